"""The lists of feelings, needs, and tasks to choose from."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, TypeAlias, get_args

Strength: TypeAlias = Literal["light", "middle", "strong"]
Stage: TypeAlias = Literal["do", "anticipate", "identify", "decide", "monitor"]

_LISTS = Path(__file__).parent / "lists"
_LANGUAGE = re.compile("[a-z]{2,3}(-[a-z]{2,4})?")


@dataclass(frozen=True)
class Feeling:
    """A word for a feeling, and how strong it is."""

    word: str
    strength: Strength


@dataclass(frozen=True)
class FeelingFamily:
    """Related feelings, from light to strong."""

    id: str
    name: str
    words: tuple[Feeling, ...]


@dataclass(frozen=True)
class NeedGroup:
    """Related needs."""

    id: str
    name: str
    words: tuple[str, ...]


@dataclass(frozen=True)
class Task:
    """Something to be done or thought of, and the stage of work it belongs to."""

    text: str
    stage: Stage


@dataclass(frozen=True)
class TaskGroup:
    """Related tasks."""

    id: str
    name: str
    tasks: tuple[Task, ...]


@lru_cache(maxsize=8)
def feelings(language: str = "en") -> tuple[FeelingFamily, ...]:
    """Return the families of feelings.

    Raises LookupError if the language has no list.
    """
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
    """Return the groups of needs.

    Raises LookupError if the language has no list.
    """
    return tuple(
        NeedGroup(row["id"], row["name"], tuple(row["words"]))
        for row in _read_list("needs", language)["groups"]
    )


@lru_cache(maxsize=8)
def tasks(language: str = "en") -> tuple[TaskGroup, ...]:
    """Return the groups of tasks.

    Raises LookupError if the language has no list.
    """
    return tuple(
        TaskGroup(
            row["id"],
            row["name"],
            tuple(Task(text, stage) for stage in get_args(Stage) for text in row[stage]),
        )
        for row in _read_list("tasks", language)["groups"]
    )


def _read_list(name: str, language: str) -> Mapping[str, list[dict[str, Any]]]:
    """Read a list file, with every word as text.

    A typed loader would turn words such as `no` and `on` into booleans.
    """
    from yaml import CBaseLoader  # imported late: most sessions open no list

    path = _LISTS / language / f"{name}.yaml"
    if not _LANGUAGE.fullmatch(language) or not path.is_file():
        raise LookupError(f"No list of {name} in {language!r}.")
    loader = CBaseLoader(path.read_text(encoding="utf-8"))
    try:
        lists: Mapping[str, list[dict[str, Any]]] = loader.get_single_data()
    finally:
        loader.dispose()
    return lists
