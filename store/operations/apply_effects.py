"""Writing a conversation's effects to open.json and notebook.json."""

from store.records import Conversation, header_of, header_row
from store.rules.agreement_history import agreements_after
from store.rules.effects import Effects, derive_effects
from store.storage.cached_file import Document, with_row, without_row
from store.storage.data_folder import DataFolder
from store.tables.agreements import agreement_from_row, agreements_to_rows
from store.tables.notebook import apply_to_notebook


def apply_effects(folder: DataFolder, conversation: Conversation) -> None:
    """Update open.json and notebook.json from an unfinished conversation."""
    known = (header_of(conversation), derive_effects(conversation))
    if folder.applied_effects.get(conversation.id) == known:
        return
    # Forget it first: after a failure, nobody knows what the files say.
    folder.applied_effects.pop(conversation.id, None)
    header, effects = known
    folder.open.replace_tables(
        conversations=with_row(folder.open.rows("conversations"), header_row(header)),
        agreements=agreement_rows_after(folder, conversation.id, effects),
        **_without_made_again(folder, effects),
        beginning=without_row(folder.open.rows("beginning"), conversation.id),
    )
    apply_to_notebook(folder.notebook, conversation.id, effects)
    folder.applied_effects[conversation.id] = known


def _without_made_again(folder: DataFolder, effects: Effects) -> dict[str, list[Document]]:
    """Return the table of deleted agreements if one of them was agreed on again."""
    made, rows = {agreement.id for agreement in effects.agreements}, folder.open.rows("deleted")
    left = [row for row in rows if row["going"] or row["id"] not in made]
    return {} if left == rows else {"deleted": left}


def agreement_rows_after(folder: DataFolder, conversation: str, effects: Effects) -> list[dict[str, object]]:
    """Return the rows of open.json after a conversation's effects."""
    agreements = [agreement_from_row(row) for row in folder.open.rows("agreements")]
    return agreements_to_rows(agreements_after(agreements, conversation, effects))
