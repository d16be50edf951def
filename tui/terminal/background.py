"""Whether the terminal's own background is light, if it tells."""

from __future__ import annotations

from collections.abc import Mapping

LIGHT_COLORS = ("7", "9", "10", "11", "12", "13", "14", "15")
"""Numbers of light colors in a terminal's palette of sixteen."""


def is_light_terminal(environ: Mapping[str, str]) -> bool:
    """Return whether COLORFGBG, such as "0;15", has a light background."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in LIGHT_COLORS
