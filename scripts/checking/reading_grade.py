"""The school grade that a text needs.

By Flesch and Kincaid (1975).
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_VOWELS = re.compile(r"[aeiouy]+")


def reading_grade(sentences: Sequence[Sequence[str]]) -> float:
    """Return the grade of sentences, each a list of words.

    It is 0 if there are none.
    """
    words = [word for sentence in sentences for word in sentence]
    if not words:
        return 0.0
    syllables = sum(map(_syllables, words))
    grade = 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59
    return max(grade, 0.0)


def _syllables(word: str) -> int:
    """Estimate the syllables of an English word."""
    word = word.lower()
    count = len(_VOWELS.findall(word))
    if word.endswith("e") and not word.endswith("le") and count > 1:
        count -= 1
    return max(count, 1)
