"""The file of one conversation.

Everything else about the conversation is derived from it.
"""

from dataclasses import asdict
from typing import Any

from store.errors import ConversationNotFound
from store.records import OPTIONAL_FIELDS, Conversation
from store.storage.cached_file import with_numeric_ids
from store.storage.file_layout import conversation_file, is_conversation
from store.storage.tinydb_files import Files

_HEADER_FIELDS = ("id", "started", "ended", "finished", "resting_until")


def write_conversation(files: Files, conversation: Conversation) -> None:
    """Replace a conversation's file."""
    fields = (*_HEADER_FIELDS, *(name for name in OPTIONAL_FIELDS if getattr(conversation, name)))
    about = {name: getattr(conversation, name) for name in fields}
    tables = {
        "conversation": with_numeric_ids([about]),
        "script": with_numeric_ids([dict(conversation.script)]),
        "answers": with_numeric_ids([dict(record) for record in conversation.answers]),
        "held": with_numeric_ids([dict(record) for record in conversation.held]),
    }
    files.write(conversation_file(conversation.id), tables)


def read_conversation(files: Files, id_: str) -> Conversation:
    """Return a conversation as last saved.

    Raise ConversationNotFound, CorruptFile, NewerFormat, ReadError.
    """
    tables = files.read(conversation_file(id_)) if is_conversation(id_) else {}
    if not tables:
        raise ConversationNotFound
    about: dict[str, Any] = tables["conversation"]["1"]
    return Conversation(
        **about,
        script=tables["script"]["1"],
        answers=tuple(tables["answers"].values()),
        held=tuple(tables["held"].values()),
    )


def export_conversation(conversation: Conversation) -> dict[str, Any]:
    """Return a conversation for export, with only its script's id."""
    whole = asdict(conversation)
    script = whole.pop("script")
    for name in ("held", "resting_until", *OPTIONAL_FIELDS):
        del whole[name]
    return whole | {"script": script["id"], "version": script["version"], "answers": list(whole["answers"])}
