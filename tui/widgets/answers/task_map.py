"""Map of tasks: who has each, saved in the notebook."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from prompts import one_line, sanitize, trim
from scripts.engine_types import PARTNERS
from scripts.task_values import TaskRow
from tui.styled_text import literal
from tui.text.task_map import DONE_TITLE, EMPTY_MAP_TO_SAVE, OWN_PLAN, TABLE_KEYS, task_text, why_text
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.notebook_entry import SAVE_NOTHING_LABEL, notebook_part_line
from tui.widgets.inputs.task_table import TaskTable
from tui.widgets.inputs.text_box import TextBox


class TaskMapAnswer(AnswerBox):
    """The couple's tasks, perhaps as proposed, and why."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    TaskMapAnswer {
        & > TaskTable { max-height: 8; }
        & > #why { height: auto; color: $secondary; padding: 0 2; margin-bottom: 1; }
        & > #done-title { height: auto; color: $soft; padding: 0 2; margin-top: 1; }
        & > #done { min-height: 3; padding: 0 1; margin: 0 2; }
        & > #here, & > #keys, & > #where { height: auto; color: $muted; padding: 0 2; }
        & > #here { color: $soft; }
        & > #here { margin-top: 1; }
    }
    .-low TaskMapAnswer > TaskTable, .-short TaskMapAnswer > TaskTable { max-height: 5; }
    .-low TaskMapAnswer > #here, .-short TaskMapAnswer > #here { margin-top: 0; }
    .-low TaskMapAnswer > #why, .-short TaskMapAnswer > #why { margin-bottom: 0; }
    .-low TaskMapAnswer > #where, .-short TaskMapAnswer > #where, .-high TaskMapAnswer > #where { display: none; }
    .-low TaskMapAnswer > #keys { display: none; }
    .-tall TaskMapAnswer > TaskTable { max-height: 17; }
    """

    skip_label = SAVE_NOTHING_LABEL

    @property
    def can_skip(self) -> bool:
        return bool(self.question.ask.tasks)

    def compose_answer(self) -> Iterable[Widget]:
        ask = self.question.ask
        rows = self._rows()
        if ask.why:
            yield Static(literal(self._why(rows)), id="why")
        before = [TaskRow.from_json(row) for row in ask.before or ask.tasks]
        yield TaskTable(rows, self.question.couple, {row.id: row for row in before})
        yield Static(literal(DONE_TITLE), id="done-title")
        yield TextBox(id="done")
        yield Static(id="here")
        yield Static(TABLE_KEYS, id="keys")
        yield notebook_part_line(self.question)

    def _why(self, rows: Iterable[TaskRow]) -> str:
        """Return why tasks are proposed like this, as long as they are."""
        proposed = {str(row["id"]): row.get("who", "") for row in self.question.ask.tasks}
        if any(row.who != proposed[row.id] for row in rows):
            return OWN_PLAN
        couple, empty = self.question.couple, self.question.ask.empty
        other = next((partner for partner in PARTNERS if partner != empty), "")
        return why_text(self.question.ask.why, couple.name(empty) if empty else "", couple.name(other))

    def _rows(self) -> list[TaskRow]:
        """Return the rows to start from, with what was changed before."""
        changed = _known(self.question.draft, self.question.previous)
        rows = [TaskRow.from_json(row) for row in self.question.ask.tasks]
        return [TaskRow.from_json({**row.to_json(), **changed.get(row.id, {})}) for row in rows]

    def on_mount(self) -> None:
        table = self.query_one(TaskTable)
        if not table.rows:
            self.query_one("#keys").display = False
        self._show_box(is_open=False)
        (table if table.rows else self.query_one("#go-on")).focus()
        self._show_meaning()

    @on(TaskTable.Moved)
    def _moved(self, event: TaskTable.Moved) -> None:
        event.stop()
        self._show_meaning()

    @on(TaskTable.Changed)
    def _changed(self, event: TaskTable.Changed) -> None:
        event.stop()
        self._show_meaning()
        if self.question.ask.why:
            self.query_one("#why", Static).update(literal(self._why(self.query_one(TaskTable).rows)))
        rows = {row.id: _changeable(row) for row in self.query_one(TaskTable).rows}
        self.post_message(self.DraftChanged(json.dumps(rows)))

    @on(TaskTable.DoneAsked)
    def _ask_done(self, event: TaskTable.DoneAsked) -> None:
        """Open the box for what "done" means for the current task."""
        event.stop()
        row = self.query_one(TaskTable).current
        box = self.query_one("#done", TextBox)
        box.text = row.done if row else ""
        box.move_cursor(box.document.end)
        self._show_box(is_open=True)
        box.focus()

    @on(TextBox.Submitted)
    def _take_done(self, event: TextBox.Submitted) -> None:
        event.stop()
        table = self.query_one(TaskTable)
        table.set_done(one_line(trim(sanitize(self.query_one("#done", TextBox).text))))
        self.step_back()

    def step_back(self) -> bool:
        """Close the box without taking over what it says."""
        is_open = self.query_one("#done").display
        if is_open:
            self._show_box(is_open=False)
            self.query_one(TaskTable).focus()
        return is_open

    def pressed_enter(self) -> None:
        if self.query_one("#done").display:
            self._take_done(TextBox.Submitted())
        else:
            super().pressed_enter()

    def _show_box(self, *, is_open: bool) -> None:
        for part in ("#done-title", "#done"):
            self.query_one(part).display = is_open
        self.query_one("#keys").display = not is_open and bool(self.query_one(TaskTable).rows)
        for part in ("#here", *(("#where",) if is_open else ())):
            self.query_one(part).display = not is_open

    def _show_meaning(self) -> None:
        row = self.query_one(TaskTable).current
        sentence = f"{row.text}: {_lower(task_text(row))}" if row else EMPTY_MAP_TO_SAVE
        self.query_one("#here", Static).update(literal(sentence))

    def submit(self) -> None:
        rows = [row.to_json() for row in self.query_one(TaskTable).rows]
        part = self.question.ask.step.part
        self.post_message(self.Answered({"part": part, "items": rows} if rows else None))


def _lower(sentence: str) -> str:
    return sentence[:1].lower() + sentence[1:]


def _changeable(row: TaskRow) -> dict[str, Any]:
    about = {"who": row.who, "energy": row.energy, "rotation": row.rotation}
    return {**about, "since": row.since, "done": row.done}


def _known(draft: str, previous: Any) -> Mapping[str, Mapping[str, Any]]:
    """Return what a draft or an earlier answer says, by row."""
    try:
        rows = json.loads(draft)
    except ValueError:
        items = previous.get("items", ()) if isinstance(previous, dict) else ()
        return {
            item["id"]: {name: item.get(name, "") for name in ("who", "energy", "rotation", "done")}
            for item in items
        }
    return rows if isinstance(rows, dict) else {}
