"""Breathing step: a circle, about ten seconds a breath.

Where animations are turned off, the circle is still.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Iterable

from textual.app import RenderResult
from textual.content import Content
from textual.widget import Widget

from tui.widgets.answers.base import AnswerBox

BREATH_SECONDS = 10.0
MIN_SIZE = 0.55
"""Size after breathing out, as a share of the largest."""


class BreathingCircle(Widget):
    """A growing and shrinking circle; `clock` returns seconds."""

    SCOPED_CSS = False
    DEFAULT_CSS = """
    BreathingCircle { width: 100%; height: 9; color: $muted 60%; content-align: center middle; }
    .-low BreathingCircle { height: 5; }
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._clock = clock
        self._began = clock()

    def on_mount(self) -> None:
        if self.app.animation_level != "none":
            self.set_interval(1 / 10, self.refresh)

    def render(self) -> RenderResult:
        rows = min(self.size.height, self.size.width // 2)
        full = 1.0 if self.app.animation_level == "none" else circle_size(self._clock() - self._began)
        return Content("\n").join(Content(line) for line in draw_disc(rows, full * rows))


class BreatheStep(AnswerBox):
    """A quiet minute together, for as long as they like."""

    def compose_answer(self) -> Iterable[Widget]:
        yield BreathingCircle()

    def on_mount(self) -> None:
        self.query_one("#go-on").focus()


def circle_size(seconds: float) -> float:
    """Return the size after `seconds`, from MIN_SIZE to 1."""
    phase = (1 - math.cos(2 * math.pi * seconds / BREATH_SECONDS)) / 2
    return MIN_SIZE + (1 - MIN_SIZE) * phase


def draw_disc(rows: int, radius: float) -> list[str]:
    """Draw a disc in half rows, to look round.

    `radius` is in half rows, since a cell is twice as high as it is wide.
    """
    half = [_width(radius, y - rows + 0.5) for y in range(2 * rows)]
    return [_row(rows, half[2 * row], half[2 * row + 1]) for row in range(rows)]


def _width(radius: float, y: float) -> int:
    """Return the half-width of the disc at `y`, in cells."""
    return round(math.sqrt(radius**2 - y**2)) if abs(y) < radius else 0


def _row(most: int, upper: int, lower: int) -> str:
    def cell(x: float) -> str:
        return {(True, True): "█", (True, False): "▀", (False, True): "▄"}.get(
            (abs(x) < upper, abs(x) < lower), " "
        )

    return "".join(cell(x + 0.5) for x in range(-most, most))
