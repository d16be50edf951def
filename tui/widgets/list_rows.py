"""Rows of a list, and the lines they take."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from textual.content import Content

from tui.styled_text import balanced, fit_lines, flow_parts, literal, two_ends

MAX_LINES = 6
"""Lines of a title or note; the pane or the item's own page shows all of it."""
GAP = 2
BAR = "▌"
EDGE = 2
"""Cells left and right of an item, the first one for the bar of the marked row."""


@dataclass(frozen=True)
class Item:
    """A row of the list; selecting it posts `value`.

    `note` goes below the title, or beside it where a `title_width` is given and there's room. `trailing` goes
    to the right end, or below. `colour` is the color of a person named in the title, `details` are styled
    parts of the last line. An important item is `bold`, a `card` has its own ground.
    """

    value: Any
    title: str
    note: str = ""
    trailing: str = ""
    details: tuple[Content, ...] = ()
    title_width: int = 0
    colour: str = ""
    bold: bool = False
    card: bool = False

    def lines(self, width: int) -> Iterator[TitleLine]:
        """Yield the row's lines for a width in cells."""
        beside = _note_beside(self, width)
        yield from [beside] if beside else _title_lines(self, width)
        if self.note and not beside:
            for line in fit_lines(self.note, width, MAX_LINES, "$soft" if self.card else "$muted"):
                yield TitleLine(line.rstrip())
        if self.details:
            yield from map(TitleLine, flow_parts("", self.details, width).split("\n"))


@dataclass(frozen=True)
class Heading:
    """A heading of the rows below it."""

    title: str


ListRow = Item | Heading


@dataclass(frozen=True)
class TitleLine:
    """A line; its first `title_length` characters belong to the title."""

    content: Content
    title_length: int = 0


@dataclass(frozen=True)
class Line:
    """A line of the list: whose row it is, and its words.

    `row` is None for blank lines and headings. `heading` stands in the margin.
    """

    row: int | None
    words: TitleLine
    heading: str = ""


BLANK = Line(None, TitleLine(Content()))


def list_lines(
    rows: list[ListRow], width: int, *, margin: int, blank_lines: bool, airy: bool
) -> Iterator[Line]:
    """Yield all lines of a list.

    Args:
        width: Width of an item in cells, without the margin.
        margin: Width of the margin with the headings. Those that don't fit go above their rows.
        blank_lines: Separate groups by blank lines.
        airy: Separate items by blank lines, too.
    """
    for number, row in enumerate(rows):
        above = rows[number - 1] if number else None
        if isinstance(row, Heading):
            if blank_lines and above:
                yield BLANK
            has_items = number + 1 < len(rows) and isinstance(rows[number + 1], Item)
            if not has_items or not _fits_margin(row, margin):
                yield Line(None, TitleLine(literal(row.title, "bold $muted" if has_items else "$muted")))
            continue
        if airy and blank_lines and isinstance(above, Item):
            yield BLANK
        heading = above.title if isinstance(above, Heading) and _fits_margin(above, margin) else ""
        for words in row.lines(width):
            yield Line(number, words, heading)
            heading = ""


def draw_line(line: Line, width: int, margin: int, ground: str, bar: str) -> Content:
    """Return a line with its margin.

    Args:
        ground: Color below the item, or "".
        bar: Style of the bar before the marked item; "" for others.
    """
    if line.row is None:
        return Content(" " * EDGE) + line.words.content
    heading = Content.assemble(" " * EDGE, literal(line.heading, "$muted"))
    body = line.words.content.truncate(max(width - margin - EDGE, 1), pad=True)
    if bar and line.words.title_length:
        body = body.stylize("bold", 0, line.words.title_length)
    edge = Content.assemble((BAR, bar), " " * (EDGE - 1)) if bar else Content(" " * EDGE)
    body = edge + body
    before = heading.truncate(margin, pad=True) if margin else Content()
    return before + (body.stylize_before(f"on {ground}") if ground else body)


def _fits_margin(heading: Heading, margin: int) -> bool:
    return literal(heading.title).cell_length + EDGE + 1 <= margin


def _note_beside(item: Item, width: int) -> TitleLine | None:
    """Return title, note, and trailing text on one line, if they fit."""
    title, note = literal(item.title, _title_style(item)), literal(item.note, "$muted")
    end = literal(item.trailing, "$muted")
    needed = item.title_width + GAP + note.cell_length + (end.cell_length + GAP if end else 0)
    if not item.title_width or title.cell_length > item.title_width or needed > width:
        return None
    left = Content.assemble(title.truncate(item.title_width, pad=True), " " * GAP, note)
    return TitleLine(two_ends(left, end, width), len(title))


def _title_style(item: Item) -> str:
    return f"{'bold ' if item.bold or item.colour else ''}${item.colour or 'ink'}"


def _title_lines(item: Item, width: int) -> Iterator[TitleLine]:
    end = literal(item.trailing, "$soft" if item.bold else "$muted")
    room = width - (end.cell_length + GAP if end else 0)
    title_length = literal(item.title).cell_length
    beside = bool(end) and (title_length <= room or (title_length > width and end.cell_length <= width // 3))
    room = room if beside else width
    lines = balanced(literal(item.title, _title_style(item)), room)
    if len(lines) > MAX_LINES:
        lines = fit_lines(item.title, room, MAX_LINES, _title_style(item))
    for number, line in enumerate(lines):
        words = line.rstrip()
        if beside and not number:
            yield TitleLine(two_ends(words, end, width), len(words))
        else:
            yield TitleLine(words, len(words))
    if end and not beside:
        yield from (TitleLine(line.rstrip()) for line in end.wrap(max(width, 1)))
