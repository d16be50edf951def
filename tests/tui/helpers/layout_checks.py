"""What eyes would notice on a screen: something cut off, a key that is missing, a focus that is nowhere."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from textual.content import Content
from textual.geometry import Region
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Button, Input, Static, TextArea

from tests.tui.helpers.app import seen
from tui.widgets.inputs.choice_list import ChoiceLine
from tui.widgets.item_list import ItemList
from tui.widgets.keybar import KeyBar
from tui.widgets.recent_answers import RecentAnswers
from tui.widgets.split_line import SplitLine

SCROLLS = ("auto", "scroll")


def cut_off(screen: Screen[object]) -> Iterator[str]:
    """Every widget with text or focus that cannot be seen whole, even by scrolling, with what is wrong with it."""
    for widget in screen.query("*"):
        if _is_there(widget) and (widget.focusable or _text(widget)):
            if (lost := _outside(widget)) is not None:
                yield f"{widget!r} reaches out of {lost!r}: {_text(widget)!r}"
            elif wrong := _loses_text(widget):
                yield f"{widget!r} {wrong}: {_text(widget)!r}"


def hidden_focus(screen: Screen[object]) -> str:
    """What is wrong with where the focus is; empty where nothing is."""
    focused = screen.focused
    if focused is None:
        wants = [widget for widget in screen.query("*") if widget.focusable and _is_there(widget)]
        return f"nothing has the focus, but {wants} could" if wants else ""
    if not _is_there(focused):
        return f"{focused!r} has the focus and is not shown"
    visible = screen.find_widget(focused).visible_region
    least = min(focused.region.height, 3 if isinstance(focused, Input) else 1)
    if visible.height >= least and visible.width == focused.region.width:
        return ""
    if focused.id == "go-on" and _height(screen, "#prompt", "AnswerBox") > _height(screen, "#body"):
        return ""  # what is read first is longer than the screen, and going on comes below it
    return f"of {focused!r} at {focused.region} only {visible} is seen"


def _height(screen: Screen[object], *selectors: str) -> int:
    return sum(screen.query_one(selector).outer_size.height for selector in selectors)


def readable(screen: Screen[object]) -> str:
    """All texts of a screen on one line, those among them that one has to scroll to."""
    rows = [f"{row}" for picks in screen.query(ItemList) for row in picks.rows]
    texts = [_text(widget) for widget in screen.query("*") if _is_there(widget)]
    return " ".join(" ".join([*rows, *texts]).split())


def missing_keys(pilot: Pilot[int]) -> list[str]:
    """The keys that the last line should show and does not."""
    last = seen(pilot).splitlines()[-1]
    keys = [command.key_label for command in pilot.app.screen.query_one(KeyBar).commands]
    assert keys
    return [key for key in keys if key not in last]


def whole(screen: Screen[Any], widget: Widget) -> bool:
    """Whether all of a widget is in view."""
    return screen.find_widget(widget).visible_region == widget.region


def _is_there(widget: Widget) -> bool:
    return all(
        node.display and node.visible for node in widget.ancestors_with_self if isinstance(node, Widget)
    )


def _outside(widget: Widget) -> Widget | None:
    """The container out of which a widget reaches, in a direction in which that one does not scroll."""
    region = widget.region
    if not region.area:
        return widget
    for parent in widget.ancestors:
        if not isinstance(parent, Widget):
            break
        across, down = (each in SCROLLS for each in (parent.styles.overflow_x, parent.styles.overflow_y))
        room = parent.region
        if not across and not (room.x <= region.x and region.right <= room.right):
            return parent
        if not down and not (room.y <= region.y and region.bottom <= room.bottom):
            return parent
        region = _clipped(region, room)
    return None


def _clipped(region: Region, room: Region) -> Region:
    """What has to be seen of a region inside one that scrolls: as much of it as has room there."""
    x, y = max(region.x, room.x), max(region.y, room.y)
    return (
        Region(min(x, room.right - 1), min(y, room.bottom - 1), 1, 1)
        if not room.contains_region(region)
        else region
    )


def _text(widget: Widget) -> str:
    if isinstance(widget, SplitLine):
        return f"{widget.left.plain} {widget.right.plain}"
    if isinstance(widget, ChoiceLine | RecentAnswers):
        return widget.words
    if isinstance(widget, Static):
        drawn = widget.render()
        return drawn.plain if isinstance(drawn, Content) else str(drawn)
    if isinstance(widget, Button):
        return str(widget.label)
    if isinstance(widget, Input | TextArea):
        return _typed(widget) or str(widget.placeholder)
    return ""


def _typed(widget: Input | TextArea) -> str:
    return widget.value if isinstance(widget, Input) else widget.text


def _loses_text(widget: Widget) -> str:
    """How a widget shows less than its text, without dots to say so and without a way to scroll there."""
    wide, high = widget.content_size
    text = _text(widget)
    if isinstance(widget, Static):
        if widget.get_content_height(widget.content_size, widget.app.size, wide) > high:
            return f"has no room for all of its lines in {wide}x{high}"
        if (
            _is_one_line(widget)
            and widget.styles.text_overflow != "ellipsis"
            and Content(text).cell_length > wide
        ):
            return f"is cut without dots at {wide}"
    if isinstance(widget, Button) and Content(text).cell_length > wide:
        return f"is cut at {wide}"
    if (
        isinstance(widget, Input | TextArea)
        and not _typed(widget)
        and Content(text).cell_length > wide * high
    ):
        return f"has no room for its placeholder in {wide}x{high}"
    return ""


def _is_one_line(widget: Widget) -> bool:
    return widget.styles.text_wrap == "nowrap"
