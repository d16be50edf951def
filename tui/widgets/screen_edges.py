"""Edges of a screen's text, for rows that span the screen."""

from __future__ import annotations

from textual.screen import Screen

MAX_WIDTH = 80
PADDING = 2
PANE_EDGE = 3
EDGES = ((110, 6), (64, 4), (48, 2), (0, 1))
"""The text edge of split screens, by width."""


def pane_width(screen: Screen[object]) -> int:
    """Return the width of the pane at the right end, or 0."""
    return next((pane.outer_size.width for pane in screen.query("#side") if pane.display), 0)


def text_edges(screen: Screen[object], width: int) -> tuple[int, int]:
    """Return the empty cells left and right of a screen's text."""
    if screen.has_class("-split"):
        edge = next(edge for least, edge in EDGES if width >= least)
        return edge, PANE_EDGE if pane_width(screen) else edge
    edge = max(width - MAX_WIDTH, 0) // 2 + PADDING
    return edge, edge
