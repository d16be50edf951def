"""Typed values of answers and facts about agreements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Self

from scripts.engine_types import Json


@dataclass(frozen=True, kw_only=True)
class _Value:
    @classmethod
    def from_json(cls, value: Mapping[str, Json]) -> Self:
        """Read a validated value; empty fields count as missing."""
        known = {name: value.get(name) for name in cls.__dataclass_fields__}
        return cls(**{name: found for name, found in known.items() if found is not None})


@dataclass(frozen=True, kw_only=True)
class AgreementValue(_Value):
    """The value of an `agree` answer.

    Dates are ISO; `rhythm` is an RRULE.
    """

    act: str
    who: str = "both"
    cue: str | None = None
    obstacle: str | None = None
    instead: str | None = None
    sign: str | None = None
    hard_week: str | None = None
    look_back: str | None = None
    end: str | None = None
    rhythm: str | None = None
    turn: str | None = None


@dataclass(frozen=True, kw_only=True)
class AgreementFact(AgreementValue):
    """An agreement in a fact; `who` is a person's id.

    `before` is its earlier act if the couple changed it after the look-back began, `gone` says that they ended or
    rescheduled it.
    """

    id: str
    before: str | None = None
    gone: bool = False


@dataclass(frozen=True, kw_only=True)
class LookBackValue(_Value):
    """The value of a `look_back` answer.

    `words` holds the agreement's changed fields, None for a removed one.
    """

    agreement: str
    outcome: str | None = None
    did: str | None = None
    landed: str | None = None
    begins: str | None = None
    next: str = "go_on"
    look_back: str | None = None
    words: Mapping[str, Json] = field(default_factory=dict)
