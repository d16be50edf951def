"""A long list to pick from: headings, and lines of a title, a note and something at the end."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from tui.content import fit_one_line, fit_two_lines, literal

TITLE_WIDTH = 23
NARROW = 56


@dataclass(frozen=True)
class Item:
    """One line; `value` is what picking it gives back, and `keep_note` keeps the note where a screen is narrow.

    `colour` is that of somebody whom the title names. `aside` stands below the note, or where a screen is narrow beside
    the title as far as there is room.
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

    def content_for_width(self, wide: int) -> Content:
        """How it looks where there are so many cells."""
        return _narrow_content(self, wide) if wide < NARROW else _wide_content(self, wide)


@dataclass(frozen=True)
class Heading:
    """What the lines under it have in common."""

    title: str


ListRow = Item | Heading


class ItemList(OptionList):
    """Posts Picked when a line is opened, by Enter or mouse, and Marked when the cursor reaches it."""

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
        """This line was opened."""

        value: Any

    @dataclass
    class ItemHighlighted(Message):
        """The cursor stands on this line."""

        item: Item

    def __init__(self, rows: Iterable[ListRow] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[ListRow] = list(rows)
        self._drawn_for = 0

    @property
    def rows(self) -> Sequence[ListRow]:
        """What is shown."""
        return tuple(self._rows)

    def on_mount(self) -> None:
        self._draw()

    def show(self, rows: Iterable[ListRow]) -> None:
        """Show other lines; the cursor stays on what it was on, or goes to the first line."""
        self._rows = list(rows)
        self._draw()

    def add_rows(self, rows: Iterable[ListRow]) -> None:
        """Add lines at the end."""
        new, first = list(rows), not self._rows
        self._rows += new
        self.add_options(self._option(row, first=first and not number) for number, row in enumerate(new))
        if self.highlighted is None:
            self.action_first()

    def highlight(self, value: Any) -> None:
        """Put the cursor on the line with this value, if there is one."""
        places = [n for n, row in enumerate(self._rows) if isinstance(row, Item) and row.value == value]
        if places:
            self.highlighted = places[0]

    def on_resize(self, event: Resize) -> None:
        if event.size.width != self._drawn_for:
            self._draw()

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
        wide = max(self.size.width - 3, 20)
        if isinstance(row, Heading):
            above = "" if first or self.screen.has_class("-low") else "\n"
            return Option(Content.assemble(above, Content.styled(row.title, "$secondary")), disabled=True)
        return Option(row.content_for_width(wide))

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


def _wide_content(pick: Item, wide: int) -> Content:
    note = wide - pick.title_width - 2 - (len(pick.trailing) + 2 if pick.trailing else 0)
    title = fit_one_line(pick.title, pick.title_width, pick.title_style, pad=True)
    parts = [title, Content("  "), fit_one_line(pick.note, note, "$muted", pad=True)]
    if pick.trailing:
        parts += [Content("  "), Content.styled(pick.trailing, "$muted")]
    if pick.aside:
        parts.append(Content.styled(f"\n{'':{pick.title_width + 2}}{pick.aside}", "$muted"))
    return Content.assemble(*parts)


def _narrow_content(pick: Item, wide: int) -> Content:
    """The title and the end; where nothing stands at the end, or all is wanted, the note on lines of its own."""
    end = f"  {pick.trailing}" if pick.trailing else ""
    if pick.aside and literal(pick.title).cell_length + 2 + len(pick.aside) + len(end) <= wide:
        end = f"  {pick.aside}{end}"
    title = fit_one_line(pick.title, wide - len(end), pick.title_style, pad=True)
    line = Content.assemble(title, Content.styled(end, "$muted"))
    if (pick.trailing and not pick.keep_note) or not pick.note:
        return line
    return Content.assemble(line, "\n", fit_two_lines(pick.note, wide, "$muted"))
