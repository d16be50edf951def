"""The terminal's own cursor follows the mark on every screen."""

from __future__ import annotations

import pytest
from rich.cells import cell_len
from textual.color import Color
from textual.errors import NoWidget
from textual.geometry import Offset
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.tui.helpers.app import seen, wait_until
from tests.tui.helpers.screen_app import showing_view, switch_view
from tests.tui.helpers.screen_catalogue import STEPS, TYPICAL, VIEWS
from tui.screens.find_command import FindCommand
from tui.widgets.command_rows import CommandRows
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.number_table import NumberTable
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.word_browser import WordBrowser
from tui.widgets.inputs.word_search_input import WordSearchInput
from tui.widgets.item_list import ItemList
from tui.widgets.terminal_cursor import visible_part

POINTERS = ("›", "▌")
WITH_POINTER = (ChoiceList, NumberTable, OptionRow, WordSearchInput)
ARROWS = ("down", "right", "left", "up")
QUICK = TYPICAL[::3]
"""The views of the quick tests."""
PARTS = 6
"""Parts of all views, each with one app."""


def cursor(pilot: Pilot[int]) -> Offset:
    """Return where the next paint puts the terminal's cursor."""
    app = pilot.app
    return app.screen.outer_size.clamp_offset(app.cursor_position)


def problem_with_cursor(pilot: Pilot[int]) -> str:
    """Return why the cursor isn't where it should be, or ""."""
    try:
        return _problem(pilot)
    except NoWidget as not_laid_out:
        return str(not_laid_out)


def _problem(pilot: Pilot[int]) -> str:
    screen, (x, y) = pilot.app.screen, cursor(pilot)
    focused = screen.focused
    lines = seen(pilot).splitlines()
    line = lines[y] if y < len(lines) else ""
    if focused is None or not focused.region:  # hidden where there is nothing to search
        return "" if line.strip() else f"{line!r} is empty"
    region = visible_part(screen, focused)
    if isinstance(focused, WordSearchInput):
        region = region.union(visible_part(screen, screen.query_one(WordBrowser)))
    if isinstance(screen, FindCommand) and (x, y) == screen.query_one(CommandRows).marked_cell():
        return ""
    if not region.contains(x, y):
        return f"({x}, {y}) isn't in {focused!r} at {region}"
    if isinstance(focused, ItemList) and focused.highlighted is not None:
        marked = rows_like_the_mark(pilot, focused)
        return "" if y == min(marked, default=-1) else f"{y} isn't the first of the marked rows {marked}"
    if isinstance(focused, Input | TextArea) and text_cursor(focused) == (x, y):
        return ""
    if isinstance(focused, Input | TextArea) and not isinstance(focused, WordSearchInput):
        return f"({x}, {y}) isn't at the text cursor at {text_cursor(focused)}"
    within = "".join(each[region.x : region.right] for each in lines[region.y : region.bottom])
    pointers = [pointer for pointer in POINTERS if pointer in within]
    if isinstance(focused, WITH_POINTER) and pointers:
        return "" if any(pointer in line for pointer in pointers) else f"no pointer in {line!r}"
    return ""


def text_cursor(typing: Input | TextArea) -> Offset:
    """Return where the text cursor is drawn."""
    if isinstance(typing, TextArea):
        return typing.cursor_screen_offset
    left = cell_len(typing.value[: typing.cursor_position]) - round(typing.scroll_x)
    return typing.content_region.offset + Offset(left)


def rows_like_the_mark(pilot: Pilot[int], items: ItemList) -> list[int]:
    """Return the lines that are painted in the color of the mark."""
    marked = Color.parse(pilot.app.theme_variables["panel"]).rgb
    strips = pilot.app.screen._compositor.render_strips()
    region = visible_part(pilot.app.screen, items)
    return [
        y
        for y in range(region.y, region.bottom)
        if any(
            segment.style and segment.style.bgcolor and segment.style.bgcolor.triplet == marked
            for segment in strips[y].crop(region.x, region.right)
        )
    ]


@pytest.mark.parametrize("name", QUICK)
async def test_cursor_follows_the_mark(name: str) -> None:
    view = next(view for view in (*VIEWS, *STEPS) if view.name == name)
    async with showing_view(view) as pilot:
        await walk_with_cursor(pilot)


@pytest.mark.slow
@pytest.mark.parametrize("size", [(80, 24), (40, 15)], ids=str)
@pytest.mark.parametrize("part", range(PARTS))
async def test_cursor_follows_the_mark_on_every_screen(part: int, size: tuple[int, int]) -> None:
    views = (*VIEWS, *STEPS)[part::PARTS]
    async with showing_view(views[0], size=size) as pilot:
        for view in views:
            await switch_view(pilot, view)
            try:
                await walk_with_cursor(pilot)
            except AssertionError as error:
                error.add_note(f"in the view {view.name}")
                raise


async def walk_with_cursor(pilot: Pilot[int]) -> None:
    """Check the cursor after each arrow, and in each widget that takes the focus."""
    screen = pilot.app.screen
    for key in ("", *ARROWS):
        await pilot.press(*([key] if key else []))
        await wait_until(pilot, lambda: problem_with_cursor(pilot) == "")
    for widget in screen.focus_chain:
        screen.set_focus(widget)
        await wait_until(pilot, lambda: problem_with_cursor(pilot) == "")


async def test_cursor_follows_the_mark_of_the_command_dialog() -> None:
    view = next(view for view in VIEWS if view.name == "home")
    async with showing_view(view) as pilot:
        await pilot.press("ctrl+p")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, FindCommand))
        dialog = pilot.app.screen
        typing, items = dialog.query_one(Input), dialog.query_one(CommandRows)
        await wait_until(pilot, lambda: cursor(pilot) == text_cursor(typing))
        await pilot.press("down", "down")
        await wait_until(pilot, lambda: cursor(pilot) == items.marked_cell())
        await pilot.press("n")
        await wait_until(pilot, lambda: cursor(pilot) == text_cursor(typing))


async def test_cursor_moves_between_the_parts_of_a_word_search() -> None:
    view = next(view for view in STEPS if view.name == "feelings")
    async with showing_view(view) as pilot:
        find = pilot.app.screen.query_one(WordSearchInput)
        for keys, typing in (((), False), (("s", "a"), True), (("down",), False), (("up",), True)):
            await pilot.press(*keys)
            await wait_until(pilot, lambda: (cursor(pilot) == text_cursor(find)) is typing)  # noqa: B023
