"""Notebook entry screen: text, origin, and actions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import ClassVar

from textual import work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import Entry, Header, Store, StoreError, TaskDetails
from tui.clock import now, stamp
from tui.keys.command import Command
from tui.keys.commands import BACK, CHOOSE, HELP, LEAVE
from tui.reports.notebook import origin_text, origins
from tui.screens.edit_text import EditText
from tui.screens.notebook.delete_entry import DeleteEntry
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import QUOTE_BAR, literal, owner_label, owner_signs
from tui.text.couple import Partners
from tui.text.notebook_parts import part_name
from tui.text.notices import ENTRY_DELETED, ENTRY_EDITED
from tui.text.task_map import DONE_LABEL, DONE_TITLE, details_text
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.wrapped_text import WrappedStatic

TODAY_LABEL = "Update it"
CHOICE_LABELS = ("Edit", "Delete")
TASK_LABELS = (*CHOICE_LABELS, DONE_LABEL)


class NotebookEntryScreen(Page):
    """A notebook entry; a second window is read-only."""

    KEYS: ClassVar[tuple[Command, ...]] = (CHOOSE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    NotebookEntryScreen {
        & > #column { padding: 0 2; }
        &.-narrow > #column { padding: 0; }
        & #title, & #body > Static, & MoreBelow, & #trouble { padding: 0 2; }
        & ChoiceList { margin-bottom: 1; }
    }
    """

    def __init__(self, store: Store, entry: Entry, people: Partners, today: date) -> None:
        super().__init__(part_name(entry.part), ())
        self._store, self._entry, self._people, self._today = store, entry, people, today
        self._header: Header | None = None
        self._unsaved_text = ""

    def body(self) -> Iterable[Widget]:
        yield Static(id="words")
        yield Static(id="from")
        if not self._store.read_only:
            yield ChoiceList(TASK_LABELS if self._entry.part == "tasks" else CHOICE_LABELS)
        yield WrappedStatic(id="earlier")

    def initial_focus(self) -> Widget:
        return super().initial_focus() if self._store.read_only else self.query_one(ChoiceList)

    def on_mount(self) -> None:
        self._show()
        self._find_origin()

    def _show(self) -> None:
        entry = self._entry
        words = literal(entry.text, "bold")
        if not entry.task:  # the person who has a task is named below
            words += Content.assemble("\n— ", owner_label(entry.of, self._people))
        else:
            words += Content("\n") + literal(details_text(entry.task, self._people))
        self.query_one("#words", Static).update(words)
        origin = origin_text(entry, self._header, self._today)
        self.query_one("#from", Static).update(literal(origin, "$muted"))
        earlier = self.query_one("#earlier", Static)
        earlier.update(_earlier_wordings(entry.before))
        earlier.display = bool(entry.before)

    @work
    async def _find_origin(self) -> None:
        try:
            found = await in_thread(origins, self._store, [self._entry])
        except StoreError:
            return  # then only the day is shown
        self._header = found.get(self._entry.conversation)
        self._show()

    def is_available(self, action: str) -> bool:
        return super().is_available(action) and not (action == "continue" and self._store.read_only)

    def action_continue(self) -> None:
        (self._edit, self._delete, self._say_done)[self.query_one(ChoiceList).cursor]()

    @work(exclusive=True)
    async def _say_done(self) -> None:
        task = self._entry.task or TaskDetails()
        await self.app.push_screen_wait(EditDone(DONE_TITLE, task.done, self._save_done))
        self._take_current()

    def _save_done(self, text: str) -> None:
        task = self._entry.task or TaskDetails()
        self._store.change_task(self._entry.id, replace(task, done=text, changed=stamp(now())))

    @work(exclusive=True)
    async def _edit(self) -> None:
        begun = self._unsaved_text or self._entry.text
        colours = [colour for _, colour in owner_signs(self._entry.of, self._people)]
        alone = colours[0] if len(colours) == 1 else ""
        done = await self.app.push_screen_wait(EditText(TODAY_LABEL, begun, self._save_text, alone))
        self._unsaved_text = "" if done.is_saved else done.text
        self._take_current()

    def _take_current(self) -> None:
        """Show the entry as it is saved now."""
        current = (entry for entry in self._store.notebook() if entry.id == self._entry.id)
        before, self._entry = self._entry, next(current, self._entry)
        self._show()
        if self._entry != before:
            self.app.notify(ENTRY_EDITED)

    def _save_text(self, text: str) -> None:
        self._store.edit_entry(self._entry.id, text)

    @work(exclusive=True)
    async def _delete(self) -> None:
        if await self.app.push_screen_wait(DeleteEntry(self._store, self._entry)):
            self.app.notify(ENTRY_DELETED)
            self.dismiss(True)


class EditDone(EditText):
    """What "done" means for a task; earlier words aren't saved."""

    KEPT_NOTE = "You can change it again at any time."


def _earlier_wordings(before: Iterable[str]) -> Content:
    """Return the earlier wordings, the latest first."""
    lines = [literal(f"{QUOTE_BAR}{' '.join(text.split())}", "$muted") for text in reversed(tuple(before))]
    return Content("\n").join([Content.styled("Earlier versions", "$secondary"), *lines])
