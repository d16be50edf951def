"""Answers that are a list: several short items, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from prompts import clean
from scripts.engine.list_items import numbered
from scripts.model import MOST_ITEMS
from tui.content import typed
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.choice_list import counted
from tui.widgets.inputs.list_row import Item, Row


class ListAnswer(AnswerBox):
    """Rows to fill: Enter goes to the next one, and on the empty last one it goes on."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen
    DEFAULT_CSS = """
    ListAnswer {
        & > #rows { height: auto; max-height: 8; scrollbar-size-vertical: 1; }
        & Row { height: 1; padding: 0 1; }
        & .number { width: 4; color: $muted; }
        & Item { width: 1fr; }
        & Cross { width: 3; text-align: right; color: $muted; }
        & Cross:hover { color: $ink; }
        & > #count { color: $muted; height: auto; padding: 0 1; }
    }
    .-low ListAnswer > #rows { max-height: 4; }
    .-tall ListAnswer > #rows { max-height: 16; }
    """

    nothing_yet = "Nothing is written yet. Enter once more passes this one."

    def answering(self) -> Iterable[Widget]:
        question = self.question
        shape = question.ask.step.shape
        self._low, self._high = shape.pick if shape and shape.pick else (1, MOST_ITEMS)
        before = question.before if isinstance(question.before, list) else []
        stood = {item["id"]: item["text"] for item in before if isinstance(item, dict)}
        self._taken = set(stood)
        rows = list(stood.items()) or [("", text) for text in clean(question.prompt.starter).splitlines()]
        if question.draft:
            rows = [self._drafted(line) for line in question.draft.split("\n")]
        with VerticalScroll(id="rows", can_focus=False):
            for known, text in self._with_free_row(rows):
                yield Row(text, known)
        yield Static(id="count")

    def on_mount(self) -> None:
        last = self._rows()[-1]
        last.focus()
        self.call_after_refresh(last.scroll_visible, animate=False)
        self._tell()

    def _drafted(self, line: str) -> tuple[str, str]:
        """The id and the text of one line of a draft: an item that is known has its id and a tab before it."""
        known, _, text = line.rpartition("\t")
        return (known, text) if known in self._taken else ("", line)

    def _with_free_row(self, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """The rows with a text, and one empty row where there is room for another item."""
        rows = [(known, text) for known, text in rows if text.strip()][: self._high]
        return [*rows, ("", "")] if len(rows) < self._high else rows

    def _rows(self) -> list[Item]:
        return list(self.query(Item))

    def _written(self) -> list[tuple[str, str]]:
        """The id and the text of every row in which something stands."""
        return [(row.known, words) for row in self.query(Row) if (words := row.words)]

    def _items(self) -> list[dict[str, str]]:
        """What is written; a row that was changed is the same item still, and keeps its id."""
        return numbered(self._written(), self._taken)

    async def _add(self, *texts: str, after: Item) -> None:
        """Add rows below one of them, as far as there is room, and go to the last."""
        at = self._rows().index(after)
        room = self._high - len(self._rows())
        new = [Row(text) for text in texts[:room]]
        await self.query_one("#rows").mount_all(new, after=at)
        self._rows()[at + len(new)].focus()
        self._tell()

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        rows = self._rows()
        item = next(row for row in rows if row is event.input)
        last = item is rows[-1]
        if not item.words or (last and len(rows) == self._high):
            self.go_on()
        elif last:
            await self._add("", after=item)
        else:
            rows[rows.index(item) + 1].focus()

    @on(Item.Left)
    def _left(self, event: Item.Left) -> None:
        event.stop()
        rows = self._rows()
        at = rows.index(event.item) + event.by
        if 0 <= at < len(rows):
            rows[at].focus()

    @on(Item.Emptied)
    async def _emptied(self, event: Item.Emptied) -> None:
        event.stop()
        rows = self._rows()
        at = rows.index(event.item)
        if len(rows) == 1:
            event.item.value = ""
            return
        rows[at - 1 if at else 1].focus()
        await list(self.query(Row))[at].remove()
        if self._rows()[-1].words and len(self._rows()) < self._high:
            await self._add("", after=self._rows()[-1])
        self._changed()

    @on(Item.Pasted)
    async def _pasted(self, event: Item.Pasted) -> None:
        event.stop()
        first, *others = event.lines
        event.item.insert_text_at_cursor(first)
        await self._add(*others, after=event.item)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.wants("")
        self._changed()

    def _changed(self) -> None:
        self._tell()
        lines = (f"{known}\t{text}" if known else text for known, text in self._written())
        self.post_message(self.Typed("\n".join(lines)))

    def _tell(self) -> None:
        count = len(self._written())
        more = "one more, or Enter goes on" if count >= self._low else "one more"
        for number, row in enumerate(self.query(Row), start=1):
            row.show(number, more if count else "write one here")
        self.query_one("#count", Static).update(typed(counted(count, self._low, self._high, "written")))

    def go_on(self) -> None:
        items = self._items()
        if len(items) >= self._low:
            self.post_message(self.Answered(items))
        elif items:
            self.wants(f"Write at least {self._low} first.")
        else:
            self.optional_or("Write one first." if self._low == 1 else f"Write at least {self._low} first.")
