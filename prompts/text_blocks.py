"""What rendered words consist of, and the tokens that stand in them for values until the Markdown is parsed."""

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
    """Text in one manner; `given` when it came out of the braces."""

    text: str
    strong: bool = False
    emphasis: bool = False
    is_value: bool = False


@dataclass(frozen=True)
class TextBlock:
    """A paragraph, an item of a list or a quotation.

    `mark` is what an item begins with, "-" or "1."; it is empty for the further paragraphs of an item.
    """

    kind: BlockKind
    spans: tuple[Span, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


def split_values(text: str, given: Sequence[str]) -> Iterator[tuple[str, bool]]:
    """Split text at its tokens into (text, whether it was given)."""
    for number, part in enumerate(_TOKEN.split(text)):
        if number % 2 == 0:
            yield part, False
        elif int(part) < len(given):
            yield given[int(part)], True
