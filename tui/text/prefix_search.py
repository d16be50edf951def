"""Word-prefix matching: every typed word starts a word."""

from collections.abc import Iterable
from unicodedata import combining, normalize


def fold(text: str) -> str:
    """Return a text as searches compare it: without case, accents, and ways to spell them."""
    if text.isascii():
        return text.lower()
    return "".join(char for char in normalize("NFKD", text) if not combining(char)).casefold()


def unfolded_index(text: str, at: int) -> int:
    """Return where the character is that a place in the folded text came from."""
    for number, char in enumerate(text):
        at -= len(fold(char))
        if at < 0:
            return number
    return len(text)


def matches_all(small: str, words: Iterable[str]) -> bool:
    """Return whether every word starts one of the text's.

    All are folded.
    """
    return all(find_word_start(small, word) >= 0 for word in words)


def find_word_start(small: str, word: str) -> int:
    """Return where a word starting with `word` begins, or -1."""
    at = small.find(word)
    while at > 0 and word[0].isalnum() and small[at - 1].isalnum():
        at = small.find(word, at + 1)
    return at
