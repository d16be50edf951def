"""`turnabout play`: a script walked without a screen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress

from scripts import Answer, Ask, DoesNotFit, End, NeedsFact, Script
from scripts.autoplay.scripted_answers import NoAnswer, wanted, where
from scripts.engine.interpreter import KEEP_QUESTION
from scripts.loading.library import NoScript, ScriptError, open_script
from tui.cli import Failure, data_folder
from tui.commands._answer_source import Answering, answers_for
from tui.commands._data_folder import opened
from tui.commands._json import in_json
from tui.session.conversation_session import Evening


def command(options: argparse.Namespace) -> int:
    """Walk to the end, and print each answer once it is as safe as it is going to be."""
    script = _script(options.script)
    with ExitStack() as stack:
        saves = options.save and script.kept
        store = stack.enter_context(opened(data_folder(options))) if saves else None
        evening = Evening(script, store)
        answering, left_over = answers_for(options, evening)
        while not isinstance(evening.stand, End):
            for answer in _next(evening, answering, options.keep):
                _print(answer, as_json=options.json)
        if left := left_over(evening.progress.answers):
            raise Failure(left)
        evening.finish(options.keep or "words")
        _finished(evening.id if saves else None, as_json=options.json)
    return 0


def _script(name: str) -> Script:
    try:
        return open_script(name)
    except NoScript as error:
        raise Failure(str(error)) from None
    except OSError as error:
        raise Failure(f"{name} cannot be opened as a script ({error.strerror}).") from None
    except ScriptError as error:
        raise Failure(f"{name} cannot be played yet. What is wrong with it:\n{error}") from None


def _next(evening: Evening, answering: Answering, keep: str | None) -> Sequence[Answer]:
    stand = evening.stand
    assert isinstance(stand, Ask | NeedsFact)  # noqa: S101 - an evening never goes on from what is impossible
    try:
        if keep and stand.key[1] == KEEP_QUESTION:
            with suppress(NoAnswer):
                answering(stand)  # what was written down for this question is passed by
            return evening.answer(keep)
        return evening.answer(answering(stand))
    except NoAnswer as error:
        raise Failure(str(error)) from None
    except DoesNotFit as error:
        step = f"`{stand.key[1]}` (of {stand.of}) {where(stand)}"
        raise Failure(f"The answer to {step} does not fit. {error} {wanted(stand)}") from None


def _print(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        record = {name: answer.record()[name] for name in ("place", "step", "kind", "of", "value")}
        line = in_json(record)
    else:
        value = answer.value
        words = "read" if value is True else "passed over" if value is None else value
        shown = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)
        line = f"{answer.place or '-'}  {answer.step} ({answer.kind}, {answer.of}): {' '.join(shown.split())}"
    _say(line)


def _finished(conversation: str | None, *, as_json: bool) -> None:
    if as_json:
        _say(in_json({"finished": True, "conversation": conversation}))
    else:
        _say(f"Finished. It is kept as {conversation}." if conversation else "Finished. Nothing was kept.")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
