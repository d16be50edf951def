"""Hints for misspelled words."""

from collections.abc import Iterable
from difflib import get_close_matches


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint for a misspelled word, or ""."""
    near = get_close_matches(word, list(known), n=1)
    return f"`{near[0]}`" if near else ""
