"""Blocks and spans of rendered text, and value tokens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from prompts.sanitize import MARK_END, MARK_START

BlockKind: TypeAlias = Literal["paragraph", "item", "quote"]

_TOKEN = re.compile(f"{MARK_START}([0-9]{{1,6}}){MARK_END}")


@dataclass(frozen=True)
class Span:
    """Text in one style; `is_value` if a template inserted it."""

    text: str
    strong: bool = False
    emphasis: bool = False
    is_value: bool = False


@dataclass(frozen=True)
class TextBlock:
    """A paragraph, list item, or quotation.

    `mark` is the bullet or number of an item ("-", "1."), empty for its later paragraphs.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """Return the text without styles."""
        return "".join(span.text for span in self.spans)


def split_values(text: str, given: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Split text at its tokens into (text, is_value)."""
    for number, part in enumerate(_TOKEN.split(text)):
        if number % 2 == 0:
            yield part, False
        elif int(part) < len(given):
            yield given[int(part)], True
