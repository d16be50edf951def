"""The notebook: its entries, edited and deleted."""

from collections.abc import Sequence
from functools import partial

from store.interface.erasing_folder import ErasingFolder
from store.interface.thread_safe_folder import synchronized
from store.operations import add_tasks, delete_entry
from store.records import Entry
from store.tables import notebook
from store.tables.erasures import Erased
from store.task_record import TaskDetails


class Notebook(ErasingFolder):
    """What else the couple saved."""

    @synchronized
    def notebook(self, part: str | None = None) -> list[Entry]:
        """Return one part's entries, or all, in saved order."""
        return notebook.notebook_entries(self._folder.notebook, part)

    @synchronized
    def edit_entry(self, id_: str, text: str) -> None:
        """Replace an entry's text and keep the earlier one.

        Its conversation stays unchanged. Raise EntryNotFound.
        """
        notebook.edit_entry(self._folder.notebook, id_, text)

    @synchronized
    def add_tasks(self, texts: Sequence[str], at: str) -> list[Entry]:
        """Add tasks that nobody has yet to the map, outside a conversation, and return them.

        `at` is an ISO time.
        """
        return add_tasks.add_tasks(self._folder, texts, at)

    @synchronized
    def change_task(self, id_: str, details: TaskDetails) -> None:
        """Change who has a task, or what it takes. Raise EntryNotFound."""
        notebook.change_task(self._folder.notebook, id_, details)

    def delete_entry(self, id_: str) -> None:
        """Delete an entry with its earlier texts and all copies, for good."""
        self.erase(Erased.ENTRY, id_, partial(delete_entry.delete_entry, self._folder, id_))
