"""The marked week, month, or word, beside the statistics."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from store import Header
from tui.reports.statistics import ConversationStats, Period, top_themes
from tui.screens.history.statistics_views import OverTimeRow, View, month_text, times_text
from tui.text.dates import brief_date, parse_moment, weekday_name
from tui.text.preview import Preview
from tui.widgets.item_list import Item

MOST_WORDS = 6
WORD_WIDTH = 14


def row_preview(item: Item, view: View, all_stats: Sequence[ConversationStats]) -> Preview:
    """Return a row in full: its conversations, and the words chosen most since the first one."""
    row: OverTimeRow = item.value
    text = item.note if view.chart else f"Chosen {item.trailing}"
    conversations = tuple((_day(header), header.title) for header in row.headers)
    words = tuple(_words(all_stats)) if view.has_words else ()
    first = min((each.day for each in all_stats), default=row.first_day)
    heading = f"Words you chose most since {month_text(first)} {first.year}"
    return Preview(row.title, (text,), conversations, heading=heading, after=words)


def _day(header: Header) -> str:
    then = parse_moment(header.started)
    return f"{weekday_name(then)[:3]} {brief_date(then, then)}" if then else ""


def _words(all_stats: Sequence[ConversationStats]) -> Iterator[tuple[str, str]]:
    """Yield words with how often they were chosen, in no order that ranks them."""
    if all_stats:
        whole = Period(min(each.day for each in all_stats), tuple(all_stats))
        for theme in top_themes(whole, lambda stats: (*stats.felt, *stats.needed), MOST_WORDS):
            yield theme.word.ljust(WORD_WIDTH), times_text(theme.times)
