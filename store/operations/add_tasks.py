"""Adding tasks to the notebook outside a conversation."""

import secrets
from collections.abc import Sequence

from store.records import Entry
from store.storage.data_folder import DataFolder
from store.storage.file_layout import OPEN_FILE
from store.tables.notebook import add_entries
from store.task_record import TaskDetails


def add_tasks(folder: DataFolder, texts: Sequence[str], at: str) -> list[Entry]:
    """Add tasks that nobody has yet, and return them.

    The notebook proves that open.json exists, so that one is written first. Raise WriteError, ReadOnlyStore,
    CorruptFile.
    """
    folder.open.refresh()
    if not folder.files.exists(OPEN_FILE):
        folder.open.recreate()
    added = [_task(text, at) for text in texts]
    add_entries(folder.notebook, added)
    return added


def _task(text: str, at: str) -> Entry:
    return Entry(
        id=f"map:{secrets.token_hex(6)}",
        part="tasks",
        of="both",
        text=text,
        made=at,
        conversation="",
        place="",
        step="",
        task=TaskDetails(changed=at),
    )
