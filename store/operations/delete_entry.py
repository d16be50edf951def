"""Deleting a notebook entry and all copies of its texts."""

from store.operations.erase import erase_everywhere, erasure_of_entry
from store.storage.data_folder import DataFolder
from store.tables.notebook import begin_to_delete_entry, remove_entry


def delete_entry(folder: DataFolder, id_: str) -> None:
    """Delete a notebook entry and copies of its texts.

    Recovery completes this after a crash. Repeating it is harmless. Raise WriteError, ReadOnlyStore, CorruptFile.
    """
    begin_to_delete_entry(folder.notebook, id_)
    erase_everywhere(folder, erasure_of_entry(folder, id_))
    remove_entry(folder.notebook, id_)
