"""Text on its way to the screen: what people typed stays literally what they typed."""

from __future__ import annotations

from collections.abc import Iterable

from textual.content import Content

from prompts import Said, clean

SIGNS_PER_CELL = 8
"""More than any text of a person needs; the longest family of emoji is seven signs on two cells."""
BETWEEN = "   "
BLOCK_MARKS = {"item": "· ", "quote": "▏ ", "paragraph": ""}


def typed(text: str, style: str = "") -> Content:
    """Text that somebody typed; nothing in it is read as markup or as a control sequence."""
    return Content.styled(clean(text), style) if style else Content(clean(text))


def on_one_line(text: str, wide: int, style: str = "", *, pad: bool = False) -> Content:
    """Typed text on one line of at most this width, with dots where it was longer; `pad` makes it just as wide."""
    wide = max(wide, 1)
    # Where five thousand signs were typed, only those that can show are looked at: a long list has many of them.
    begin = " ".join(text.split())[: SIGNS_PER_CELL * wide + 1]
    return typed(begin, style).truncate(wide, ellipsis=True, pad=pad)


def packed(pieces: Iterable[Content], wide: int) -> Content:
    """Pieces beside each other, as many on a line as have room there whole."""
    lines: list[Content] = []
    for piece in pieces:
        longer = Content.assemble(lines[-1], BETWEEN, piece) if lines else piece
        if lines and longer.cell_length <= wide:
            lines[-1] = longer
        else:
            lines.append(piece)
    return Content("\n").join(lines)


def said(*words: Said) -> Content:
    """Rendered prompts one below the other: paragraphs, emphasis, lists and quotations, the typed text put back."""
    return Content("\n\n").join(_said(one) for one in words)


def _said(words: Said) -> Content:
    blocks = []
    for block in words.blocks():
        parts = [Content("")]
        for span in block.spans:
            style = " ".join(
                name
                for name, wanted in (
                    ("bold", span.strong),
                    ("italic", span.emphasis or block.kind == "quote"),
                )
                if wanted
            )
            parts.append(Content.styled(span.text, style) if style else Content(span.text))
        blocks.append((block.kind, _marked(BLOCK_MARKS[block.kind], Content.assemble(*parts))))
    lines: list[Content] = []
    for position, (kind, content) in enumerate(blocks):
        if position and not (kind == "item" and blocks[position - 1][0] == "item"):
            lines.append(Content(""))
        lines.append(content)
    return Content("\n").join(lines)


def _marked(mark: str, content: Content) -> Content:
    """A mark before the block; a quotation has its bar at each of its lines."""
    first, *others = content.split("\n", allow_blank=True) or [content]
    before = mark if mark == BLOCK_MARKS["quote"] else " " * len(mark)
    return Content("\n").join([Content(mark) + first, *(Content(before) + line for line in others)])
