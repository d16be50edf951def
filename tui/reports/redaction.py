"""A conversation as both partners may see it, for exports."""

from __future__ import annotations

from dataclasses import replace

from scripts import Answer
from scripts.engine.hidden_answers import redact_hidden
from scripts.engine.skipped_or_withheld import gate_ids, without_unsaid
from store import Conversation, UnreadableScript
from tui.session.stored_script import script_from_record


def redact_private(conversation: Conversation) -> Conversation:
    """Return the conversation without unrevealed answers, and without who passed.

    Those of an ended conversation were deleted when it ended. Files from before may still say who passed or withheld.
    """
    seen = tuple(Answer.from_record(record) for record in conversation.answers)
    gates: frozenset[str] = frozenset()
    try:
        script = script_from_record(conversation)
    except UnreadableScript:
        if not conversation.ended:
            raise
    else:
        gates = gate_ids(script)
        if not conversation.ended:
            seen = redact_hidden(script, seen)
    seen = without_unsaid(seen, gates)
    return replace(conversation, answers=tuple(answer.to_record() for answer in seen))
