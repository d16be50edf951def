"""`turnabout play`: a script played without a screen, once or often."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack, suppress

from scripts import Answer, AwaitingAnswer, AwaitingFact, InvalidAnswer, Json, Script
from scripts.autoplay.scripted_answers import MissingAnswer, describe_expected, describe_position
from scripts.nothing_to_keep import answers_itself
from scripts.opening_closing_steps import KEEP_STEP, frame_name
from scripts.plays.transcript import Transcript
from scripts.script_info import find_flow_file
from store import StoreError
from tui.cli.main import data_folder
from tui.commands._answer_source import AnswerSource, open_answer_source
from tui.commands._autoplay_report import report_plays
from tui.commands._data_folder import is_ours, open_store_for_writing
from tui.commands._golden_walks_report import report_walks
from tui.commands._json import to_json
from tui.commands._open_script import open_named_script, packs_folder, script_name
from tui.commands._play_options import check_play_options
from tui.errors import UserError
from tui.session.conversation_session import ConversationSession

DEFAULT_KEEP = "words"


def command(options: argparse.Namespace) -> int:
    """Play as the options say, and return the exit status."""
    check_play_options(options)
    script = open_named_script(options)
    if options.walks:
        return report_walks(
            find_flow_file(script_name(options), packs_folder(options)), update=options.update
        )
    if options.every_state or options.random:
        return report_plays(script, options)
    return _play_once(script, options)


def _play_once(script: Script, options: argparse.Namespace) -> int:
    """Play to the end, and print each saved answer."""
    saves = options.save and script.kept
    with ExitStack() as stack:
        folder = data_folder(options) if saves else None
        # Another folder would be created, and then a refused answer would leave it behind.
        known = stack.enter_context(open_store_for_writing(folder)) if folder and is_ours(folder) else None
        rehearsal = ConversationSession(script, known, rehearsal=True)
        values = list(_rehearse(rehearsal, options, prints=not saves and not options.words))
        conversation = None
        if folder and not rehearsal.ends_empty(options.keep or DEFAULT_KEEP):
            store = known or stack.enter_context(open_store_for_writing(folder))
            conversation = _save(ConversationSession(script, store), values, options)
        elif folder and not options.words:
            _print_answers(rehearsal.progress.answers, as_json=options.json)
        _print_finished(conversation, as_json=options.json)
    return 0


def _rehearse(session: ConversationSession, options: argparse.Namespace, *, prints: bool) -> Iterator[Json]:
    """Yield the value of each answer, once it is known to fit."""
    answering, left_over = open_answer_source(options, session)
    transcript = Transcript(session.script)
    while isinstance(state := session.state, AwaitingAnswer | AwaitingFact):
        is_asked = _is_asked(session)
        _print_words(transcript.shown(state) if options.words and is_asked else ())
        value = _next_value(session, answering, options.keep)
        answers = _take(session, value)
        _print_words(transcript.answered(state, value) if options.words and is_asked else ())
        if prints and (is_asked or options.json):
            _print_answers(answers, as_json=options.json)
        yield value
    if left := left_over(session.progress.answers):
        raise UserError(left)


def _save(session: ConversationSession, values: Iterable[Json], options: argparse.Namespace) -> str:
    """Save a rehearsed conversation answer by answer, and return its id."""
    try:
        for value in values:
            is_shown = not options.words and (options.json or _is_asked(session))
            answers = session.answer(value)
            _print_answers(answers if is_shown else (), as_json=options.json)
        session.finish(options.keep or DEFAULT_KEEP)
    except StoreError:
        with suppress(StoreError):
            session.leave()
        raise
    return session.id


def _next_value(session: ConversationSession, answering: AnswerSource, keep: str | None) -> Json:
    state = session.state
    assert isinstance(state, AwaitingAnswer | AwaitingFact)  # noqa: S101 - a session is never in an invalid state here
    try:
        if keep and frame_name(session.script, state.key[1]) == KEEP_STEP:
            with suppress(MissingAnswer):
                answering(state)  # skip the written answer to this question
            return keep
        return answering(state)
    except MissingAnswer as error:
        raise UserError(str(error)) from None


def _is_asked(session: ConversationSession) -> bool:
    """Return whether a couple would see the current step."""
    return not answers_itself(session.script, session.state, session.progress.answers)


def _take(session: ConversationSession, value: Json) -> Sequence[Answer]:
    state = session.state
    assert isinstance(state, AwaitingAnswer | AwaitingFact)  # noqa: S101 - a session is never in an invalid state here
    try:
        return session.answer(value)
    except InvalidAnswer as error:
        step = f"`{state.key[1]}` (of {state.of}) {describe_position(state)}"
        why = str(error)
        is_complete = isinstance(state, AwaitingFact) or why.startswith("Expected")
        expected = "" if is_complete else f" {describe_expected(state)}"
        raise UserError(f"Invalid answer for {step}. {why}{expected}") from None


def _print_words(lines: Iterable[str]) -> None:
    for line in lines:
        _print_line(line)


def _print_answers(answers: Iterable[Answer], *, as_json: bool) -> None:
    for answer in answers:
        _print_answer(answer, as_json=as_json)


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
