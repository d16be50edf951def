"""A conversation as both partners may see it, for exports."""

from __future__ import annotations

from dataclasses import replace

from scripts import Answer
from scripts.engine.hidden_answers import redact_hidden
from store import Conversation
from tui.session.stored_script import script_from_record


def redact_private(conversation: Conversation) -> Conversation:
    """Return the conversation without unrevealed private answers.

    Ended conversations are returned unchanged: theirs were deleted when they ended.
    """
    if conversation.ended:
        return conversation
    answers = [Answer.from_record(record) for record in conversation.answers]
    seen = redact_hidden(script_from_record(conversation), answers)
    return replace(conversation, answers=tuple(answer.to_record() for answer in seen))
