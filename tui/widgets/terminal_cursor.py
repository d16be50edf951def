"""Where the terminal's own cursor stands.

Magnifiers, screen readers, and input methods follow that cursor, though it is invisible. So it stands on the marked
row, at the text cursor, or on the focused control.
"""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from rich.cells import cell_len
from textual.dom import NoScreen
from textual.errors import NoWidget
from textual.geometry import Offset, Region, clamp
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tui.widgets.painted_widget import Painted


@runtime_checkable
class MarksCell(Protocol):
    """A widget that marks one of its rows or cells."""

    def marked_cell(self) -> Offset | None:
        """Return the marked cell of the screen, if any."""
        ...


def terminal_cursor(screen: Screen[object]) -> Offset:
    """Return the cell where the terminal's cursor belongs.

    On a page where nothing has the focus, that is the beginning of the text.
    """
    focused = screen.focused if screen.focused and screen.focused.region else None  # it may be hidden
    try:
        widget, cell = _marked(focused or _first_text(screen))
        seen = visible_part(screen, widget)
    except (NoWidget, NoScreen):
        return Offset()  # nothing is laid out yet
    return Offset(clamp(cell.x, seen.x, seen.right - 1), clamp(cell.y, seen.y, seen.bottom - 1))


def visible_part(screen: Screen[object], widget: Widget) -> Region:
    """Return the visible region of a widget, or else of what it was scrolled out of."""
    around = (each for each in widget.ancestors_with_self if isinstance(each, Widget))
    regions = (screen.find_widget(each).visible_region for each in around)
    return next(filter(None, regions), screen.region)


def _marked(focused: Widget) -> tuple[Widget, Offset]:
    """Return the marked cell, and the widget that marks it."""
    for widget in focused.ancestors_with_self:
        if isinstance(widget, Widget) and isinstance(widget, MarksCell):
            cell = widget.marked_cell()
            if cell is not None:
                return widget, cell
    if isinstance(focused, TextArea):
        return focused, focused.cursor_screen_offset
    if isinstance(focused, Input):
        # Textual's own offset is one cell too far at the end of the text.
        across = cell_len(focused.value[: focused.cursor_position]) - round(focused.scroll_x)
        return focused, focused.content_region.offset + Offset(across)
    return focused, focused.content_region.offset


def _first_text(screen: Screen[object]) -> Widget:
    texts = (widget for widget in screen.query(Widget) if isinstance(widget, Static | Painted))
    shown = (widget for widget in texts if widget.content_region and widget.is_on_screen)
    return next((widget for widget in shown if any(map(str.isalpha, str(widget.render())))), screen)
