"""Sources of answers for `turnabout play`: a file, or chance."""

from __future__ import annotations

import argparse
import errno
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from math import isfinite
from pathlib import Path
from random import Random
from typing import Any

from scripts import Answer, AwaitingAnswer, AwaitingFact, Json, Script
from scripts.autoplay.random_answers import random_answer
from scripts.autoplay.scripted_answers import answer_from_mapping, answers_from_lines
from scripts.autoplay.scripted_facts import FACT_NAMES, fact_from_mapping
from scripts.loading.spelling_suggestions import suggest
from scripts.loading.yaml_reader import MAX_DEPTH, parse_yaml
from scripts.model import iter_nodes
from scripts.opening_closing_steps import (
    FRAME_PREFIX,
    KEEP_STEP,
    find_place,
    find_step_id,
    frame_name,
    short_name,
)
from scripts.text_files import MAX_CHARS, read_text_file
from tui.commands._unused_answers import unused_line, unused_look_back
from tui.errors import UserError
from tui.session.conversation_session import ConversationSession

KEEP_ID = f"{FRAME_PREFIX}{KEEP_STEP}"

AnswerSource = Callable[[AwaitingAnswer | AwaitingFact], Json]
"""Function that returns the answer to the current step or fact."""

UnusedCheck = Callable[[Sequence[Answer]], str]
"""Function that returns a sentence about the first unused answer, or "" if all were used."""


def open_answer_source(
    options: argparse.Namespace, session: ConversationSession
) -> tuple[AnswerSource, UnusedCheck]:
    """Return the chosen source, and the check for unused answers."""
    if options.random is not None:
        rng = Random(options.seed)  # noqa: S311 - not used for security
        return _random_source(rng, session, saved=options.save), lambda _: ""
    written = _read_file(options.answers)
    script = session.script
    if isinstance(written, list):
        lines = [_with_frame_ids(script, line) for line in written]
        return answers_from_lines(lines, session.resolve_fact), partial(unused_line, lines)
    _check_steps(written, script, options.answers)
    by_id = {find_step_id(script, name): value for name, value in written.items()}
    return _mapping_source({KEEP_ID: "words", **by_id}, session), partial(unused_look_back, script, by_id)


def _with_frame_ids(script: Script, line: Mapping[str, Json]) -> Mapping[str, Json]:
    """Return a printed line with today's ids of the opening and closing."""
    place, step = line.get("place"), line.get("step")
    if not isinstance(place, str) or not isinstance(step, str):
        return line
    return {**line, "place": find_place(script, place), "step": find_step_id(script, step)}


def _random_source(rng: Random, session: ConversationSession, *, saved: bool) -> AnswerSource:
    drawn = ("card", "visit")

    def answer(state: AwaitingAnswer | AwaitingFact) -> Json:
        if frame_name(session.script, state.key[1]) == KEEP_STEP:
            return "words"
        if saved and isinstance(state, AwaitingFact) and state.fact not in drawn:
            return session.resolve_fact(state)
        return random_answer(state, rng)

    return answer


def _mapping_source(written: Mapping[str, Json], session: ConversationSession) -> AnswerSource:
    def answer(state: AwaitingAnswer | AwaitingFact) -> Json:
        if not isinstance(state, AwaitingFact):
            return answer_from_mapping(written, state)
        value = fact_from_mapping(written, state)
        return session.resolve_fact(state) if value in (None, "") else value

    return answer


def _read_file(file: str) -> list[Mapping[str, Json]] | Mapping[str, Json]:
    """Return a file's printed lines, or YAML by step id."""
    try:
        text = _read_text(file)
    except (OSError, UnicodeDecodeError):
        raise UserError(f"Couldn’t read {file} as a text file.") from None
    if text.lstrip().startswith("{"):
        # Not splitlines: it also splits at characters that an answer may contain.
        lines = [_parse_line(line, file) for line in text.split("\n") if line.strip()]
        return [line for line in lines if "finished" not in line]
    reading = parse_yaml(text, Path(file).name)
    if reading.diagnostics or not isinstance(reading.data, dict):
        why = "\n".join(str(problem) for problem in reading.diagnostics)
        raise UserError(
            f"No answers found in {file}. Each line needs a step id, a colon, and a value.\n{why}".strip()
        )
    return reading.data


def _read_text(file: str) -> str:
    if file != "-":
        return read_text_file(Path(file), encoding="utf-8-sig", may_be_pipe=True)
    text = sys.stdin.read(MAX_CHARS + 1)
    if len(text) > MAX_CHARS:
        raise OSError(errno.EFBIG, "too long")
    return text


def _parse_line(text: str, file: str) -> Mapping[str, Json]:
    try:
        line: Any = json.loads(text, parse_constant=_parse_number, parse_float=_parse_number)
    except (ValueError, RecursionError):
        line = None
    if isinstance(line, dict) and ("step" in line or "finished" in line) and not _is_deeper(line, MAX_DEPTH):
        return line
    raise UserError(
        f"{file} looks like output from play --json, but some of its lines don’t match that format."
    )


def _parse_number(text: str) -> float:
    """Parse a finite number; raise ValueError for anything else."""
    if isfinite(number := float(text)):
        return number
    raise ValueError(text)


def _is_deeper(value: Json, levels: int) -> bool:
    """Return whether a value is nested more than `levels` deep."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(item, levels - 1) for item in inner)


def _check_steps(written: Mapping[str, Json], script: Script, file: str) -> None:
    ids = [node.id for node in iter_nodes(script.steps)]
    steps = [short_name(script, id_) for id_ in ids]
    for name in written:
        if find_step_id(script, name) not in (*FACT_NAMES, *ids):
            near = suggest(name, (*steps, *FACT_NAMES))
            instead = f"Did you mean {near}?" if near else f"Its steps are {', '.join(steps)}."
            raise UserError(f"{file} answers `{name}`, but no step of {script.id} has that id. {instead}")
