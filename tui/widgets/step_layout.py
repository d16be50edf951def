"""Layout of a step: what gives way when the step is long.

All heights are measured from the content for the width there is, before anything is placed. So a step at one size
always looks the same, whatever size or focus it had before, and nothing moves after the first paint.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import NULL_OFFSET, Region, Size
from textual.layout import ArrangeResult, WidgetPlacement
from textual.layouts.vertical import VerticalLayout
from textual.widget import Widget

from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers_so_far import AnswersSoFar

LIFT_SHARE = 0.2
"""How far down the question starts on a tall screen."""
MIN_ANSWER_LINES = 5
"""An answer scrolls, but never in fewer lines; then question and answer scroll together."""


class Parts(NamedTuple):
    """What a step consists of: recent answers where they're shown, the prompt, and the answer."""

    recent: AnswersSoFar | None
    prompt: Widget
    answer: AnswerBox | None


class StepLayout(VerticalLayout):
    """Recent answers, prompt, and answer.

    The empty lines around the prompt give way to a long step, the upper one first, and recent answers take only lines
    to spare. On a tall screen, where the prompt has a larger margin, it begins further down.
    """

    name = "step"

    def arrange(
        self,
        parent: Widget,
        children: list[Widget],
        size: Size,
        greedy: bool = True,  # noqa: ARG002 (Textual's own signature)
    ) -> ArrangeResult:
        recent, prompt, answer = _parts(children)
        width, margin = size.width, prompt.styles.margin
        spare = max(size.height - needed_lines(parent, width), 0)
        below = min(margin.bottom, spare)
        y = min(margin.top, spare - below, 1)
        spare -= below + y
        earlier = min(int(size.height * LIFT_SHARE), spare) if margin.top > 1 else 0
        placed = []
        if recent:
            earlier = max(earlier, len(recent.lines_for(spare, width - recent.styles.gutter.width)))
            placed.append(_place(recent, y, width, earlier))
        y += earlier
        lines = _lines(prompt, width)
        placed.append(_place(prompt, y, width, lines))
        if answer:
            y += lines + below
            room = max(size.height - y, MIN_ANSWER_LINES)
            # Left to Textual, a scrollbar that came once would stay, as the lines beside it are narrower and wrap more.
            answer.set_reactive(Widget.show_vertical_scrollbar, _lines(answer, width) > room)
            placed.append(_place(answer, y, width, room))
        return placed


class StepColumnLayout(VerticalLayout):
    """Head, turn, and step, which fills the rest.

    The empty line under the head gives way to a long step first, then the one below the step.
    """

    name = "step-column"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        *above, step = children
        head, *others = super().arrange(parent, above, size, greedy)
        _, prompt, _ = _parts(step.displayed_children)
        top = others[-1].region.bottom
        bottom = size.height - step.styles.margin.bottom
        blank = min(prompt.styles.margin.top, 1) + prompt.styles.margin.bottom
        missing = needed_lines(step, size.width) + blank - (bottom - top)
        if missing > 0 and head.margin.bottom:
            others = [place._replace(region=place.region.translate((0, -1))) for place in others]
            top, missing = top - 1, missing - 1
        if missing > 0:
            bottom = size.height
        return [head, *others, _place(step, top, size.width, max(bottom - top, 0))]


def needed_lines(step: Widget, width: int) -> int:
    """Return the lines of prompt and answer at a width, without empty ones around the prompt."""
    _, prompt, answer = _parts(step.displayed_children)
    return _lines(prompt, width) + (_lines(answer, width) if answer else 0)


def _parts(children: Sequence[Widget]) -> Parts:
    recent = next((child for child in children if isinstance(child, AnswersSoFar)), None)
    answer = next((child for child in children if isinstance(child, AnswerBox)), None)
    (prompt,) = (child for child in children if child is not recent and child is not answer)
    return Parts(recent, prompt, answer)


def _lines(widget: Widget, width: int) -> int:
    """Return the lines of a whole widget at a width."""
    app, gutter = widget.app, widget.styles.gutter
    return widget.get_content_height(app.size, app.size, max(width - gutter.width, 0)) + gutter.height


def _place(widget: Widget, y: int, width: int, lines: int) -> WidgetPlacement:
    return WidgetPlacement(Region(0, y, width, lines), NULL_OFFSET, widget.styles.margin, widget)
