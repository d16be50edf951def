"""Breaks of a conversation: whether they're over, and until when."""

from __future__ import annotations

from datetime import datetime, timedelta

from tui.clock import local
from tui.text.dates import clock_text, weekday_name

LONGEST_BREAK = timedelta(days=2)
"""A break ends within a day or so; one that seems longer comes from a clock that was wrong."""


def break_is_over(until: datetime, moment: datetime) -> bool:
    """Return whether a break is over, or can't be believed."""
    return not timedelta() < until - moment <= LONGEST_BREAK


def return_time_text(until: datetime, moment: datetime) -> str:
    """Return the local time to return, with weekday unless today."""
    back = local(until)
    day = "" if back.date() == local(moment).date() else f"{weekday_name(back)} "
    return f"{day}{clock_text(back)}"
