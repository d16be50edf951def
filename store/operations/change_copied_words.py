"""Erasing or correcting words in other conversations and their drafts."""

import contextlib
from collections.abc import Iterator, Sequence
from dataclasses import replace

from store.agreement_record import WORD_FIELDS, Agreement
from store.errors import ConversationNotFound, UnreadableFile
from store.records import Conversation, Entry, Record
from store.rules.agreement_wordings import Wordings, typed_fields, wordings_of
from store.rules.correction import Correction
from store.rules.effects import Effects, derive_effects
from store.rules.erasure import Erasure
from store.storage.data_folder import DataFolder
from store.storage.file_layout import DRAFTS_FOLDER, month_folder
from store.tables.agreements import agreement_from_row, closed_agreements
from store.tables.answer_drafts import conversations_with_drafts, drop_all_drafts, read_drafts, replace_drafts
from store.tables.conversations import read_conversation, write_conversation
from store.tables.month_files import conversation_ids, list_months
from store.tables.notebook import all_entries

_EFFECT_KINDS = ("agree", "keep", "look_back")


def erasure_of_conversation(folder: DataFolder, id_: str) -> Erasure | None:
    """Return what to erase before a conversation is deleted.

    None if it made nothing that others could have copied.
    """
    conversation = undamaged(folder, id_)
    effects = derive_effects(conversation) if conversation else Effects()
    agreements = list(_all_agreements(folder))
    entries = all_entries(folder.notebook)
    wordings = wordings_of(id_, agreements)
    texts = _entry_texts([entry for entry in entries if entry.conversation == id_])
    texts |= _entry_texts(effects.entries)
    has_given = conversation is None or any(
        record.get("kind") in _EFFECT_KINDS and record["value"] is not None
        for record in (*conversation.answers, *conversation.held)
    )
    if not has_given and not wordings and not texts:
        return None
    others = _entry_texts([entry for entry in entries if entry.conversation != id_])
    return Erasure(
        conversation=id_,
        entry_texts=frozenset(texts - others),
        wordings={**_stated_wordings(effects, agreements), **wordings},
        typed=typed_fields(agreements),
        staying=frozenset(entry.id for entry in entries if entry.conversation != id_),
    )


def erasure_of_entry(folder: DataFolder, id_: str) -> Erasure:
    """Return what to erase before a notebook entry is taken out."""
    entries = all_entries(folder.notebook)
    texts = _entry_texts([entry for entry in entries if entry.id == id_])
    others = _entry_texts([entry for entry in entries if entry.id != id_])
    return Erasure(entry=id_, entry_texts=frozenset(texts - others))


def change_everywhere(folder: DataFolder, change: Erasure | Correction, *, leaving: str = "") -> None:
    """Erase or correct words in all other conversations; repeating it is harmless.

    The conversation `leaving` stays as it is, and so do damaged files. Raise ReadError for one that may hold these
    words.
    """
    source = leaving or change.conversation
    for id_ in conversation_ids(folder.files):
        conversation = undamaged(folder, id_) if id_ != source else None
        if conversation and (changed := change.in_conversation(conversation)) != conversation:
            replace_conversation(folder, conversation, changed)
    drafts_of = conversations_with_drafts(folder.files)
    for id_ in drafts_of:
        drafts = read_drafts(folder.files, id_)
        left = [kept for draft in drafts if (kept := change.in_draft(draft))]
        if left == drafts or id_ == source:
            continue
        if left:
            replace_drafts(folder.files, id_, left)
        else:
            drop_all_drafts(folder.files, id_)
    # An earlier attempt may have been cut off between a rename and its flush, and then nothing looks different now.
    for name in (*map(month_folder, list_months(folder.files)), *([DRAFTS_FOLDER] if drafts_of else [])):
        folder.files.flush_folder(name)


def replace_conversation(folder: DataFolder, before: Conversation, after: Conversation) -> None:
    """Write a changed conversation; a session that still has the old records gets them changed, too."""
    _remember(folder, before, after)
    folder.applied_effects.pop(before.id, None)
    write_conversation(folder.files, after)


def _remember(folder: DataFolder, before: Conversation, after: Conversation) -> None:
    """Note the changed records, for a session that still has the old ones."""
    known = folder.erased_records.get(before.id, [])
    for old, new in zip((*before.answers, *before.held), (*after.answers, *after.held), strict=True):
        if old != new:
            pair = _without_digest(old), _without_digest(new)
            # A session may have a record from before several deletions.
            known = [(first, pair[1] if last == pair[0] else last) for first, last in known] + [pair]
    folder.erased_records[before.id] = known


def without_erased(folder: DataFolder, conversation: Conversation) -> Conversation:
    """Return a conversation as its session has it, without words erased meanwhile."""
    pairs = folder.erased_records.get(conversation.id)
    if not pairs:
        return conversation
    has = [_without_digest(record) for record in (*conversation.answers, *conversation.held)]
    # Once the session has let go of a record, the same answer given again is a new one.
    folder.erased_records[conversation.id] = pairs = [pair for pair in pairs if pair[0] in has]

    def erased(record: Record) -> Record:
        bare = _without_digest(record)
        return next(({**record, **new} for old, new in pairs if old == bare), record)

    answers, held = map(erased, conversation.answers), map(erased, conversation.held)
    return replace(conversation, answers=tuple(answers), held=tuple(held))


def _without_digest(record: Record) -> Record:
    """Return a record as it was before going back put it aside."""
    return {name: value for name, value in record.items() if name != "reads"}


def _stated_wordings(effects: Effects, agreements: Sequence[Agreement]) -> Wordings:
    """Return the words of agreements that aren't listed anymore."""
    listed = {agreement.id for agreement in agreements}
    found: dict[tuple[str, str], frozenset[str]] = {}
    for agreement in effects.agreements:
        if agreement.id not in listed:
            found |= wordings_of(agreement.conversation, [agreement])
    for look_back in effects.look_backs:
        if look_back.agreement not in listed:
            for name in WORD_FIELDS:
                key, text = (look_back.agreement, name), (look_back.item.words or {}).get(name)
                found |= {key: found.get(key, frozenset()) | {text}} if isinstance(text, str) else {}
    return found


def _entry_texts(entries: Sequence[Entry]) -> set[str]:
    return {text for entry in entries for text in (entry.text, *entry.before)}


def _all_agreements(folder: DataFolder) -> Iterator[Agreement]:
    rows = folder.open.rows("agreements")
    yield from (agreement_from_row(row) for row in rows if row["state"] == "open")
    yield from closed_agreements(folder.open, folder.files)


def undamaged(folder: DataFolder, id_: str) -> Conversation | None:
    """Return a conversation, or None if it's damaged or missing.

    Raise ReadError.
    """
    with contextlib.suppress(UnreadableFile, ConversationNotFound):
        return read_conversation(folder.files, id_)
    return None
