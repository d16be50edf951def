"""The summary as a text file."""

import os
from collections.abc import Iterator
from pathlib import Path

from tui.reports.shown_answers import Told
from tui.reports.summary import CAUTION, Stays
from tui.text.agreement_card import Note, in_lines
from tui.text.couple import Couple
from tui.text.dates import day_words


def as_text(page: Stays) -> str:
    """The page as plain text, to print or to put on the fridge."""
    return "\n".join(_lines(page)) + "\n"


def save(page: Stays, folder: Path) -> Path:
    """Write the page into a new file that only its owner may read, and return where; raises OSError."""
    text = as_text(page)
    for number in range(1, 1000):
        again = f"-{number}" if number > 1 else ""
        # Named by its day alone: what it was about is nobody's business in a list of files.
        path = folder / f"turnabout-{page.day.isoformat()}{again}.txt"
        try:
            descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
        return path
    raise FileExistsError(f"{folder} holds too many of these files")


def _lines(page: Stays) -> Iterator[str]:
    couple = page.couple
    yield f"{couple.name('first')} and {couple.name('second')}"
    yield f"{page.title}, {day_words(page.day, page.day)} {page.day.year}"
    for heading, things in page.parts:
        yield f"\n{heading}\n"
        for thing in things:
            yield from _note(thing, couple) if isinstance(thing, Note) else _told(thing, couple)
    yield f"\n{CAUTION}"


def _note(thing: Note, couple: Couple) -> Iterator[str]:
    *lines, signed = in_lines(thing, couple)
    yield from map(_indented, lines)
    yield f"  {signed}\n"


def _told(thing: Told, couple: Couple) -> Iterator[str]:
    asked = f", {thing.asked.lower()}" if thing.asked else ""
    yield f"  {couple.name(thing.of)}{asked}:"
    yield f"{_indented(thing.text)}\n"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())
