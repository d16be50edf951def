"""Answers that both partners may see.

Both read an export, so it waits for the reveal as the screen does.
"""

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
    """Return the conversation without unrevealed private answers.

    An ended conversation has none.
    """
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
    """Return a reveal's decisions without edited texts.

    An edit is in the answer that it replaced, which is hidden until the reveal, too.
    """
    return {name: "keep" if decision == "keep" else "show" for name, decision in decisions.items()}


def hidden_keys(script: Script, answers: Sequence[Answer]) -> Collection[Key]:
    """Return the keys of answers to hide.

    They are private and unrevealed, or follow a record that does not fit the script.
    """
    from scripts import InvalidHistory, Replay

    replay = Replay(script)
    state = replay.feed_all(answers)
    reached = state.index if isinstance(state, InvalidHistory) else len(answers)
    return {*replay.unrevealed, *(answer.key for answer in answers[reached:] if answer.private)}
