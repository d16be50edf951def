"""Strip over a rehearsal: the step, its place, and why it is asked."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from scripts import AwaitingAnswer
from tui.reports.step_reasons import Reason
from tui.styled_text import hanging_indent, literal, two_ends
from tui.text.problems import Problem, count_text
from tui.widgets.painted_widget import Painted

TITLE = "Rehearsal"
ALWAYS = "always asked"
DOT = "  ·  "
MAX_LINES = 3
EDGE = 2


class RehearsalStrip(Painted):
    """One line that says where a rehearsal is; a few on tall screens, if they're needed."""

    DEFAULT_CSS = "RehearsalStrip { background: $panel; color: $soft; }"

    _words = Content()
    _count = ""

    def show(self, ask: AwaitingAnswer, reasons: Sequence[Reason]) -> None:
        """Show a step, its place, and its reasons."""
        place = [literal(ask.place)] if ask.place else []
        because = "; ".join(reason.text for reason in reasons)
        why = literal(f"because {because}" if because else ALWAYS)
        self._words = Content(DOT).join([literal(ask.step.id, "bold $ink"), *place, why])
        self.repaint(layout=True)

    def show_problems(self, problems: Sequence[Problem]) -> None:
        """Show how many problems the files have."""
        self._count = count_text(problems)
        self.repaint(layout=True)

    def paint(self, width: int) -> Sequence[Content]:
        room = max(width - 2 * EDGE, 1)
        lead = Content.assemble((TITLE, "bold $accent"), "   ")
        count = literal(self._count, "bold $accent")
        lines = hanging_indent(lead, self._words, room - count.cell_length - (2 if count else 0))
        if len(lines) > 1 and not (self.screen.has_class("-tall") and len(lines) <= MAX_LINES):
            whole = Content.assemble(lead, self._words)
            lines = [whole.truncate(room - count.cell_length - (2 if count else 0), ellipsis=True)]
        lines[0] = two_ends(lines[0], count, room)
        return [Content(" " * EDGE) + line for line in lines]
