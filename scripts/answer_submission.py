"""Answering: the next step, or an earlier one again after going back."""

from __future__ import annotations

from dataclasses import replace

from scripts.engine.replay import Replay
from scripts.engine.reveal_decisions import Decisions, each_decision
from scripts.engine.reveal_effects import WithheldFilter, apply_reveal, forgotten_sources
from scripts.engine.step_input_digest import read_digest
from scripts.engine.value_cleanup import drop_unchanged_words, normalize_value, sanitize_value
from scripts.engine_types import Answer, AwaitingAnswer, AwaitingFact, Finished, Json
from scripts.model import Script
from scripts.progress import BEGINS_KEY, Progress, StashedAnswer

ALWAYS_ASKED = frozenset({"reveal", "agree", "keep", "look_back"})
"""Kinds of steps that are asked again after going back, prefilled with the earlier answer."""


class InvalidAnswer(ValueError):
    """A rejected answer; the message says what the step expects."""


def submit_answer(
    script: Script, progress: Progress, value: Json, at: str, *, replay: Replay | None = None
) -> Progress:
    """Answer the current step or fact.

    Stashed answers that still apply are submitted after it. Pass the `replay` of the same conversation to advance it
    instead of starting over; then an answer costs the same however many came before it. Raises InvalidAnswer and
    changes nothing if the value does not fit.
    """
    replay = replay or Replay(script)
    state = replay.advance_to(progress.answers)
    if not isinstance(state, AwaitingAnswer | AwaitingFact):
        raise InvalidAnswer("This conversation isn’t waiting for an answer.")
    given = normalize_value(value) if isinstance(state, AwaitingAnswer) else sanitize_value(value)
    answer = _make_answer(state, given, at)
    if (
        state.kind == "ask"
        and answer.value is None
        and isinstance(state, AwaitingAnswer)
        and not state.step.optional
    ):
        raise InvalidAnswer("This question needs an answer.")
    if wrong := replay.validate(answer):
        raise InvalidAnswer(wrong)
    if isinstance(state, AwaitingAnswer) and state.kind == "look_back":
        answer = replace(answer, value=drop_unchanged_words(answer.value, state.agreement))
    replay.feed(answer)
    stashed = tuple(each for each in progress.stashed if each.answer.key != answer.key)
    progress = Progress((*progress.answers, answer), stashed)
    if isinstance(state, AwaitingAnswer) and state.stage == "decide":
        progress = _apply_reveal(script, progress, state, answer.value)
        replay.advance_to(progress.answers)
    return _reuse_stashed(script, replay, progress)


def revise(
    script: Script, progress: Progress, n: int, value: Json, at: str, *, replay: Replay | None = None
) -> Progress:
    """Replace answer `n`, reusing later answers that still apply.

    An answer applies for as long as nothing that its step reads has changed. Raises InvalidAnswer and changes nothing
    if the value does not fit.
    """
    if n >= len(progress.answers):
        raise InvalidAnswer("That answer doesn’t exist.")
    if progress.answers[n].key == BEGINS_KEY:
        raise InvalidAnswer("You can’t change who goes first once the conversation has started.")
    return submit_answer(script, rewind_to(script, progress, n), value, at, replay=replay)


def rewind_to(script: Script, progress: Progress, n: int) -> Progress:
    """Return to answer `n`, stashing it and everything after it."""
    earlier, later = progress.answers[:n], progress.answers[n:]
    replay = Replay(script)
    replay.feed_all(earlier)
    stashed: list[StashedAnswer] = []
    is_withheld = WithheldFilter(script, later)
    for answer in later:
        if not is_withheld(answer, replay.state):
            stashed.append(StashedAnswer(answer, read_digest(script, replay.state)))
        replay.feed(answer)
    newer = {each.answer.key for each in stashed}
    older = [each for each in progress.stashed if each.answer.key not in newer]
    return Progress(earlier, tuple(stashed + older))


def _make_answer(state: AwaitingAnswer | AwaitingFact, value: Json, at: str) -> Answer:
    place, step, of = state.key
    return Answer(place, step, state.kind, of, value, state.private, at)


def _apply_reveal(script: Script, progress: Progress, ask: AwaitingAnswer, decisions: Decisions) -> Progress:
    """Apply a reveal's decisions to the answers and the stash.

    Withholding an answer also drops that partner's stashed private answers.
    """
    withholds = any(decision == "keep" for _, _, decision in each_decision(decisions))
    sources = forgotten_sources(script, decisions)

    def is_deleted(answer: Answer) -> bool:
        return answer.private and answer.of == ask.of and (withholds or answer.step in sources)

    stashed = tuple(each for each in progress.stashed if not is_deleted(each.answer))
    return Progress(apply_reveal(script, progress.answers, ask, decisions), stashed)


def _reuse_stashed(script: Script, replay: Replay, progress: Progress) -> Progress:
    """Submit stashed answers while their questions are unchanged."""
    while isinstance(replay.state, AwaitingAnswer | AwaitingFact):
        key = replay.state.key
        stashed = next((each for each in progress.stashed if each.answer.key == key), None)
        if stashed is None or not _can_reuse(stashed, read_digest(script, replay.state)):
            return progress
        if replay.validate(stashed.answer):
            return progress
        replay.feed(stashed.answer)
        rest = tuple(each for each in progress.stashed if each is not stashed)
        progress = Progress((*progress.answers, stashed.answer), rest)
    return Progress(progress.answers) if isinstance(replay.state, Finished) else progress


def _can_reuse(stashed: StashedAnswer, digest: str) -> bool:
    """Return whether a stashed answer still applies without asking."""
    return stashed.answer.kind not in ALWAYS_ASKED and stashed.reads == digest
