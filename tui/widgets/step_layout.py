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
from tui.widgets.more_below import MoreOfAnswer

LIFT_SHARE = 0.2
"""How far down the question starts on a tall screen."""
MIN_ANSWER_LINES = 5
"""An answer scrolls, but never in fewer lines; then question and answer scroll together."""


class Parts(NamedTuple):
    """What a step consists of, as far as it's there: recent answers, the prompt, and the answer."""

    recent: AnswersSoFar | None
    prompt: Widget | None
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
        if prompt is None:  # the screen is closing
            return []
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
            scrolls = _lines(answer, width) > room
            answer.set_reactive(Widget.show_vertical_scrollbar, scrolls)
            signs = [child for child in children if isinstance(child, MoreOfAnswer)] if scrolls else []
            placed.append(_place(answer, y, width, room - len(signs)))
            placed += [_place(sign, y + room - 1, width, 1) for sign in signs]
        return placed


class StepColumnLayout(VerticalLayout):
    """Head, turn, and step, which fills the rest; in a rehearsal there's more above and below.

    The empty line under the head gives way to a long step first, then the one below the step.
    """

    name = "step-column"

    def arrange(
        self, parent: Widget, children: list[Widget], size: Size, greedy: bool = True
    ) -> ArrangeResult:
        at = next(n for n, child in enumerate(children) if isinstance(child.layout, StepLayout))
        step = children[at]
        *above, head, turn = super().arrange(parent, children[:at], size, greedy)
        below = super().arrange(parent, children[at + 1 :], size, greedy) if children[at + 1 :] else []
        end = size.height - max((place.region.bottom for place in below), default=0)
        bottom = end - step.styles.margin.bottom
        missing = _wanted_lines(step, size.width) - (bottom - turn.region.bottom)
        if missing > 0 and head.margin.bottom:
            turn, missing = _moved(turn, -1), missing - 1
        if missing > 0:
            bottom = end
        top = turn.region.bottom
        placed = [*above, head, turn, _place(step, top, size.width, max(bottom - top, 0))]
        return [*placed, *(_moved(place, end) for place in below)]


def _wanted_lines(step: Widget, width: int) -> int:
    """Return the lines of a whole step, with the empty ones around the prompt."""
    prompt = _parts(step.displayed_children).prompt
    blank = min(prompt.styles.margin.top, 1) + prompt.styles.margin.bottom if prompt else 0
    return needed_lines(step, width) + blank


def _moved(place: WidgetPlacement, down: int) -> WidgetPlacement:
    return place._replace(region=place.region.translate((0, down)))


def needed_lines(step: Widget, width: int) -> int:
    """Return the lines of prompt and answer at a width, without empty ones around the prompt."""
    _, prompt, answer = _parts(step.displayed_children)
    return sum(_lines(part, width) for part in (prompt, answer) if part)


def _parts(children: Sequence[Widget]) -> Parts:
    recent = next((child for child in children if isinstance(child, AnswersSoFar)), None)
    answer = next((child for child in children if isinstance(child, AnswerBox)), None)
    prompt = next((child for child in children if child.id == "prompt"), None)
    return Parts(recent, prompt, answer)


def _lines(widget: Widget, width: int) -> int:
    """Return the lines of a whole widget at a width."""
    app, gutter = widget.app, widget.styles.gutter
    return widget.get_content_height(app.size, app.size, max(width - gutter.width, 0)) + gutter.height


def _place(widget: Widget, y: int, width: int, lines: int) -> WidgetPlacement:
    return WidgetPlacement(Region(0, y, width, lines), NULL_OFFSET, widget.styles.margin, widget)
