"""Answers that are a table of numbers: one row for each item, one column for each scale, on one screen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from typing import ClassVar

from textual import on
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.events import Click, Key, MouseScrollDown, MouseScrollUp
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from scripts import Json
from tui.content import typed
from tui.widgets.answer import AnswerBox
from tui.widgets.digits import Digits

OPEN = "·"
LEAD = 2
WIDEST_COLUMN, NARROWEST_COLUMN = 14, 5


class Table(Widget, can_focus=True):
    """Numbers in rows and columns with a pointer on one of them; a digit sets it and goes on to the next."""

    DEFAULT_CSS = "Table { color: $muted; margin: 0 1; }"

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(0, -1)", "Up", show=False),
        Binding("down", "move(0, 1)", "Down", show=False),
        Binding("left", "move(-1, 0)", "Left", show=False),
        Binding("right", "move(1, 0)", "Right", show=False),
        Binding("backspace,delete", "empty", "Empty", show=False),
    ]

    cell: reactive[tuple[int, int]] = reactive((0, 0))
    """The pointer: row and column."""

    class Moved(Message):
        """The pointer stands on another number."""

    class Changed(Message):
        """A number was set or taken away."""

    def __init__(
        self,
        rows: Sequence[str],
        columns: Sequence[tuple[str, int, int]],
        numbers: Mapping[tuple[int, int], int],
        ink: str,
    ) -> None:
        super().__init__()
        self._rows, self._columns, self._ink = rows, columns, ink
        self.numbers = dict(numbers)
        self._digits = self._fresh()
        self._top = 0
        self.styles.height = len(rows) + (2 if any(" " in label for label, _, _ in columns) else 1)

    @property
    def open(self) -> list[tuple[int, int]]:
        """The cells without a number, row by row."""
        cells = [(row, column) for row in range(len(self._rows)) for column in range(len(self._columns))]
        return [cell for cell in cells if cell not in self.numbers]

    def watch_cell(self) -> None:
        self._digits = self._fresh()
        self.post_message(self.Moved())

    def render(self) -> RenderResult:
        headings = self._headings()
        rows = max(self.size.height - len(headings), 1)
        here = self.cell[0]
        self._top = max(min(self._top, here, len(self._rows) - rows), here - rows + 1, 0)
        end = min(self._top + rows, len(self._rows))
        return Content("\n").join([*headings, *(self._line(row, end) for row in range(self._top, end))])

    def _wide(self) -> int:
        """How wide a column of numbers is."""
        natural = max(len(label) for label, _, _ in self._columns) + 2
        room = (self.size.width - LEAD) * 3 // 5 // len(self._columns)
        return max(min(natural, room, WIDEST_COLUMN), NARROWEST_COLUMN)

    def _label_wide(self) -> int:
        return max(self.size.width - LEAD - self._wide() * len(self._columns), 4)

    def _headings(self) -> list[Content]:
        """The names of the scales, each in one line or two."""
        wide = self._wide()
        names = [self._heading(number, wide) for number in range(len(self._columns))]
        lines = max(map(len, names))
        return [
            Content.assemble(
                " " * (LEAD + self._label_wide()),
                *(
                    _centred(name[line - lines] if line - lines >= -len(name) else Content(""), wide)
                    for name in names
                ),
            )
            for line in range(lines)
        ]

    def _heading(self, number: int, wide: int) -> list[Content]:
        name = typed(self._columns[number][0], "bold $ink" if number == self.cell[1] else "")
        first, *rest = name.wrap(wide - 1)
        if not rest or max(map(len, name.plain.split())) >= wide:
            return [name.truncate(wide - 1, ellipsis=True)]
        return [first, Content(" ").join(rest).truncate(wide - 1, ellipsis=True)]

    def _line(self, row: int, end: int) -> Content:
        here = row == self.cell[0]
        more = "↑" if row == self._top > 0 else "↓" if row == end - 1 < len(self._rows) - 1 else " "
        label = typed(self._rows[row], "bold $ink" if here else "")
        parts = [
            Content("› " if here else f"{more} "),
            label.truncate(self._label_wide(), ellipsis=True, pad=True),
        ]
        for column in range(len(self._columns)):
            parts.append(_centred(self._number(row, column), self._wide()))
        return Content.assemble(*parts)

    def _number(self, row: int, column: int) -> Content:
        number = self.numbers.get((row, column))
        text = OPEN if number is None else str(number)
        if (row, column) == self.cell:
            return Content.styled(
                f"[{text}]", f"bold {self._ink} on $panel" if self.has_focus else "bold $ink"
            )
        return Content.styled(text, "" if number is None else "$ink")

    def _fresh(self) -> Digits:
        _, low, high = self._columns[self.cell[1]]
        return Digits(low, high)

    def on_key(self, event: Key) -> None:
        if not event.character or event.character not in "0123456789":
            return
        event.stop()
        self._digits = self._digits.then(event.character)
        if self._digits.number is None:
            return
        self.numbers[self.cell] = self._digits.number
        if self._digits.complete:
            self._next()
        self.refresh()
        self.post_message(self.Changed())

    def _next(self) -> None:
        row, column = self.cell
        if column + 1 < len(self._columns):
            self.cell = (row, column + 1)
        elif row + 1 < len(self._rows):
            self.cell = (row + 1, 0)

    def action_move(self, across: int, down: int) -> None:
        row, column = self.cell
        row = min(max(row + down, 0), len(self._rows) - 1)
        self.cell = (row, min(max(column + across, 0), len(self._columns) - 1))

    def action_empty(self) -> None:
        self.numbers.pop(self.cell, None)
        self._digits = self._fresh()
        self.refresh()
        self.post_message(self.Changed())

    def on_click(self, event: Click) -> None:
        """A click goes to a number; one more click there makes it one larger, and after the highest the lowest."""
        event.stop()
        row = event.y - len(self._headings()) + self._top
        column = (event.x - LEAD - self._label_wide()) // self._wide()
        if not 0 <= row < len(self._rows):
            return
        cell = (row, min(max(column, 0), len(self._columns) - 1))
        if cell == self.cell and column >= 0:
            _, low, high = self._columns[cell[1]]
            number = self.numbers.get(cell, high)
            self.numbers[cell] = number + 1 if number < high else low
            self.refresh()
            self.post_message(self.Changed())
        self.cell = cell

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        event.stop()
        self.action_move(0, 1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        event.stop()
        self.action_move(0, -1)


def _drafted(draft: str) -> Json:
    """The numbers of a draft; None where it holds none."""
    try:
        return json.loads(draft)
    except ValueError:
        return None


def _centred(content: Content, wide: int) -> Content:
    left = (wide - content.cell_length) // 2
    return content.pad(left, wide - content.cell_length - left)


class RatingsAnswer(AnswerBox):
    """All numbers on one screen, with a line that says what the one at the pointer means."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen
    DEFAULT_CSS = """
    RatingsAnswer {
        & > Table { max-height: 10; }
        & > #here { height: auto; max-height: 2; color: $muted; margin: 0 1; }
    }
    .-low RatingsAnswer > Table { max-height: 5; }
    .-tall RatingsAnswer > Table { max-height: 17; }
    """

    def answering(self) -> Iterable[Widget]:
        question = self.question
        shape, labels = question.ask.step.shape, question.prompt.labels
        self._scales = shape.scales if shape else ()
        self._items = question.ask.items
        columns = [(labels.get(name, name.replace("_", " ")), low, high) for name, low, high in self._scales]
        self._columns = columns
        yield Table([text for _, text in self._items], columns, self._before(), question.ink)
        yield Static(id="here")

    def _before(self) -> dict[tuple[int, int], int]:
        question = self.question
        stood = _drafted(question.draft) or question.before
        before = stood if isinstance(stood, dict) else {}
        return {
            (row, column): before[item][name]
            for row, (item, _) in enumerate(self._items)
            for column, (name, _, _) in enumerate(self._scales)
            if isinstance(before.get(item), dict) and name in before[item]
        }

    def on_mount(self) -> None:
        table = self.query_one(Table)
        table.focus()
        self._tell()

    @on(Table.Moved)
    def _moved(self, event: Table.Moved) -> None:
        event.stop()
        self._tell()

    @on(Table.Changed)
    def _changed(self, event: Table.Changed) -> None:
        event.stop()
        self.wants("")
        self._tell()
        numbers = self._value(self.query_one(Table).numbers)
        self.post_message(self.Typed(json.dumps(numbers) if any(numbers.values()) else ""))

    def _tell(self) -> None:
        table = self.query_one(Table)
        row, column = table.cell
        label, low, high = self._columns[column]
        what = f"{self._items[row][1]}: {label}, {low} to {high}."
        how = f"{len(table.open)} still open." if table.open else "All set, Enter goes on."
        self.query_one("#here", Static).update(typed(f"{what} {how}"))

    def go_on(self) -> None:
        table = self.query_one(Table)
        if table.open and not table.numbers and self.question.ask.step.optional:
            self.post_message(self.Answered(None))
        elif table.open:
            table.cell = table.open[0]
            self.wants(f"{len(table.open)} still open: a number goes into each.")
        else:
            self.post_message(self.Answered(self._value(table.numbers)))

    def _value(self, numbers: Mapping[tuple[int, int], int]) -> dict[str, dict[str, int]]:
        return {
            item: {
                name: numbers[row, column]
                for column, (name, _, _) in enumerate(self._scales)
                if (row, column) in numbers
            }
            for row, (item, _) in enumerate(self._items)
        }
