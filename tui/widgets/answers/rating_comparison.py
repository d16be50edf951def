"""Comparison of one row: both partners' signs on a band for each scale."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from textual.content import Content
from textual.widget import Widget

from scripts.engine_types import PARTNERS
from tui.reports.rating_bands import RatingBand
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.compare import CompareStep
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.read import ReadStep
from tui.widgets.painted_widget import Painted

LINE, BETWEEN = "─", "━"
BESIDE = 58
"""From this width on, a scale's ends are beside its band; on a low screen at any width that has room."""
LEAST_BAND = 12


class RatingBands(Painted):
    """A band per scale, with each partner's sign where their mark is."""

    DEFAULT_CSS = "RatingBands { margin: 0 2; width: 1fr; }"

    def __init__(self, bands: Sequence[RatingBand], couple: Couple) -> None:
        super().__init__()
        self._bands, self._couple = bands, couple

    def paint(self, width: int) -> Sequence[Content]:
        names = max(len(band.name) for band in self._bands) + 2
        lows = max(len(band.low_label) for band in self._bands) + 1
        highs = max(len(band.high_label) for band in self._bands) + 1
        beside = width - names - lows - highs
        least = 0 if self.screen.has_class("-low") else BESIDE
        lines: list[Content] = []
        for band in self._bands:
            if width >= least and beside >= LEAST_BAND:
                low = literal(f"{band.name.ljust(names)}{band.low_label.rjust(lows - 1)} ", "$muted")
                lines.append(
                    Content.assemble(
                        low, draw_band(band, self._couple, beside), literal(f" {band.high_label}", "$muted")
                    )
                )
            else:
                ends = f"{band.name}: {band.low_label} – {band.high_label}"
                lines += literal(ends, "$muted").wrap(max(width, 1))
                lines.append(draw_band(band, self._couple, width))
            if not self.screen.has_class("-low"):
                lines.append(Content())
        return lines[:-1] if lines and not lines[-1] else lines


def draw_band(band: RatingBand, couple: Couple, wide: int) -> Content:
    """Return a line with both signs on it; two signs at the same number are side by side."""
    at = [round((mark - band.low) * (wide - 1) / (band.high - band.low)) for mark in band.marks]
    marks = sorted(zip(at, PARTNERS, strict=True), key=lambda mark: (mark[0], couple.sides.index(mark[1])))
    (low, one), (high, other) = marks
    if low == high:
        low, high = (low, high + 1) if high + 1 < wide else (low - 1, high)
    return Content.assemble(
        (LINE * low, "$line"),
        (couple.sign(one), f"bold ${couple.colour(one)}"),
        (BETWEEN * (high - low - 1), "$secondary"),
        (couple.sign(other), f"bold ${couple.colour(other)}"),
        (LINE * (wide - 1 - high), "$line"),
    )


class FurthestStep(ReadStep):
    """The row that two ratings see most differently."""

    def compose_answer(self) -> Iterable[Widget]:
        yield RatingBands(self.question.bands, self.question.couple)


def compare_answer(question: Question) -> AnswerBox:
    """Return the widget for a comparison of answers, or of one row."""
    return FurthestStep(question) if question.bands else CompareStep(question)
