"""Both partners' answers side by side, each in its author's color."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest

from textual.content import Content

from tui.reports.shown_answers import ShownAnswer
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.partner_label import color_class, signature
from tui.widgets.wrapped_text import WrappedStatic

BESIDE = 60
"""From this width on, cards are side by side."""
GAP, EDGE = 2, 2
NOTHING = "Nothing to show here. That’s fine."


class AnswerCards(WrappedStatic):
    """A card for each author, below each other on narrow screens.

    With `both`, a partner without an answer has a card, too.
    """

    DEFAULT_CSS = "AnswerCards { height: auto; }"

    def __init__(self, answers: Sequence[ShownAnswer], couple: Couple, *, both: bool = False) -> None:
        super().__init__()
        self._couple = couple
        self._shared = [answer for answer in answers if answer.of == "both"]
        self._own = {
            partner: own
            for partner in couple.sides
            if (own := [answer for answer in answers if answer.of == partner]) or both
        }

    def content_for_width(self, width: int) -> Content:
        """Return the cards as lines."""
        cards = list(self._own.items())
        is_beside = len(cards) > 1 and width >= BESIDE
        wide = (width - GAP) // 2 if is_beside else width
        lines = self._card("both", self._shared, width) if self._shared else []
        if self._shared and cards:
            lines.append(Content())
        painted = [self._card(of, answers, wide) for of, answers in cards]
        if not is_beside:
            return Content("\n").join([*lines, *_below_each_other(painted)])
        blanks = [self._line(Content(), of, wide) for of, _ in cards]
        rows = (
            [line or blank for line, blank in zip(row, blanks, strict=True)] for row in zip_longest(*painted)
        )
        return Content("\n").join([*lines, *(Content(" " * GAP).join(row) for row in rows)])

    def _card(self, of: str, answers: Sequence[ShownAnswer], wide: int) -> list[Content]:
        inner = max(wide - 2 * EDGE, 1)
        lines = [signature(self._couple, of)]
        for answer in answers:
            if answer.question:
                lines += [Content(), *literal(answer.question, "$muted").wrap(inner)]
            lines += literal(answer.text, "$ink").wrap(inner)
        if not answers:
            lines += literal(NOTHING, "$soft").wrap(inner)
        if not self.screen.has_class("-low"):
            lines = [Content(), *lines, Content()]
        return [self._line(line, of, wide) for line in lines]

    def _line(self, line: Content, of: str, wide: int) -> Content:
        """Put a line on the ground of its card."""
        padded = Content(" " * EDGE) + line.rstrip()
        ground = f"on ${color_class(self._couple, of)}-tint"
        return padded.pad_right(max(wide - padded.cell_length, 0)).stylize_before(ground)


def _below_each_other(cards: Sequence[list[Content]]) -> list[Content]:
    return [line for number, card in enumerate(cards) for line in ([Content()] if number else []) + card]
