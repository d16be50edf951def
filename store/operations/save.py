"""Saving a conversation: its own file first, then what follows from it.

A kill between the two loses nothing, because what follows can be read from the file again.
"""

from dataclasses import asdict, replace

from store.errors import Ended, NotThere
from store.records import Conversation, header_of
from store.rules.agreement_history import agreements_after
from store.rules.effects import Outcome, outcome_of
from store.storage.cached_file import with_row
from store.storage.data_folder import Folder
from store.storage.paths import is_conversation, month_folder, month_of
from store.tables.agreements import agreement_of, agreement_rows
from store.tables.conversations import read_conversation, write_conversation
from store.tables.notebook import settle_notebook


def begin(folder: Folder, conversation: Conversation) -> None:
    """Lists a conversation as unfinished and writes it.

    The list comes first, so that the few files which opening must look at are always known.
    """
    if not is_conversation(conversation.id):
        raise NotThere
    if conversation.ended:
        raise Ended
    row = asdict(header_of(conversation))
    folder.open.change(conversations=with_row(folder.open.rows("conversations"), row))
    folder.files.make_folder(month_folder(month_of(conversation.id)))
    _write(folder, conversation)


def save(folder: Folder, conversation: Conversation) -> None:
    """Writes a conversation and settles what follows; one file and two flushes if nothing new follows."""
    if conversation.ended:
        raise Ended
    if conversation.id in folder.settled or _is_listed(folder, conversation.id):
        _write(folder, conversation)
    else:
        begin(folder, conversation)


def rest(folder: Folder, id_: str, until: str | None) -> None:
    """Notes until when a conversation rests, or that it no longer does."""
    save(folder, replace(read_conversation(folder.files, id_), resting_until=until))


def settle(folder: Folder, conversation: Conversation) -> None:
    """Makes open.json and notebook.json say what follows from an unfinished conversation."""
    known = (header_of(conversation), outcome_of(conversation))
    if folder.settled.get(conversation.id) == known:
        return
    # Forgotten first: after a failure nobody knows what the files say.
    folder.settled.pop(conversation.id, None)
    header, outcome = known
    folder.open.change(
        conversations=with_row(folder.open.rows("conversations"), asdict(header)),
        agreements=agreement_rows_after(folder, conversation.id, outcome),
    )
    settle_notebook(folder.notebook, conversation.id, outcome)
    folder.settled[conversation.id] = known


def agreement_rows_after(folder: Folder, conversation: str, outcome: Outcome) -> list[dict[str, object]]:
    """The agreements of open.json as they stand after this outcome of a conversation."""
    agreements = [agreement_of(row) for row in folder.open.rows("agreements")]
    return agreement_rows(agreements_after(agreements, conversation, outcome))


def _write(folder: Folder, conversation: Conversation) -> None:
    write_conversation(folder.files, conversation)
    settle(folder, conversation)


def _is_listed(folder: Folder, id_: str) -> bool:
    return any(row["id"] == id_ for row in folder.open.rows("conversations"))
