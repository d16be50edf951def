"""The notebook: its entries, edited and deleted."""

from store.interface.shared_folder import SharedFolder, synchronized
from store.operations import delete_entry
from store.records import Entry
from store.tables import notebook


class Notebook(SharedFolder):
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
    def delete_entry(self, id_: str) -> None:
        """Delete an entry with its earlier texts and all copies, for good."""
        delete_entry.delete_entry(self._folder, id_)
