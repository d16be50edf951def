"""What was said: the author's Markdown, with everything that came out of the braces kept apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from prompts.clean import MARK_END, MARK_START

Kind: TypeAlias = Literal["paragraph", "item", "quote"]

_TOKEN = re.compile(f"{MARK_START}([0-9]{{1,6}}){MARK_END}")


@dataclass(frozen=True)
class Span:
    """Text in one manner; `given` when it came out of the braces."""

    text: str
    strong: bool = False
    emphasis: bool = False
    given: bool = False


@dataclass(frozen=True)
class Block:
    """A paragraph, an item of a list or a quotation.

    `mark` is what an item begins with, "-" or "1."; it is empty for the further paragraphs of an item.
    """

    kind: Kind
    spans: tuple[Span, ...]
    mark: str = ""

    @property
    def text(self) -> str:
        """The words alone."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True)
class Said:
    """A rendered template: Markdown with an opaque token for every value, and the values in their order.

    Whoever shows it puts the values back in their own safe way, after the Markdown is parsed.
    """

    source: str
    given: tuple[str, ...] = ()

    def literal(self) -> str:
        """The source with the values put back and no Markdown read: what a box begins with."""
        return "".join(text for text, _ in self.parts(self.source))

    def blocks(self) -> tuple[Block, ...]:
        """The Markdown parsed; what is not emphasis, list, quotation or link text stays as it was typed."""
        from prompts.markdown import read_blocks  # the parser loads when something is first shown

        return read_blocks(self)

    def plain(self) -> str:
        """Plain text for exports and for reading line by line."""
        blocks = self.blocks()
        written: list[str] = []
        for before, block in zip((None, *blocks), blocks, strict=False):
            if before is not None:
                written.append("\n" if before.kind == block.kind != "paragraph" else "\n\n")
            written.append(_plain_block(block))
        return "".join(written)

    def parts(self, text: str) -> Iterator[tuple[str, bool]]:
        """Split text at its tokens into (text, whether it was given)."""
        for number, part in enumerate(_TOKEN.split(text)):
            if number % 2 == 0:
                yield part, False
            elif int(part) < len(self.given):
                yield self.given[int(part)], True


def _plain_block(block: Block) -> str:
    if block.kind == "quote":
        return "> " + block.text.replace("\n", "\n> ")
    if block.kind == "item":
        lead = f"{block.mark} " if block.mark else "  "
        return lead + block.text.replace("\n", "\n" + " " * len(lead))
    return block.text
