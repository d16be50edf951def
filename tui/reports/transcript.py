"""The transcript of a conversation: saved questions and answers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts import Answer, AwaitingAnswer, InvalidHistory, Json, Replay, Script
from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import AgreementFact, AgreementValue, LookBackValue
from scripts.engine.list_items import readable_items
from scripts.engine.skipped_or_withheld import gate_ids, is_unsaid, pass_over_unsaid
from scripts.engine.template_values import Pronouns
from scripts.engine.value_checks import is_date
from scripts.model import LIST_TYPES, AnswerShape, Step, iter_nodes
from scripts.opening_closing_steps import is_readiness
from scripts.readable_names import number_text, readable
from scripts.step_rendering import render_step
from store import ERASED
from tui.reports.talk_notes import is_talk_note
from tui.text.couple import Couple
from tui.text.dates import full_date, iso_date, weekday_and_date
from tui.text.list_formatting import bulleted
from tui.text.look_back import look_back_text


@dataclass(frozen=True)
class TranscriptLine:
    """One answer of the transcript.

    `question` is empty if the script's words were not saved. `is_note` is true for what was noted while `of` spoke.
    """

    question: str
    of: str
    text: str
    answer: Answer
    spoken_as: str | None = None
    is_note: bool = False


def transcript(script: Script, answers: Sequence[Answer], couple: Couple) -> Iterator[TranscriptLine]:
    """Yield a conversation's lines in order.

    Steps that were only read or spoken have none. Missing answers are skipped without comment, so that nobody can
    tell who passed and who withheld.
    """
    steps = {node.id: node for node in iter_nodes(script.steps) if isinstance(node, Step)}
    people = couple.pronouns
    replay, gates = Replay(script), gate_ids(script)
    for answer in answers:
        pass_over_unsaid(replay, answer)
        state = replay.state
        ask = state if isinstance(state, AwaitingAnswer) and state.key == answer.key else None
        asked = render_step(script, ask, people, write_day=weekday_and_date).body.plain() if ask else ""
        if not isinstance(state, InvalidHistory) and not (answer.is_erased and replay.validate(answer)):
            replay.feed(answer)
        if _is_shown(script, answer, gates):
            text = _line_text(script, steps.get(answer.step), answer, ask, couple)
            spoken_as, is_note = ask.spoken_as if ask else None, is_talk_note(script, answer)
            yield TranscriptLine(asked, answer.of, text, answer, spoken_as, is_note)


def _line_text(
    script: Script, step: Step | None, answer: Answer, ask: AwaitingAnswer | None, couple: Couple
) -> str:
    """Return an answer as the couple saw it.

    A look-back says who spoke, if its agreement is known.
    """
    if answer.kind != "look_back":
        return answer_text(script, step, answer, couple.pronouns, dict(ask.items) if ask else {})
    names = {partner: couple.name(partner) for partner in couple.pronouns}
    return look_back_text(
        LookBackValue.from_json(answer.value),
        names,
        couple.partner_of(AgreementFact.from_json(ask.agreement).who) if ask else "",
    )


def _is_shown(script: Script, answer: Answer, gates: frozenset[str]) -> bool:
    """Return whether there is anything to read again.

    Whether it was a good time only mattered on the day itself.
    """
    is_visible = answer.kind not in ("fact", "reveal") and not is_readiness(script, answer.step)
    was_said = answer.is_erased or answer.value is not None
    return is_visible and was_said and not is_unsaid(answer, gates)


def answer_text(
    script: Script, step: Step | None, answer: Answer, people: Pronouns, items: Mapping[str, str]
) -> str:
    """Return an answer as the couple saw it."""
    value = answer.value
    if value is None:
        return ERASED
    if answer.kind == "agree":
        agreed = AgreementValue.from_json(value)
        return agreement_sentence(agreed.act, agreed.cue)
    if answer.kind == "keep":
        return str(
            value.get("text") or bulleted([_entry_text(item, people) for item in value.get("items", ())])
        )
    shape = step.shape if step else None
    if shape is None or not _has_form(shape, value):
        return str(value)
    return _value_text(script, shape, answer, people, items)


def _entry_text(item: Mapping[str, Json], people: Pronouns) -> str:
    """Return an entry's text, and who has it if it's a task."""
    owner = people.get(str(item.get("who")), {}).get("name", "")
    return f"{item['text']} ({owner})" if owner else str(item["text"])


def _has_form(shape: AnswerShape, value: Json) -> bool:
    """Return whether a value has its shape's form; another program may have written anything."""
    if shape.type in LIST_TYPES:
        return isinstance(value, list) and len(readable_items(value)) == len(value)
    if shape.type == "ratings":
        rows = value.values() if isinstance(value, dict) else [None]
        return all(isinstance(row, dict) and all(map(_is_number, row.values())) for row in rows)
    if shape.type == "scale":
        return _is_number(value)
    if shape.type == "date":
        return is_date(value)
    return all(isinstance(each, str) for each in (value if isinstance(value, list) else [value]))


def _is_number(value: Json) -> bool:
    return isinstance(value, int | float)


def _value_text(
    script: Script, shape: AnswerShape, answer: Answer, people: Pronouns, items: Mapping[str, str]
) -> str:
    value: Json = answer.value
    wording = script.wordings.get(answer.step)

    def label(stored: str, default: str) -> str:
        template = wording.labels.get(stored) if wording else None
        roles = {partner: dict(person) for partner, person in people.items()}
        return template.render(roles).plain() if template else default

    if shape.type in ("choice", "yes_no"):
        chosen = value if isinstance(value, list) else [value]
        return _join_texts([label(stored, items.get(stored, readable(stored))) for stored in chosen])
    if shape.type == "date":
        return full_date(iso_date(value))
    if shape.type == "who":
        return " and ".join(people[p].get("name", p) for p in ("first", "second") if value in (p, "both"))
    if shape.type in LIST_TYPES:
        return bulleted([item["text"] for item in value])
    if shape.type == "scale":
        return number_text(value, label(str(value), ""))
    if shape.type == "ratings":
        ratings = {
            row: [
                f"{label(k, readable(k))} {number_text(n, label(f'{k}.{n}', ''))}" for k, n in numbers.items()
            ]
            for row, numbers in value.items()
        }
        return "\n".join(f"{items.get(row, row)}: {_join_texts(texts)}" for row, texts in ratings.items())
    return _join_texts(value) if isinstance(value, list) else str(value)


def _join_texts(texts: Sequence[str]) -> str:
    return ", ".join(texts)
