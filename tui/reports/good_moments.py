"""Good moments from the notebook, offered to be read again after a hard evening."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import Entry, Header
from tui.reports.suggestions import needs_no_occasion
from tui.text.dates import parse_moment

if TYPE_CHECKING:
    from scripts.library_index import ScriptInfo  # not loaded before the first screen

OFFER_DAYS = 3
"""How long after a hard evening they are offered."""
SAMPLE_SIZE = 3
GOOD_PART = "milestones"
"""The part of the notebook that holds them."""


def had_heavy_conversation(scripts: Iterable[ScriptInfo], lately: Iterable[Header], moment: datetime) -> bool:
    """Whether one of these conversations of the last days was heavy, for mending, or is broken off by a rest.

    Its script and its rest tell; what was said is never looked at.
    """
    hard = {script.id for script in scripts if not needs_no_occasion(script)}
    return any(
        (header.script in hard or header.resting_until) and _is_recent(header, moment) for header in lately
    )


def good_moments(entries: Iterable[Entry], today: date) -> list[Entry]:
    """A few of the milestones, others on another day, in the order in which they were kept."""
    good = [entry for entry in entries if entry.part == GOOD_PART]
    begin = today.toordinal() * SAMPLE_SIZE
    chosen = {(begin + n) % len(good) for n in range(SAMPLE_SIZE)} if good else set()
    return [good[n] for n in sorted(chosen)]


def _is_recent(header: Header, moment: datetime) -> bool:
    began = parse_moment(header.started)
    return bool(began and 0 <= (moment.date() - began.date()).days <= OFFER_DAYS)
