"""Notebook entries saved by conversations."""

from __future__ import annotations

from datetime import datetime, timedelta

from scripts.loading.value_parsers import NOTEBOOK_PARTS
from store import Json, Store
from tests.tui.helpers.app import NOW, ask, finish_conversation, talk

ENTRIES_PER_CONVERSATION = 8
OWNERS = ("first", "second", "both")


def line(text: str, part: str = "needs", *, step: str = "calm", of: str = "first") -> dict[str, Json]:
    """Return an answer that saves a notebook entry."""
    return ask({"part": part, "text": text}, step=step, kind="keep", of=of)


def save_entries(store: Store, count: int, text: str, until: datetime = NOW) -> None:
    """Save this many entries in all parts, from weekly conversations."""
    for week, first in enumerate(range(0, count, ENTRIES_PER_CONVERSATION)):
        day = until - timedelta(weeks=1 + week)
        lines = [
            line(
                f"{number + 1} {text}",
                NOTEBOOK_PARTS[number % len(NOTEBOOK_PARTS)],
                step=f"line_{number}",
                of=OWNERS[number % len(OWNERS)],
            )
            for number in range(first, min(first + ENTRIES_PER_CONVERSATION, count))
        ]
        finish_conversation(store, talk(f"{day:%Y-%m-%dT%H%M}-{week:04x}", *lines))
