"""What was said so far, above the prompt, each with a thin bar in its speaker's colour."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from tui.content import hanging_indent, literal
from tui.reports.recent_answers import RecentAnswer
from tui.widgets.wrapped_text import WrappedStatic

MAX_CHARS = 200
"""Characters of each that are shown: about three lines, so that the prompt and the answer stay in view."""

MANY_LINES = 100
"""More lines than there are before it is known how many there are."""
MIN_LINES = 2
"""A line of it, and an empty one below."""
ELLIPSIS = " …"


class RecentAnswers(WrappedStatic):
    """The latest words, newest nearest to the prompt, drawn as one part: a step comes sooner the fewer it has.

    In `room` lines stand as many as fit in whole, so that nobody begins to read in the middle of a sentence.
    """

    DEFAULT_CSS = "RecentAnswers { height: auto; color: $muted; }"

    room: reactive[int] = reactive(MANY_LINES, layout=True)

    def __init__(self) -> None:
        super().__init__()
        self._answers: tuple[RecentAnswer, ...] = ()

    @property
    def words(self) -> str:
        """What stands here, in however many lines."""
        return "\n\n".join(_answer_text(spoken) for spoken in self._answers)

    def show(self, spoken: Sequence[RecentAnswer]) -> None:
        """Put these in place of what stood here."""
        if tuple(spoken) != self._answers:
            self._answers = tuple(spoken)
            self.refresh(layout=True)

    def content_for_width(self, width: int) -> Content:
        """One below the other, each with its bar."""
        drawn = [[*_render_answer(spoken, width), Content("")] for spoken in self._answers]
        return Content("\n").join(_latest_that_fit(drawn, self.room, width))


def _latest_that_fit(drawn: Sequence[list[Content]], room: int, width: int) -> list[Content]:
    """The latest for which there is room, or else how the very last one begins."""
    fitting: list[Content] = []
    for one in reversed(drawn):
        if len(fitting) + len(one) > room:
            break
        fitting = [*one, *fitting]
    if fitting or not drawn or room < MIN_LINES:
        return fitting
    *begins, last = drawn[-1][: room - 1]
    return [*begins, Content.assemble(last.truncate(width - len(ELLIPSIS)), ELLIPSIS), Content("")]


def _render_answer(spoken: RecentAnswer, width: int) -> list[Content]:
    bar = Content.styled("▌ ", f"${spoken.colour}" if spoken.colour != "both" else "$line")
    return hanging_indent(bar, literal(_answer_text(spoken)), width, again=bar)


def _answer_text(spoken: RecentAnswer) -> str:
    sign = f"{spoken.sign} " if spoken.sign else ""
    who = f"{spoken.who}: " if spoken.who else ""
    return f"{sign}{who}{_shortened(spoken.text)}"


def _shortened(text: str) -> str:
    """As much of a text as is shown, to the end of a word where it has words."""
    return (
        text
        if len(text) <= MAX_CHARS
        else f"{text[:MAX_CHARS].rpartition(' ')[0] or text[:MAX_CHARS]}{ELLIPSIS}"
    )
