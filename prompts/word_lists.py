"""The lists of feelings and needs that people choose from when a word does not come by itself."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

Strength: TypeAlias = Literal["light", "middle", "strong"]

_LISTS = Path(__file__).parent / "lists"
_LANGUAGE = re.compile("[a-z]{2,3}(-[a-z]{2,4})?")


@dataclass(frozen=True)
class Feeling:
    """A word for a feeling, and how strong it is."""

    word: str
    strength: Strength


@dataclass(frozen=True)
class FeelingFamily:
    """Feelings of one kind, from light to strong."""

    id: str
    name: str
    words: tuple[Feeling, ...]


@dataclass(frozen=True)
class NeedGroup:
    """Needs of one kind."""

    id: str
    name: str
    words: tuple[str, ...]


@lru_cache(maxsize=8)
def feelings(language: str = "en") -> tuple[FeelingFamily, ...]:
    """The families of feelings. Raises LookupError for a language that has no list."""
    return tuple(
        FeelingFamily(
            row["id"],
            row["name"],
            tuple(Feeling(word, strength) for strength in get_args(Strength) for word in row[strength]),
        )
        for row in _read_list("feelings", language)["families"]
    )


@lru_cache(maxsize=8)
def needs(language: str = "en") -> tuple[NeedGroup, ...]:
    """The groups of needs. Raises LookupError for a language that has no list."""
    return tuple(
        NeedGroup(row["id"], row["name"], tuple(row["words"]))
        for row in _read_list("needs", language)["groups"]
    )


def _read_list(name: str, language: str) -> Mapping[str, list[dict[str, Any]]]:
    """One list file, with every word as text: `no` and `on` are words here."""
    from yaml import CBaseLoader  # only who chooses from a list needs it

    path = _LISTS / language / f"{name}.yaml"
    if not _LANGUAGE.fullmatch(language) or not path.is_file():
        raise LookupError(f"There is no list of {name} in {language!r}.")
    loader = CBaseLoader(path.read_text(encoding="utf-8"))
    try:
        lists: Mapping[str, list[dict[str, Any]]] = loader.get_single_data()
    finally:
        loader.dispose()
    return lists
