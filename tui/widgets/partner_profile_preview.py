"""Partner profiles as they look now: a turn and its question."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import ClassVar

from textual.content import Content

from tui.styled_text import literal, two_ends
from tui.text.couple import Couple
from tui.widgets.painted_widget import Painted

HEADING = "It looks like this"
EDGE = "  "
QUESTION = "{}, did {} get it?"
CHOICES = ("Yes, that’s it", "Almost")


class PartnerProfilePreview(Painted):
    """Both partners' plates, with the colors and symbols they choose."""

    DEFAULT_CSS = """
    PartnerProfilePreview { height: auto; margin-bottom: 1; }
    .-low PartnerProfilePreview { display: none; }
    """
    SCOPED_CSS: ClassVar[bool] = False  # the selector uses the screen's size class

    _couple: Couple | None = None

    def show(self, couple: Couple) -> None:
        """Show other colors or symbols."""
        self._couple = couple
        self.repaint(layout=True)

    def paint(self, width: int) -> Sequence[Content]:
        if self._couple is None:
            return ()
        return [literal(f"{EDGE}{HEADING}", "$muted"), Content(), plates(self._couple, width)]


def plates(couple: Couple, width: int) -> Content:
    """Return both partners on their sides, the one on the left with the turn."""
    left, right = couple.sides
    plate = literal(f"{EDGE}{couple.sign(left)} {couple.name(left)} has the floor{EDGE}")
    lit = plate.stylize(f"bold $on-solid on ${couple.colour(left)}")
    other = literal(f"{couple.name(right)} listens {couple.sign(right)}", f"${couple.colour(right)}")
    if lit.cell_length + 1 + other.cell_length > width:
        other = literal(f"{couple.sign(right)}", f"${couple.colour(right)}")
    lit = lit.truncate(max(width - other.cell_length - 1, 1), ellipsis=True)
    return two_ends(lit, other, width)


def sample_lines(couple: Couple, width: int) -> list[Content]:
    """Return the plates, a question, and two choices below them."""
    left, right = couple.sides
    color = couple.colour(left)
    question = literal(QUESTION.format(couple.name(left), couple.name(right)), "bold $ink")
    body = [Content(), *(Content(EDGE) + line for line in question.wrap(max(width - 4, 1))), Content()]
    return [
        plates(couple, width),
        *_on(f"${color}-tint", body, width),
        *_on(f"${color}-tint2", [_choice(color, 0)], width),
        *_on(f"${color}-tint", [_choice("", 1), Content()], width),
    ]


def _choice(color: str, number: int) -> Content:
    bar = Content.assemble(("▌", f"${color}"), " ") if color else Content(EDGE)
    style = "bold $ink" if color else "$soft"
    return Content.assemble(bar, literal(f"{number + 1}  {CHOICES[number]}", style))


def _on(ground: str, lines: list[Content], width: int) -> Iterator[Content]:
    for line in lines:
        yield line.truncate(width, ellipsis=True, pad=True).stylize_before(f"on {ground}")
