"""Map of tasks: who has each, changed by both at any time."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from scripts.task_values import TaskRow
from store import Entry, Store, StoreError, TaskDetails
from tui.clock import now, stamp
from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE, OPEN
from tui.keys.input_commands import ADD_FIRST_TASKS, ADD_TASKS
from tui.screens.base import BaseScreen
from tui.screens.notebook.add_tasks import AddTasks
from tui.screens.notebook.entry import EditDone, NotebookEntryScreen
from tui.session.io_thread import in_thread
from tui.styled_text import empty_text, literal
from tui.text.couple import Couple, Partners
from tui.text.task_map import DONE_TITLE, EMPTY_MAP, MAP_TITLE, TABLE_KEYS, task_text
from tui.widgets.inputs.task_table import TaskTable


class TaskMapScreen(BaseScreen[None]):
    """The couple's tasks; each change is saved right away."""

    KEYS: ClassVar[tuple[Command, ...]] = (OPEN, ADD_TASKS, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    TaskMapScreen {
        & > #column { padding: 0 2; }
        & #title { height: auto; text-style: bold; margin-bottom: 1; padding: 0 2; }
        & #body { height: 1fr; }
        & TaskTable { max-height: 1fr; }
        &.-tall > #column { padding: 1 2; }
        & #status, & #here, & #keys { height: auto; color: $muted; padding: 0 2; }
        & #here { color: $soft; margin-top: 1; }
        & #keys { margin-bottom: 1; }
        &.-narrow > #column { padding: 0; }
        &.-low #title { margin-bottom: 0; }
        &.-low #here, &.-low #keys { margin: 0; }
    }
    """

    def __init__(self, store: Store, people: Partners, clock: Callable[[], datetime] = now) -> None:
        super().__init__()
        self._store, self._people, self._clock = store, people, clock
        self._couple = Couple(*people)
        self._has_tasks = False

    def compose_body(self) -> Iterable[Widget]:
        yield Static(MAP_TITLE, id="title")
        with VerticalScroll(id="body", can_focus=False):
            yield Static(empty_text(EMPTY_MAP), id="status")
            yield TaskTable((), self._couple)
        yield Static(id="here")
        yield Static(TABLE_KEYS, id="keys")

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(TaskTable).focus()

    def on_screen_resume(self) -> None:
        """Refresh the tasks, also after one was edited or deleted."""
        self._refresh()

    def _refresh(self) -> None:
        rows = [self._row(entry) for entry in self._store.notebook("tasks")]
        self._has_tasks = bool(rows)
        self.query_one(TaskTable).show(rows)
        self.query_one("#status").display = not rows
        for part in ("#keys", "#here"):
            self.query_one(part).display = bool(rows)
        self._show_meaning()
        self.refresh_keys()

    def _row(self, entry: Entry) -> TaskRow:
        about = entry.task or TaskDetails()
        who = self._couple.partner_of(about.who) if about.who else ""
        return TaskRow(
            entry.id, entry.text, entry.id, who, about.energy, about.rotation, about.done, about.since
        )

    @on(TaskTable.Moved)
    def _moved(self, event: TaskTable.Moved) -> None:
        event.stop()
        self._show_meaning()

    def _show_meaning(self) -> None:
        row = self.query_one(TaskTable).current
        self.query_one("#here", Static).update(literal(f"{row.text}. {task_text(row)}" if row else ""))

    def is_available(self, action: str) -> bool:
        if action == ADD_TASKS.action:
            return super().is_available(action) and not self._store.read_only
        if action == "continue":
            return super().is_available(action) and (self._has_tasks or not self._store.read_only)
        return super().is_available(action)

    @on(TaskTable.Changed)
    def _changed(self, event: TaskTable.Changed) -> None:
        event.stop()
        self._show_meaning()
        self._save(event.row)

    @on(TaskTable.DoneAsked)
    def _ask_done(self, event: TaskTable.DoneAsked) -> None:
        event.stop()
        if not self._store.read_only:
            self._say_done()

    @work(exclusive=True, group="open")
    async def _say_done(self) -> None:
        if row := self.query_one(TaskTable).current:
            save = partial(self._save_done, row)
            await self.app.push_screen_wait(EditDone(DONE_TITLE, row.done, save))

    def _save_done(self, row: TaskRow, text: str) -> None:
        self._store.change_task(row.id, self._details(replace(row, done=text)))

    def _details(self, row: TaskRow) -> TaskDetails:
        who = self._couple.person(row.who).id if row.who else ""
        return TaskDetails(who, row.energy, row.rotation, row.done, row.since, stamp(self._clock()))

    @work(group="save")
    async def _save(self, row: TaskRow) -> None:
        try:
            await in_thread(self._store.change_task, row.id, self._details(row))
        except StoreError as error:
            self.app.notify(str(error), severity="warning")
            self._refresh()

    def shown_keys(self) -> Sequence[Command]:
        """Return the footer; without tasks, Enter adds some. The table's keys are on the page."""
        if not self._has_tasks:
            first = [] if self._store.read_only else [ADD_FIRST_TASKS]
            return [*first, BACK, HELP, LEAVE]
        return self.footer()

    def action_continue(self) -> None:
        if self._has_tasks:
            self._open()
        else:
            self._add()

    @work(exclusive=True, group="open")
    async def _open(self) -> None:
        row = self.query_one(TaskTable).current
        entries = [entry for entry in self._store.notebook("tasks") if row and entry.id == row.id]
        for entry in entries:
            screen = NotebookEntryScreen(self._store, entry, self._people, self._clock().date())
            await self.app.push_screen_wait(screen)

    def action_add_tasks(self) -> None:
        self._add()

    @work(exclusive=True, group="open")
    async def _add(self) -> None:
        known = [entry.text for entry in self._store.notebook("tasks")]
        texts = await self.app.push_screen_wait(AddTasks(known, self._couple))
        if not texts:
            return
        try:
            added = await in_thread(self._store.add_tasks, texts, stamp(self._clock()))
        except StoreError as error:
            self.app.notify(str(error), severity="warning")
            return
        self._refresh()
        table = self.query_one(TaskTable)
        table.cursor = len(table.rows) - len(added)

    def action_back(self) -> None:
        self.dismiss(None)
