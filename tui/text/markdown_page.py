"""The docs for authors, as blocks to show on a page."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import tui

DOCS = ("writing-scripts", "format")
"""Pages that are shipped with the app."""
GONE = "This page is missing from your copy of Turnabout. Reinstall Turnabout to get it back."
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_CELL_END = re.compile(r"(?<!\\)\|")
_FENCE = "```"
_SPAN = re.compile(r"`(?P<code>[^`]+)`|\*\*(?P<strong>[^*]+)\*\*|\*(?P<emphasis>[^*\s][^*]*)\*")


@dataclass(frozen=True)
class Block:
    """One block of a page.

    `kind` is "heading", "paragraph", "item", "code", or "table"; a table has rows of cells, anything else one row of
    one cell.
    """

    kind: str
    rows: tuple[tuple[str, ...], ...]

    @property
    def text(self) -> str:
        return self.rows[0][0]


def read_page(name: str) -> str:
    """Return the Markdown of a page."""
    inside = Path(tui.__file__).parent / "docs" / f"{name}.md"
    beside = Path(tui.__file__).parents[1] / "docs" / f"{name}.md"
    for path in (inside, beside):  # the second one is where it's written
        if path.is_file():
            return path.read_text(encoding="utf-8")
    return GONE


def page_blocks(markdown: str) -> Iterator[Block]:
    """Yield the blocks of a page, as far as the docs use Markdown."""
    lines = _LINK.sub(r"\1", markdown).split("\n")
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.startswith(_FENCE):
            end = next((n for n in range(at + 1, len(lines)) if lines[n].startswith(_FENCE)), len(lines))
            yield Block("code", (("\n".join(lines[at + 1 : end]),),))
            at = end + 1
        elif line.strip():
            end = next((n for n in range(at + 1, len(lines)) if _starts_block(lines[n], line)), len(lines))
            yield _block(lines[at:end])
            at = end
        else:
            at += 1


def spans(text: str) -> Iterator[tuple[str, str]]:
    """Yield the parts of a text with their kind: "", "code", "strong", or "emphasis"."""
    end = 0
    for found in _SPAN.finditer(text):
        yield text[end : found.start()], ""
        kind = found.lastgroup or ""
        yield found[kind], kind
        end = found.end()
    yield text[end:], ""


def _starts_block(line: str, before: str) -> bool:
    """Return whether a line begins another block than the one before it."""
    if before.startswith("|"):
        return not line.startswith("|")
    return not line.strip() or before.startswith("#") or line.startswith(("- ", "#", "|", _FENCE))


def _block(lines: Sequence[str]) -> Block:
    first = lines[0]
    if first.startswith("|"):
        rows = tuple(_cells(line) for line in lines if set(line) - set("|- "))
        return Block("table", rows)
    text = " ".join(line.strip() for line in lines)
    if first.startswith("#"):
        return Block("heading", ((text.lstrip("# "),),))
    if first.startswith("- "):
        return Block("item", ((text.removeprefix("- "),),))
    return Block("paragraph", ((text,),))


def _cells(line: str) -> tuple[str, ...]:
    return tuple(cell.strip().replace(r"\|", "|") for cell in _CELL_END.split(line.strip().strip("|")))
