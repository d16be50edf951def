"""List step: several short items, one per row."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Input, Static

from prompts import sanitize, trim
from scripts.engine.list_items import items_from_rows
from scripts.model import MAX_ITEMS
from tui.keys.command import Command
from tui.keys.commands import CONTINUE, NEXT_ITEM
from tui.styled_text import literal
from tui.text.choice_counts import count_text
from tui.widgets.answers.base import AnswerBox
from tui.widgets.enter_command import EnterChanged
from tui.widgets.inputs.list_row import ItemInput, ItemRow

TOO_MANY_LINES = "This list can only hold {} lines. The last {} you pasted didn’t fit."


class ListAnswer(AnswerBox):
    """Rows to fill; Enter adds one, or submits if empty."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    ListAnswer {
        & > #rows { height: auto; max-height: 8; scrollbar-size-vertical: 1; }
        & ItemRow { height: 1; padding: 0 2; }
        & .number { width: 4; color: $muted; }
        & ItemInput { width: 1fr; }
        & RemoveButton { width: 3; text-align: right; color: $muted; }
        & RemoveButton:hover { color: $ink; }
        & > #count { color: $muted; height: auto; padding: 0 2; margin-top: 1; }
    }
    .-low ListAnswer > #rows { max-height: 4; }
    .-low ListAnswer > #count, .-short ListAnswer > #count { margin-top: 0; }
    .-tall ListAnswer > #rows { max-height: 16; }
    """

    empty_hint = "You haven’t written anything. Press Enter again to skip."

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        shape = question.ask.step.shape
        self._low, self._high = shape.pick if shape and shape.pick else (1, MAX_ITEMS)
        before = question.previous if isinstance(question.previous, list) else []
        previous = {item["id"]: item["text"] for item in before if isinstance(item, dict)}
        self._used_ids = set(previous)
        starts = [line for line in sanitize(question.prompt.starter).split("\n") if trim(line)]
        is_theirs = question.prompt.quotes_answers
        self._examples = [] if previous or is_theirs else starts
        rows = list(previous.items()) or ([("", text) for text in starts] if is_theirs else [])
        if question.draft:
            rows = [self._parse_draft_line(line) for line in question.draft.split("\n")]
        with VerticalScroll(id="rows", can_focus=False):
            for known, text in self._with_free_row(rows):
                yield ItemRow(text, known)
        yield Static(id="count")

    def on_mount(self) -> None:
        last = self._rows()[-1]
        last.focus()
        self.call_after_refresh(last.scroll_visible, animate=False)
        self._show_count()

    def _parse_draft_line(self, line: str) -> tuple[str, str]:
        """Return id and text of a draft line.

        A known item has its id and a tab before the text.
        """
        known, _, text = line.rpartition("\t")
        return (known, text) if known in self._used_ids else ("", line)

    def _with_free_row(self, rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
        """Return the filled rows, plus an empty one if possible."""
        rows = [(known, text) for known, text in rows if trim(text)][: self._high]
        return [*rows, ("", "")] if len(rows) < self._high else rows

    @property
    def enter_command(self) -> Command:
        """Return what Enter does in the focused row."""
        rows = self._rows()
        item = next((row for row in rows if row.has_focus), None)
        is_last = item is rows[-1] and len(rows) == self._high
        return NEXT_ITEM if item and item.clean_value and not is_last else CONTINUE

    def _rows(self) -> list[ItemInput]:
        return list(self.query(ItemInput))

    def _filled_rows(self) -> list[tuple[str, str]]:
        """Return the id and text of every filled row."""
        return [(row.item_id, words) for row in self.query(ItemRow) if (words := row.clean_value)]

    def _items(self) -> list[dict[str, str]]:
        """Return the items; an edited row keeps its item's id."""
        return items_from_rows(self._filled_rows(), self._used_ids)

    async def _add(self, *texts: str, after: ItemInput) -> None:
        """Add rows below `after`, up to the limit."""
        at = self._rows().index(after)
        room = self._high - len(self._rows())
        new = [ItemRow(text) for text in texts[:room]]
        await self.query_one("#rows").mount_all(new, after=at)
        self._rows()[at + len(new)].focus()
        self._show_count()

    @on(Input.Submitted)
    async def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        rows = self._rows()
        item = next(row for row in rows if row is event.input)
        last = item is rows[-1]
        if not item.clean_value or (last and len(rows) == self._high):
            self.submit()
        elif last:
            await self._add("", after=item)
        else:
            rows[rows.index(item) + 1].focus()

    @on(ItemInput.Exited)
    def _left(self, event: ItemInput.Exited) -> None:
        event.stop()
        rows = self._rows()
        at = rows.index(event.item) + event.by
        if 0 <= at < len(rows):
            rows[at].focus()

    @on(ItemInput.RemoveRequested)
    async def _emptied(self, event: ItemInput.RemoveRequested) -> None:
        event.stop()
        rows = self._rows()
        at = rows.index(event.item)
        if len(rows) == 1:
            event.item.value = ""
            return
        rows[at - 1 if at else 1].focus()
        await list(self.query(ItemRow))[at].remove()
        if self._rows()[-1].clean_value and len(self._rows()) < self._high:
            await self._add("", after=self._rows()[-1])
        self._changed()

    @on(ItemInput.LinesPasted)
    async def _pasted(self, event: ItemInput.LinesPasted) -> None:
        event.stop()
        item, room = event.item, self._high - len(self._rows())
        begin, end = sorted(item.selection)
        kept, left_out = event.lines[: room + 1], event.lines[room + 1 :]
        after = item.value[end:]
        item.value = item.value[:begin] + kept[0] + (after if len(kept) == 1 else "")
        if len(kept) > 1:
            await self._add(*kept[1:-1], kept[-1] + after, after=item)
        if left_out:
            lines = "line" if len(left_out) == 1 else f"{len(left_out)} lines"
            self.app.notify(TOO_MANY_LINES.format(self._high, lines), severity="warning")

    @on(Input.Changed)
    def _row_changed(self, event: Input.Changed) -> None:
        event.stop()
        self.show_hint("")
        self._changed()

    def _changed(self) -> None:
        self._show_count()
        self.post_message(EnterChanged())
        lines = (f"{known}\t{text}" if known else text for known, text in self._filled_rows())
        self.post_message(self.DraftChanged("\n".join(lines)))

    @property
    def _example(self) -> str:
        """Return the author's example for the next line, "" if there's none left."""
        return next(iter(self._examples[len(self._filled_rows()) :]), "")

    def _show_count(self) -> None:
        count = len(self._filled_rows())
        more = "add another, or press Enter to continue" if count >= self._low else "add another"
        for number, row in enumerate(self.query(ItemRow), start=1):
            row.show(number, more if count else "add one here", self._example)
        self.query_one("#count", Static).update(literal(count_text(count, self._low, self._high, "written")))

    def submit(self) -> None:
        items = self._items()
        if len(items) >= self._low:
            self.post_message(self.Answered(items))
        elif items:
            self.show_hint(f"Please add at least {self._low}.")
        else:
            self.skip_or_hint(
                "Please add one first." if self._low == 1 else f"Please add at least {self._low}."
            )
