"""The fields of a row, by the record that it becomes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from datetime import date, datetime
from types import NoneType
from typing import Any

Row = Mapping[str, Any]

_TYPES: Mapping[object, tuple[type, ...]] = {
    str: (str,),
    bool: (bool,),
    int: (int,),
    str | None: (str, NoneType),
}
_DAYS = ("look_back", "end", "planned", "since", "next", "start", "day")
_MOMENTS = ("started", "ended", "made", "at", "changed", "resting_until")


@dataclass(frozen=True)
class Shape:
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
            and all(is_day(row.get(name)) for name in self.days)
            and all(is_moment(row.get(name)) for name in self.moments)
        )


def shape_of(record: type, *, without: tuple[str, ...] = (), **more: tuple[type, ...]) -> Shape:
    """Return the shape of a record's rows."""
    types: dict[str, tuple[type, ...] | None] = {}
    required = set[str]()
    for each in (one for one in fields(record) if one.name not in without):
        types[each.name] = _TYPES.get(each.type)
        if each.default is MISSING and each.default_factory is MISSING:
            required.add(each.name)
    return Shape(
        frozenset(required),
        {**types, **more},
        tuple(name for name in _DAYS if name in types),
        tuple(name for name in _MOMENTS if name in types),
    )


def open_shape(**types: tuple[type, ...]) -> Shape:
    """Return the shape of rows that may have other fields, too."""
    days, moments = (tuple(name for name in names if name in types) for names in (_DAYS, _MOMENTS))
    return Shape(frozenset(types), types, days, moments, is_open=True)


def is_day(value: object) -> bool:
    """Return whether a text is an ISO day; none at all is fine."""
    try:
        return not value or bool(date.fromisoformat(str(value)))
    except ValueError:
        return False


def is_moment(value: object) -> bool:
    try:
        return not value or datetime.fromisoformat(str(value)).tzinfo is not None
    except ValueError:
        return False
