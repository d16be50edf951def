"""What is saved of a conversation that is over."""

from __future__ import annotations

from collections.abc import Sequence

from scripts import Answer, AwaitingAnswer, Finished, Script, State
from scripts.opening_closing_steps import KEEP_STEP, READINESS_STEP, frame_name
from scripts.progress import had_a_turn, redact_for_storage


def kept_answers(script: Script, answers: Sequence[Answer], end: Finished, keep: str) -> tuple[Answer, ...]:
    """Return the answers that the couple chose to keep, by default `keep`."""
    return redact_for_storage(script, tuple(answers), end.keep_choice or keep)


def leaves_nothing(script: Script, answers: Sequence[Answer], end: State, keep: str) -> bool:
    """Return whether a conversation that is over leaves nothing to save.

    One that reached its end counts as held, even if none of its answers are kept. So does one that was stopped after
    somebody had a turn.
    """
    if isinstance(end, Finished) and end.stopped:
        if had_a_turn(script, answers):
            return False
        answers = kept_answers(script, answers, end, keep)
    return all(map(_is_empty, answers))


def has_nothing_to_keep(script: Script, answers: Sequence[Answer]) -> bool:
    """Return whether the couple only talked, so that there's nothing to choose what to save from."""
    return all(_is_empty(answer) or _says_nothing(script, answer) for answer in answers)


def asks_what_to_keep(script: Script, state: State) -> bool:
    """Return whether the closing's question what to save is next."""
    return isinstance(state, AwaitingAnswer) and frame_name(script, state.step.id) == KEEP_STEP


def _says_nothing(script: Script, answer: Answer) -> bool:
    """Return whether an answer has no words: a step that was read, spoken, or passed, or that now is a good time."""
    return answer.value in (None, True) or frame_name(script, answer.step) == READINESS_STEP


def _is_empty(answer: Answer) -> bool:
    """Return whether it is a fact or a postponed look-back."""
    return answer.kind == "fact" or (answer.kind == "look_back" and answer.value is None)
