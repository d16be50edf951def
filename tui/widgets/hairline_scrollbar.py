"""A scrollbar as thin as a line."""

from __future__ import annotations

from rich.color import Color
from rich.segment import Segment, Segments
from rich.style import Style
from textual.scrollbar import ScrollBarRender

BACKGROUND, BAR = Color.parse("#555555"), Color.parse("bright_magenta")
"""Textual's own defaults."""


class HairlineScrollBar(ScrollBarRender):
    """A thin line at the right edge; it is dragged and clicked like any scrollbar."""

    @classmethod
    def render_bar(  # noqa: PLR0917 (Textual's own signature)
        cls,
        size: int = 25,
        virtual_size: float = 50,
        window_size: float = 20,
        position: float = 0,
        thickness: int = 1,
        vertical: bool = True,
        back_color: Color = BACKGROUND,
        bar_color: Color = BAR,
    ) -> Segments:
        """Draw the bar; a horizontal one is drawn by Textual."""
        if not vertical:
            return super().render_bar(
                size, virtual_size, window_size, position, thickness, vertical, back_color, bar_color
            )
        hidden = max(virtual_size - window_size, 0)
        thumb = max(1, round(size * window_size / virtual_size)) if hidden else 0
        start = round((size - thumb) * position / hidden) if hidden else 0
        rows = []
        for row in range(int(size)):
            is_thumb = start <= row < start + thumb
            action = "grab" if is_thumb else "scroll_up" if row < start else "scroll_down"
            style = Style(color=bar_color, bgcolor=back_color, meta={"@mouse.down": action})
            rows.append(Segment("▕" if is_thumb else " ", style))
        return Segments(rows, new_lines=True)
