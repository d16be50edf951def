"""What was said so far, above the prompt, each with a thin bar in its speaker's colour."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import reactive

from tui.content import hanging, typed
from tui.reports.recent_answers import Spoken
from tui.widgets.wrapped_text import Fitted

LONGEST = 200
"""Characters of each that are shown: about three lines, so that the prompt and the answer stay in view."""

PLENTY = 100
"""More lines than there are before it is known how many there are."""
LEAST = 2
"""A line of it, and an empty one below."""
CUT = " …"


class Earlier(Fitted):
    """The latest words, newest nearest to the prompt, drawn as one part: a step comes sooner the fewer it has.

    In `room` lines stand as many as fit in whole, so that nobody begins to read in the middle of a sentence.
    """

    DEFAULT_CSS = "Earlier { height: auto; color: $muted; }"

    room: reactive[int] = reactive(PLENTY, layout=True)

    def __init__(self) -> None:
        super().__init__()
        self._spoken: tuple[Spoken, ...] = ()

    @property
    def words(self) -> str:
        """What stands here, in however many lines."""
        return "\n\n".join(_words(spoken) for spoken in self._spoken)

    def show(self, spoken: Sequence[Spoken]) -> None:
        """Put these in place of what stood here."""
        if tuple(spoken) != self._spoken:
            self._spoken = tuple(spoken)
            self.refresh(layout=True)

    def laid_out(self, width: int) -> Content:
        """One below the other, each with its bar."""
        drawn = [[*_drawn(spoken, width), Content("")] for spoken in self._spoken]
        return Content("\n").join(_fitting(drawn, self.room, width))


def _fitting(drawn: Sequence[list[Content]], room: int, width: int) -> list[Content]:
    """The latest for which there is room, or else how the very last one begins."""
    fitting: list[Content] = []
    for one in reversed(drawn):
        if len(fitting) + len(one) > room:
            break
        fitting = [*one, *fitting]
    if fitting or not drawn or room < LEAST:
        return fitting
    *begins, last = drawn[-1][: room - 1]
    return [*begins, Content.assemble(last.truncate(width - len(CUT)), CUT), Content("")]


def _drawn(spoken: Spoken, width: int) -> list[Content]:
    bar = Content.styled("▌ ", f"${spoken.colour}" if spoken.colour != "both" else "$line")
    return hanging(bar, typed(_words(spoken)), width, again=bar)


def _words(spoken: Spoken) -> str:
    sign = f"{spoken.sign} " if spoken.sign else ""
    who = f"{spoken.who}: " if spoken.who else ""
    return f"{sign}{who}{_beginning(spoken.text)}"


def _beginning(text: str) -> str:
    """As much of a text as is shown, to the end of a word where it has words."""
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rpartition(' ')[0] or text[:LONGEST]}{CUT}"
