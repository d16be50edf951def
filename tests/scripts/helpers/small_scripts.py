"""Small scripts made from a few lines, and a way to walk them: what the tests of this room share."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from textwrap import dedent, indent
from typing import Any

from prompts import Said
from scripts import Answer, Ask, End, Json, NeedsFact, Script, Source, Stand, Walking
from scripts.loading.loader import load
from scripts.model import Step, every_node
from scripts.prompt import Prompt, Pronouns, prompt

PEOPLE: Pronouns = {
    "first": {"name": "Ana", "they": "she", "them": "her", "their": "her"},
    "second": {"name": "Ben", "they": "he", "them": "him", "their": "his"},
}
HEAD = "format: 1\nid: small\nversion: 1.0.0\nminutes: 5 to 9\ngroup: listen\nframe: no\n"
FACTS: dict[str, Json] = {
    "begins": "a",
    "today": "2026-03-14",
    "times_done": 0,
    "due": [],
    "carried": None,
    "notebook": [],
    "visit": "over",
}

Respond = Callable[[Ask | NeedsFact], Json]


def source_of(steps: str, words: str = "", head: str = HEAD) -> Source:
    """The texts of a script from its steps alone, not indented, and from its words."""
    flow = f"{head}steps:\n{indent(dedent(steps).strip(), '  ')}\n"
    return Source(flow, f"# Small\n\n{dedent(words).strip()}\n", "small.yaml", "small.md")


def made(steps: str, words: str = "") -> Script:
    """A script from its steps; whatever must have words and has none here says its own id."""
    bare = load_lines(steps)
    written = set(re.findall(r"^## (\w+)", dedent(words), flags=re.MULTILINE))
    missing = [f"## {name}\n{name}{labels}" for name, labels in bare if name not in written]
    return load(source_of(steps, "\n\n".join([dedent(words).strip(), *missing])))


def load_lines(steps: str) -> list[tuple[str, str]]:
    """The ids of the steps that must have words, each with the labels that it needs."""
    found = []
    for chunk in re.split(r"^[ ]*- (?=\w+: )", dedent(steps), flags=re.MULTILINE):
        kind_and_id = re.match(r"(say|ask|keep|draw|stop): (\w+)", chunk)
        choices = re.search(r"choices: \[(.*?)\]", chunk)
        if kind_and_id:
            values = choices[1].split(", ") if choices else ["a_card"] if kind_and_id[1] == "draw" else []
            found.append((kind_and_id[2], "".join(f"\n- {value}: {value.title()}" for value in values)))
    return found


def answer_to(stand: Ask | NeedsFact, value: Json) -> Answer:
    place, step, of = stand.key
    return Answer(place, step, stand.kind, of, value, stand.private, "2026-03-14T20:00:00+01:00")


class By(dict[str, Json]):
    """Values for one step at several places: by place, by partner, or by `place partner`."""


def written(values: Mapping[str, Json]) -> Respond:
    """Answers by step id, or by the kind of a fact; what is not among them gets the usual answer."""

    def respond(stand: Ask | NeedsFact) -> Json:
        place, step, of = stand.key
        value = values.get(
            step, values.get(stand.want, usual(stand)) if isinstance(stand, NeedsFact) else usual(stand)
        )
        if not isinstance(value, By):
            return value
        return next((value[key] for key in (f"{place} {of}", place, of) if key in value), usual(stand))

    return respond


def usual(stand: Ask | NeedsFact) -> Json:
    """The plainest answer that fits."""
    if isinstance(stand, NeedsFact):
        return stand.options[0] if stand.want == "card" else FACTS[stand.want]
    shape = stand.step.shape
    if stand.stage == "decide":
        return {given.name: "show" for given in stand.decides}
    if stand.kind != "ask" or shape is None:
        return None if stand.kind in ("agree", "keep", "look_back") else True
    if stand.step.optional:
        return None
    first = (stand.items[0][0] if stand.items else None) or (shape.choices or ("hm",))[0]
    plain: dict[str, Json] = {
        "text": f"{stand.of} {stand.step.id} {stand.place}".strip(),
        "choice": first if shape.pick is None else [first],
        "yes_no": "yes",
        "scale": shape.low,
        "feelings": ["calm"],
        "needs": ["rest"],
        "list": [{"id": "i1", "text": "Dishes"}, {"id": "i2", "text": "Taxes"}],
        "ratings": {row: {name: low for name, low, _ in shape.scales} for row, _ in stand.items},
        "who": "both",
        "date": "2026-03-20",
    }
    return plain[shape.type]


def played(
    script: Script, respond: Respond | None = None, at_most: int = 3000
) -> list[tuple[Ask | NeedsFact, Answer]]:
    """Walk to the end, and return every stand with the answer that was given there."""
    walking = Walking(script)
    course: list[tuple[Ask | NeedsFact, Answer]] = []
    while isinstance(stand := walking.stand, Ask | NeedsFact):
        answer = answer_to(stand, (respond or usual)(stand))
        course.append((stand, answer))
        walking.take(answer)
        assert len(course) < at_most, "This conversation does not end."
    assert isinstance(walking.stand, End), walking.stand
    return course


def says(script: Script, ask: Ask) -> Prompt:
    return prompt(script, ask, PEOPLE)


def lines(script: Script, respond: Respond | None = None) -> list[str]:
    """What the couple reads on the way, as `step of: text`; defaults and what is only read are left out."""
    own = {node.id for node in every_node(script.steps) if isinstance(node, Step)} & set(script.wordings)
    return [
        f"{stand.step.id} {stand.of}: {says(script, stand).said.plain()}".strip()
        for stand, _ in played(script, respond)
        if isinstance(stand, Ask) and stand.step.id in own and stand.stage != "decide"
    ]


def steps_of(course: Iterable[tuple[Ask | NeedsFact, Answer]]) -> list[str]:
    """The steps in the order in which they were asked, each with its place and whose it was."""
    return [" ".join(filter(None, (a.place, a.step, a.of))) for stand, a in course if isinstance(stand, Ask)]


def everything(script: Script, stand: Stand) -> str:
    """All that a screen could show of a stand, in one text to be searched."""
    if not isinstance(stand, Ask):
        return repr(stand)
    shown: list[Any] = [stand.names, stand.items, stand.decides, stand.about, says(script, stand)]
    return repr(shown)


def texts(rendered: Prompt) -> list[str]:
    """Everything that a prompt says, as plain text."""
    said: tuple[Said, ...] = (*rendered.above, rendered.said)
    return [*(each.plain() for each in said), *rendered.labels.values(), rendered.starter]
