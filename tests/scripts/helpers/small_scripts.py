"""Small scripts, and ways to play them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from textwrap import dedent, indent
from typing import Any

from prompts import RenderedText
from scripts import Answer, AwaitingAnswer, AwaitingFact, Finished, Json, Replay, Script, Source, State
from scripts.loading.loader import load_script
from scripts.model import Step, iter_nodes
from scripts.step_rendering import Prompt, Pronouns, render_step

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
    "standing": [],
    "carried": None,
    "notebook": [],
    "visit": "over",
}

Respond = Callable[[AwaitingAnswer | AwaitingFact], Json]


def source_of(steps: str, words: str = "", head: str = HEAD) -> Source:
    """Return a script's texts from its steps and words."""
    flow = f"{head}steps:\n{indent(dedent(steps).strip(), '  ')}\n"
    return Source(flow, f"# Small\n\n{dedent(words).strip()}\n", "small.yaml", "small.md")


def make_script(steps: str, words: str = "") -> Script:
    """Return a script, adding words where they are required."""
    bare = steps_needing_words(steps)
    written = set(re.findall(r"^## (\w+)", dedent(words), flags=re.MULTILINE))
    missing = [f"## {name}\n{name}{labels}" for name, labels in bare if name not in written]
    return load_script(source_of(steps, "\n\n".join([dedent(words).strip(), *missing])))


def steps_needing_words(steps: str) -> list[tuple[str, str]]:
    """Return the steps that need words, with their labels."""
    found = []
    for chunk in re.split(r"^[ ]*- (?=\w+: )", dedent(steps), flags=re.MULTILINE):
        kind_and_id = re.match(r"(say|ask|keep|draw|stop): (\w+)", chunk)
        choices = re.search(r"choices: \[(.*?)\]", chunk)
        if kind_and_id:
            values = choices[1].split(", ") if choices else ["a_card"] if kind_and_id[1] == "draw" else []
            found.append((kind_and_id[2], "".join(f"\n- {value}: {value.title()}" for value in values)))
    return found


def answer_to(state: AwaitingAnswer | AwaitingFact, value: Json) -> Answer:
    place, step, of = state.key
    return Answer(place, step, state.kind, of, value, state.private, "2026-03-14T20:00:00+01:00")


class ValuesByPlace(dict[str, Json]):
    """Values of one step by place, partner, or "place partner"."""


def respond_with(values: Mapping[str, Json]) -> Respond:
    """Return answers by step id or fact, with defaults."""

    def respond(state: AwaitingAnswer | AwaitingFact) -> Json:
        place, step, of = state.key
        value = values.get(
            step,
            values.get(state.fact, default_value(state))
            if isinstance(state, AwaitingFact)
            else default_value(state),
        )
        if not isinstance(value, ValuesByPlace):
            return value
        return next(
            (value[key] for key in (f"{place} {of}", place, of) if key in value), default_value(state)
        )

    return respond


def default_value(state: AwaitingAnswer | AwaitingFact) -> Json:
    """Return the plainest valid answer."""
    if isinstance(state, AwaitingFact):
        return state.options[0] if state.fact == "card" else FACTS[state.fact]
    shape = state.step.shape
    if state.stage == "decide":
        return {given.name: "show" for given in state.to_reveal}
    if state.kind != "ask" or shape is None:
        return None if state.kind in ("agree", "keep", "look_back") else True
    if state.step.optional:
        return None
    first = (state.items[0][0] if state.items else None) or (shape.choices or ("hm",))[0]
    plain: dict[str, Json] = {
        "text": f"{state.of} {state.step.id} {state.place}".strip(),
        "choice": first if shape.pick is None else [first],
        "yes_no": "yes",
        "scale": shape.low,
        "feelings": ["calm"],
        "needs": ["rest"],
        "list": [{"id": "i1", "text": "Dishes"}, {"id": "i2", "text": "Taxes"}],
        "tasks": [{"id": f"i{n}", "text": f"Task {n}"} for n in range(1, 4)],
        "ratings": {row: {name: low for name, low, _ in shape.scales} for row, _ in state.items},
        "who": "both",
        "date": "2026-03-20",
    }
    return plain[shape.type]


def play(
    script: Script, respond: Respond | None = None, at_most: int = 3000
) -> list[tuple[AwaitingAnswer | AwaitingFact, Answer]]:
    """Play to the end; return each state with its answer."""
    replay = Replay(script)
    played: list[tuple[AwaitingAnswer | AwaitingFact, Answer]] = []
    while isinstance(state := replay.state, AwaitingAnswer | AwaitingFact):
        answer = answer_to(state, (respond or default_value)(state))
        played.append((state, answer))
        replay.feed(answer)
        assert len(played) < at_most, "This conversation does not end."
    assert isinstance(replay.state, Finished), replay.state
    return played


def render(script: Script, ask: AwaitingAnswer) -> Prompt:
    return render_step(script, ask, PEOPLE)


def shown_lines(script: Script, respond: Respond | None = None) -> list[str]:
    """Return the script's words as `step of: text`.

    Default wordings and decisions are left out.
    """
    own = {node.id for node in iter_nodes(script.steps) if isinstance(node, Step)} & set(script.wordings)
    return [
        f"{state.step.id} {state.of}: {render(script, state).body.plain()}".strip()
        for state, _ in play(script, respond)
        if isinstance(state, AwaitingAnswer) and state.step.id in own and state.stage != "decide"
    ]


def step_names(played: Iterable[tuple[AwaitingAnswer | AwaitingFact, Answer]]) -> list[str]:
    """Return the steps as asked, with place and partner."""
    return [
        " ".join(filter(None, (a.place, a.step, a.of)))
        for state, a in played
        if isinstance(state, AwaitingAnswer)
    ]


def all_visible_text(script: Script, state: State) -> str:
    """Return everything a screen could show in a state."""
    if not isinstance(state, AwaitingAnswer):
        return repr(state)
    shown: list[Any] = [state.names, state.items, state.to_reveal, state.agreement, render(script, state)]
    return repr(shown)


def prompt_texts(rendered: Prompt) -> list[str]:
    """Return all texts of a prompt."""
    texts: tuple[RenderedText, ...] = (*rendered.above, rendered.body)
    return [*(each.plain() for each in texts), *rendered.labels.values(), rendered.starter]
