"""The four ways to look over weeks and months: the lines of each, its picture, and its sentences."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from store import Header
from tui.reports.charts import Picture, Place, bands, bars, month_place, week_place
from tui.reports.statistics import Range, Stretch, Theme, Trace, month_of, stretches, themes, week_of
from tui.text.dates import MONTHS, short_month
from tui.widgets.item_list import Heading, Pick, Row

WORDS_A_MONTH = 6
TITLE_WIDTH = 16

Traces = Sequence[Trace]


@dataclass(frozen=True)
class Behind:
    """A line of the page, and the conversations behind it: more of them may come while the cursor stays on it."""

    begins: date
    title: str
    headers: tuple[Header, ...] = field(default=(), compare=False)


@dataclass(frozen=True)
class View:
    """One way to look; `says` tells in a sentence what its picture shows, and not every one has a picture."""

    name: str
    about: str
    nothing: str
    rows: Callable[[Traces], Iterator[Row]]
    says: Callable[[Traces], str] = lambda _: ""
    picture: Callable[[Traces], Picture] | None = None
    place: Place = month_place


def week_words(monday: date) -> str:
    """A week by its days: "9 to 15 Mar", "30 Mar to 5 Apr"."""
    sunday = monday + timedelta(days=6)
    month = f" {short_month(monday)}" if monday.month != sunday.month else ""
    return f"{monday.day}{month} to {sunday.day} {short_month(sunday)}"


def month_words(first: date) -> str:
    """A month by its name."""
    return MONTHS[first.month - 1]


def supported_text(band: Range | None) -> str:
    """Both numbers in words, without a hint whose is whose."""
    if band is None:
        return "A check-in without both numbers"
    return f"Between {band.low} and {band.high}" if band.low != band.high else f"{band.low}, both of you"


def agreed_text(month: Stretch) -> str:
    """How often each of the two words was said of agreements in a month."""
    numbers = ((month.kept, "kept"), (month.changed, "changed"))
    return ", ".join(f"{number} {words}" for number, words in numbers if number)


def _weeks(traces: Traces) -> list[Stretch]:
    return stretches([trace for trace in traces if trace.checked_in], week_of)


def _months(traces: Traces) -> list[Stretch]:
    return stretches([trace for trace in traces if trace.checked_in], month_of)


def _looked_back(traces: Traces) -> list[Stretch]:
    return stretches([trace for trace in traces if trace.kept or trace.changed], month_of)


def _between(traces: Traces) -> str:
    months = [month for month in _months(traces) if month.supported]
    if not months:
        return "So far, no check-in has a number from each of you."
    first = months[-1].begins
    whole = Stretch(first, tuple(trace for month in months for trace in month.traces))
    words = supported_text(whole.supported)
    return f"Since {month_words(first)} {first.year}: {words[:1].lower()}{words[1:]}."


def _lately(traces: Traces) -> str:
    latest = _looked_back(traces)[0]
    return f"Lately, in {month_words(latest.begins)}: {agreed_text(latest)}."


def _by_year(
    found: Sequence[Stretch], named: Callable[[date], str], told: Callable[[Stretch], str]
) -> Iterator[Row]:
    year = 0
    for stretch in found:
        if stretch.begins.year != year:
            year = stretch.begins.year
            yield Heading(str(year))
        title = named(stretch.begins)
        behind = Behind(stretch.begins, f"{title} {year}", stretch.headers)
        yield Pick(behind, title, told(stretch), title_width=TITLE_WIDTH)


def _theme_rows(traces: Traces) -> Iterator[Row]:
    for month in stretches([trace for trace in traces if trace.felt or trace.needed], month_of):
        named = f"{month_words(month.begins)} {month.begins.year}"
        for what, words in (("felt", _felt), ("needed", _needed)):
            if found := themes(month, words, WORDS_A_MONTH):
                yield Heading(f"{named}: what you {what}")
                about = f"What you {what} in {named}"
                yield from (_theme_row(month.begins, about, theme) for theme in found)


def _theme_row(begins: date, about: str, theme: Theme) -> Pick:
    times = {1: "once", 2: "twice"}.get(theme.times, f"{theme.times} times")
    behind = Behind(begins, f"{about}: {theme.word}", theme.headers)
    return Pick(behind, theme.word, "▪ " * theme.times, times)


def _felt(trace: Trace) -> tuple[str, ...]:
    return trace.felt


def _needed(trace: Trace) -> tuple[str, ...]:
    return trace.needed


NO_NUMBERS = (
    "Nothing stands here yet. In a weekly check-in, each of you may say how supported you felt. Where you then choose "
    "to keep your words as well, both numbers come here, as one bar for the two of you."
)
VIEWS = (
    View(
        "Weeks",
        "How supported you felt, from 0, not at all, to 10, all the way. A bar goes from the lower of your two "
        "numbers to the higher.",
        NO_NUMBERS,
        lambda traces: _by_year(_weeks(traces), week_words, lambda week: supported_text(week.supported)),
        _between,
        lambda traces: bands(_weeks(traces), week_place),
        week_place,
    ),
    View(
        "Months",
        "How supported you felt, month by month. A bar goes from the lowest to the highest of all the numbers that "
        "you both gave.",
        NO_NUMBERS,
        lambda traces: _by_year(_months(traces), month_words, lambda month: supported_text(month.supported)),
        _between,
        lambda traces: bands(_months(traces), month_place),
    ),
    View(
        "Agreements",
        "How often you said “Kept” when you looked back together, in wide bars, and how often “Changed”, in thin "
        "ones.",
        "Nothing stands here yet. When you look back together at something that you agreed, and say “Kept” or "
        "“Changed”, that comes here.",
        lambda traces: _by_year(_looked_back(traces), month_words, agreed_text),
        _lately,
        lambda traces: bars(_looked_back(traces)),
    ),
    View(
        "Themes",
        "The feelings and needs that the two of you chose most often, from the conversations whose words you kept.",
        "Nothing stands here yet. Feelings and needs come here from conversations in which you choose some, and "
        "choose to keep your words.",
        _theme_rows,
    ),
)
"""All of them, in the order in which the arrows lead through them."""
