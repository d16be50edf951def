"""Notes of what the app confirmed, to compare with what's on disk."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from scripts import Answer, Progress
from store import Conversation, Store, open_store
from tests.tui.helpers.kill_worker import confirm_before_it_saves
from tui.session.conversation_session import ConversationSession

NOTES = "TURNABOUT_TEST_NOTES"
"""The environment variable that names the file of notes."""

EVERYTHING = "*"
"""What is noted in place of a conversation when all is deleted."""


def note_confirmed_answers() -> None:
    """Make the app note each answer."""
    commit = ConversationSession.commit

    def noting(session: ConversationSession, progress: Progress) -> tuple[Answer, ...]:
        _note(session.id, None)
        new = commit(session, progress)
        _note(session.id, list(session.conversation.answers))
        return new

    setattr(ConversationSession, "commit", noting)  # noqa: B010
    for method in ("delete_conversation", "finish"):
        setattr(Store, method, _noting_the_end(getattr(Store, method)))
    delete_everything = Store.delete_everything

    def noting_all(store: Store) -> None:
        _note(EVERYTHING, None)
        delete_everything(store)

    setattr(Store, "delete_everything", noting_all)  # noqa: B010


def note_but_save_late() -> None:
    """Note answers in an app that saves each only with the next."""
    confirm_before_it_saves()
    note_confirmed_answers()


def _noting_the_end(end: Callable[..., None]) -> Callable[..., None]:
    def noting(store: Store, which: Conversation | str, *more: Any, **named: Any) -> None:
        _note(which if isinstance(which, str) else which.id, None)
        end(store, which, *more, **named)

    return noting


def _note(conversation: str, answers: list[Any] | None) -> None:
    """Append the answers, or None while they are being changed."""
    with Path(os.environ[NOTES]).open("a", encoding="utf-8") as notes:
        notes.write(json.dumps([conversation, answers]) + "\n")


def check_confirmed_answers(folder: Path, notes: Path) -> int:
    """Check that the store holds all noted answers; return how many."""
    lines = notes.read_text(encoding="utf-8").splitlines() if notes.exists() else []
    latest: dict[str, list[Any] | None] = {}
    for conversation, answers in map(json.loads, lines):
        if conversation == EVERYTHING:
            latest.clear()
        else:
            latest[conversation] = answers
    with open_store(folder) as store:
        assert not store.read_only
        assert store.unreadable_files() == []
        for conversation, answers in latest.items():
            if answers is not None:
                assert json.loads(json.dumps(store.conversation(conversation).answers)) == answers
    return sum(len(answers or ()) for answers in latest.values())
