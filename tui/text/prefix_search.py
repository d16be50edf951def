"""Word-prefix matching: every typed word starts a word."""

from collections.abc import Iterable


def matches_all(small: str, words: Iterable[str]) -> bool:
    """Return whether every word starts one of the text's.

    All are in lower case.
    """
    return all(find_word_start(small, word) >= 0 for word in words)


def find_word_start(small: str, word: str) -> int:
    """Return where a word starting with `word` begins, or -1."""
    at = small.find(word)
    while at > 0 and word[0].isalnum() and small[at - 1].isalnum():
        at = small.find(word, at + 1)
    return at
