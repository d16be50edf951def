"""Why a window can only be read in."""

from __future__ import annotations

from datetime import datetime

from store import Store
from tui.text.dates import parse_moment, time_text


def read_only_text(store: Store, moment: datetime) -> str:
    """Return why nothing can start here, and what to do."""
    writer = store.writer
    if writer is None:
        return f"{store.read_only_reason} You can still read everything."
    began = parse_moment(writer.since)
    since_then = f"since {time_text(began, moment)}, " if began else ""
    return (
        f"Turnabout is already open in another window ({since_then}process {writer.pid}). You can "
        "still read everything. To start a conversation, use that window, or close it and reopen Turnabout."
    )
