"""Styled text for the screen, safe for typed text."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widget import Widget

from prompts import sanitize
from store import Person
from tui.text.couple import Partners, colour_of, sign_of

if TYPE_CHECKING:
    from prompts import RenderedText  # not loaded before the first screen
    from prompts.text_blocks import TextBlock

CHARS_PER_CELL = 8
"""A generous limit: the longest emoji sequence has seven characters on two cells."""
SEPARATOR = "   "
BALANCED_LINES = 4
LEAST_SHARE = 0.62
"""How narrow balanced lines may become, as a share of the width."""
QUOTE_BAR = "▏ "
BLOCK_MARKS = {"item": "· ", "quote": QUOTE_BAR, "paragraph": ""}
_MARK = re.compile(rf"{'|'.join(filter(None, BLOCK_MARKS.values()))}|\d{{1,3}}[.)] ")
"""A mark at the beginning of a line, or the number of an item."""


def literal(text: str, style: str = "") -> Content:
    """Return typed text without control sequences or markup."""
    return Content.styled(sanitize(text), style) if style else Content(sanitize(text))


def fit_one_line(text: str, wide: int, style: str = "", *, pad: bool = False) -> Content:
    """Return typed text on one line, shortened if needed.

    Args:
        wide: Maximum width in cells.
        pad: Fill the line up to this width.
    """
    wide = max(wide, 1)
    # Of long texts, look only at what can be shown: a list may have many of them.
    begin = " ".join(text.split())[: CHARS_PER_CELL * wide + 1]
    return literal(begin, style).truncate(wide, ellipsis=True, pad=pad)


def hanging_indent(lead: Content, text: Content, wide: int, again: Content | None = None) -> list[Content]:
    """Wrap a text behind `lead`.

    Further lines start with `again`, or with spaces.
    """
    again = again or Content(" " * lead.cell_length)
    lines = text.wrap(max(wide - lead.cell_length, 1)) or [text]
    return [(again if number else lead) + line for number, line in enumerate(lines)]


def fit_lines(text: str, wide: int, most: int, style: str = "") -> list[Content]:
    """Return typed text on at most `most` lines."""
    wide = max(wide, 1)
    begin = literal(" ".join(text.split())[: most * CHARS_PER_CELL * wide + 1], style)
    if begin.cell_length <= wide:  # the common case in a long list, and much faster
        return [fit_one_line(text, wide, style, pad=True)]
    lines = begin.wrap(wide)
    whole, rest = lines[: most - 1], " ".join(line.plain for line in lines[most - 1 :])
    last = [fit_one_line(rest, wide, style, pad=True)] if rest else []
    return [*(line.rstrip() for line in whole), *last]


def content_strip(content: Content, widget: Widget, wide: int) -> Strip:
    """Return one line as a strip, in the widget's style."""
    base = widget.visual_style
    drawn = content.truncate(max(wide, 0), pad=True).render(base, end="", parse_style=widget._get_style)
    return Strip([Segment(text, style.rich_style) for text, style in drawn], wide)


def empty_text(sentences: str) -> Content:
    """Return what an empty list says: that it's empty in bold, then what will come."""
    first, stop, rest = sentences.partition(". ")
    return Content.assemble(
        literal(first + stop.strip(), "bold $soft"), "\n" if rest else "", literal(rest, "$muted")
    )


def balanced(content: Content, wide: int) -> list[Content]:
    """Wrap a short text to lines of about the same length.

    No single word is left over at the end. Longer texts are wrapped as usual.
    """
    lines = content.wrap(max(wide, 1))
    if not 1 < len(lines) <= BALANCED_LINES:
        return [line.rstrip() for line in lines]
    low, high = round(wide * LEAST_SHARE), wide
    while low < high:
        middle = (low + high) // 2
        if len(content.wrap(max(middle, 1))) > len(lines):
            low = middle + 1
        else:
            high = middle
    return [line.rstrip() for line in content.wrap(max(high, 1))]


def two_ends(left: Content, right: Content, wide: int) -> Content:
    """Return a line with one text at either end."""
    return Content.assemble(left, " " * max(wide - left.cell_length - right.cell_length, 1), right)


def render_prompt(*words: RenderedText) -> Content:
    """Join rendered prompts and their typed text as styled text."""
    return Content("\n\n").join(_render_text(one) for one in words)


def _render_text(words: RenderedText) -> Content:
    blocks = []
    for block in words.blocks():
        parts = [Content("")]
        for span in block.spans:
            style = " ".join(
                name
                for name, applies in (
                    ("bold", span.strong),
                    ("italic", span.emphasis),
                )
                if applies
            )
            parts.append(Content.styled(span.text, style) if style else Content(span.text))
        blocks.append((block.kind, _marked(_mark_of(block), Content.assemble(*parts))))
    lines: list[Content] = []
    for position, (kind, content) in enumerate(blocks):
        if position and not (kind == "item" and blocks[position - 1][0] == "item"):
            lines.append(Content(""))
        lines.append(content)
    return Content("\n").join(lines)


def _mark_of(block: TextBlock) -> str:
    """Return what comes before a block, such as its number in a list."""
    return f"{block.mark} " if block.mark[:1].isdigit() else BLOCK_MARKS[block.kind]


def _marked(mark: str, content: Content) -> Content:
    """Put a mark before a block or each quoted line."""
    first, *others = content.split("\n", allow_blank=True) or [content]
    before = mark if mark == QUOTE_BAR else " " * len(mark)
    return Content("\n").join([Content(mark) + first, *(Content(before) + line for line in others)])


def with_hanging_marks(content: Content, wide: int) -> Content:
    """Wrap text so that further lines hang under a mark.

    A quotation has its bar before each line; the lines of an item begin where its words do.
    """
    lines: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        mark = _MARK.match(line.plain)
        if mark is None or wide <= mark.end():
            lines.append(line)
        else:
            lead, words = line[: mark.end()], line[mark.end() :]
            lines += hanging_indent(lead, words, wide, again=lead if lead.plain == QUOTE_BAR else None)
    return Content("\n").join(lines)


def flow_parts(lead: str, parts: Iterable[Content], wide: int) -> Content:
    """Put parts side by side, and break lines between them."""
    lines: list[Content] = []
    for part in parts:
        if lines and lines[-1].cell_length + len(SEPARATOR) + part.cell_length <= wide - len(lead):
            lines[-1] = Content.assemble(lines[-1], SEPARATOR, part)
        else:
            lines.append(part)
    return Content("\n").join(
        Content.assemble(" " * len(lead) if number else lead, line) for number, line in enumerate(lines)
    )


def owner_label(who: str, people: Partners) -> Content:
    """Return styled names, such as "● Ana and ◆ Ben"."""
    return Content(" and ").join(
        literal(f"{sign_of(person)} {person.name}", f"${colour_of(person)}") for person in owners(who, people)
    )


def owner_signs(who: str, people: Partners) -> tuple[tuple[str, str], ...]:
    """Return each owner's sign and color, where names don't fit."""
    return tuple((sign_of(person), colour_of(person)) for person in owners(who, people))


def owners(who: str, people: Partners) -> Iterator[Person]:
    """Return the partner with this id, or both partners."""
    return (person for person in people if who in (person.id, "both"))
