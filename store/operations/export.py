"""Export of the couple's data as plain JSON values."""

from collections.abc import Callable, Iterator
from dataclasses import asdict
from typing import TypeVar

from store.agreement_record import Agreement
from store.errors import StoreError
from store.records import Conversation, Json
from store.storage.data_folder import DataFolder
from store.storage.file_layout import conversation_file
from store.tables.agreements import closed_agreements, open_agreements
from store.tables.conversations import export_conversation, read_conversation
from store.tables.month_files import conversation_ids
from store.tables.notebook import notebook_entries
from store.tables.people import people
from store.tables.rituals import active_rituals

Result = TypeVar("Result")


def export_all(folder: DataFolder, redact: Callable[[Conversation], Conversation]) -> dict[str, Json]:
    """Return the couple, conversations, agreements, rituals, and notebook.

    `redact` is applied to each conversation, unfinished ones included. Drafts, stashed answers, and unreadable
    conversations are left out. Raise ReadError or CorruptFile for the other files.
    """
    agreements = [*closed_agreements(folder.open, folder.files), *open_agreements(folder.open)]
    return {
        "couple": [asdict(person) for person in people(folder.couple) or ()],
        "conversations": list(
            iter_conversations(folder, lambda conversation: export_conversation(redact(conversation)))
        ),
        "agreements": [_export_agreement(each) for each in sorted(agreements, key=lambda each: each.made)],
        "rituals": [asdict(ritual) for ritual in active_rituals(folder.open)],
        "notebook": [asdict(entry) for entry in notebook_entries(folder.notebook, None)],
    }


def _export_agreement(agreement: Agreement) -> dict[str, Json]:
    return asdict(agreement) | {"history": [item.row for item in agreement.history]}


def iter_conversations(folder: DataFolder, convert: Callable[[Conversation], Result]) -> Iterator[Result]:
    """Yield what becomes of all readable conversations, oldest first.

    Others, and those for which `convert` raises StoreError, are noted in `unreadable`.
    """
    deleting = {row["id"] for row in folder.open.readable_rows("conversations") if row.get("going")}
    for id_ in conversation_ids(folder.files):
        try:
            if id_ not in deleting:
                yield convert(read_conversation(folder.files, id_))
        except StoreError:
            folder.files.unreadable.add(conversation_file(id_))
