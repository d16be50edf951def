"""The file of one conversation: the source from which everything else about it can be set right."""

from dataclasses import asdict
from typing import Any

from store.errors import ConversationNotFound
from store.records import Conversation
from store.storage.cached_file import with_numeric_ids
from store.storage.files import Files
from store.storage.paths import conversation_file, is_conversation

_HEADER_FIELDS = ("id", "started", "ended", "finished", "resting_until")


def write_conversation(files: Files, conversation: Conversation) -> None:
    """Replaces a conversation's file; raises NotSaved, ReadOnly."""
    about = {name: getattr(conversation, name) for name in _HEADER_FIELDS}
    tables = {
        "conversation": with_numeric_ids([about]),
        "script": with_numeric_ids([dict(conversation.script)]),
        "answers": with_numeric_ids([dict(record) for record in conversation.answers]),
        "held": with_numeric_ids([dict(record) for record in conversation.held]),
    }
    files.write(conversation_file(conversation.id), tables)


def read_conversation(files: Files, id_: str) -> Conversation:
    """A conversation as it was last saved; raises NotThere, Damaged, NewerFormat, NotRead."""
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
    """A conversation as it leaves the store, with the script's id in the place of the script."""
    whole = asdict(conversation)
    script = whole.pop("script")
    del whole["held"], whole["resting_until"]
    return whole | {"script": script["id"], "version": script["version"], "answers": list(whole["answers"])}
