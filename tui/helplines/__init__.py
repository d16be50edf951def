"""Emergency numbers and helplines by country.

A `helplines.toml` in the data folder replaces the one beside this file.
"""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from scripts.text_files import read_text_file
from tui.settings import SYSTEM

DEFAULT_FILE = Path(__file__).parent / "helplines.toml"
FILE_NAME = DEFAULT_FILE.name
STALE_DAYS = 365


@dataclass(frozen=True)
class Helpline:
    """A phone number, with its source and last check."""

    number: str
    name: str
    source: str
    last_checked: str = ""

    def is_outdated(self, today: date) -> bool:
        """Return whether the last check was over a year ago."""
        try:
            checked = date.fromisoformat(self.last_checked)
        except ValueError:
            return True
        return not 0 <= (today - checked).days <= STALE_DAYS


@dataclass(frozen=True)
class Country:
    """A country's emergency numbers, then its helplines.

    `code` is two letters, or empty for lines that work everywhere.
    """

    code: str
    name: str
    lines: tuple[Helpline, ...]


def load_helplines(folder: Path | None = None) -> tuple[tuple[Country, ...], str]:
    """Return the countries of their own file, or of ours.

    The second value is a sentence if their own file could not be read.
    """
    own = folder / FILE_NAME if folder else None
    if own is None or not own.is_file():
        return _read(DEFAULT_FILE), ""
    try:
        return _read(own), ""
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
        return _read(
            DEFAULT_FILE
        ), f"Couldn’t read your own {FILE_NAME}. This is the list that came with Turnabout."


def help_locale(country: str) -> str:
    """Return a locale whose country comes first: the one chosen, or else the system's."""
    if country != SYSTEM:
        return f"_{country}"
    return os.environ.get("LC_ALL") or os.environ.get("LANG") or ""


def nearest_first(countries: Sequence[Country], locale: str) -> list[Country]:
    """Put the country of a locale, such as en_GB.UTF-8, first."""
    code = locale.partition(".")[0].partition("_")[2].upper()
    return sorted(countries, key=lambda country: country.code != code if code else False)


def _read(path: Path) -> tuple[Country, ...]:
    data = tomllib.loads(read_text_file(path))
    return tuple(_country(each) for each in data["country"])


def _country(data: Mapping[str, Any]) -> Country:
    return Country(str(data.get("code", "")).upper(), str(data["name"]), tuple(map(_helpline, data["lines"])))


def _helpline(data: Mapping[str, Any]) -> Helpline:
    return Helpline(
        str(data["number"]), str(data["name"]), str(data.get("source", "")), str(data.get("last_checked", ""))
    )
