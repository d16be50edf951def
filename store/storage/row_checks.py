"""What the rows of each table must look like.

A checksum only tells that a file is as it was written, not who wrote it. A row that doesn't fit makes its file a
damaged one, before any of it is shown or built on.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from types import NoneType
from typing import Any

from store.agreement_record import Agreement, DeletedAgreement
from store.records import Conversation, Draft, Entry, Header, Homework, Person, RemovedEntry, Ritual
from store.storage.answer_checks import is_answer, is_stashed
from store.storage.file_layout import DRAFTS_FOLDER, conversation_of, is_conversation

Row = Mapping[str, Any]
Check = Callable[[Row], bool]

_TYPES: Mapping[object, tuple[type, ...]] = {
    str: (str,),
    bool: (bool,),
    int: (int,),
    str | None: (str, NoneType),
}
_DAYS = ("look_back", "end", "planned", "since", "next", "start", "day")
_MOMENTS = ("started", "ended", "made", "at", "changed", "resting_until")


@dataclass(frozen=True)
class _Shape:
    """The fields of a row, and the types that each may have; None stands for any."""

    required: frozenset[str]
    types: Mapping[str, tuple[type, ...] | None]
    days: tuple[str, ...]
    moments: tuple[str, ...]
    is_open: bool = False
    """Whether there may be other fields."""

    def fits(self, row: Row) -> bool:
        types = self.types
        for name, value in row.items():
            if name not in types:
                if not self.is_open:
                    return False
            elif (allowed := types[name]) is not None and type(value) not in allowed:
                return False
        return (
            self.required <= row.keys()
            and all(_is_day(row.get(name)) for name in self.days)
            and all(_is_moment(row.get(name)) for name in self.moments)
        )


def _shape_of(record: type, *, without: tuple[str, ...] = (), **more: tuple[type, ...]) -> _Shape:
    """Return the shape of a record's rows."""
    types: dict[str, tuple[type, ...] | None] = {}
    required = set[str]()
    for each in (one for one in fields(record) if one.name not in without):
        types[each.name] = _TYPES.get(each.type)
        if each.default is MISSING and each.default_factory is MISSING:
            required.add(each.name)
    return _Shape(
        frozenset(required),
        {**types, **more},
        tuple(name for name in _DAYS if name in types),
        tuple(name for name in _MOMENTS if name in types),
    )


def _open_shape(**types: tuple[type, ...]) -> _Shape:
    """Return the shape of rows that may have other fields, too."""
    days, moments = (tuple(name for name in names if name in types) for names in (_DAYS, _MOMENTS))
    return _Shape(frozenset(types), types, days, moments, is_open=True)


def _is_day(value: object) -> bool:
    """Return whether a text is an ISO day; none at all is fine."""
    try:
        return not value or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def _is_moment(value: object) -> bool:
    try:
        return not value or datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False


_HISTORY = _open_shape(id=(str,), conversation=(str,), at=(str,))
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
        and all(_is_day(item.get(name)) for name in ("look_back", "skip", "swap"))
        and item.get("to") in _PERSONS
        and all(_are_words(item.get(name) or {}) for name in ("words", "before"))
    )


def _are_words(words: Row) -> bool:
    """Return whether these are changed fields of an agreement."""
    return (
        all(type(each) in _WORDS for each in words.values())
        and all(_is_day(words.get(name)) for name in ("look_back", "end", "planned", "since"))
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


def _is_script(row: Row) -> bool:
    parts = row.get("parts")
    return (
        _SCRIPT.fits(row)
        and isinstance(parts, list)
        and bool(parts)
        and all(isinstance(part, dict) and _PART.fits(part) for part in parts)
    )


def _is_cards(row: Row) -> bool:
    return _CARDS.fits(row) and all(isinstance(day, str) and _is_day(day) for day in row["drawn"].values())


def _is_correction(row: Row) -> bool:
    answers = row.get("answers", [])
    return _NAMED.fits(row) and isinstance(answers, list) and all(map(is_answer, answers))


_AGREEMENT, _DELETED, _ENTRY = _shape_of(Agreement), _shape_of(DeletedAgreement), _shape_of(Entry)
_SCRIPT = _open_shape(id=(str,), version=(str,), title=(str,))
_PART = _open_shape(flow=(str,), words=(str,))
_CARDS = _open_shape(id=(str,), script=(str,), drawn=(dict,))
_NAMED = _open_shape(id=(str,))
_HEADER = _shape_of(Header, going=(bool,))
_CONVERSATION = _shape_of(Conversation, without=("script", "answers", "held"))

CHECKS: Mapping[str, Check] = {
    "people": _shape_of(Person).fits,
    "next": _open_shape(begins=(str,)).fits,
    "settings": _open_shape(id=(str,), value=(str, int, bool)).fits,
    "conversations": _HEADER.fits,
    "agreements": _is_agreement,
    "deleted": _is_deleted_agreement,
    "beginning": _NAMED.fits,
    "correcting": _is_correction,
    "scripts": _open_shape(id=(str,), times=(int,), last=(str,)).fits,
    "rituals": _shape_of(Ritual).fits,
    "homework": _shape_of(Homework).fits,
    "cards": _is_cards,
    "entries": _is_entry,
    "taken_out": _shape_of(RemovedEntry).fits,
    "going": _NAMED.fits,
    "files": _NAMED.fits,
    "conversation": _CONVERSATION.fits,
    "script": _is_script,
    "answers": is_answer,
    "held": is_stashed,
    "draft": _shape_of(Draft).fits,
    "erased": _open_shape(key=(str,), what=(str,), pending=(bool,)).fits,
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
