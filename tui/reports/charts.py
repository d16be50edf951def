"""Weeks and months as a chart shows them: which columns stand where, and what is written under them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.reports.statistics import Stretch, month_of, week_of
from tui.text.dates import short_month

Span = tuple[float, float]
Place = Callable[[date], int]
"""Where a week or a month stands, counted from the beginning of time."""

LEAST_TOP = 6
WEEK_CELLS, MONTH_CELLS = 3, 4
AROUND = 0.45
"""How far a band reaches over its numbers, so that a single number is as high as its share of the chart."""


@dataclass(frozen=True)
class Picture:
    """At each place in time its columns, each from a low to a high number; the second one is thin.

    `labels` stand under their places, `bottom` and `top` are where the chart begins and ends, `marks` are the numbers
    at the left, and `wide` is the cells of a place.
    """

    columns: Mapping[int, tuple[Span | None, ...]]
    labels: Mapping[int, str]
    bottom: float
    top: float
    marks: tuple[int, ...]
    wide: int


def week_place(day: date) -> int:
    """The place of the week of a Monday."""
    return day.toordinal() // 7


def month_place(day: date) -> int:
    """The place of a day's month."""
    return day.year * 12 + day.month - 1


def bands(found: Sequence[Stretch], place: Place) -> Picture:
    """How supported the two felt: one column for both, and none where not both said it."""
    columns = {
        place(stretch.begins): ((band.low - AROUND, band.high + AROUND),)
        if (band := stretch.supported)
        else ()
        for stretch in found
    }
    wide = WEEK_CELLS if place is week_place else MONTH_CELLS
    return Picture(columns, _labels(found, place), -0.5, 11.5, (0, 5, 10), wide)


def bars(months: Sequence[Stretch]) -> Picture:
    """How often agreements were kept, and beside it, thin, how often changed: each from nothing at all upwards."""
    columns = {month_place(month.begins): (_bar(month.kept), _bar(month.changed)) for month in months}
    top = max([LEAST_TOP, *(month.kept for month in months), *(month.changed for month in months)])
    return Picture(columns, _labels(months, month_place), 0, top + 1, (0, top), MONTH_CELLS)


def _bar(number: int) -> Span | None:
    return (0, number) if number else None


def _labels(found: Sequence[Stretch], place: Place) -> Mapping[int, str]:
    """The name of each month under its first place, from the first stretch to the last."""
    labels = {}
    day = month_of(found[-1].begins) if found else date.max
    while found and day <= found[0].begins:
        monday = week_of(day + timedelta(days=6))
        labels[place(monday)] = short_month(day)
        day = month_of(day + timedelta(days=31))
    return labels
