"""Edges of a screen's text, for rows that span the screen."""

from __future__ import annotations

from textual.screen import Screen

GROUND_EDGE = 2
"""How far grounds reach beyond the text."""
PANE_EDGE = 3
EDGES = ((110, 6), (64, 4), (48, 2), (0, 1))
"""The text edge of split screens, by width."""
COLUMN_EDGES = ((110, 6), (64, 4), (0, 2))
"""The same on all other screens, whose column is centered above the row."""


def pane_width(screen: Screen[object]) -> int:
    """Return the width of the pane at the right end, or 0."""
    return next((pane.outer_size.width for pane in screen.query("#side, #source") if pane.display), 0)


def text_edges(screen: Screen[object], width: int) -> tuple[int, int]:
    """Return the empty cells left and right of a screen's text."""
    is_split = screen.has_class("-split")
    edge = next(edge for least, edge in (EDGES if is_split else COLUMN_EDGES) if width >= least)
    return edge, PANE_EDGE if pane_width(screen) else edge
