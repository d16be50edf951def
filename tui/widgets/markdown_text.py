"""A page of the docs, drawn as one widget."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textual.content import Content

from tui.styled_text import hanging_indent, literal
from tui.text.markdown_page import Block, page_blocks, spans
from tui.widgets.painted_widget import Painted

STYLES = {"": "$ink", "code": "$accent", "strong": "bold $ink", "emphasis": "italic $ink"}
FIRST_SHARE = 0.45
"""How much of the width the first column of a table may take."""
GAP = 2
INDENT = 2


class MarkdownText(Painted):
    """Headings, paragraphs, lists, tables, and examples."""

    def __init__(self, markdown: str) -> None:
        super().__init__()
        self._blocks = tuple(page_blocks(markdown))

    def paint(self, width: int) -> Sequence[Content]:
        lines: list[Content] = []
        for number, block in enumerate(self._blocks):
            follows = number and (block.kind, self._blocks[number - 1].kind) != ("item", "item")
            lines += [*([Content()] if follows else []), *_draw(block, max(width, 1))]
        return lines


def _draw(block: Block, width: int) -> Iterator[Content]:
    if block.kind == "heading":
        yield from literal(block.text, "bold $secondary").wrap(width)
    elif block.kind == "code":
        for line in block.text.split("\n"):
            indent = Content(" " * (len(line) - len(line.lstrip()) + INDENT))
            for part in hanging_indent(indent, literal(line.strip(), "$soft"), width):
                yield part.truncate(width, pad=True).stylize_before("on $sunk")
    elif block.kind == "table":
        yield from _draw_table(block.rows, width)
    elif block.kind == "item":
        yield from hanging_indent(Content.styled("· ", "$muted"), _styled(block.text), width)
    else:
        yield from _styled(block.text).wrap(width)


def _draw_table(rows: Sequence[Sequence[str]], width: int) -> Iterator[Content]:
    """Draw the first cell of each row, then the others beside it."""
    most = round(width * FIRST_SHARE)
    first = min(max((_styled(row[0]).cell_length for row in rows), default=0), most)
    for row in rows[1:]:
        name = [line.rstrip() for line in _styled(row[0]).wrap(first)] or [Content()]
        rest = "; ".join(cell for cell in row[1:] if cell)
        told = _styled(rest).wrap(max(width - first - GAP, 1)) or [Content()]
        for n in range(max(len(name), len(told))):
            left = name[n] if n < len(name) else Content()
            right = told[n] if n < len(told) else Content()
            yield Content.assemble(left, " " * (first - left.cell_length + GAP), right)


def _styled(text: str) -> Content:
    return Content.assemble(*(literal(part, STYLES[kind]) for part, kind in spans(text) if part))
