"""Strip below a rehearsal: the first problem in the author's files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import islice

from textual.content import Content

from tui.styled_text import hanging_indent, literal, two_ends
from tui.text.problems import BROKEN_TEXT, Problem, first_line_text, where_text
from tui.widgets.painted_widget import Painted

MAX_LINES = 7
EDGE = 2


class ProblemStrip(Painted):
    """The first problem, with what to try; on smaller screens, one line of it."""

    DEFAULT_CSS = "ProblemStrip { background: $panel; color: $soft; display: none; }"

    _problems: Sequence[Problem] = ()
    _is_broken = False

    def show(self, problems: Sequence[Problem], *, is_broken: bool) -> None:
        """Show problems; if the files are broken, what's above is the version before."""
        self._problems, self._is_broken = problems, is_broken
        self.display = bool(problems)
        self.repaint(layout=True)

    def paint(self, width: int) -> Sequence[Content]:
        if not self._problems:
            return ()
        room = max(width - 2 * EDGE, 1)
        if self.screen.has_class("-tall"):
            lines = list(islice(self._lines(room), MAX_LINES))
        else:
            lines = [line.truncate(room, ellipsis=True) for line in self._short_lines()]
        return [Content(" " * EDGE) + line for line in lines]

    def _short_lines(self) -> Iterator[Content]:
        if self._is_broken and self.screen.has_class("-high"):
            yield literal(f"! {BROKEN_TEXT}", "bold $accent")
        yield literal(f"! {first_line_text(self._problems)}", "$ink")

    def _lines(self, room: int) -> Iterator[Content]:
        problem = self._problems[0]
        if self._is_broken:
            yield from hanging_indent(Content(), literal(f"! {BROKEN_TEXT}", "bold $accent"), room)
        number = literal(f"1 of {len(self._problems)}", "$muted")
        yield two_ends(literal(where_text(problem), "$muted"), number, room)
        yield from hanging_indent(Content(), literal(problem.message, "bold $ink"), room)
        if problem.why:
            yield from hanging_indent(Content(), literal(problem.why, "$soft"), room)
        if problem.fix:
            yield from hanging_indent(Content.styled("Try  ", "$muted"), literal(problem.fix, "$ink"), room)
