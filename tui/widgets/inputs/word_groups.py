"""Lists of feelings, needs, and tasks, grouped and searchable."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from prompts import feelings, needs, tasks
from tui.text.prefix_search import fold

STRENGTHS = {"light": "a little", "middle": "quite", "strong": "very"}
NEED_ROWS = 5


@dataclass(frozen=True)
class WordGroup:
    """A group of words in columns, perhaps with headings."""

    name: str
    columns: tuple[tuple[str, ...], ...]
    headings: tuple[str, ...] = ()
    id: str = ""

    @property
    def words(self) -> list[str]:
        return [word for column in self.columns for word in column]


def feeling_groups() -> list[WordGroup]:
    """Return the families of feelings, in columns by strength."""
    return [
        WordGroup(
            family.name,
            tuple(tuple(f.word for f in family.words if f.strength == strength) for strength in STRENGTHS),
            tuple(STRENGTHS.values()),
            family.id,
        )
        for family in feelings()
    ]


def need_groups() -> list[WordGroup]:
    """Return the groups of needs, each in two columns."""
    return [WordGroup(group.name, (group.words[:NEED_ROWS], group.words[NEED_ROWS:])) for group in needs()]


def task_groups(left_out: Collection[str] = ()) -> list[WordGroup]:
    """Return the groups of tasks, each in one column, without those that are known."""
    return [
        WordGroup(group.name, (tuple(task.text for task in group.tasks if task.text not in left_out),))
        for group in tasks()
    ]


def find_words(groups: Sequence[WordGroup], text: str) -> list[tuple[str, str]]:
    """Return (word, group) matches, those that start with `text` first."""
    query = fold(text)
    ranked = [
        (rank, word, group.name)
        for group in groups
        for word in group.words
        if (rank := _match_rank(query, word, group.name)) is not None
    ]
    return [(word, name) for _, word, name in sorted(ranked, key=lambda hit: hit[0])]


def is_number(text: str) -> bool:
    """Return whether the text is a number, not a word.

    Words in these lists have no numbers, so a number is no custom word either.
    """
    return any(sign.isdigit() for sign in text) and not any(sign.isalpha() for sign in text)


def _match_rank(query: str, word: str, group: str) -> int | None:
    low = fold(word)
    fits = (
        low.startswith(query),
        any(part.startswith(query) for part in low.split()),
        query in low,
        fold(group).startswith(query),
    )
    return fits.index(True) if True in fits else None
