"""The starting text of a box: an example, or the beginning of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prompts import ends_sentence, trim


@dataclass(frozen=True)
class StartingText:
    """What a box starts with; without an end mark, it's a beginning that typing continues.

    An answer of the couple `is_whole` without an end mark, too.
    """

    text: str
    is_whole: bool = False

    @property
    def is_open(self) -> bool:
        """Return whether it's the beginning of a sentence."""
        text = self.text.rstrip()
        return bool(text) and not self.is_whole and not ends_sentence(text)

    @property
    def beginning(self) -> str:
        """Return an open beginning such as "When ", or ""."""
        return f"{self.text} " if self.is_open else ""

    def is_unanswered(self, text: str) -> bool:
        """Return whether the text is empty, apart from the beginning."""
        return not trim(text) or (self.is_open and text.split() == self.text.split())

    def without_repetition(self, text: str) -> str:
        """Return the text without an open beginning, or the space after it, typed twice.

        So “I’ll I look” becomes “I’ll look”, and “I I’m sorry” becomes “I’m sorry”.
        """
        begun = self.text.split()
        if not self.is_open or _casefolded(text.split()[: len(begun)]) != _casefolded(begun):
            return text
        parts = re.split(r"(\s+)", text)  # words alternate with the spaces between them
        begins, rest = parts[: 2 * len(begun)], parts[2 * len(begun) :]
        for number in range(min(len(begun), len(rest[::2])), 0, -1):
            if _casefolded(rest[: 2 * number : 2]) == _casefolded(begun[-number:]):
                return "".join((*begins, *rest[2 * number :]))
        if len(rest) > 1 and _stem(begun[-1]) == _casefolded(rest[:1])[0]:
            return "".join((*begins, *rest[2:]))
        if rest and _stem(rest[0]) == _casefolded(begun[-1:])[0]:
            return "".join((*begins[:-2], *rest))
        if rest and not begins[-1].strip(" "):
            begins[-1] = " "
        return "".join((*begins, *rest))


def _casefolded(words: Sequence[str]) -> list[str]:
    """Return the words in lower case, with straight apostrophes, as many keyboards have them."""
    return [word.casefold().replace("’", "'") for word in words]


def _stem(word: str) -> str:
    """Return what comes before an apostrophe, such as "i" in “I’ll”, or ""."""
    stem, apostrophe, _ = _casefolded([word])[0].partition("'")
    return stem if apostrophe else ""
