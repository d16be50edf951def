"""A conversation read again: what was asked and what was answered, as far as it was kept."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts import Answer, Ask, Impossible, Json, Script, Walking
from scripts.agreement_sentence import sentence
from scripts.engine.template_values import Pronouns
from scripts.model import Shape, Step, every_node
from scripts.progress import IS_NOW_GOOD
from scripts.prompt import prompt
from tui.text.couple import Couple
from tui.text.look_back import told

NOT_TOLD = frozenset({IS_NOW_GOOD})
"""What the opening asks for the evening alone, and nobody needs to read again."""


@dataclass(frozen=True)
class Line:
    """One answer as it is read again; `asked` is empty where the words round it were not kept."""

    asked: str
    of: str
    answered: str
    answer: Answer
    spoken_as: str | None = None


def transcript(script: Script, answers: Sequence[Answer], couple: Couple) -> Iterator[Line]:
    """The lines of a conversation in their order; what was only read or spoken leaves no line.

    Never fails on what is absent, and says nothing of it: who passed and who withheld is not told.
    """
    steps = {node.id: node for node in every_node(script.steps) if isinstance(node, Step)}
    people = couple.people
    walking = Walking(script)
    for answer in answers:
        stand = walking.stand
        ask = stand if isinstance(stand, Ask) and stand.key == answer.key else None
        asked = prompt(script, ask, people).said.plain() if ask else ""
        if not isinstance(stand, Impossible):
            walking.take(answer)
        if _leaves_line(answer):
            text = _answered(script, steps.get(answer.step), answer, ask, couple)
            yield Line(asked, answer.of, text, answer, ask.spoken_as if ask else None)


def _answered(script: Script, step: Step | None, answer: Answer, ask: Ask | None, couple: Couple) -> str:
    """An answer in the words that the couple saw; a look-back says who spoke, as far as its agreement is known."""
    if answer.kind != "look_back":
        return answer_text(script, step, answer, couple.people, dict(ask.items) if ask else {})
    names = {partner: couple.name(partner) for partner in couple.people}
    return told(answer.value, names, couple.partner(str(ask.about.get("who"))) if ask else "")


def _leaves_line(answer: Answer) -> bool:
    """Whether there is something to read again."""
    told = answer.kind not in ("fact", "reveal") and answer.step not in NOT_TOLD
    return told and answer.value is not None and answer.value is not True


def answer_text(
    script: Script, step: Step | None, answer: Answer, people: Pronouns, items: Mapping[str, str]
) -> str:
    """An answer in the words that the couple saw."""
    value = answer.value
    if answer.kind == "agree":
        return sentence(value)
    if answer.kind == "keep":
        return str(value.get("text") or _joined([item["text"] for item in value.get("items", ())]))
    shape = step.shape if step else None
    if shape is None:
        return str(value)
    return _shaped(script, shape, answer, people, items)


def _shaped(script: Script, shape: Shape, answer: Answer, people: Pronouns, items: Mapping[str, str]) -> str:
    value: Json = answer.value

    def label(stored: str) -> str:
        wording = script.wordings.get(answer.step)
        template = wording.labels.get(stored) if wording else None
        roles = {partner: dict(person) for partner, person in people.items()}
        return template.render(roles).plain() if template else items.get(stored, stored)

    if shape.type in ("choice", "yes_no"):
        return _joined([label(stored) for stored in value]) if isinstance(value, list) else label(value)
    if shape.type == "who":
        return " and ".join(people[p].get("name", p) for p in ("first", "second") if value in (p, "both"))
    if shape.type == "list":
        return _joined([item["text"] for item in value])
    if shape.type == "ratings":
        rows = (
            f"{items.get(row, row)}: {_joined([f'{k} {v}' for k, v in n.items()])}"
            for row, n in value.items()
        )
        return "\n".join(rows)
    return _joined(value) if isinstance(value, list) else str(value)


def _joined(texts: Sequence[str]) -> str:
    return ", ".join(texts)
