"""Lists: their lines, the mark, the mouse, and selection."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.pilot import Pilot

from tui.themes import HEARTH, variable_defaults
from tui.widgets.item_list import Heading, Item, ItemList, ListRow
from tui.widgets.list_rows import list_lines

ROWS = (
    Heading("Listen"),
    Item("a", "Reflective listening", trailing="20 to 40 min"),
    Item("b", "Role reversal", trailing="20 to 35 min"),
    Heading("September x"),
    Item("c", "Repair", "Five weeks since the last one"),
)
MARGIN = 12


def drawn(rows: Sequence[ListRow], width: int, *, roomy: bool = True) -> list[tuple[str, str]]:
    """Return the heading and the words of each line."""
    lines = list_lines(list(rows), width, margin=MARGIN, blank_lines=roomy, airy=False)
    return [(line.heading, line.words.content.plain.rstrip()) for line in lines]


def test_heading_stands_beside_its_first_row_if_it_fits() -> None:
    assert drawn(ROWS, 40) == [
        ("Listen", f"{'Reflective listening':28}20 to 40 min"),
        ("", f"{'Role reversal':28}20 to 35 min"),
        ("", ""),
        ("", "September x"),
        ("", "Repair"),
        ("", "Five weeks since the last one"),
    ]


@pytest.mark.parametrize("width", [12, 13, 21, 30, 60])
def test_no_word_of_a_row_is_cut(width: int) -> None:
    words = " ".join(words for _, words in drawn(ROWS, width)).split()
    for row in ROWS:
        if isinstance(row, Item):
            assert set(f"{row.title} {row.note} {row.trailing}".split()) <= set(words)
    assert not any("…" in word for word in words)


def test_low_screens_have_no_blank_lines() -> None:
    assert ("", "") not in drawn(ROWS, 40, roomy=False)


class ListApp(App[None]):
    """A list that fills the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.selected: list[object] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        self.register_theme(HEARTH)
        self.theme = HEARTH.name
        yield ItemList(ROWS)

    def on_item_list_item_selected(self, event: ItemList.ItemSelected) -> None:
        self.selected.append(event.value)


def line_at(pilot: Pilot[Any], y: int) -> tuple[str, set[str]]:
    """Return a line's text and the grounds below it."""
    strip = pilot.app.screen._compositor.render_strips()[y]
    grounds = {str(segment.style.bgcolor) for segment in strip if segment.style and segment.style.bgcolor}
    return strip.text.rstrip(), grounds


async def test_mouse_marks_otherwise_than_the_cursor() -> None:
    async with ListApp().run_test(size=(70, 12)) as pilot:
        pilot.app.query_one(ItemList).focus()
        await pilot.pause()
        rest = line_at(pilot, 1)[1]
        await pilot.hover(ItemList, offset=(30, 1))
        await pilot.pause()
        marked, hovered = line_at(pilot, 0), line_at(pilot, 1)
        assert "▌" in marked[0]
        assert "▌" not in hovered[0]
        assert hovered[1] - rest
        assert not hovered[1] - rest & marked[1]


@pytest.mark.parametrize("focused", [True, False])
async def test_selection_reaches_the_app_wherever_it_comes_from(focused: bool) -> None:
    async with ListApp().run_test(size=(70, 12)) as pilot:
        items = pilot.app.query_one(ItemList)
        if focused:
            items.focus()
            await pilot.press("down", "enter")
        else:
            items.highlight("b")
            pilot.app.screen.call_later(items.action_select)
        await pilot.pause()
        assert pilot.app.selected == ["b"]  # type: ignore[attr-defined]


async def test_more_rows_move_nothing_sideways() -> None:
    async with ListApp().run_test(size=(70, 5)) as pilot:
        items = pilot.app.query_one(ItemList)
        items.show(ROWS[:3])
        await pilot.pause()
        before = line_at(pilot, 1)[0]
        items.show((*ROWS, *(Item(n, str(n)) for n in range(20))))
        await pilot.pause()
        assert items.show_vertical_scrollbar
        assert line_at(pilot, 1)[0].startswith(before)
