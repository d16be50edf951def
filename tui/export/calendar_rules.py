"""Recurrences as RRULEs that all calendars read the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from store.rules.recurrence import Monthly, Recurrence

FEBRUARY = 2
_OTHER_MONTHS = tuple(month for month in range(1, 13) if month != FEBRUARY)
_EVERY_MONTH = (*_OTHER_MONTHS, FEBRUARY)


@dataclass(frozen=True)
class CalendarRule:
    """A part of a recurrence that is one event in a calendar.

    `name` is "" for the main part; `months` are those it falls in.
    """

    rule: str
    name: str = ""
    months: tuple[int, ...] = _EVERY_MONTH

    def includes(self, day: date) -> bool:
        """Return whether a day of the recurrence belongs to this part."""
        return day.month in self.months


FEBRUARY_NAME = "february"
"""The name of the part that replaces the 29th or 30th in February."""
_END_OF_FEBRUARY = CalendarRule("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1", FEBRUARY_NAME, (FEBRUARY,))


def calendar_rules(recurrence: Recurrence) -> tuple[CalendarRule, ...]:
    """Return the parts of a recurrence, the main one first.

    Saved rules pick a month's last day with BYSETPOS, and widely used calendars ignore that part.
    """
    if not isinstance(recurrence, Monthly) or recurrence.day <= 28:
        return (CalendarRule(recurrence.rule),)
    if recurrence.day == 31:
        return (CalendarRule("FREQ=MONTHLY;BYMONTHDAY=-1"),)
    months = ",".join(map(str, _OTHER_MONTHS))
    others = f"FREQ=MONTHLY;BYMONTH={months};BYMONTHDAY={recurrence.day}"
    return (CalendarRule(others, months=_OTHER_MONTHS), _END_OF_FEBRUARY)
