"""The key bar says what Enter and Esc do, wherever the focus is."""

from __future__ import annotations

import asyncio

import pytest
from textual.widget import Widget
from textual.widgets import Button, Input, TextArea

from tests.tui.helpers.app import resized, wait_until
from tests.tui.helpers.layout_checks import painted
from tests.tui.helpers.screen_app import ScreenApp, open_view, showing_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View
from tui.keys.command import Command
from tui.keys.commands import ADD_LINE, ADD_NOTE, CONTINUE, NEXT_ITEM
from tui.screens.base import BaseScreen
from tui.widgets.enter_command import enter_command
from tui.widgets.inputs.chips import Chips
from tui.widgets.item_list import ItemList
from tui.widgets.keybar import KeyBar

VIEW_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}
PARTS = 3
"""Parts of all views, so that workers can share them."""
SUBMITS = (Input, TextArea, ItemList)
"""Widgets that pass Enter on to the screen, as a message."""


@pytest.fixture(autouse=True)
def _no_pause_after_a_press(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let buttons take a second press at once; they ignore it for 0.2 seconds, as a double press."""
    monkeypatch.setattr(Button, "_start_active_affect", lambda _button: None)


def shown(screen: BaseScreen[object], key: str) -> Command | None:
    """Return the command that the key bar shows for a key."""
    return next((one for one in screen.query_one(KeyBar).commands if one.key_label == key), None)


def label(screen: BaseScreen[object], key: str = "Enter") -> str:
    command = shown(screen, key)
    return command.label if command else ""


def takes_enter(widget: Widget) -> bool:
    """Return whether a widget makes something of Enter itself."""
    return "enter" in widget._bindings.key_to_bindings and not isinstance(widget, SUBMITS)


def problems(screen: BaseScreen[object]) -> list[str]:
    """Return what the key bar says wrongly for the focused widget."""
    focused, found = screen.focused, list[str]()
    enter, declared = shown(screen, "Enter"), enter_command(focused)
    if enter and declared and enter != declared:
        found.append(f"Enter shows {enter.label!r}, and does {declared.label!r}")
    if focused and takes_enter(focused) and not declared:
        found.append("takes Enter, and doesn't say what for")
    if isinstance(focused, Button) and focused.id != "go-on" and enter == CONTINUE:
        found.append("is a button, and shows Continue")
    escape = shown(screen, "Esc")
    if escape and not (escape.action == "back" and screen.check_action("back", ())):
        found.append(f"Esc shows {escape.label!r}, which doesn't work")
    return [f"{focused!r}: {each}" for each in found]


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
def test_enter_and_esc_do_what_the_keys_say(part: int) -> None:
    app, wrong = ScreenApp(VIEWS[0]), list[str]()
    context = app.run_test(size=(80, 24))

    async def walk(view: View) -> None:
        await open_view(pilot, view)
        screen = app.screen
        if not isinstance(screen, BaseScreen):
            return
        for widget in (None, *screen.focus_chain):
            screen.set_focus(widget)
            await pilot.pause()
            wrong.extend(f"{view.name}: {each}" for each in problems(screen))

    with asyncio.Runner() as runner:
        pilot = runner.run(context.__aenter__())
        for view in (*VIEWS, *STEPS)[part::PARTS]:
            runner.run(walk(view))
        runner.run(context.__aexit__(None, None, None))
    assert not wrong, "\n".join(wrong)


@pytest.mark.parametrize("name", ["agree", "change-agreement"])
async def test_chips_add_a_line_and_esc_takes_an_empty_one_back(name: str) -> None:
    async with showing_view(VIEW_BY_NAME[name]) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        chips = screen.query_one(Chips)
        chips.go_to("sign")
        await wait_until(pilot, lambda: label(screen) == ADD_LINE.label)
        await pilot.press("enter")
        await wait_until(pilot, lambda: screen.focused is not None and screen.focused.id == "sign")
        await wait_until(pilot, lambda: label(screen) != ADD_LINE.label)
        await pilot.press("escape")
        await wait_until(pilot, lambda: not screen.query("#sign"))
        assert screen.focused is chips
        await pilot.press("enter", *"rain", "escape")
        await pilot.pause()
        assert screen.query_one("#sign", TextArea).text == "rain"


@pytest.mark.parametrize(
    ("name", "keys", "says"),
    [
        ("agree", (), "Read it aloud"),
        ("agree", ("tab",) * 3, "Add this line"),
        ("agree", ("tab",) * 4, "Read it aloud"),
        ("agree", ("tab",) * 5, "No agreement"),
        ("agree-aloud", (), "We agree"),
        ("agree-aloud", ("tab", "tab"), "Edit"),
        ("talk-noting", ("escape", "shift+tab"), ADD_NOTE.label),
        ("list", ("x",), NEXT_ITEM.label),
        ("names", (), "Next name"),
        ("names", ("tab",), CONTINUE.label),
        ("reword", (), "Save"),
        ("which-day", (), "Choose"),
        ("time-out", (), "Take a break"),
        ("time-out", ("down",), CONTINUE.label),
        ("several", (), CONTINUE.label),
        ("outcome", (), "Read on"),
    ],
)
async def test_enter_is_named_for(name: str, keys: tuple[str, ...], says: str) -> None:
    async with ScreenApp(VIEW_BY_NAME[name]).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, VIEW_BY_NAME[name])
        await pilot.press(*keys)
        screen = pilot.app.screen
        assert isinstance(screen, BaseScreen)
        await wait_until(pilot, lambda: label(screen) == says)


async def test_clicking_enter_does_what_it_says() -> None:
    async with showing_view(VIEW_BY_NAME["agree"]) as pilot:
        screen = pilot.app.screen
        screen.query_one(Chips).go_to("sign")
        await pilot.pause()
        bar = screen.query_one(KeyBar)
        await pilot.click(bar, offset=(str(bar.render()).index(ADD_LINE.label), 0))
        await wait_until(pilot, lambda: bool(screen.query("#sign")))


async def test_button_and_key_line_use_the_same_words() -> None:
    async with showing_view(VIEW_BY_NAME["talk"]) as pilot:
        screen = pilot.app.screen
        for size, words in (((80, 24), "Ana is done"), ((40, 15), "Done"), ((60, 20), "Ana is done")):
            await resized(pilot, size)
            button = screen.query_one("#go-on", Button)
            assert words in str(screen.query_one(KeyBar).render())
            assert words in painted(screen, button.region)
