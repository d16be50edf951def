"""Styles of dates for tests."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from tui.text.date_style import DateStyle, use_date_style

US = DateStyle(day_first=False, clock_24=False, week_starts=6)


@contextmanager
def use_style(style: DateStyle) -> Iterator[None]:
    """Put a style in force for a while."""
    use_date_style(style)
    try:
        yield
    finally:
        use_date_style(None)
