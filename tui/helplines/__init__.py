"""Where to turn: emergency numbers and help lines by country, in a file that anybody can mend.

The list that ships is `helplines.toml` beside this file. A `helplines.toml` in the data folder takes its place.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

DEFAULT_FILE = Path(__file__).parent / "helplines.toml"
FILE_NAME = DEFAULT_FILE.name
STALE_DAYS = 365


@dataclass(frozen=True)
class Helpline:
    """One number: for what, where it was published, and the ISO date on which somebody last checked it there."""

    number: str
    name: str
    source: str
    last_checked: str = ""

    def is_outdated(self, today: date) -> bool:
        """Whether nobody has checked it within a year."""
        try:
            checked = date.fromisoformat(self.last_checked)
        except ValueError:
            return True
        return not 0 <= (today - checked).days <= STALE_DAYS


@dataclass(frozen=True)
class Country:
    """The emergency numbers of a country, then its help lines; `code` is two letters, or empty for everywhere."""

    code: str
    name: str
    lines: tuple[Helpline, ...]


def load_helplines(folder: Path | None = None) -> tuple[tuple[Country, ...], str]:
    """The countries of the couple's own file, or of ours; and a sentence if their own could not be read."""
    own = folder / FILE_NAME if folder else None
    if own is None or not own.is_file():
        return _read(DEFAULT_FILE), ""
    try:
        return _read(own), ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return _read(
            DEFAULT_FILE
        ), f"Your own {FILE_NAME} cannot be read, so this is the list that came with Turnabout."


def nearest_first(countries: Sequence[Country], locale: str) -> list[Country]:
    """The country that a locale such as en_GB.UTF-8 names before the others."""
    code = locale.partition(".")[0].partition("_")[2].upper()
    return sorted(countries, key=lambda country: country.code != code if code else False)


def _read(path: Path) -> tuple[Country, ...]:
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(_country(each) for each in data["country"])


def _country(data: Mapping[str, Any]) -> Country:
    return Country(str(data.get("code", "")).upper(), str(data["name"]), tuple(map(_helpline, data["lines"])))


def _helpline(data: Mapping[str, Any]) -> Helpline:
    return Helpline(
        str(data["number"]), str(data["name"]), str(data.get("source", "")), str(data.get("last_checked", ""))
    )
