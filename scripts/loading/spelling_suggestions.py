"""Hints for misspelled words."""

from collections.abc import Iterable
from difflib import get_close_matches
from functools import lru_cache
from heapq import nlargest
from itertools import pairwise

FEW = 3
"""How many words are compared closely: that takes long, and a flow can have hundreds of names."""


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint for a misspelled word, or ""."""
    parts = _parts(word)
    alike = nlargest(FEW, sorted(known), key=lambda other: len(parts & _parts(other)))
    near = get_close_matches(word, alike, n=1)
    return f"`{near[0]}`" if near else ""


@lru_cache(maxsize=4096)
def _parts(word: str) -> frozenset[str]:
    """Return the letters and pairs of letters of a word."""
    ends = f"^{word}$"
    return frozenset((*word, *map("".join, pairwise(ends))))
