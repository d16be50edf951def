"""Good moments from the notebook, offered to be read again after a hard evening."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import Entry, Header
from tui.reports.suggestions import suits_any_evening
from tui.text.dates import read_moment

if TYPE_CHECKING:
    from scripts.library_index import Listed  # not loaded before the first screen

FOR_DAYS = 3
"""How long after a hard evening they are offered."""
FEW = 3
GOOD = "milestones"
"""The part of the notebook that holds them."""


def was_hard(scripts: Iterable[Listed], lately: Iterable[Header], moment: datetime) -> bool:
    """Whether one of these conversations of the last days was heavy, for mending, or is broken off by a rest.

    Its script and its rest tell; what was said is never looked at.
    """
    hard = {script.id for script in scripts if not suits_any_evening(script)}
    return any(
        (header.script in hard or header.resting_until) and _is_of_these_days(header, moment)
        for header in lately
    )


def good_moments(entries: Iterable[Entry], today: date) -> list[Entry]:
    """A few of the milestones, others on another day, in the order in which they were kept."""
    good = [entry for entry in entries if entry.part == GOOD]
    begin = today.toordinal() * FEW
    chosen = {(begin + n) % len(good) for n in range(FEW)} if good else set()
    return [good[n] for n in sorted(chosen)]


def _is_of_these_days(header: Header, moment: datetime) -> bool:
    began = read_moment(header.started)
    return bool(began and 0 <= (moment.date() - began.date()).days <= FOR_DAYS)
