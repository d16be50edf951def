"""What the rows of each table must look like.

A checksum only tells that a file is as it was written, not who wrote it. A row that doesn't fit makes its file a
damaged one, before any of it is shown or built on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import NoneType

from store.agreement_record import Agreement, DeletedAgreement
from store.records import Conversation, Draft, Entry, Header, Homework, Person, RemovedEntry, Ritual
from store.storage.answer_checks import is_answer, is_stashed
from store.storage.file_layout import DRAFTS_FOLDER, conversation_of, is_conversation
from store.storage.row_shapes import Row, is_day, open_shape, shape_of

Check = Callable[[Row], bool]

_HISTORY = open_shape(id=(str,), conversation=(str,), at=(str,))
_OPTIONAL_HISTORY: Mapping[str, tuple[type, ...]] = {
    **dict.fromkeys(
        ("outcome", "did", "landed", "begins", "next", "look_back", "skip", "swap", "to"), (str, NoneType)
    ),
    **dict.fromkeys(("words", "before"), (dict, NoneType)),
}
_WORDS = (str, NoneType, int, bool)
_PERSONS = ("a", "b", None)


def _is_agreement(row: Row) -> bool:
    history = row.get("history")
    return (
        _AGREEMENT.fits(row)
        and row.get("turn") in _PERSONS
        and isinstance(history, list)
        and all(map(_is_history_item, history))
    )


def _is_history_item(item: object) -> bool:
    return (
        isinstance(item, dict)
        and _HISTORY.fits(item)
        and all(type(item[name]) in types for name, types in _OPTIONAL_HISTORY.items() if name in item)
        and all(is_day(item.get(name)) for name in ("look_back", "skip", "swap"))
        and item.get("to") in _PERSONS
        and all(_are_words(item.get(name) or {}) for name in ("words", "before"))
    )


def _are_words(words: Row) -> bool:
    """Return whether these are changed fields of an agreement."""
    return (
        all(type(each) in _WORDS for each in words.values())
        and all(is_day(words.get(name)) for name in ("look_back", "end", "planned", "since"))
        and words.get("turn") in _PERSONS
    )


def _is_deleted_agreement(row: Row) -> bool:
    pairs = row.get("recurrences")
    return _DELETED.fits(row) and isinstance(pairs, list) and all(_is_pair(pair) for pair in pairs)


def _is_pair(pair: object) -> bool:
    return isinstance(pair, list) and len(pair) == 2 and all(isinstance(each, str) for each in pair)


def _is_entry(row: Row) -> bool:
    before = row.get("before", [])
    return _ENTRY.fits(row) and isinstance(before, list) and all(isinstance(text, str) for text in before)


def _is_leaving(row: Row) -> bool:
    return _LEAVING.fits(row) and bool(row["at"] and row["day"])


def _is_script(row: Row) -> bool:
    parts = row.get("parts")
    return (
        _SCRIPT.fits(row)
        and isinstance(parts, list)
        and bool(parts)
        and all(isinstance(part, dict) and _PART.fits(part) for part in parts)
    )


def _is_cards(row: Row) -> bool:
    return _CARDS.fits(row) and all(isinstance(day, str) and is_day(day) for day in row["drawn"].values())


def _is_correction(row: Row) -> bool:
    answers = row.get("answers", [])
    return _NAMED.fits(row) and isinstance(answers, list) and all(map(is_answer, answers))


_AGREEMENT, _DELETED, _ENTRY = shape_of(Agreement), shape_of(DeletedAgreement), shape_of(Entry)
_SCRIPT = open_shape(id=(str,), version=(str,), title=(str,))
_PART = open_shape(flow=(str,), words=(str,))
_CARDS = open_shape(id=(str,), script=(str,), drawn=(dict,))
_NAMED = open_shape(id=(str,))
_LEAVING = open_shape(id=(str,), at=(str,), day=(str,), year=(int,))
_HEADER = shape_of(Header, going=(bool,))
_CONVERSATION = shape_of(Conversation, without=("script", "answers", "held"))

CHECKS: Mapping[str, Check] = {
    "people": shape_of(Person).fits,
    "next": open_shape(begins=(str,)).fits,
    "leaving": _is_leaving,
    "settings": open_shape(id=(str,), value=(str, int, bool)).fits,
    "conversations": _HEADER.fits,
    "agreements": _is_agreement,
    "deleted": _is_deleted_agreement,
    "beginning": _NAMED.fits,
    "correcting": _is_correction,
    "erasing": _NAMED.fits,
    "scripts": open_shape(id=(str,), times=(int,), last=(str,)).fits,
    "rituals": shape_of(Ritual).fits,
    "homework": shape_of(Homework).fits,
    "cards": _is_cards,
    "entries": _is_entry,
    "taken_out": shape_of(RemovedEntry).fits,
    "going": _NAMED.fits,
    "files": _NAMED.fits,
    "conversation": _CONVERSATION.fits,
    "script": _is_script,
    "answers": is_answer,
    "held": is_stashed,
    "draft": shape_of(Draft).fits,
    "erased": open_shape(key=(str,), what=(str,), pending=(bool,)).fits,
}
"""By the name of the table; there may be others, of a newer version."""


_IN_CONVERSATION = ("conversation", "script", "answers", "held")


def are_tables(file: str, tables: object) -> bool:
    """Return whether these are the tables of a file, each row as it must be."""
    if not isinstance(tables, dict) or not _has_all(file, tables):
        return False
    for name, rows in tables.items():
        check = CHECKS.get(name)
        if not isinstance(rows, dict) or not all(isinstance(row, dict) for row in rows.values()):
            return False
        if not all(number.isdecimal() for number in rows) or (check and not all(map(check, rows.values()))):
            return False
    people = sorted(row["id"] for row in tables.get("people", {}).values())
    return people in ([], ["a", "b"])


def _has_all(file: str, tables: Row) -> bool:
    """Return whether a file has the tables that it's always written with."""
    if file.startswith(f"{DRAFTS_FOLDER}/"):
        return "draft" in tables
    if not is_conversation(conversation_of(file)):
        return True
    firsts = [tables[name] for name in _IN_CONVERSATION[:2] if isinstance(tables.get(name), dict)]
    return tables.keys() >= set(_IN_CONVERSATION) and all(rows.keys() == {"1"} for rows in firsts)
