"""A page of good moments from the notebook."""

from collections.abc import Iterable
from datetime import date

from store import Entry
from tui.screens.text_page import Page
from tui.styled_text import literal
from tui.text.dates import date_words, parse_moment

TITLE = "Good moments"
INTRO = (
    "You wrote these on better days. Read them aloud to each other, slowly. You don’t need to "
    "say anything about them."
)


def good_moments_page(entries: Iterable[Entry], today: date) -> Page:
    """Build a page of good moments to read aloud."""
    moments = [literal(f"{entry.text}\n") + literal(_day(entry, today), "$muted") for entry in entries]
    return Page(TITLE, [literal(INTRO, "$muted"), *moments])


def _day(entry: Entry, today: date) -> str:
    made = parse_moment(entry.made)
    return date_words(made.date(), today) if made else ""
