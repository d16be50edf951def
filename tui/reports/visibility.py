"""What both may see of a conversation: an export is read by both, so it waits for the reveal as the screen does."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scripts import Answer, InvalidHistory, Json, Replay, Script
from store import Conversation
from tui.session.script_record import script_from_record

if TYPE_CHECKING:
    from scripts.records import Key


def redact_private(conversation: Conversation) -> Conversation:
    """The conversation without what one of the two wrote alone and has not shown yet; an ended one has none of it."""
    if conversation.ended:
        return conversation
    answers = [Answer.from_record(record) for record in conversation.answers]
    seen = _redacted(script_from_record(conversation), answers)
    return replace(conversation, answers=tuple(answer.to_record() for answer in seen))


def _redacted(script: Script, answers: list[Answer]) -> Iterator[Answer]:
    replay = Replay(script)
    state = replay.feed_all(answers)
    reached = state.index if isinstance(state, InvalidHistory) else len(answers)
    for n, answer in enumerate(answers):
        if answer.key in replay.unrevealed or (answer.private and n >= reached):
            yield replace(answer, value=None)
        elif answer.kind == "reveal" and isinstance(answer.value, Mapping):
            yield replace(answer, value=_without_edits(answer.value))
        else:
            yield answer


def _without_edits(decisions: Mapping[str, Json]) -> Json:
    """A reveal's decisions: an edited text stands in the answer that it replaced, and waits there as well."""
    return {name: "keep" if decision == "keep" else "show" for name, decision in decisions.items()}


def hidden_keys(script: Script, answers: Sequence[Answer]) -> Collection[Key]:
    """What is private and was not revealed, or comes after a record that does not fit the script."""
    from scripts import InvalidHistory, Replay

    replay = Replay(script)
    state = replay.feed_all(answers)
    reached = state.index if isinstance(state, InvalidHistory) else len(answers)
    return {*replay.unrevealed, *(answer.key for answer in answers[reached:] if answer.private)}
