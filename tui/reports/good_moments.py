"""Good moments from the notebook, offered after a hard conversation."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import Entry, Header
from tui.reports.script_readiness import is_hard
from tui.text.dates import parse_moment

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen

OFFER_DAYS = 3
"""Days after a hard conversation during which they are offered."""
SAMPLE_SIZE = 3
GOOD_PART = "milestones"
"""The part of the notebook that holds them."""


def had_heavy_conversation(scripts: Iterable[ScriptInfo], lately: Iterable[Header], moment: datetime) -> bool:
    """Return whether a recent conversation was heavy or paused.

    Its script and its pause decide; the answers are never read.
    """
    hard = {script.id for script in scripts if is_hard(script)}
    return any(
        (header.script in hard or header.resting_until) and _is_recent(header, moment) for header in lately
    )


def good_moments(entries: Iterable[Entry], today: date) -> list[Entry]:
    """Return a few milestones, in saved order.

    Each day has its own selection.
    """
    good = [entry for entry in entries if entry.part == GOOD_PART]
    begin = today.toordinal() * SAMPLE_SIZE
    chosen = {(begin + n) % len(good) for n in range(SAMPLE_SIZE)} if good else set()
    return [good[n] for n in sorted(chosen)]


def _is_recent(header: Header, moment: datetime) -> bool:
    began = parse_moment(header.started)
    return bool(began and 0 <= (moment.date() - began.date()).days <= OFFER_DAYS)
