"""The prose of a section, as people will read it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from prompts import Section

_TAG = re.compile(r"\{%[^{}]*%\}|\{#[^{}]*#\}")
_NAME = re.compile(r"\{\{[^{}]*\}\}")
_SENTENCE = re.compile(r"[^.?!…\n]+(?:[.?!…]+[”’\"')*]*|(?=\n|$))")
WORD = re.compile(r"[A-Za-zÀ-ÿ0-9’'-]+")


@dataclass(frozen=True)
class Sentence:
    """One sentence and where it begins."""

    text: str
    line: int
    column: int

    @property
    def words(self) -> list[str]:
        return WORD.findall(self.text)


def prose_lines(section: Section) -> Iterator[tuple[int, int, str]]:
    """Yield line, column, and text of the prose and labels.

    Names count as one word; tags become spaces of the same length, so columns stay right.
    """
    texts = [(section.prose_line, 1, 1, section.prose)]
    texts += [(label.line, label.column, 3, label.text) for label in section.labels]
    for line, column, later, text in texts:
        blanked = _TAG.sub(lambda tag: re.sub(r"[^\n]", " ", tag[0]), text)
        blanked = _NAME.sub(lambda name: "Ana".ljust(len(name[0]))[: len(name[0])], blanked)
        for number, each in enumerate(blanked.split("\n")):
            yield line + number, column if number == 0 else later, each


def sentences(section: Section) -> Iterator[Sentence]:
    """Yield the sentences of a section."""
    for line, column, text in prose_lines(section):
        for found in _SENTENCE.finditer(text):
            lead = len(found[0]) - len(found[0].lstrip(" *_>-"))
            if WORD.search(found[0]):
                yield Sentence(found[0].strip(), line, column + found.start() + lead)


def word_count(section: Section, *, is_deck: bool) -> int:
    """Return how many words a couple sees; of a deck, it's one card, so the longest one counts."""
    counts = Counter[int]()
    labels = {label.line: number for number, label in enumerate(section.labels, 1)}
    number = 0
    for line, _, text in prose_lines(section):
        number = labels.get(line, number)
        counts[number] += len(WORD.findall(text))
    cards = [counts[number] for number in labels.values()]
    return counts[0] + (max(cards, default=0) if is_deck else sum(cards))
