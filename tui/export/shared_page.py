"""One page that a couple brings to someone, as a file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby

from prompts import sanitize
from tui.export.document_markup import Markdown, Markup, PlainText
from tui.reports.shareable_items import ShareItem
from tui.text.couple import Partners
from tui.text.dates import full_date

INDENT = "    "
CHOSEN_NOTE = "We chose together what’s on this page."


def page_text(
    items: Sequence[ShareItem],
    people: Partners,
    today: date,
    *,
    markdown: bool = False,
    indent: str = INDENT,
) -> str:
    """Return the page; typed text is indented, so that it stays as it is."""
    markup = Markdown() if markdown else PlainText()
    return "\n".join(_lines(items, people, today, markup, indent)) + "\n"


def _lines(
    items: Sequence[ShareItem], people: Partners, today: date, markup: Markup, indent: str
) -> Iterator[str]:
    names = [markup.words(person.name) for person in people]
    yield markup.heading(f"{names[0]} and {names[1]}", 1)
    yield f"\n{full_date(today)}. {CHOSEN_NOTE}"
    for heading, group in groupby(items, key=lambda item: item.heading):
        yield f"\n{markup.heading(markup.words(heading), 2)}"
        for item in group:
            for who, text in item.entries:
                yield f"\n{markup.words(who)}:\n" if who else ""
                yield "\n".join(f"{indent}{line}" for line in sanitize(text).split("\n"))
