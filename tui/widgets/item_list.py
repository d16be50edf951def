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

from tui.content import on_one_line, on_two_lines, typed

TITLE_WIDTH = 23
NARROW = 56


@dataclass(frozen=True)
class Pick:
    """One line; `value` is what picking it gives back, and `whole` keeps the note where a screen is narrow.

    `colour` is that of somebody whom the title names. `aside` stands below the note, or where a screen is narrow beside
    the title as far as there is room.
    """

    value: Any
    title: str
    note: str = ""
    end: str = ""
    aside: str = ""
    whole: bool = False
    title_width: int = TITLE_WIDTH
    colour: str = ""

    @property
    def title_style(self) -> str:
        return f"bold ${self.colour}" if self.colour else "bold"

    def drawn(self, wide: int) -> Content:
        """How it looks where there are so many cells."""
        return _narrow(self, wide) if wide < NARROW else _wide(self, wide)


@dataclass(frozen=True)
class Heading:
    """What the lines under it have in common."""

    words: str


Row = Pick | Heading


class Picks(OptionList):
    """Posts Picked when a line is opened, by Enter or mouse, and Marked when the cursor reaches it."""

    DEFAULT_CSS = """
    Picks {
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
    class Picked(Message):
        """This line was opened."""

        value: Any

    @dataclass
    class Marked(Message):
        """The cursor stands on this line."""

        pick: Pick

    def __init__(self, rows: Iterable[Row] = (), *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._rows: list[Row] = list(rows)
        self._drawn_for = 0

    @property
    def rows(self) -> Sequence[Row]:
        """What is shown."""
        return tuple(self._rows)

    def on_mount(self) -> None:
        self._draw()

    def show(self, rows: Iterable[Row]) -> None:
        """Show other lines; the cursor stays on what it was on, or goes to the first line."""
        self._rows = list(rows)
        self._draw()

    def more(self, rows: Iterable[Row]) -> None:
        """Add lines at the end."""
        new, first = list(rows), not self._rows
        self._rows += new
        self.add_options(self._option(row, first=first and not number) for number, row in enumerate(new))
        if self.highlighted is None:
            self.action_first()

    def mark(self, value: Any) -> None:
        """Put the cursor on the line with this value, if there is one."""
        places = [n for n, row in enumerate(self._rows) if isinstance(row, Pick) and row.value == value]
        if places:
            self.highlighted = places[0]

    def on_resize(self, event: Resize) -> None:
        if event.size.width != self._drawn_for:
            self._draw()

    def _draw(self) -> None:
        marked = self._marked()
        top = self.scroll_y
        self._drawn_for = self.size.width
        self.set_options(self._option(row, first=not number) for number, row in enumerate(self._rows))
        if marked:
            self.mark(marked.value)
        if self.highlighted is None:
            self.action_first()
        self.scroll_to(y=top, animate=False)

    def _marked(self) -> Pick | None:
        at = self.highlighted
        row = self._rows[at] if at is not None and at < len(self._rows) else None
        return row if isinstance(row, Pick) else None

    def _option(self, row: Row, *, first: bool) -> Option:
        wide = max(self.size.width - 3, 20)
        if isinstance(row, Heading):
            above = "" if first or self.screen.has_class("-low") else "\n"
            return Option(Content.assemble(above, Content.styled(row.words, "$secondary")), disabled=True)
        return Option(row.drawn(wide))

    @on(OptionList.OptionSelected)
    def _selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        row = self._rows[event.option_index]
        if isinstance(row, Pick):
            self.post_message(self.Picked(row.value))

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()
        if event.option_index < len(self._rows) and isinstance(row := self._rows[event.option_index], Pick):
            self.post_message(self.Marked(row))


def _wide(pick: Pick, wide: int) -> Content:
    note = wide - pick.title_width - 2 - (len(pick.end) + 2 if pick.end else 0)
    title = on_one_line(pick.title, pick.title_width, pick.title_style, pad=True)
    parts = [title, Content("  "), on_one_line(pick.note, note, "$muted", pad=True)]
    if pick.end:
        parts += [Content("  "), Content.styled(pick.end, "$muted")]
    if pick.aside:
        parts.append(Content.styled(f"\n{'':{pick.title_width + 2}}{pick.aside}", "$muted"))
    return Content.assemble(*parts)


def _narrow(pick: Pick, wide: int) -> Content:
    """The title and the end; where nothing stands at the end, or all is wanted, the note on lines of its own."""
    end = f"  {pick.end}" if pick.end else ""
    if pick.aside and typed(pick.title).cell_length + 2 + len(pick.aside) + len(end) <= wide:
        end = f"  {pick.aside}{end}"
    title = on_one_line(pick.title, wide - len(end), pick.title_style, pad=True)
    line = Content.assemble(title, Content.styled(end, "$muted"))
    if (pick.end and not pick.whole) or not pick.note:
        return line
    return Content.assemble(line, "\n", on_two_lines(pick.note, wide, "$muted"))
