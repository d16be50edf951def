"""The paused conversation with which the app opens."""

from __future__ import annotations

from datetime import datetime

from store import Header, Store
from tui.text.dates import parse_moment
from tui.text.home import rest_is_over


def paused_conversation(store: Store, moment: datetime) -> Header | None:
    """Return the paused conversation that was started last."""
    paused = [
        each
        for each in store.unfinished()
        if parse_moment(each.resting_until) and not rest_is_over(each, moment)
    ]
    return paused[-1] if paused else None
