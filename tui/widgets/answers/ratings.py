"""Answers that are a table of numbers: one row for each item, one column for each scale, on one screen."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from scripts import Json
from tui.content import typed
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.number_table import Table

LONGEST_ITEM = 24
"""Cells of an item, so that the line that says what is asked has room for all that it says."""


def _drafted(draft: str) -> Json:
    """The numbers of a draft; None where it holds none."""
    try:
        return json.loads(draft)
    except ValueError:
        return None


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
        item = typed(self._items[row][1]).truncate(LONGEST_ITEM, ellipsis=True)
        what = f"{item.plain}: {label}, {low} to {high}."
        how = f"{len(table.open)} still open." if table.open else "All set, Enter goes on."
        self.query_one("#here", Static).update(typed(f"{what} {how}"))

    def go_on(self) -> None:
        table = self.query_one(Table)
        if table.open and not table.numbers and self.question.ask.step.optional:
            self.pass_or_ask()
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
