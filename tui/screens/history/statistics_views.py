"""Views of the statistics: rows, chart, and sentences of each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from store import Header
from tui.reports.charts import Bucket, ChartData, bar_chart, month_bucket, range_chart, week_bucket
from tui.reports.statistics import (
    ConversationStats,
    NumberRange,
    Period,
    Theme,
    group_by_period,
    month_of,
    top_themes,
    week_of,
)
from tui.text.dates import MONTHS, days_text, short_month
from tui.widgets.item_list import Heading, Item, ListRow

WORDS_A_MONTH = 6
TITLE_WIDTH = 16
THEME_WIDTH = 20

AllStats = Sequence[ConversationStats]


@dataclass(frozen=True)
class OverTimeRow:
    """A row and its conversations; more may be added later."""

    first_day: date
    title: str
    headers: tuple[Header, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class View:
    """A view of the statistics, perhaps with a chart.

    `summary` describes the chart in a sentence. `bucket` is the position of a day in the chart, and
    `label` the text below it. `lead` introduces the marked row in the pane, where `has_words` adds the words that were
    chosen most.
    """

    name: str
    about: str
    empty_text: str
    rows: Callable[[AllStats], Iterator[ListRow]]
    summary: Callable[[AllStats], str] = lambda _: ""
    chart: Callable[[AllStats], ChartData] | None = None
    bucket: Bucket = month_bucket
    label: Callable[[date], str] = short_month
    lead: str = ""
    has_words: bool = False


def week_text(first: date) -> str:
    """Return the days of a week."""
    return days_text(first, first + timedelta(days=6))


def month_text(first: date) -> str:
    """Return the name of a month."""
    return MONTHS[first.month - 1]


def supported_text(band: NumberRange | None) -> str:
    """Return both numbers in words, without saying whose is whose."""
    if band is None:
        return "A weekly check-in without both numbers"
    return f"Between {band.low} and {band.high}" if band.low != band.high else f"{band.low}, both of you"


def look_backs_text(month: Period) -> str:
    """Return how often each outcome was chosen in a month."""
    numbers = ((month.kept, "kept"), (month.changed, "changed"))
    return ", ".join(f"{number} {words}" for number, words in numbers if number)


def _weeks(all_stats: AllStats) -> list[Period]:
    return group_by_period([stats for stats in all_stats if stats.checked_in], week_of)


def _months(all_stats: AllStats) -> list[Period]:
    return group_by_period([stats for stats in all_stats if stats.checked_in], month_of)


def _looked_back(all_stats: AllStats) -> list[Period]:
    return group_by_period([stats for stats in all_stats if stats.kept or stats.changed], month_of)


def _supported_summary(all_stats: AllStats) -> str:
    months = [month for month in _months(all_stats) if month.supported]
    if not months:
        return "You don’t have a weekly check-in with both numbers yet."
    first = months[-1].first_day
    whole = Period(first, tuple(stats for month in months for stats in month.stats))
    words = supported_text(whole.supported)
    return f"Since {month_text(first)} {first.year}: {words[:1].lower()}{words[1:]}."


def _look_backs_summary(all_stats: AllStats) -> str:
    latest = _looked_back(all_stats)[0]
    return f"Most recently, in {month_text(latest.first_day)}: {look_backs_text(latest)}."


def _rows_by_year(
    found: Sequence[Period], named: Callable[[date], str], describe: Callable[[Period], str]
) -> Iterator[ListRow]:
    year = 0
    for period in found:
        if period.first_day.year != year:
            year = period.first_day.year
            yield Heading(str(year))
        title = named(period.first_day)
        behind = OverTimeRow(period.first_day, f"{title} {year}", period.headers)
        yield Item(behind, title, describe(period), title_width=TITLE_WIDTH)


def _theme_rows(all_stats: AllStats) -> Iterator[ListRow]:
    for month in group_by_period([stats for stats in all_stats if stats.felt or stats.needed], month_of):
        named = f"{month_text(month.first_day)} {month.first_day.year}"
        for what, words in (("felt", _felt), ("needed", _needed)):
            if found := top_themes(month, words, WORDS_A_MONTH):
                yield Heading(f"{named}: what you {what}")
                about = f"What you {what} in {named}"
                yield from (_theme_row(month.first_day, about, theme) for theme in found)


def _theme_row(begins: date, about: str, theme: Theme) -> Item:
    behind = OverTimeRow(begins, f"{about}: {theme.word}", theme.headers)
    marks = ("▪ " * theme.times).strip()
    return Item(behind, theme.word, marks, times_text(theme.times), title_width=THEME_WIDTH)


def times_text(times: int) -> str:
    """Return how often, as in "twice"."""
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _felt(stats: ConversationStats) -> tuple[str, ...]:
    return stats.felt


def _needed(stats: ConversationStats) -> tuple[str, ...]:
    return stats.needed


NO_NUMBERS = (
    "Nothing here yet. When you both give a number in a weekly check-in and save your "
    "answers, they’ll appear here as one bar for both of you."
)
VIEWS = (
    View(
        "Weeks",
        "How supported you felt, from 0 (not at all) to 10 (completely). Each bar runs from your "
        "lower number to your higher one.",
        NO_NUMBERS,
        lambda stats: _rows_by_year(_weeks(stats), week_text, lambda week: supported_text(week.supported)),
        _supported_summary,
        lambda stats: range_chart(_weeks(stats), week_bucket),
        week_bucket,
        week_text,
        "The selected week",
        has_words=True,
    ),
    View(
        "Months",
        "How supported you felt, month by month. Each bar runs from the lowest to the highest "
        "number that either of you gave.",
        NO_NUMBERS,
        lambda stats: _rows_by_year(
            _months(stats), month_text, lambda month: supported_text(month.supported)
        ),
        _supported_summary,
        lambda stats: range_chart(_months(stats), month_bucket),
        lead="The selected month",
        has_words=True,
    ),
    View(
        "Agreements",
        "How often you chose “Kept” (wide bars) and “Changed” (thin bars) when you checked in.",
        "Nothing here yet. When you check in on an agreement and choose “Kept” or “Changed,” it will appear here.",
        lambda stats: _rows_by_year(_looked_back(stats), month_text, look_backs_text),
        _look_backs_summary,
        lambda stats: bar_chart(_looked_back(stats)),
        lead="The selected month",
    ),
    View(
        "Themes",
        "The feelings and needs you both chose most often, in conversations whose answers you saved.",
        "Nothing here yet. Feelings and needs from conversations whose answers you saved will appear here.",
        _theme_rows,
    ),
)
"""All views, in the order of the arrow keys."""
