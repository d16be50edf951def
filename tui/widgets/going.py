"""Whether a widget is on its way out."""

from __future__ import annotations

from textual.widget import Widget


def is_going(widget: Widget) -> bool:
    """Whether it is being taken away, not only hidden: what it looks like no longer matters."""
    return not widget.display and widget.styles.display != "none"
