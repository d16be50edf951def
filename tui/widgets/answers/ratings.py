"""Ratings step: a table with one row per item."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from scripts import Json
from scripts.readable_names import number_text, readable
from tui.styled_text import literal
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.number_table import NumberTable


def _parse_draft(draft: str) -> Json:
    """Return the numbers of a draft, or None."""
    try:
        return json.loads(draft)
    except ValueError:
        return None


class RatingsAnswer(AnswerBox):
    """A table of numbers that explains the current one."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    RatingsAnswer {
        & > NumberTable { max-height: 10; }
        & > #here { height: auto; color: $muted; margin: 1 2 0 2; }
    }
    .-low RatingsAnswer > NumberTable { max-height: 5; }
    .-low RatingsAnswer > #here { margin: 0 2; }
    .-tall RatingsAnswer > NumberTable { max-height: 17; }
    """

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        shape, labels = question.ask.step.shape, question.prompt.labels
        self._scales = shape.scales if shape else ()
        self._items = question.ask.items
        columns = [(labels.get(name, readable(name)), low, high) for name, low, high in self._scales]
        self._columns = columns
        self._ends = [
            [number_text(end, labels.get(f"{name}.{end}", "")) for end in (low, high)]
            for name, low, high in self._scales
        ]
        yield NumberTable(
            [text for _, text in self._items], columns, self._previous_numbers(), question.style
        )
        yield Static(id="here")

    def _previous_numbers(self) -> dict[tuple[int, int], int]:
        question = self.question
        previous = _parse_draft(question.draft) or question.previous
        before = previous if isinstance(previous, dict) else {}
        return {
            (row, column): before[item][name]
            for row, (item, _) in enumerate(self._items)
            for column, (name, _, _) in enumerate(self._scales)
            if isinstance(before.get(item), dict) and name in before[item]
        }

    def on_mount(self) -> None:
        table = self.query_one(NumberTable)
        table.focus()
        self._show_meaning()

    @on(NumberTable.Moved)
    def _moved(self, event: NumberTable.Moved) -> None:
        event.stop()
        self._show_meaning()

    @on(NumberTable.Changed)
    def _changed(self, event: NumberTable.Changed) -> None:
        event.stop()
        self.show_hint("")
        self._show_meaning()
        numbers = self._value(self.query_one(NumberTable).numbers)
        self.post_message(self.DraftChanged(json.dumps(numbers) if any(numbers.values()) else ""))

    def _show_meaning(self) -> None:
        table = self.query_one(NumberTable)
        _, column = table.cell
        low, high = self._ends[column]
        what = f"{self._columns[column][0]}: {low} to {high}."
        how = f"{len(table.empty_cells)} left." if table.empty_cells else "All set. Press Enter to continue."
        self.query_one("#here", Static).update(literal(f"{what} {how}"))

    def submit(self) -> None:
        table = self.query_one(NumberTable)
        if table.empty_cells and not table.numbers and self.question.ask.step.optional:
            self.skip_or_confirm()
        elif table.empty_cells:
            table.cell = table.empty_cells[0]
            show = self.show_hint if table.numbers else self.show_missing
            show(f"{len(table.empty_cells)} left: give each one a number.")
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
