"""`turnabout play`: a script walked without a screen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from random import Random

from scripts import Answer, Ask, DoesNotFit, End, Json, NeedsFact, Script
from scripts.catalogue import NoScript, ScriptError, open_script
from scripts.chance import at_random
from scripts.course import KEEP_QUESTION
from scripts.reading import read_yaml
from scripts.written import NoAnswer, from_lines, from_short, wanted, where
from tui.cli import Failure, data_folder
from tui.commands.reading import opened
from tui.evening import Evening

Answering = Callable[[Ask | NeedsFact], Json]
"""Says what is answered where the walk stands."""


def command(options: argparse.Namespace) -> int:
    """Walk to the end, and print each answer once it is as safe as it is going to be."""
    script = _script(options.script)
    with ExitStack() as stack:
        store = stack.enter_context(opened(data_folder(options))) if options.save else None
        evening = Evening(script, store)
        answering = _answering(options, evening)
        while not isinstance(evening.stand, End):
            for answer in _next(evening, answering, options.keep):
                _print(answer, as_json=options.json)
        evening.finish(options.keep or "words")
        _finished(evening.id if options.save and script.kept else None, as_json=options.json)
    return 0


def _script(name: str) -> Script:
    try:
        return open_script(name)
    except NoScript as error:
        raise Failure(str(error)) from None
    except ScriptError as error:
        raise Failure(f"{name} cannot be played yet. What is wrong with it:\n{error}") from None


def _next(evening: Evening, answering: Answering, keep: str | None) -> Sequence[Answer]:
    stand = evening.stand
    assert isinstance(stand, Ask | NeedsFact)  # noqa: S101 - an evening never goes on from what is impossible
    try:
        asked = stand.key[1] == KEEP_QUESTION and keep
        return evening.answer(keep if asked else answering(stand))
    except NoAnswer as error:
        raise Failure(str(error)) from None
    except DoesNotFit as error:
        step = f"`{stand.key[1]}` (of {stand.of}) {where(stand)}"
        raise Failure(f"The answer to {step} does not fit. {error} {wanted(stand)}") from None


def _answering(options: argparse.Namespace, evening: Evening) -> Answering:
    if options.random:
        return _by_chance(Random(options.seed), evening, saved=options.save)  # noqa: S311 - no secret hangs on it
    written = _written(options.answers)
    if isinstance(written, list):
        return from_lines(written, evening.look_up)
    return _by_step({KEEP_QUESTION: "words", **written}, evening)


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
        if isinstance(stand, NeedsFact):
            return written.get(stand.step) or ("over" if stand.want == "visit" else evening.look_up(stand))
        return from_short(written, stand)

    return answering


def _written(file: str) -> list[Mapping[str, Json]] | Mapping[str, Json]:
    """What an answers file holds: printed lines, or a short YAML by step id."""
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise Failure(f"{file} cannot be read as a text file.") from None
    if text.lstrip().startswith("{"):
        try:
            lines = [json.loads(line) for line in text.splitlines() if line.strip()]
        except ValueError:
            raise Failure(f"{file} begins like printed answers, but not every line of it is one.") from None
        return [line for line in lines if isinstance(line, dict) and "step" in line]
    reading = read_yaml(text, Path(file).name)
    if reading.problems or not isinstance(reading.data, dict):
        why = "\n".join(str(problem) for problem in reading.problems)
        raise Failure(
            f"{file} holds no answers: it wants a step id, a colon and a value on each line.\n{why}".strip()
        )
    return reading.data


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        record = {name: answer.record()[name] for name in ("place", "step", "kind", "of", "value")}
        line = json.dumps(record, ensure_ascii=False)
    else:
        value = (
            {True: "read", None: "passed over"}.get(answer.value)
            if answer.value in (True, None)
            else answer.value
        )
        shown = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        line = f"{answer.place or '-'}  {answer.step} ({answer.kind}, {answer.of}): {' '.join(shown.split())}"
    _say(line)


def _finished(conversation: str | None, *, as_json: bool) -> None:
    if as_json:
        _say(json.dumps({"finished": True, "conversation": conversation}))
    else:
        _say(f"Finished. It is kept as {conversation}." if conversation else "Finished. Nothing was kept.")


def _say(line: str) -> None:
    sys.stdout.write(line.encode("utf-8", "replace").decode("utf-8") + "\n")
    sys.stdout.flush()
