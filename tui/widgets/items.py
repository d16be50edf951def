"""Answers that are a list: several short items, one row each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from prompts import clean
from scripts.flow import MOST_ITEMS
from scripts.items import with_ids
from tui.content import typed
from tui.widgets.answer import AnswerBox
from tui.widgets.picking import counted
from tui.widgets.row import Item, Row


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

    def answering(self) -> Iterable[Widget]:
        question = self.question
        shape = question.ask.step.shape
        self._low, self._high = shape.pick if shape and shape.pick else (1, MOST_ITEMS)
        before = question.before if isinstance(question.before, list) else []
        self._before = [item for item in before if isinstance(item, dict)]
        starter = clean(question.prompt.starter).splitlines()
        texts = question.draft.split("\n") if question.draft else [i["text"] for i in self._before] or starter
        with VerticalScroll(id="rows", can_focus=False):
            for text in self._with_free_row(texts):
                yield Row(text)
        yield Static(id="count")

    def on_mount(self) -> None:
        last = self._rows()[-1]
        last.focus()
        self.call_after_refresh(last.scroll_visible, animate=False)
        self._tell()

    def _with_free_row(self, texts: list[str]) -> list[str]:
        """The texts, and one empty row where there is room for another item."""
        texts = [text for text in texts if text.strip()][: self._high]
        return [*texts, ""] if len(texts) < self._high else texts

    def _rows(self) -> list[Item]:
        return list(self.query(Item))

    def _texts(self) -> list[str]:
        return [words for item in self._rows() if (words := item.words)]

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
        self.post_message(self.Typed("\n".join(self._texts())))

    def _tell(self) -> None:
        rows, texts = list(self.query(Row)), self._texts()
        more = "one more, or Enter goes on" if len(texts) >= self._low else "one more"
        for number, row in enumerate(rows, start=1):
            row.show(number, more if texts else "write one here")
        self.query_one("#count", Static).update(typed(counted(len(texts), self._low, self._high, "written")))

    def go_on(self) -> None:
        texts = self._texts()
        if len(texts) >= self._low:
            self.post_message(self.Answered(with_ids(texts, self._before)))
        elif texts:
            self.wants(f"Write at least {self._low} first.")
        else:
            self.optional_or("Write one first." if self._low == 1 else f"Write at least {self._low} first.")
