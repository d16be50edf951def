"""Record of a script, stored with its conversation."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from scripts import Json, Script, Source
from scripts.loading.loader import ScriptError, fingerprint, load_stored
from store import Conversation, UnreadableScript
from store.storage.file_layout import conversation_file


def script_to_record(script: Script, language: str) -> Mapping[str, Json]:
    """Return the whole script, as saved with its conversation."""
    return {
        "id": script.id,
        "version": script.version,
        "title": script.title,
        "minutes": list(script.minutes),
        "sha256": fingerprint(script.sources),
        "language": language,
        "parts": [{"flow": source.flow, "words": source.words} for source in script.sources],
    }


def script_from_record(conversation: Conversation) -> Script:
    """Return the script that was saved with a conversation.

    Raises UnreadableScript if this version can't load it.
    """
    parts = conversation.script["parts"]
    assert isinstance(parts, list)  # noqa: S101 - the store checks what it reads
    try:
        script = _load(tuple(Source(part["flow"], part["words"]) for part in parts))
        id_ = str(conversation.script["id"])
        # A pack's script is saved with the name of its pack, which isn't in its own text.
        return script if script.id == id_ else replace(script, id=id_)
    except ScriptError:
        raise UnreadableScript(conversation_file(conversation.id)) from None


@lru_cache(maxsize=32)
def _load(sources: tuple[Source, ...]) -> Script:
    """Return a script; most conversations share one with others."""
    return load_stored(sources)
