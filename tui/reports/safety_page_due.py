"""When the safety page is shown in full before a heavy conversation.

That is worked out from earlier heavy conversations, so reading the page is never recorded.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from scripts.script_info import list_scripts
from store import Store, StoreError
from tui.text.dates import parse_moment

SHOWN_AGAIN_AFTER = timedelta(weeks=6)


def is_safety_page_due(heavy_days: Iterable[date], today: date) -> bool:
    """Return whether to show the whole page, given the days of earlier heavy conversations.

    It came before the first of them, and then whenever it had been six weeks.
    """
    shown: date | None = None
    for day in sorted(day for day in heavy_days if day <= today):
        if shown is None or day - shown >= SHOWN_AGAIN_AFTER:
            shown = day
    return shown is None or today - shown >= SHOWN_AGAIN_AFTER


def heavy_days(store: Store) -> Iterator[date]:
    """Yield the days on which heavy conversations began, in no order."""
    heavy = {script.id for script in list_scripts(packs=store.packs_path) if script.depth == "heavy"}
    headers = store.unfinished()
    for month in store.months():
        with suppress(StoreError):  # an unreadable month only means that the page is shown once more
            headers += store.headers(month)
    for header in headers:
        if header.script in heavy and (began := parse_moment(header.started)):
            yield began.date()
