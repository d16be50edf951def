"""Deleting a notebook entry and all copies of its texts."""

from store.operations.change_copied_words import change_everywhere, erasure_of_entry
from store.operations.correct_answers import complete_corrections
from store.storage.data_folder import DataFolder
from store.tables.notebook import begin_to_delete_entry, remove_entry


def delete_entry(folder: DataFolder, id_: str) -> None:
    """Delete a notebook entry and copies of its texts.

    Recovery completes this after a crash. Repeating it is harmless. Raise WriteError, ReadOnlyStore, CorruptFile.
    """
    complete_corrections(folder)
    begin_to_delete_entry(folder.notebook, id_)
    change_everywhere(folder, erasure_of_entry(folder, id_))
    remove_entry(folder.notebook, id_)
