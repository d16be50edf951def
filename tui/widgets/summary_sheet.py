"""The summary of a conversation, on one sheet of paper."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual.content import Content
from textual.geometry import Size

from tui.reports.conversation_summary import Summary
from tui.reports.shown_answers import ShownAnswer
from tui.styled_text import literal, two_ends
from tui.text.agreement_card import AgreementCard
from tui.text.dates import day_words
from tui.text.list_formatting import BULLET
from tui.widgets.agreement_note import EDGE as NOTE_EDGE
from tui.widgets.agreement_note import note_lines
from tui.widgets.painted_widget import Painted

EDGE, NARROW_EDGE, GAP = 6, 2, 4
"""The cells beside the text, on narrow screens, and between two columns."""
NARROW = 56
WITH_HEADING = 2
"""The lines of a section that stay with its heading: a name, and what follows."""


class SummarySheet(Painted):
    """What a conversation leaves: thanks in two columns, and agreements."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    SummarySheet { height: auto; padding: 1 0; background: $note; color: $note-ink; }
    .-low SummarySheet { padding: 0; }
    """

    def __init__(self, summary: Summary) -> None:
        super().__init__()
        self._summary, self._couple = summary, summary.couple
        self._page_lines = 0
        """The lines that are seen at once, after which Enter turns the page; 0 until they're known."""

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        page_lines = container.height + self.styles.gutter.height
        if page_lines != self._page_lines:
            self._page_lines, self._painted = page_lines, None
        return super().get_content_height(container, viewport, width)

    def paint(self, width: int) -> Sequence[Content]:
        """Return the sheet's lines."""
        edge = EDGE if width >= NARROW else NARROW_EDGE
        inner = max(width - 2 * edge, 1)
        blank = [] if self.screen.has_class("-low") else [Content()]
        lines = [*self._head(inner), *blank]
        for heading, items in self._summary.sections:
            above = [literal(heading, "$note-muted"), *blank]
            lines += self._blanks_to_next_page(len(lines), len(above) + WITH_HEADING)
            lines += [*above, *self._section(items, inner), Content()]
        for sentence in self._summary.remarks:
            lines += [*literal(sentence, "$note-ink").wrap(inner), Content()]
        # A note reaches beyond the text on both sides.
        return [
            Content(" " * (edge - NOTE_EDGE if line.cell_length > inner else edge)) + line for line in lines
        ]

    def _blanks_to_next_page(self, line: int, needed: int) -> list[Content]:
        """Return empty lines up to the next page if this one has fewer lines left, so that no heading ends it."""
        if not self._page_lines:
            return []
        left = self._page_lines - (line + self.styles.gutter.top) % self._page_lines
        return [Content()] * left if left < min(needed, self._page_lines) else []

    def _head(self, width: int) -> Iterator[Content]:
        page = self._summary
        title = literal(page.title, "bold $note-ink")
        day = literal(day_words(page.day, page.day), "$note-muted")
        if title.cell_length + GAP + day.cell_length <= width:
            yield two_ends(title, day, width)
        else:
            yield from (*title.wrap(width), *day.wrap(width))
        yield Content.styled("─" * width, "$note-edge")

    def _section(self, items: Sequence[AgreementCard | ShownAnswer], width: int) -> Iterator[Content]:
        cards = [item for item in items if isinstance(item, AgreementCard)]
        for number, card in enumerate(cards):
            if number:
                yield Content()
            is_new = card in self._summary.agreements
            airy, ground = is_new and not self.screen.has_class("-low"), "$note-sunk" if is_new else "$note"
            yield from note_lines(card, self._couple, width + 2 * NOTE_EDGE, airy=airy, ground=ground)
        yield from self._answers([item for item in items if isinstance(item, ShownAnswer)], width)

    def _answers(self, answers: Sequence[ShownAnswer], width: int) -> Iterator[Content]:
        """Yield each partner's answers in a column of their own, where there's room."""
        sides = self._couple.sides
        each = [[answer for answer in answers if answer.of == side] for side in sides]
        column = (width - GAP) // 2
        if all(each) and width >= NARROW - 2 * NARROW_EDGE:
            left, right = (list(self._column(of, said, column)) for of, said in zip(sides, each, strict=True))
            for row in range(max(len(left), len(right))):
                one, other = (lines[row] if row < len(lines) else Content() for lines in (left, right))
                yield Content.assemble(one.pad_right(column + GAP - one.cell_length), other)
        else:
            yield from _with_blanks(
                list(self._column(of, said, width)) for of, said in zip(sides, each, strict=True) if said
            )
        together = [answer for answer in answers if answer.of not in sides]
        if together:
            yield from (*([Content()] if any(each) else []), *self._column("both", together, width))

    def _column(self, of: str, answers: Sequence[ShownAnswer], width: int) -> Iterator[Content]:
        yield from self._signature(of).wrap(width)
        yield from _with_blanks(
            [
                *(literal(answer.question, "$note-muted").wrap(width) if answer.question else ()),
                *_wrapped(answer.text, width),
            ]
            for answer in answers
        )

    def _signature(self, of: str) -> Content:
        couple = self._couple
        if of == "both" and couple.alone:
            return literal(couple.name(of), "bold $note-ink")
        return Content(" and ").join(
            literal(f"{couple.sign(one)} {couple.name(one)}", f"bold ${couple.colour(one)}-note")
            for one in (couple.sides if of == "both" else (of,))
        )


def _with_blanks(parts: Iterable[Sequence[Content]]) -> Iterator[Content]:
    """Yield the lines of all parts, with a blank line between two parts."""
    for number, part in enumerate(parts):
        if number:
            yield Content()
        yield from part


def _wrapped(text: str, width: int) -> Iterator[Content]:
    """Yield a text's lines; what doesn't fit on an item's line goes below its first word."""
    for line in text.split("\n"):
        lead = BULLET if line.startswith(BULLET) and width > len(BULLET) else ""
        for number, part in enumerate(literal(line.removeprefix(lead)).wrap(width - len(lead))):
            yield Content.assemble(" " * len(lead) if number else lead, part)
