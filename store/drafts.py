"""What stands half-typed, one small file a conversation."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from store.errors import NotThere, Unreadable
from store.files import Files
from store.layout import DRAFTS, draft_file, is_conversation
from store.mirror import numbered
from store.records import Draft, Record


def read_draft(files: Files, conversation: str) -> Draft | None:
    """The draft of a conversation; None if there is none, or none that can be trusted."""
    try:
        tables = files.read(_file(conversation))
    except (Unreadable, NotThere):
        return None
    return Draft(**tables["draft"]["1"]) if tables else None


def keep_draft(files: Files, draft: Draft) -> None:
    """Keeps what stands half-typed in place of what stood there; raises NotSaved, ReadOnly, NotThere."""
    name = _file(draft.conversation)
    files.make_folder(DRAFTS)
    files.write(name, {"draft": numbered([asdict(draft)])})


def drop_draft(files: Files, conversation: str) -> None:
    """Forgets a draft, if there is one; raises NotSaved, ReadOnly, NotThere."""
    files.remove(_file(conversation))


def was_withheld(draft: Draft, answers: Sequence[Record]) -> bool:
    """Whether its step was answered by withholding; a draft of any other answered step mends that answer."""
    step = (draft.place, draft.step, draft.of)
    return any(
        _withholds(record) for record in answers if (record["place"], record["step"], record["of"]) == step
    )


def drafted(files: Files) -> list[str]:
    """The conversations that have a draft."""
    return list(filter(is_conversation, (name.removesuffix(".json") for name in files.names(DRAFTS))))


def _withholds(record: Record) -> bool:
    value = record["value"]
    if record["kind"] == "reveal" and isinstance(value, Mapping):
        return "keep" in value.values()
    return bool(record["private"]) and value is None


def _file(conversation: str) -> str:
    if not is_conversation(conversation):
        raise NotThere
    return draft_file(conversation)
