"""Whose turn it is: a plate in the speaker's color."""

from __future__ import annotations

from dataclasses import replace
from itertools import product
from typing import ClassVar

from textual.content import Content
from textual.timer import Timer

from scripts import AwaitingAnswer
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.wrapped_text import WrappedStatic

TOGETHER, ALONE = "together", "just you"
EDGES = (2, 1)
"""The empty cells at both ends of a plate; fewer where it's narrow."""


FRAMES, FRAME_SECONDS = 8, 0.04
"""How the plate crosses to the other side."""


class TurnLine(WrappedStatic):
    """Both partners, each always on the same side.

    The plate of the person who has the turn is solid. When both act, both plates are. When the turn changes the plate
    crosses to the other side, unless motion is off. Private steps are there at once.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = "TurnLine { height: 1; text-wrap: nowrap; }"

    def __init__(self, couple: Couple) -> None:
        super().__init__()
        self._couple = couple
        self._ask: AwaitingAnswer | None = None
        self._frame = FRAMES
        self._crossing: Timer | None = None

    def show_turn(self, ask: AwaitingAnswer) -> None:
        """Name the active partner and what the other does meanwhile."""
        before, self._ask = self._ask, ask
        self._stop_crossing()
        is_passed = before is not None and {before.of, ask.of} == {"first", "second"}
        if is_passed and not ask.private and self.app.animation_level != "none":
            self._frame = 0
            self._crossing = self.set_interval(FRAME_SECONDS, self.advance)
        self.refresh()

    def show_speaker(self, of: str) -> None:
        """Name who speaks within the current step."""
        if self._ask is not None and self._ask.of != of:
            self.show_turn(replace(self._ask, of=of))

    def advance(self) -> None:
        """Move the plate by one frame."""
        self._frame += 1
        if self._frame >= FRAMES:
            self._stop_crossing()
        self.refresh()

    def _stop_crossing(self) -> None:
        self._frame = FRAMES
        if self._crossing:
            self._crossing.stop()
            self._crossing = None

    def content_for_width(self, width: int) -> Content:
        """Return both sides, and between them what belongs to both."""
        if self._ask is None:
            return Content()
        if self._couple.alone:
            return Content.styled(ALONE.center(width), "bold $ink")
        is_moving = self._frame < FRAMES
        left, middle, right = self._parts(width, self._ask, lit=not is_moving)
        gap = max(width - left.cell_length - middle.cell_length - right.cell_length, 0)
        line = Content.assemble(left, " " * (gap // 2), middle, " " * (gap - gap // 2), right)
        return self._with_plate(line, left, right, self._ask.of) if is_moving else line

    def _with_plate(self, line: Content, left: Content, right: Content, of: str) -> Content:
        """Return the line with the plate on its way across."""
        goes_right = of == self._couple.sides[1]
        plate = (right if goes_right else left).cell_length
        crossed = 1 - (1 - self._frame / FRAMES) ** 3  # quick at first, then slower
        begins = round((line.cell_length - plate) * (crossed if goes_right else 1 - crossed))
        solid = f"bold $on-solid on ${self._couple.colour(of)}"
        return line.stylize(solid, len(line.truncate(begins).plain), len(line.truncate(begins + plate).plain))

    def _parts(self, width: int, ask: AwaitingAnswer, *, lit: bool) -> tuple[Content, Content, Content]:
        """Return both sides and the middle, as long as there's room for them."""
        of, (doing, waiting) = ask.of, _activities(self._couple, ask)
        middle = Content.styled(TOGETHER, "bold $ink") if of == "both" else Content()
        for (with_doing, with_waiting), edge in product(((doing, waiting), (doing, ""), ("", "")), EDGES):
            left, right = (
                self._side(
                    partner,
                    with_doing if partner == of else with_waiting,
                    " " * edge,
                    is_lit=lit and of in (partner, "both"),
                )
                for partner in self._couple.sides
            )
            if width > left.cell_length + middle.cell_length + right.cell_length:
                return left, middle, right
        return left.truncate(max(width - right.cell_length - 1, 1), ellipsis=True), Content(), right

    def _side(self, partner: str, words: str, edge: str, *, is_lit: bool) -> Content:
        """Return one partner, solid if it's their turn."""
        couple = self._couple
        name, sign, color = couple.name(partner), couple.sign(partner), couple.colour(partner)
        text = f"{sign} {name}{words}" if partner == couple.sides[0] else f"{name}{words} {sign}"
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
