"""Notice row: what was just done, above the key bar."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from textual.content import Content

from tui.styled_text import hanging_indent, literal
from tui.widgets.painted_widget import Painted
from tui.widgets.screen_margins import GROUND_EDGE, pane_width, text_edges

DONE, TROUBLE = "✓ ", "! "


@dataclass(frozen=True)
class Notice:
    """A sentence about what was done, or about trouble."""

    sentence: str
    is_trouble: bool = False


class NoticeRow(Painted):
    """The notice, if there is one, on as many rows as it takes."""

    DEFAULT_CSS = "NoticeRow { dock: bottom; margin-bottom: 1; display: none; color: $ink; }"

    _notice: Notice | None = None

    def show(self, notice: Notice | None) -> None:
        """Show a notice in place of the last one, or none."""
        if notice != self._notice:
            self._notice = notice
            self.display = notice is not None
            self.repaint(layout=True)

    def paint(self, width: int) -> Sequence[Content]:
        if not self._notice:
            return ()
        pane = pane_width(self.screen)
        left, right = text_edges(self.screen, width)
        end = width - (pane or max(right - GROUND_EDGE, 0))
        begin = max(left - GROUND_EDGE, 0)
        sign = Content.styled(TROUBLE, "bold $accent") if self._notice.is_trouble else _done()
        room = max(end - left - GROUND_EDGE, 1)
        return [
            _on_ground(line, begin, left, end, width, has_pane=bool(pane))
            for line in hanging_indent(sign, literal(self._notice.sentence), room)
        ]


def _done() -> Content:
    return Content.styled(DONE, "bold $good")


def _on_ground(line: Content, begin: int, left: int, end: int, width: int, *, has_pane: bool) -> Content:
    """Return a line on its ground, which ends before the pane."""
    ground = Content.assemble(" " * (left - begin), line.truncate(max(end - left, 0), pad=True))
    after = Content.styled(" " * (width - end), "on $surface" if has_pane else "on $background")
    before = Content.styled(" " * begin, "on $background")
    return Content.assemble(before, ground.stylize_before("on $panel"), after)
