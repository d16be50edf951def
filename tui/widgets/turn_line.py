"""Whose turn it is: a plate in the speaker's color."""

from __future__ import annotations

from itertools import product
from typing import ClassVar

from textual.content import Content

from scripts import AwaitingAnswer
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.wrapped_text import WrappedStatic

TOGETHER = "together"
EDGES = (2, 1)
"""The empty cells at both ends of a plate; fewer where it's narrow."""


class TurnLine(WrappedStatic):
    """Both partners, each always on the same side.

    The plate of whoever has the turn is solid. When both act, both plates are.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = "TurnLine { height: 1; text-wrap: nowrap; }"

    def __init__(self, couple: Couple) -> None:
        super().__init__()
        self._couple = couple
        self._ask: AwaitingAnswer | None = None

    def show_turn(self, ask: AwaitingAnswer) -> None:
        """Name the active partner and what the other does meanwhile."""
        self._ask = ask
        self.refresh()

    def content_for_width(self, width: int) -> Content:
        """Return both sides, and between them what belongs to both."""
        if self._ask is None:
            return Content()
        of, (doing, waiting) = self._ask.of, _activities(self._couple, self._ask)
        middle = Content.styled(TOGETHER, "bold $ink") if of == "both" else Content()
        for (with_doing, with_waiting), edge in product(((doing, waiting), (doing, ""), ("", "")), EDGES):
            left, right = (
                self._side(partner, with_doing if partner == of else with_waiting, " " * edge, of)
                for partner in self._couple.sides
            )
            gap = width - left.cell_length - middle.cell_length - right.cell_length
            if gap > 0:
                break
        else:
            left, middle = left.truncate(max(width - right.cell_length - 1, 1), ellipsis=True), Content()
            gap = max(width - left.cell_length - right.cell_length, 0)
        return Content.assemble(left, " " * (gap // 2), middle, " " * (gap - gap // 2), right)

    def _side(self, partner: str, words: str, edge: str, of: str) -> Content:
        """Return one partner, solid if it's their turn."""
        couple = self._couple
        name, sign, color = couple.name(partner), couple.sign(partner), couple.colour(partner)
        text = f"{sign} {name}{words}" if partner == couple.sides[0] else f"{name}{words} {sign}"
        is_lit = of in (partner, "both")
        return literal(f"{edge}{text}{edge}", f"bold $on-solid on ${color}" if is_lit else f"${color}")


def _activities(couple: Couple, ask: AwaitingAnswer) -> tuple[str, str]:
    """Return what the active partner does, and the other one.

    Both begin with a space. The speaker has the floor even while the other partner replies.
    """
    if ask.of == "both":
        return "", ""
    if ask.private:
        doing = "is deciding privately" if ask.stage == "decide" else "is writing privately"
        return f" {doing}", ", please look away"
    if ask.spoken_as:
        return f" is speaking as {couple.name(ask.spoken_as)}", " listens"
    if ask.place and ask.of != ask.speaker:
        return " is speaking", " listens"
    return " has the floor", " listens"
