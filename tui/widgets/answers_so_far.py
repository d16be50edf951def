"""Recent answers above the prompt, in their speakers' colors."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.widget import Widget

from tui.reports.answers_so_far import AnswerSoFar
from tui.styled_text import hanging_indent, literal

MAX_CHARS = 200
"""Longer answers are cut here, after about three lines."""

MOST_ANSWERS = 2
"""So many of the latest are shown."""

MIN_LINES = 3
"""A name, one line of text, and an empty one below."""
ELLIPSIS = " …"


class AnswersSoFar(Widget):
    """The latest answers, newest next to the prompt.

    As many as fit into its height are shown in full, so that no sentence starts in the middle. Drawn as
    a single widget because every widget adds to the time a step takes to appear.
    """

    DEFAULT_CSS = "AnswersSoFar { height: auto; padding: 0 2; color: $soft; }"

    def __init__(self) -> None:
        super().__init__()
        self._answers: tuple[AnswerSoFar, ...] = ()

    @property
    def words(self) -> str:
        """Return the answers as plain text, if there's room for one."""
        return "\n\n".join(map(_answer_text, self._answers)) if self.size.height >= MIN_LINES else ""

    def show(self, answers: Sequence[AnswerSoFar]) -> None:
        """Replace the answers."""
        latest = tuple(answers[-MOST_ANSWERS:])
        if latest != self._answers:
            self._answers = latest
            self.refresh(layout=True)

    def render(self) -> Content:
        return Content("\n").join(self.lines_for(self.size.height, self.size.width))

    def lines_for(self, room: int, width: int) -> list[Content]:
        """Return the answers below each other, each with its bar."""
        drawn = [[*_render_answer(answer, width), Content("")] for answer in self._answers]
        return _latest_that_fit(drawn, room, width)


def _latest_that_fit(drawn: Sequence[list[Content]], room: int, width: int) -> list[Content]:
    """Return the latest answers that fit.

    If even the last one is too long, its beginning is returned.
    """
    fitting: list[Content] = []
    for one in reversed(drawn):
        if len(fitting) + len(one) > room:
            break
        fitting = [*one, *fitting]
    if fitting or not drawn or room < MIN_LINES:
        return fitting
    *begins, last = drawn[-1][: room - 1]
    return [*begins, Content.assemble(last.truncate(width - len(ELLIPSIS)), ELLIPSIS), Content("")]


def _render_answer(answer: AnswerSoFar, width: int) -> list[Content]:
    color = "$muted" if answer.colour == "both" else f"${answer.colour}"
    bar = Content.styled("▏ ", color)
    heading = literal(_speaker(answer), color)
    text = literal(_shortened(answer.text))
    return [line for part in (heading, text) if part for line in hanging_indent(bar, part, width, again=bar)]


def _answer_text(answer: AnswerSoFar) -> str:
    return f"{_speaker(answer)} {_shortened(answer.text)}".strip()


def _speaker(answer: AnswerSoFar) -> str:
    return f"{answer.sign} {answer.who or answer.name}".strip()


def _shortened(text: str) -> str:
    """Cut a text, at a word boundary if possible."""
    return (
        text
        if len(text) <= MAX_CHARS
        else f"{text[:MAX_CHARS].rpartition(' ')[0] or text[:MAX_CHARS]}{ELLIPSIS}"
    )
