"""Whether a widget is about to go, with parts of it gone already."""

from __future__ import annotations

from textual.dom import DOMNode


def is_closing(node: DOMNode) -> bool:
    """Return whether a widget, or what it's in, is being removed or isn't running."""
    return any(each._pruning or not each.is_running for each in node.ancestors_with_self)
