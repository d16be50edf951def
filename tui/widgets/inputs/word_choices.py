"""Words to choose from: built-in families, and the couple's own."""

from __future__ import annotations

from collections.abc import Sequence

from tui.widgets.inputs.column_layout import Cell
from tui.widgets.inputs.word_groups import WordGroup, find_words, is_number

OWN_WORDS = "Your words"


class WordChoices:
    """Families of words, and which words are chosen.

    Chosen words that are in no family make up a family of their own.
    """

    def __init__(self, groups: Sequence[WordGroup]) -> None:
        self.built_in = list(groups)
        self._own: list[str] = []
        self._chosen: list[str] = []

    @property
    def families(self) -> list[WordGroup]:
        """Return all families, their own words last."""
        return [*self.built_in, *([WordGroup(OWN_WORDS, (tuple(self._own),))] if self._own else [])]

    @property
    def longest_name(self) -> int:
        """Return the most characters that a family's name can have."""
        return max(len(name) for name in [OWN_WORDS, *(group.name for group in self.built_in)])

    def is_built_in(self, word: str) -> bool:
        """Return whether a word is in the built-in lists."""
        return any(word in group.words for group in self.built_in)

    def choose(self, words: Sequence[str]) -> None:
        """Mark exactly these words as chosen."""
        self._chosen = list(words)
        self._own += [word for word in words if not self.is_built_in(word) and word not in self._own]

    def family_cells(self) -> list[Cell]:
        """Return a cell per family, marked if one of its words is chosen."""
        return [Cell(group.name, bool(set(group.words) & set(self._chosen))) for group in self.families]

    def word_cells(self, group: WordGroup) -> list[list[Cell]]:
        """Return a family's words in columns."""
        return [[Cell(word, word in self._chosen) for word in column] for column in group.columns]

    def match_cells(self, text: str) -> list[Cell]:
        """Return a cell per match, with its family beside it."""
        return [
            Cell(word if name else f"“{word}”", word in self._chosen, name or "as your own word")
            for word, name in self.matches(text)
        ]

    def matches(self, text: str) -> list[tuple[str, str]]:
        """Return matching words with their families.

        The typed text comes last, without a family, unless it's a word already or contains only a number.
        """
        hits = find_words(self.families, text)
        known = any(word.casefold() == text.casefold() for word, _ in hits)
        return hits if known or is_number(text) else [*hits, (text, "")]
