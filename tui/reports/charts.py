"""Chart data of weeks and months: columns and labels."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tui.reports.statistics import Period, month_of, week_of
from tui.text.dates import short_month

Interval = tuple[float, float]
Bucket = Callable[[date], int]
"""A week or month as a number, counted from the start of time."""

MIN_TOP = 6
WEEK_CELLS, MONTH_CELLS = 3, 4
BAND_PADDING = 0.45
"""Padding of a band around its numbers.

It gives a single number its share of the chart's height.
"""


@dataclass(frozen=True)
class ChartData:
    """Columns of a chart, per bucket.

    Each column goes from a low to a high number; the second one is thin. `labels` are shown below their buckets,
    `bottom` and `top` are the ends of the scale, `marks` the numbers at the left, and `cell_width` is a bucket's
    width in cells.
    """

    columns: Mapping[int, tuple[Interval | None, ...]]
    labels: Mapping[int, str]
    bottom: float
    top: float
    marks: tuple[int, ...]
    cell_width: int


def week_bucket(day: date) -> int:
    """Return the bucket of the week that starts on a day."""
    return day.toordinal() // 7


def month_bucket(day: date) -> int:
    """Return the bucket of a day's month."""
    return day.year * 12 + day.month - 1


def range_chart(found: Sequence[Period], place: Bucket) -> ChartData:
    """Return the chart of how supported both partners felt.

    There is a column only where both answered.
    """
    columns = {
        place(period.first_day): ((band.low - BAND_PADDING, band.high + BAND_PADDING),)
        if (band := period.supported)
        else ()
        for period in found
    }
    wide = WEEK_CELLS if place is week_bucket else MONTH_CELLS
    return ChartData(columns, _labels(found, place), -0.5, 10.5, (0, 5, 10), wide)


def bar_chart(months: Sequence[Period]) -> ChartData:
    """Return the chart of kept and changed agreements.

    The thin column is for changed ones.
    """
    columns = {
        month_bucket(month.first_day): (_bar_interval(month.kept), _bar_interval(month.changed))
        for month in months
    }
    top = max([MIN_TOP, *(month.kept for month in months), *(month.changed for month in months)])
    return ChartData(columns, _labels(months, month_bucket), 0, top + 0.5, (0, top), MONTH_CELLS)


def _bar_interval(number: int) -> Interval | None:
    return (0, number) if number else None


def _labels(found: Sequence[Period], place: Bucket) -> Mapping[int, str]:
    """Return each month's name below its first bucket."""
    labels = {}
    day = month_of(found[-1].first_day) if found else date.max
    while found and day <= found[0].first_day:
        first = week_of(day + timedelta(days=6))
        labels[place(first)] = short_month(day)
        day = month_of(day + timedelta(days=31))
    return labels
