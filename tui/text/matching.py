"""What fits that somebody looks for: every word that is typed begins a word there."""

from collections.abc import Iterable


def matches_all(small: str, words: Iterable[str]) -> bool:
    """Whether each of these words stands in a text, or is what a word there begins with; all in small letters."""
    return all(find_word_start(small, word) >= 0 for word in words)


def find_word_start(small: str, word: str) -> int:
    """Where in a text a word begins like this one; -1 where none does."""
    at = small.find(word)
    while at > 0 and word[0].isalnum() and small[at - 1].isalnum():
        at = small.find(word, at + 1)
    return at
