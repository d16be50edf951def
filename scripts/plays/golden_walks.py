"""Golden walks: answers beside a script, and the words that follow.

`NAME.walk.yaml`, or `NAME.SOMETHING.walk.yaml`, holds `answers` as `play --answers` takes them, and the `transcript`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from difflib import unified_diff
from itertools import takewhile
from pathlib import Path

from scripts.answer_submission import InvalidAnswer
from scripts.autoplay.scripted_answers import MissingAnswer, answer_from_mapping, describe_position
from scripts.autoplay.scripted_facts import FACT_NAMES, fact_from_mapping
from scripts.engine_types import AwaitingAnswer, AwaitingFact, Json
from scripts.loading.open_script import open_script
from scripts.loading.spelling_suggestions import suggest
from scripts.model import Script, iter_nodes
from scripts.opening_closing_steps import KEEP_STEP, find_step_id, short_name
from scripts.plays.answer_options import Option
from scripts.plays.golden_walk_file import WalkFile, read_walk, write_walk
from scripts.plays.play import Play
from scripts.plays.transcript import Transcript

ENDING = ".walk.yaml"
DEFAULT_FACTS: Mapping[str, Json] = {
    "begins": "a",
    "today": "2027-03-14",
    "times_done": 0,
    "carried": None,
    "due": [],
    "standing": [],
    "notebook": [],
    "visit": "over",
}
"""Facts that a walk leaves out. They never change, and neither does what a walk says."""


@dataclass(frozen=True)
class WalkResult:
    """One walk. `problem` is "" if the script still says the same, and `difference` is what changed.

    `line` is where the trouble begins, and `now` what the script says there. `is_new`: there is no transcript yet.
    `was_updated`: the file now holds what the script says.
    """

    file: Path
    problem: str = ""
    difference: tuple[str, ...] = ()
    line: int = 1
    now: str = ""
    is_new: bool = False
    was_updated: bool = False


def find_walks(flow: Path) -> list[Path]:
    """Return the walks beside a flow file."""
    name = flow.name.removesuffix(flow.suffix)
    return sorted({*flow.parent.glob(f"{name}{ENDING}"), *flow.parent.glob(f"{name}.*{ENDING}")})


def run_walks(flow: Path, *, update: bool = False) -> list[WalkResult]:
    """Run the walks beside a flow file; with `update`, accept what the script says now.

    Raises ScriptError if the script itself is invalid, and OSError if a walk can't be read or written.
    """
    walks = find_walks(flow)
    script = open_script(str(flow)) if walks else None
    return [run_walk(script, walk, update=update) for walk in walks if script is not None]


def run_walk(script: Script, path: Path, *, update: bool = False) -> WalkResult:
    """Run one walk; with `update`, accept what the script says now.

    Raises OSError if it can't be read or written.
    """
    walk = read_walk(path)
    if walk.problem:
        return WalkResult(path, walk.problem, line=walk.line)
    if problem := _unknown_name(script, walk.answers):
        return WalkResult(path, problem)
    lines, problem = walk_lines(script, walk.answers)
    if problem:
        return WalkResult(path, problem)
    if lines == walk.transcript:
        return WalkResult(path)
    if update:
        write_walk(path, walk, lines)
        return WalkResult(path, was_updated=True)
    if walk.transcript is None:
        return WalkResult(path, "There is no transcript yet.", is_new=True)
    first, now = _first_change(walk.transcript, lines)
    return WalkResult(
        path,
        "The script says something else now.",
        tuple(_difference(walk, lines)),
        line=walk.start + first + 1,
        now=now.strip() or "nothing",
    )


def walk_lines(script: Script, answers: Mapping[str, Json]) -> tuple[list[str], str]:
    """Return the transcript of these answers, and why it ends too early, or ""."""
    play, transcript = Play(script), Transcript(script)
    by_id = {find_step_id(script, name): value for name, value in answers.items()}
    given = {find_step_id(script, KEEP_STEP): "words", **by_id}
    lines: list[str] = []
    while isinstance(state := play.state, AwaitingAnswer | AwaitingFact):
        lines += transcript.shown(state)
        try:
            value = (
                given_fact(given, state)
                if isinstance(state, AwaitingFact)
                else answer_from_mapping(given, state)
            )
            play.take(Option("", value))
        except (MissingAnswer, InvalidAnswer) as error:
            where = f"`{short_name(script, state.key[1])}` {describe_position(state)}: "
            return lines, ("" if isinstance(error, MissingAnswer) else where) + str(error)
        lines += transcript.answered(state, value)
    return [*lines, "The conversation is over."], ""


def given_fact(given: Mapping[str, Json], need: AwaitingFact) -> Json:
    """Return a fact as answers give it, or as it is in every walk."""
    value = fact_from_mapping(given, need)
    if value not in (None, ""):
        return value
    return need.options[0] if need.fact == "card" else DEFAULT_FACTS[need.fact]


def _unknown_name(script: Script, answers: Mapping[str, Json]) -> str:
    ids = [node.id for node in iter_nodes(script.steps)]
    steps = [short_name(script, id_) for id_ in ids]
    for name in answers:
        if find_step_id(script, name) not in (*FACT_NAMES, *ids):
            near = suggest(name, (*steps, *FACT_NAMES))
            hint = f" Did you mean {near}?" if near else ""
            return f"It answers `{name}`, but no step of {script.id} has that id.{hint}"
    return ""


def _first_change(before: Sequence[str], now: Sequence[str]) -> tuple[int, str]:
    """Return the index of the first changed line, and what it is now."""
    same = takewhile(bool, (old == new for old, new in zip(before, now, strict=False)))
    first = len(list(same))
    return min(first, len(before) - 1), now[first] if first < len(now) else ""


def _difference(walk: WalkFile, lines: list[str]) -> list[str]:
    """Return the changed lines and those around them."""
    return list(unified_diff(walk.transcript or [], lines, "expected", "now", n=2, lineterm=""))[2:]
