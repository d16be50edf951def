"""Layout checks: cut-off widgets, missing keys, hidden focus."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from tui.widgets.answers_so_far import AnswersSoFar
from tui.widgets.inputs.choice_line import ChoiceLine
from tui.widgets.item_list import ItemList
from tui.widgets.keybar import KeyBar
from tui.widgets.painted_widget import Painted
from tui.widgets.two_sided_line import SplitLine

SCROLLS = ("auto", "scroll")


def cut_off(screen: Screen[object]) -> Iterator[str]:
    """Yield problems of widgets that cannot be seen whole."""
    for widget in screen.query("*"):
        if _is_shown(widget) and (widget.focusable or _text(widget)):
            if (container := _outside(widget)) is not None:
                yield f"{widget!r} reaches out of {container!r}: {_text(widget)!r}"
            elif problem := _loses_text(widget):
                yield f"{widget!r} {problem}: {_text(widget)!r}"


def hidden_focus(screen: Screen[object]) -> str:
    """Return a problem with the focus, or an empty string."""
    focused = screen.focused
    if focused is None:
        focusable = [widget for widget in screen.query("*") if widget.focusable and _is_shown(widget)]
        return f"nothing has the focus, but {focusable} could" if focusable else ""
    if not _is_shown(focused):
        return f"{focused!r} has the focus and is not shown"
    visible = screen.find_widget(focused).visible_region
    min_height = min(focused.region.height, 3 if isinstance(focused, Input) else 1)
    if visible.height >= min_height and visible.width == focused.region.width:
        return ""
    if focused.id == "go-on" and _height(screen, "#prompt", "AnswerBox") > _height(screen, "#body"):
        return ""  # the prompt and answer fill the screen, and Continue is below them
    return f"of {focused!r} at {focused.region} only {visible} is seen"


def _height(screen: Screen[object], *selectors: str) -> int:
    return sum(screen.query_one(selector).outer_size.height for selector in selectors)


def readable(screen: Screen[object]) -> str:
    """Return all text of a screen, scrolled-off parts included."""
    rows = [f"{row}" for picks in screen.query(ItemList) for row in picks.rows]
    texts = [_text(widget) for widget in screen.query("*") if _is_shown(widget)]
    return " ".join(" ".join([*rows, *texts]).split())


def missing_keys(pilot: Pilot[int]) -> list[str]:
    """Return the keys that the key bar does not show."""
    screen = pilot.app.screen
    key_bar = painted(screen, screen.query_one(KeyBar).region)
    keys = [command.key_label for command in screen.query_one(KeyBar).commands]
    assert keys
    return [key for key in keys if key not in key_bar]


def painted(screen: Screen[Any], region: Region) -> str:
    """Return the text of some whole lines, painting only these."""
    lines = range(region.y, region.bottom)
    chops = screen._compositor._render_chops(region, lambda y: y in lines)
    return "\n".join(strip.text for y in lines for strip in chops[y].values() if strip).replace("\u00a0", " ")


def whole(screen: Screen[Any], widget: Widget) -> bool:
    """Return whether a whole widget is in view."""
    return screen.find_widget(widget).visible_region == widget.region


def _is_shown(widget: Widget) -> bool:
    return all(
        node.display and node.visible for node in widget.ancestors_with_self if isinstance(node, Widget)
    )


def _outside(widget: Widget) -> Widget | None:
    """Return a container that clips a widget without scrolling."""
    region = widget.region
    if not region.area:
        return widget
    for parent in widget.ancestors:
        if not isinstance(parent, Widget):
            break
        scrolls_x, scrolls_y = (
            overflow in SCROLLS for overflow in (parent.styles.overflow_x, parent.styles.overflow_y)
        )
        container = parent.region
        if not scrolls_x and not (container.x <= region.x and region.right <= container.right):
            return parent
        if not scrolls_y and not (container.y <= region.y and region.bottom <= container.bottom):
            return parent
        region = _clipped(region, container)
    return None


def _clipped(region: Region, container: Region) -> Region:
    """Return the part of a region that a container shows."""
    x, y = max(region.x, container.x), max(region.y, container.y)
    return (
        Region(min(x, container.right - 1), min(y, container.bottom - 1), 1, 1)
        if not container.contains_region(region)
        else region
    )


def _text(widget: Widget) -> str:
    if isinstance(widget, SplitLine):
        return f"{widget.left.plain} {widget.right.plain}"
    if isinstance(widget, ChoiceLine | AnswersSoFar):
        return widget.words
    if isinstance(widget, Painted):
        return widget.render().plain
    if isinstance(widget, Static):
        drawn = widget.render()
        return drawn.plain if isinstance(drawn, Content) else str(drawn)
    if isinstance(widget, Button):
        return str(widget.render())
    if isinstance(widget, Input | TextArea):
        return _typed(widget) or str(widget.placeholder)
    return ""


def _typed(widget: Input | TextArea) -> str:
    return widget.value if isinstance(widget, Input) else widget.text


def _loses_text(widget: Widget) -> str:
    """Return how a widget cuts text without ellipsis or scrolling."""
    width, height = widget.content_size
    text = _text(widget)
    if isinstance(widget, Static):
        if widget.get_content_height(widget.content_size, widget.app.size, width) > height:
            return f"has no room for all of its lines in {width}x{height}"
        if (
            _is_one_line(widget)
            and widget.styles.text_overflow != "ellipsis"
            and Content(text).cell_length > width
        ):
            return f"is cut without dots at {width}"
    if isinstance(widget, Button) and Content(text).cell_length > width:
        return f"is cut at {width}"
    if (
        isinstance(widget, Input | TextArea)
        and not _typed(widget)
        and Content(text).cell_length > width * height
    ):
        return f"has no room for its placeholder in {width}x{height}"
    return ""


def _is_one_line(widget: Widget) -> bool:
    return widget.styles.text_wrap == "nowrap"
