"""The couple's settings, as typed values read from the store."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields

SYSTEM = "system"
"""Stored where something follows the computer's own settings, or the terminal's."""
DARK, LIGHT = "hearth", "linen"
ON, OFF = "on", "off"
COUNTRY_CODE = re.compile("[A-Z]{2}")


def _one_of(default: str, *others: str) -> str:
    """Declare a setting by its values, the default first."""
    value: str = field(default=default, metadata={"values": (default, *others)})
    return value


@dataclass(frozen=True)
class Settings:
    """All settings; each field is stored as a text of the same name.

    Attributes:
        left: Id of the partner who is drawn on the left.
        pause: Minutes that the pause page offers first.
        blank: Minutes without a key until the screen goes blank.
        lock: Minutes without a key until encrypted data is locked.
        country: Code of the country whose help lines come first.
    """

    left: str = _one_of("a", "b")
    theme: str = _one_of(DARK, LIGHT, SYSTEM)
    motion: str = _one_of(ON, OFF)
    bell: str = _one_of(OFF, ON)
    pause: str = _one_of("20", "30", "45", "60")
    blank: str = _one_of(OFF, "5", "10", "20")
    lock: str = _one_of("10", "5", "20", OFF)
    week: str = _one_of(SYSTEM, "monday", "sunday", "saturday")
    clock: str = _one_of(SYSTEM, "24", "12")
    dates: str = _one_of(SYSTEM, "day", "month")
    country: str = SYSTEM

    @property
    def moves(self) -> bool:
        """Return whether things may move on the screen."""
        return self.motion == ON

    @property
    def rings(self) -> bool:
        """Return whether a soft bell rings when a time is over."""
        return self.bell == ON

    @property
    def pause_minutes(self) -> int:
        return int(self.pause)

    @property
    def blank_minutes(self) -> int:
        """Return after how many minutes to blank the screen; 0 is never."""
        return 0 if self.blank == OFF else int(self.blank)

    @property
    def lock_minutes(self) -> int:
        """Return after how many minutes to lock encrypted data; 0 is never."""
        return 0 if self.lock == OFF else int(self.lock)


def values_of(name: str) -> tuple[str, ...]:
    """Return the values that a setting can have, the default first."""
    (found,) = (each for each in fields(Settings) if each.name == name)
    values: tuple[str, ...] = found.metadata.get("values", ())
    return values


def read_settings(stored: Mapping[str, str]) -> Settings:
    """Return the settings from stored texts; unknown ones are ignored."""
    known = {each.name: stored[each.name] for each in fields(Settings) if each.name in stored}
    return Settings(**{name: value for name, value in known.items() if _is_valid(name, value)})


def _is_valid(name: str, value: str) -> bool:
    return value in values_of(name) or (name == "country" and bool(COUNTRY_CODE.fullmatch(value)))
