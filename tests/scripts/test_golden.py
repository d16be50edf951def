"""Saved conversations that every later version must replay.

They hold the texts, the answers, and what was read on the way. A file in golden/ is never rewritten, because stored
conversations outlive the code. To add missing files (delete one first to renew it): WRITE_GOLDEN=1 .venv/bin/pytest
tests/scripts/test_golden.py
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from scripts import (
    Answer,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
    Json,
    Progress,
    Replay,
    Script,
    Source,
    State,
    replay,
    submit_answer,
)
from scripts.loading.loader import load_script, load_stored
from scripts.loading.open_script import load_frame, open_script
from scripts.loading.schema import STEP_MODELS
from scripts.model import Step, iter_nodes
from tests.scripts.helpers.random_answers import RandomCouple
from tests.scripts.helpers.small_scripts import prompt_texts, render

GOLDEN = Path(__file__).parent / "golden"
NAMES = (
    "carried",
    "everything",
    "i-statements",
    "milestones",
    "reflective-listening",
    "repair",
    "repair-in-lines",
    "role-reversal",
    "setback",
    "weekly-check-in",
    "weekly-check-in-far-apart",
)
SCRIPTS = {
    "carried": "setback",
    "repair-in-lines": "repair",
    "weekly-check-in-far-apart": "weekly-check-in",
}
"""The scripts of conversations that have another name."""
CARRIED = {
    "id": "c1",
    "who": "a",
    "act": "We will text by six",
    "cue": "If one of us is late",
    "look_back": None,
}
FORCED: dict[str, Json] = {
    "good_now": "yes",
    "frame_good_now": "yes",
    "willing": "yes",
    "times_done": 1,
    "enough": "go_on",
    "carried": CARRIED,
}


def read(script: Script, state: State) -> dict[str, Json]:
    """Return what a state says in the script's own words.

    The default sentences are left out, because they may change.
    """
    if isinstance(state, Finished):
        unrevealed = [list(key) for key in sorted(state.unrevealed)]
        return {"end": {"stopped": state.stopped, "keep": state.keep_choice, "unrevealed": unrevealed}}
    assert isinstance(state, AwaitingAnswer | AwaitingFact)
    known: dict[str, Json] = {"at": list(state.key), "kind": state.kind, "private": state.private}
    if isinstance(state, AwaitingFact):
        return {**known, "want": state.fact, "options": list(state.options)}
    own = state.step.id in script.wordings and state.stage != "decide"
    said = prompt_texts(render(script, state))
    decides = [[given.name, given.value] for given in state.to_reveal]
    extra = {"speaker": state.speaker, "stage": state.stage, "as": state.spoken_as, "round": state.round}
    return {
        **known,
        **extra,
        "items": [list(item) for item in state.items],
        "decides": decides,
        "said": said * own,
    }


def transcript(script: Script, answers: tuple[Answer, ...]) -> list[dict[str, Json]]:
    replay = Replay(script)
    lines = [read(script, replay.state)]
    for answer in answers:
        lines.append(read(script, replay.feed(answer)))
    return lines


def play_whole(script: Script, seed: int) -> tuple[Answer, ...]:
    """Return one whole conversation, answered as on screen."""
    couple, progress = RandomCouple(seed, marks=False), Progress()
    while isinstance(state := replay(script, progress.answers), AwaitingAnswer | AwaitingFact):
        value = couple(state)
        progress = submit_answer(
            script, progress, FORCED.get(state.key[1], value), "2026-03-14T20:00:00+01:00"
        )
    return progress.answers


def golden(name: str) -> dict[str, Json]:
    """Return the longest of forty conversations.

    The longest one covers most of the script.
    """
    script = everything_script() if name == "everything" else open_script(SCRIPTS.get(name, name))
    answers = max(
        (play_whole(script, seed) for seed in range(40)), key=lambda answers: (kinds(answers), len(answers))
    )
    sources = [vars(source) for source in script.sources]
    lines = transcript(script, answers)
    return {"sources": sources, "records": [answer.to_record() for answer in answers], "transcript": lines}


def kinds(answers: tuple[Answer, ...]) -> int:
    return len({answer.kind for answer in answers})


def everything_script() -> Script:
    flow, words = ((GOLDEN / f"everything.{end}").read_text(encoding="utf-8") for end in ("yaml", "md"))
    return load_script(Source(flow, words, "everything.yaml", "everything.md"), load_frame())


def saved(name: str) -> dict[str, Any]:
    path = GOLDEN / f"{name}.json"
    if not path.exists() and os.environ.get("WRITE_GOLDEN"):
        path.write_text(json.dumps(golden(name), indent=1, ensure_ascii=True) + "\n", encoding="utf-8")
    data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return data


@pytest.mark.parametrize("name", NAMES)
def test_golden_conversation_replays_unchanged(name: str) -> None:
    data = saved(name)
    script = load_stored([Source(**source) for source in data["sources"]])
    answers = tuple(Answer.from_record(record) for record in data["records"])
    for now, then in zip(transcript(script, answers), data["transcript"], strict=True):
        assert now == then


@pytest.mark.parametrize("name", NAMES)
def test_golden_conversation_is_complete(name: str) -> None:
    data = saved(name)
    assert "end" in data["transcript"][-1]
    assert len(data["transcript"]) == len(data["records"]) + 1


def test_golden_conversation_covers_all_kinds() -> None:
    script = everything_script()
    steps = [node for node in iter_nodes(script.steps) if isinstance(node, Step)]
    assert {step.kind for step in steps} == set(STEP_MODELS)
    assert {"ratings", "date", "who", "needs", "feelings", "list", "yes_no", "scale", "choice", "text"} == {
        step.shape.type for step in steps if step.shape
    }
    played = {record["kind"] for record in saved("everything")["records"]}
    assert played | {"stop"} == set(STEP_MODELS) | {"fact"}
