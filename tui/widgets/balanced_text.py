"""Short texts in lines of about one length."""

from __future__ import annotations

from textual.content import Content

from tui.styled_text import balanced
from tui.widgets.wrapped_text import WrappedStatic

READING_WIDTH = 60
"""Lines longer than this are hard to read."""


class BalancedText(WrappedStatic):
    """A text that never ends in a lone last word."""

    def content_for_width(self, width: int) -> Content:
        """Return each paragraph in balanced lines."""
        wide = min(width, READING_WIDTH)
        lines: list[Content] = []
        for line in super().content_for_width(wide).split("\n", allow_blank=True):
            lines += balanced(line, wide) or [line]
        return Content("\n").join(lines)
