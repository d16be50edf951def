"""`turnabout play`: a script played without a screen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from contextlib import ExitStack, suppress

from scripts import Answer, AwaitingAnswer, AwaitingFact, Finished, InvalidAnswer, Script
from scripts.autoplay.scripted_answers import MissingAnswer, describe_expected, describe_position
from scripts.engine.step_interpreter import KEEP_STEP
from scripts.loading.open_script import ScriptError, ScriptNotFound, open_script
from tui.cli.main import data_folder
from tui.commands._answer_source import AnswerSource, open_answer_source
from tui.commands._data_folder import open_store_for_writing
from tui.commands._json import to_json
from tui.errors import UserError
from tui.session.conversation_session import ConversationSession


def command(options: argparse.Namespace) -> int:
    """Play to the end, and print each saved answer."""
    script = _open_script(options.script)
    with ExitStack() as stack:
        saves = options.save and script.kept
        store = stack.enter_context(open_store_for_writing(data_folder(options))) if saves else None
        session = ConversationSession(script, store)
        answering, left_over = open_answer_source(options, session)
        while not isinstance(session.state, Finished):
            for answer in _answer_next(session, answering, options.keep):
                _print_answer(answer, as_json=options.json)
        if left := left_over(session.progress.answers):
            raise UserError(left)
        session.finish(options.keep or "words")
        _print_finished(session.id if saves else None, as_json=options.json)
    return 0


def _open_script(name: str) -> Script:
    try:
        return open_script(name)
    except ScriptNotFound as error:
        raise UserError(str(error)) from None
    except OSError as error:
        raise UserError(f"Couldn’t open {name} as a script: {error.strerror}.") from None
    except ScriptError as error:
        raise UserError(f"{name} has errors:\n{error}") from None


def _answer_next(session: ConversationSession, answering: AnswerSource, keep: str | None) -> Sequence[Answer]:
    state = session.state
    assert isinstance(state, AwaitingAnswer | AwaitingFact)  # noqa: S101 - a session is never in an invalid state here
    try:
        if keep and state.key[1] == KEEP_STEP:
            with suppress(MissingAnswer):
                answering(state)  # skip the written answer to this question
            return session.answer(keep)
        return session.answer(answering(state))
    except MissingAnswer as error:
        raise UserError(str(error)) from None
    except InvalidAnswer as error:
        step = f"`{state.key[1]}` (of {state.of}) {describe_position(state)}"
        why = str(error)
        expected = "" if why.startswith("Expected") else f" {describe_expected(state)}"
        raise UserError(f"Invalid answer for {step}. {why}{expected}") from None


def _print_answer(answer: Answer, *, as_json: bool) -> None:
    if as_json:
        record = {name: answer.to_record()[name] for name in ("place", "step", "kind", "of", "value")}
        line = to_json(record)
    else:
        value = answer.value
        words = "read" if value is True else "skipped" if value is None else value
        shown = words if isinstance(words, str) else json.dumps(words, ensure_ascii=False)
        line = f"{answer.place or '-'}  {answer.step} ({answer.kind}, {answer.of}): {' '.join(shown.split())}"
    _print_line(line)


def _print_finished(conversation: str | None, *, as_json: bool) -> None:
    if as_json:
        _print_line(to_json({"finished": True, "conversation": conversation}))
    else:
        _print_line(f"Done. Saved as {conversation}." if conversation else "Done. Nothing was saved.")


def _print_line(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()
