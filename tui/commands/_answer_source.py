"""Where the answers of a played script come from: a file of them, or chance."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from math import isfinite
from pathlib import Path
from random import Random
from typing import Any

from scripts import Answer, Ask, Json, NeedsFact, Script
from scripts.autoplay.random_answers import at_random
from scripts.autoplay.scripted_answers import from_lines, from_short
from scripts.engine.interpreter import KEEP_QUESTION
from scripts.loading.yaml_reader import DEEPEST, read_yaml
from scripts.model import every_node
from tui.cli import Failure
from tui.session.conversation_session import Evening

Answering = Callable[[Ask | NeedsFact], Json]
"""Says what is answered where the walk stands."""

LeftOver = Callable[[Sequence[Answer]], str]
"""Says, of the answers that the walk took, which was left over; empty where none was."""

FACTS = ("begins", "today", "times_done", "carried")


def answers_for(options: argparse.Namespace, evening: Evening) -> tuple[Answering, LeftOver]:
    """What the options name as the source of answers, and what to ask it at the end."""
    if options.random:
        chance = Random(options.seed)  # noqa: S311 - no secret hangs on it
        return _by_chance(chance, evening, saved=options.save), lambda _: ""
    written = _written(options.answers)
    if isinstance(written, list):
        return from_lines(written, evening.look_up), lambda taken: _first_left(written, taken)
    _all_known(written, evening.script, options.answers)
    return _by_step({KEEP_QUESTION: "words", **written}, evening), lambda _: ""


def _by_chance(chance: Random, evening: Evening, *, saved: bool) -> Answering:
    drawn = ("card", "visit")

    def answering(stand: Ask | NeedsFact) -> Json:
        if stand.key[1] == KEEP_QUESTION:
            return "words"
        if saved and isinstance(stand, NeedsFact) and stand.want not in drawn:
            return evening.look_up(stand)
        return at_random(stand, chance)

    return answering


def _by_step(written: Mapping[str, Json], evening: Evening) -> Answering:
    def answering(stand: Ask | NeedsFact) -> Json:
        if not isinstance(stand, NeedsFact):
            return from_short(written, stand)
        value = written.get(stand.step)
        if stand.want == "times_done" and isinstance(value, str) and value.isdecimal() and len(value) < 10:
            return int(value)  # a short list holds nothing but text
        return value or ("over" if stand.want == "visit" else evening.look_up(stand))

    return answering


def _written(file: str) -> list[Mapping[str, Json]] | Mapping[str, Json]:
    """What an answers file holds: printed lines, or a short YAML by step id."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError):
        raise Failure(f"{file} cannot be read as a text file.") from None
    if text.lstrip().startswith("{"):
        # Not splitlines: it would break a line in two at some of the characters that may stand in a text.
        lines = [_line(line, file) for line in text.split("\n") if line.strip()]
        return [line for line in lines if "finished" not in line]
    reading = read_yaml(text, Path(file).name)
    if reading.problems or not isinstance(reading.data, dict):
        why = "\n".join(str(problem) for problem in reading.problems)
        raise Failure(
            f"{file} holds no answers: it wants a step id, a colon and a value on each line.\n{why}".strip()
        )
    return reading.data


def _line(text: str, file: str) -> Mapping[str, Json]:
    try:
        line: Any = json.loads(text, parse_constant=_number, parse_float=_number)
    except (ValueError, RecursionError):
        line = None
    if isinstance(line, dict) and ("step" in line or "finished" in line) and not _is_deeper(line, DEEPEST):
        return line
    raise Failure(f"{file} begins like printed answers, but not every line of it is one.")


def _number(text: str) -> float:
    """A number that JSON can hold; raises ValueError for NaN, Infinity and what is too large to be told from it."""
    if isfinite(number := float(text)):
        return number
    raise ValueError(text)


def _is_deeper(value: Json, levels: int) -> bool:
    """Whether lists and mappings stand in each other more than so many levels deep."""
    if not isinstance(value, dict | list):
        return False
    inner = value.values() if isinstance(value, dict) else value
    return levels == 0 or any(_is_deeper(item, levels - 1) for item in inner)


def _all_known(written: Mapping[str, Json], script: Script, file: str) -> None:
    known = {*FACTS, *(node.id for node in every_node(script.steps))}
    for name in written:
        if name not in known:
            raise Failure(f"{file} answers `{name}`, but no step of {script.id} has that id.")


def _first_left(lines: Sequence[Mapping[str, Json]], taken: Sequence[Answer]) -> str:
    keys: Iterator[tuple[Json, ...]] = iter([answer.key for answer in taken])
    for line in lines:
        place, step, of = (line.get(name) for name in ("place", "step", "of"))
        # Looking into an iterator uses it up as far as the key, so lines and answers keep in step.
        if (place, step, of) not in keys:
            where = f"at {place}" if place else "at the top"
            return f"The conversation is over, and this answer is left over: `{step}` (of {of}) {where}."
    return ""
