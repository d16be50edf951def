"""Short texts in lines of about one length."""

from __future__ import annotations

from textual.content import Content

from tui.widgets.wrapped_text import WrappedStatic

READING_WIDTH = 60
"""Lines longer than this are hard to read."""
MOST_LINES = 4
"""Longer paragraphs fill their lines: balancing them would only make them longer."""
LEAST_SHARE = 0.62


class BalancedText(WrappedStatic):
    """A text that never ends in a lone last word."""

    def content_for_width(self, width: int) -> Content:
        """Return each paragraph in balanced lines."""
        wide = min(width, READING_WIDTH)
        lines: list[Content] = []
        for line in super().content_for_width(wide).split("\n", allow_blank=True):
            lines += balanced_lines(line, wide)
        return Content("\n").join(lines)


def balanced_lines(text: Content, width: int) -> list[Content]:
    """Wrap a paragraph into lines of about one length."""
    lines = _wrap(text, width)
    if not 1 < len(lines) <= MOST_LINES:
        return lines
    low, high = int(width * LEAST_SHARE), width
    while low < high:
        middle = (low + high) // 2
        if len(_wrap(text, middle)) > len(lines):
            low = middle + 1
        else:
            high = middle
    return _wrap(text, high)


def _wrap(text: Content, width: int) -> list[Content]:
    return [line.rstrip() for line in text.wrap(max(width, 1))] or [text]
