"""A text box keeps its lines and its cursor through any edits."""

from __future__ import annotations

from random import Random

import pytest
from textual.app import App, ComposeResult
from textual.document._wrapped_document import WrappedDocument
from textual.pilot import Pilot

from tui.themes import variable_defaults
from tui.widgets.inputs.text_box import TextBox

KEYS = ("ctrl+z", "ctrl+y", "ctrl+j", "ctrl+w", "ctrl+u", "ctrl+k", "backspace", "delete", "up", "down", "left",
        "home", "end", "shift+up", "shift+down", "shift+left", "ctrl+a", "a", "space")  # fmt: skip
TEXT = "We had a walk, and then\n\nit rained 🙂 for as long as anybody could remember\nand on "
SIZES = ((24, 9), (40, 15), (11, 9), (60, 20))


class BoxApp(App[None]):
    """One text box."""

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield TextBox()


def check_lines(box: TextBox) -> None:
    expected = WrappedDocument(box.document, box.wrap_width, box.indent_width)
    assert box.wrapped_document.lines == expected.lines
    assert box.clamp_visitable(box.cursor_location) == box.cursor_location
    assert box._cursor_offset == expected.location_to_offset(box.cursor_location)


async def edit_at_random(pilot: Pilot[None], chance: Random, count: int) -> None:
    box = pilot.app.query_one(TextBox)
    for _ in range(count):
        what = chance.random()
        if what < 0.2:
            start = chance.randrange(len(TEXT))
            box.insert(TEXT[start : start + chance.randrange(40)])
        elif what < 0.25:
            await pilot.resize_terminal(*chance.choice(SIZES))
        else:
            await pilot.press(*[chance.choice(KEYS)] * chance.choice((1, 1, 1, 4)))
        await pilot.pause()
        check_lines(box)


async def test_undo_of_many_lines_that_ends_the_scrollbar_keeps_the_cursor() -> None:
    app = BoxApp()
    async with app.run_test(size=(40, 15)) as pilot:
        box = app.query_one(TextBox)
        box.insert("\n".join("abcdefghijklmnop"))
        await pilot.pause()
        assert box.show_vertical_scrollbar
        await pilot.press("ctrl+z")
        await pilot.pause()
        assert box.text == ""
        assert not box.show_vertical_scrollbar
        check_lines(box)


@pytest.mark.parametrize("seed", [0, *(pytest.param(each, marks=pytest.mark.slow) for each in range(1, 13))])
async def test_random_edits_keep_the_lines_and_the_cursor(seed: int) -> None:
    app = BoxApp()
    async with app.run_test(size=(40, 15)) as pilot:
        await edit_at_random(pilot, Random(seed), 30 if seed == 0 else 150)
