"""A long list with headings, titles, notes, and trailing text."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual._widget_navigation import Direction
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.styled_text import fit_one_line, fit_two_lines, literal
from tui.widgets.current_options import CurrentOptions

TITLE_WIDTH = 23
NARROW = 56


@dataclass(frozen=True)
class Item:
    """A row of the list; selecting it posts `value`.

    `keep_note` shows the note on narrow screens too. `colour` is the color of a person named in the
    title. `aside` goes below the note or, on narrow screens, beside the title if there's room.
    """

    value: Any
    title: str
    note: str = ""
    trailing: str = ""
    aside: str = ""
    keep_note: bool = False
    title_width: int = TITLE_WIDTH
    colour: str = ""

    @property
    def title_style(self) -> str:
        return f"bold ${self.colour}" if self.colour else "bold"

    def content_for_width(self, width: int) -> Content:
        """Return the row laid out for a width in cells."""
        return _narrow_content(self, width) if width < NARROW else _wide_content(self, width)


@dataclass(frozen=True)
class Heading:
    """A heading above the rows it describes."""

    title: str


ListRow = Item | Heading


class ItemList(CurrentOptions):
    """A list that posts ItemSelected and ItemHighlighted."""

    DEFAULT_CSS = """
    ItemList {
        height: 1fr; border: none; padding: 0; background: $background; color: $ink; scrollbar-size-vertical: 1;
        & > .option-list--option { padding: 0 1; }
        & > .option-list--option-disabled { color: $secondary; }
        & > .option-list--option-highlighted { background: $panel; text-style: none; }
        &:focus {
            border: none; background-tint: transparent;
            & > .option-list--option-highlighted { background: $panel; text-style: none; }
        }
        /* Textual draws no option in reverse. */
        &:nocolor > .option-list--option-highlighted { text-style: underline; }
    }
    """

    @dataclass
    class ItemSelected(Message):
        """Sent when a row is selected by Enter or mouse."""

        value: Any

    @dataclass
    class ItemHighlighted(Message):
        """Sent when the cursor moves to a row."""

        item: Item

    def __init__(self, rows: Iterable[ListRow] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[ListRow] = list(rows)
        self._drawn_for = 0

    @property
    def rows(self) -> Sequence[ListRow]:
        """Return the rows shown."""
        return tuple(self._rows)

    def on_mount(self) -> None:
        self._draw()

    def show(self, rows: Iterable[ListRow]) -> None:
        """Replace the rows, keeping the cursor's value if possible."""
        self._rows = list(rows)
        self._draw()

    def add_rows(self, rows: Iterable[ListRow]) -> None:
        """Append rows."""
        new, first = list(rows), not self._rows
        self._rows += new
        self.add_options(self._option(row, first=first and not number) for number, row in enumerate(new))
        if self.highlighted is None:
            self.action_first()

    def highlight(self, value: Any) -> None:
        """Move the cursor to the row with this value."""
        places = [n for n, row in enumerate(self._rows) if isinstance(row, Item) and row.value == value]
        if places:
            self.highlighted = places[0]

    def on_resize(self, event: Resize) -> None:
        if event.size.width != self._drawn_for:
            self._draw()

    def _move_page(self, direction: Direction) -> None:
        if self.scrollable_content_region:  # in a tiny window there are no pages
            super()._move_page(direction)

    def _draw(self) -> None:
        marked = self._highlighted_item()
        top = self.scroll_y
        self._drawn_for = self.size.width
        self.set_options(self._option(row, first=not number) for number, row in enumerate(self._rows))
        if marked:
            self.highlight(marked.value)
        if self.highlighted is None:
            self.action_first()
        self.scroll_to(y=top, animate=False)

    def _highlighted_item(self) -> Item | None:
        at = self.highlighted
        row = self._rows[at] if at is not None and at < len(self._rows) else None
        return row if isinstance(row, Item) else None

    def _option(self, row: ListRow, *, first: bool) -> Option:
        width = max(self.size.width - 3, 20)
        if isinstance(row, Heading):
            above = "" if first or self.screen.has_class("-low") else "\n"
            return Option(Content.assemble(above, Content.styled(row.title, "$secondary")), disabled=True)
        return Option(row.content_for_width(width))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self._rows[event.option_index]
        if isinstance(row, Item):
            self.post_message(self.ItemSelected(row.value))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._rows) and isinstance(row := self._rows[event.option_index], Item):
            self.post_message(self.ItemHighlighted(row))


def _wide_content(item: Item, width: int) -> Content:
    note = width - item.title_width - 2 - (len(item.trailing) + 2 if item.trailing else 0)
    title = fit_one_line(item.title, item.title_width, item.title_style, pad=True)
    parts = [title, Content("  "), fit_one_line(item.note, note, "$muted", pad=True)]
    if item.trailing:
        parts += [Content("  "), Content.styled(item.trailing, "$muted")]
    if item.aside:
        parts.append(Content.styled(f"\n{'':{item.title_width + 2}}{item.aside}", "$muted"))
    return Content.assemble(*parts)


def _narrow_content(item: Item, width: int) -> Content:
    """Return title and trailing text, with the note below.

    The note is left out if there's a trailing text, unless `keep_note` is set.
    """
    end = f"  {item.trailing}" if item.trailing else ""
    if item.aside and literal(item.title).cell_length + 2 + len(item.aside) + len(end) <= width:
        end = f"  {item.aside}{end}"
    title = fit_one_line(item.title, width - len(end), item.title_style, pad=True)
    line = Content.assemble(title, Content.styled(end, "$muted"))
    if (item.trailing and not item.keep_note) or not item.note:
        return line
    return Content.assemble(line, "\n", fit_two_lines(item.note, width, "$muted"))
