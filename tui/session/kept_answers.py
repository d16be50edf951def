"""What is saved of a conversation that is over."""

from __future__ import annotations

from collections.abc import Sequence

from scripts import Answer, Finished, Script, State
from scripts.nothing_to_keep import is_empty
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
    return all(map(is_empty, answers))
