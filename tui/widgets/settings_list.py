"""The list of settings: values at rest, choices in the marked row."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click
from textual.message import Message

from tui.keys.command import Command
from tui.keys.commands import CHANGE_SETTING, OPEN
from tui.styled_text import literal
from tui.widgets.item_list import ItemList
from tui.widgets.list_rows import EDGE, GAP, Item, ListRow, TitleLine

NAME_WIDTH = 18
LEAST_BESIDE = 34
"""The width from which a value is beside its name, not below it."""
CHOSEN = " ✓"


@dataclass(frozen=True)
class SettingItem(Item):
    """A setting, or something to open.

    `choices` are values with their labels, `chosen` is one of the values, and numbers among them have a `unit`.
    `shown` is what to say of a row without choices. The `marked` row shows all choices, or arrows around the chosen
    one if they don't fit.
    """

    choices: tuple[tuple[str, str], ...] = ()
    chosen: str = ""
    unit: str = ""
    shown: Content = field(default_factory=Content)
    marked: bool = False

    @property
    def label(self) -> str:
        """Return the label of the chosen value."""
        words = dict(self.choices).get(self.chosen, self.chosen)
        return f"{words} {self.unit}" if self.unit and words.isdigit() else words

    def lines(self, width: int) -> Iterator[TitleLine]:
        name, is_beside = literal(self.title, "$ink"), width >= LEAST_BESIDE
        indent = NAME_WIDTH + GAP if is_beside else GAP
        lead = name.truncate(NAME_WIDTH, pad=True) if is_beside else Content()
        if not is_beside:
            yield TitleLine(name, len(name))
        values = self._value(width - indent)
        for line in values if is_beside else filter(None, values):
            # The choices' grounds begin one cell before their words.
            edge = indent - lead.cell_length - (1 if self._is_open(width - indent) else 0)
            yield TitleLine(Content.assemble(lead, " " * edge, line), len(name) if lead else 0)
            lead = Content()

    def _is_open(self, room: int) -> bool:
        """Return whether all choices are shown, which needs the room."""
        return self.marked and bool(self.choices) and self._drawn_line.cell_length <= room

    @property
    def _drawn_line(self) -> Content:
        unit = literal(f"{self.unit}" if self.unit else "", "$soft")
        return Content().join([*(drawn for _, drawn in self.drawn_choices()), unit])

    def _value(self, room: int) -> list[Content]:
        if not self.choices:
            return [line.rstrip() for line in self.shown.wrap(max(room, 1))] or [Content()]
        if not self.marked:
            return [literal(self.label, "$soft").truncate(max(room, 1))]
        if self._is_open(room):
            return [self._drawn_line]
        return [Content.assemble("‹ ", literal(self.label, "bold $ink"), " ›").truncate(max(room, 1))]

    def drawn_choices(self) -> Iterator[tuple[str, Content]]:
        """Yield each value and how its label is drawn in the marked row."""
        for value, label in self.choices:
            if value == self.chosen:
                yield value, literal(f" {label}{CHOSEN} ", "bold $ink on $line")
            else:
                yield value, literal(f" {label} ", "$soft")

    def choice_at(self, cell: int, room: int) -> str | None:
        """Return the value drawn at a cell of the marked row, if any."""
        begins = 0
        if self._is_open(room):
            for value, label in self.drawn_choices():
                if begins <= cell < begins + label.cell_length:
                    return value
                begins += label.cell_length
        return None

    def next_value(self, by: int) -> str:
        """Return the value before or after the chosen one."""
        values = [value for value, _ in self.choices]
        at = values.index(self.chosen) if self.chosen in values else -1
        return values[(at + by) % len(values)]


class SettingsList(ItemList):
    """A list in which left, right, Enter, and a click change the marked row."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space", "turn(1)", show=False),
    ]

    @dataclass
    class ValueChosen(Message):
        """Sent when another value is chosen."""

        name: str
        value: str

    @property
    def marked_item(self) -> SettingItem | None:
        """Return the row at the cursor."""
        item = self._layout.item(self.highlighted)
        return item if isinstance(item, SettingItem) else None

    @property
    def enter_command(self) -> Command:
        """Return what Enter does with the marked row."""
        return CHANGE_SETTING if self.marked_item and self.marked_item.choices else OPEN

    def show_settings(self, rows: Sequence[ListRow]) -> None:
        """Replace the rows without moving the cursor."""
        self._layout.rows = [self._with_mark(number, row) for number, row in enumerate(rows)]
        self._lay_out()

    def watch_highlighted(self, before: int | None, now: int | None) -> None:
        self._layout.rows = [self._with_mark(number, row) for number, row in enumerate(self._layout.rows)]
        self._lay_out()
        super().watch_highlighted(before, now)

    def _with_mark(self, number: int, row: ListRow) -> ListRow:
        is_marked = number == self.highlighted
        return replace(row, marked=is_marked) if isinstance(row, SettingItem) else row

    def action_turn(self, by: int) -> None:
        """Choose the next value of the marked row."""
        if (item := self.marked_item) and item.choices:
            self.post_message(self.ValueChosen(item.value, item.next_value(by)))

    def action_select(self) -> None:
        if (item := self.marked_item) and item.choices:
            self.action_turn(1)
        else:
            super().action_select()

    def on_click(self, event: Click) -> None:
        """Choose the label clicked, or the next one in the row that's marked."""
        event.prevent_default()
        event.stop()
        row = self._row_at(event.y)
        if row is None:
            return
        was_marked, self.highlighted = row == self.highlighted, row
        item = self.marked_item
        if item is None or not item.choices:
            self.action_select()
        elif was_marked:
            self._choose_at(item, event.x)

    def _choose_at(self, item: SettingItem, x: int) -> None:
        width = self.size.width - self._layout.left - 2 * EDGE
        indent = NAME_WIDTH + GAP if width >= LEAST_BESIDE else GAP
        value = item.choice_at(x - self._layout.left - EDGE - indent + 1, width - indent)
        if value is None:
            self.action_turn(1)
        elif value != item.chosen:
            self.post_message(self.ValueChosen(item.value, value))
