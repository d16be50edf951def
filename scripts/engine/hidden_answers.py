"""Hidden answers of a conversation.

Saving, exports, and transcripts share this rule.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from scripts.engine.replay import Replay
from scripts.engine.reveal_decisions import is_by_place
from scripts.engine_types import Answer, InvalidHistory, Json, Key
from scripts.model import Script


def hidden_keys(script: Script, answers: Sequence[Answer]) -> frozenset[Key]:
    """Return the keys of private answers not revealed.

    If an answer does not fit the script, nobody can tell what a later reveal would have shown, so every private answer
    from there on is hidden.
    """
    replay = Replay(script)
    state = replay.feed_all(answers)
    valid = state.index if isinstance(state, InvalidHistory) else len(answers)
    return replay.unrevealed | {answer.key for answer in answers[valid:] if answer.private}


def redact_hidden(script: Script, answers: Sequence[Answer]) -> tuple[Answer, ...]:
    """Return the answers with hidden values removed.

    Reveals lose the texts of their edits, too: each is already in the answer it replaced, and redacted there if hidden.
    """
    hidden = hidden_keys(script, answers)
    return tuple(
        replace(answer, value=None) if answer.key in hidden else _without_edits(answer) for answer in answers
    )


def _without_edits(answer: Answer) -> Answer:
    if answer.kind != "reveal" or not isinstance(answer.value, dict):
        return answer
    return replace(answer, value={name: _without_text(decision) for name, decision in answer.value.items()})


def _without_text(decision: Json) -> Json:
    if is_by_place(decision):
        return {place: _without_text(one) for place, one in decision.items()}
    return "keep" if decision == "keep" else "show"
