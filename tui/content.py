"""Text on its way to the screen: what people typed stays literally what they typed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from textual.content import Content

from prompts import sanitize
from store import Person
from tui.text.couple import Partners, colour_of, sign_of

if TYPE_CHECKING:
    from prompts import RenderedText  # not loaded before the first screen

CHARS_PER_CELL = 8
"""More than any text of a person needs; the longest family of emoji is seven signs on two cells."""
SEPARATOR = "   "
QUOTE_BAR = "▏ "
BLOCK_MARKS = {"item": "· ", "quote": QUOTE_BAR, "paragraph": ""}


def literal(text: str, style: str = "") -> Content:
    """Text that somebody typed; nothing in it is read as markup or as a control sequence."""
    return Content.styled(sanitize(text), style) if style else Content(sanitize(text))


def fit_one_line(text: str, wide: int, style: str = "", *, pad: bool = False) -> Content:
    """Typed text on one line of at most this width, with dots where it was longer; `pad` makes it just as wide."""
    wide = max(wide, 1)
    # Where five thousand signs were typed, only those that can show are looked at: a long list has many of them.
    begin = " ".join(text.split())[: CHARS_PER_CELL * wide + 1]
    return literal(begin, style).truncate(wide, ellipsis=True, pad=pad)


def hanging_indent(lead: Content, text: Content, wide: int, again: Content | None = None) -> list[Content]:
    """The lines of a text after what leads it, in so many cells; before each further line stands `again`, or blanks."""
    again = again or Content(" " * lead.cell_length)
    lines = text.wrap(max(wide - lead.cell_length, 1)) or [text]
    return [(again if number else lead) + line for number, line in enumerate(lines)]


def fit_lines(text: str, wide: int, most: int, style: str = "") -> list[Content]:
    """Typed text on so many lines of this width at the most, with dots where it was longer."""
    wide = max(wide, 1)
    begin = literal(" ".join(text.split())[: most * CHARS_PER_CELL * wide + 1], style)
    if begin.cell_length <= wide:  # a long list has many that are short
        return [fit_one_line(text, wide, style, pad=True)]
    lines = begin.wrap(wide)
    whole, rest = lines[: most - 1], " ".join(line.plain for line in lines[most - 1 :])
    last = [fit_one_line(rest, wide, style, pad=True)] if rest else []
    return [*(line.rstrip() for line in whole), *last]


def fit_two_lines(text: str, wide: int, style: str = "") -> Content:
    """Typed text on one line of this width or on two, with dots where it was longer."""
    return Content("\n").join(fit_lines(text, wide, 2, style))


def render_prompt(*words: RenderedText) -> Content:
    """Rendered prompts one below the other: paragraphs, emphasis, lists and quotations, the typed text put back."""
    return Content("\n\n").join(_render_text(one) for one in words)


def _render_text(words: RenderedText) -> Content:
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
    before = mark if mark == QUOTE_BAR else " " * len(mark)
    return Content("\n").join([Content(mark) + first, *(Content(before) + line for line in others)])


def with_quote_bar(content: Content, wide: int) -> Content:
    """Text broken for so many cells, with the bar of a quotation at each line that it takes."""
    if QUOTE_BAR not in content.plain or wide <= len(QUOTE_BAR):
        return content
    lines: list[Content] = []
    for line in content.split("\n", allow_blank=True):
        if line.plain.startswith(QUOTE_BAR):
            bar, words = line[: len(QUOTE_BAR)], line[len(QUOTE_BAR) :]
            lines += hanging_indent(bar, words, wide, again=bar)
        else:
            lines.append(line)
    return Content("\n").join(lines)


def flow_parts(lead: str, parts: Iterable[Content], wide: int) -> Content:
    """Parts side by side on as many lines as they need; each is kept together if it fits into one."""
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
    """The one with this id, or both: "● Ana and ◆ Ben"."""
    return Content(" and ").join(
        literal(f"{sign_of(person)} {person.name}", f"${colour_of(person)}") for person in owners(who, people)
    )


def owner_signs(who: str, people: Partners) -> tuple[tuple[str, str], ...]:
    """Each sign with its colour, for a line on which there is no room for names."""
    return tuple((sign_of(person), colour_of(person)) for person in owners(who, people))


def owners(who: str, people: Partners) -> Iterator[Person]:
    """The one with this id, or both of them."""
    return (person for person in people if who in (person.id, "both"))
