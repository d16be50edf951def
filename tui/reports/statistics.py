"""Statistics of conversations over weeks and months.

They are about both partners together, never about one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from scripts.agreement_values import LookBackValue
from scripts.engine_types import PARTNERS
from store import Header, Json, Record
from tui.text.date_style import date_style
from tui.text.dates import parse_moment

SUPPORTED_STEP = "supported"
"""The check-in step that asks how supported each felt, 0 to 10."""


@dataclass(frozen=True)
class NumberRange:
    """The lower and higher of both partners' numbers.

    It does not say whose is whose.
    """

    low: int
    high: int


@dataclass(frozen=True)
class ConversationStats:
    """Statistics of one conversation.

    `supported` is None unless both numbers were saved. `kept` and `changed` count look-backs with that outcome,
    whatever came next.
    """

    header: Header
    day: date
    checked_in: bool = False
    supported: NumberRange | None = None
    kept: int = 0
    changed: int = 0
    felt: tuple[str, ...] = ()
    needed: tuple[str, ...] = ()


@dataclass(frozen=True)
class Period:
    """A week or month with its statistics, newest first."""

    first_day: date
    stats: tuple[ConversationStats, ...]

    @property
    def supported(self) -> NumberRange | None:
        """Return the range of all numbers in the period."""
        found = [stats.supported for stats in self.stats if stats.supported]
        return NumberRange(min(r.low for r in found), max(r.high for r in found)) if found else None

    @property
    def kept(self) -> int:
        return sum(stats.kept for stats in self.stats)

    @property
    def changed(self) -> int:
        return sum(stats.changed for stats in self.stats)

    @property
    def headers(self) -> tuple[Header, ...]:
        """Return the period's conversations."""
        return tuple(stats.header for stats in self.stats)


@dataclass(frozen=True)
class Theme:
    """A chosen word with its count and conversations."""

    word: str
    times: int
    headers: tuple[Header, ...]


def stats_of(header: Header, records: Iterable[Record], asked: Mapping[str, str]) -> ConversationStats | None:
    """Return a conversation's statistics; None without a readable day.

    `asked` maps steps to answer types.
    """
    then = parse_moment(header.started)
    if then is None:
        return None
    given = [record for record in records if record["value"] is not None]
    look_backs = [
        LookBackValue.from_json(value)
        for record in given
        if record["kind"] == "look_back" and isinstance(value := record["value"], Mapping)
    ]
    return ConversationStats(
        header,
        then.date(),
        checked_in=asked.get(SUPPORTED_STEP) == "scale",
        supported=_supported(given, asked),
        kept=sum(look_back.outcome == "kept" for look_back in look_backs),
        changed=sum(look_back.outcome == "changed" for look_back in look_backs),
        felt=_chosen(given, asked, "feelings"),
        needed=_chosen(given, asked, "needs"),
    )


def week_of(day: date) -> date:
    """Return the first day of a day's week, which starts as chosen in Settings."""
    return day - timedelta(days=(day.weekday() - date_style().week_starts) % 7)


def month_of(day: date) -> date:
    """Return the first day of a day's month."""
    return day.replace(day=1)


def group_by_period(all_stats: Iterable[ConversationStats], begins: Callable[[date], date]) -> list[Period]:
    """Return weeks or months with statistics, newest first."""
    found: dict[date, list[ConversationStats]] = {}
    for each in all_stats:
        found.setdefault(begins(each.day), []).append(each)
    return [Period(first, tuple(found[first])) for first in sorted(found, reverse=True)]


def top_themes(
    period: Period, words: Callable[[ConversationStats], tuple[str, ...]], at_most: int
) -> list[Theme]:
    """Return the words chosen most often, in alphabetical order.

    The order ranks none above another.
    """
    spelled = sorted((word for each in period.stats for word in words(each)), reverse=True)
    shown = {word.casefold(): word for word in spelled}
    times = Counter(word.casefold() for word in spelled)
    often = sorted(times, key=lambda key: (-times[key], key))[:at_most]
    return [
        Theme(
            shown[key],
            times[key],
            tuple(each.header for each in period.stats if _contains_word(key, words(each))),
        )
        for key in sorted(often)
    ]


def _contains_word(key: str, words: Iterable[str]) -> bool:
    return key in (word.casefold() for word in words)


def _supported(given: Iterable[Record], asked: Mapping[str, str]) -> NumberRange | None:
    if asked.get(SUPPORTED_STEP) != "scale":
        return None
    numbers: dict[Json, int] = {}
    for record in given:
        if (
            record["step"] == SUPPORTED_STEP
            and record["of"] in PARTNERS
            and isinstance(value := record["value"], int)
        ):
            numbers[record["of"]] = value
    return (
        NumberRange(min(numbers.values()), max(numbers.values())) if numbers.keys() == set(PARTNERS) else None
    )


def _chosen(given: Iterable[Record], asked: Mapping[str, str], type_: str) -> tuple[str, ...]:
    """Return chosen or typed words.

    Their order hides who chose first.
    """
    values = [record["value"] for record in given if asked.get(str(record["step"])) == type_]
    words = [word for value in values for word in (value if isinstance(value, list | tuple) else [value])]
    return tuple(sorted(" ".join(str(word).split()) for word in words))
