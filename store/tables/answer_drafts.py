"""Drafts of a conversation's answers, in one small file.

Writing raises WriteError, ReadOnlyStore, or ConversationNotFound.
"""

from collections.abc import Container, Mapping, Sequence
from dataclasses import asdict

from store.errors import ConversationNotFound, UnreadableFile
from store.records import Draft, Record
from store.storage.cached_file import with_numeric_ids
from store.storage.file_layout import DRAFTS_FOLDER, draft_file, is_conversation
from store.storage.missing_file_evidence import conversations_in
from store.storage.tinydb_files import Files

DraftKey = tuple[str, str, str]
"""The step of a draft: place, step, of."""


def read_drafts(files: Files, conversation: str) -> list[Draft]:
    """Return a conversation's drafts, newest last.

    Empty if the file cannot be trusted.
    """
    try:
        tables = files.read(_file(conversation))
    except (UnreadableFile, ConversationNotFound):
        return []
    return [Draft(**row) for row in tables["draft"].values()] if tables else []


def save_draft(files: Files, draft: Draft) -> None:
    """Save the draft of a step, replacing any earlier one."""
    others = [
        other for other in read_drafts(files, draft.conversation) if draft_key(other) != draft_key(draft)
    ]
    replace_drafts(files, draft.conversation, [*others, draft])


def replace_drafts(files: Files, conversation: str, drafts: Sequence[Draft]) -> None:
    """Save these drafts of a conversation instead of all others."""
    name = _file(conversation)
    files.make_folder(DRAFTS_FOLDER)
    files.write(name, {"draft": with_numeric_ids([asdict(draft) for draft in drafts])})


def drop_drafts(files: Files, conversation: str, steps: Container[DraftKey]) -> None:
    """Delete the drafts of these steps."""
    left = [draft for draft in read_drafts(files, conversation) if draft_key(draft) not in steps]
    # Write even if nothing seems to change: an earlier attempt may have failed at its last flush.
    if left:
        replace_drafts(files, conversation, left)
    else:
        drop_all_drafts(files, conversation)


def drop_all_drafts(files: Files, conversation: str) -> None:
    """Delete all drafts of a conversation."""
    files.remove(_file(conversation))


def was_withheld(draft: Draft, answers: Sequence[Record]) -> bool:
    """Return whether the draft's step was answered by withholding.

    A draft of any other answered step is an edit of that answer.
    """
    step = draft_key(draft)
    return any(
        _withholds(record) for record in answers if (record["place"], record["step"], record["of"]) == step
    )


def draft_key(draft: Draft) -> DraftKey:
    """Return the step that a draft belongs to."""
    return draft.place, draft.step, draft.of


def conversations_with_drafts(files: Files) -> list[str]:
    """Return the ids of conversations that have drafts."""
    return conversations_in(files, DRAFTS_FOLDER)


def _withholds(record: Record) -> bool:
    value = record["value"]
    if record["kind"] == "reveal" and isinstance(value, Mapping):
        return any(
            decision == "keep" or (isinstance(decision, Mapping) and "keep" in decision.values())
            for decision in value.values()
        )
    return bool(record["private"]) and value is None


def _file(conversation: str) -> str:
    if not is_conversation(conversation):
        raise ConversationNotFound
    return draft_file(conversation)
