"""The command dialog lists what works, and runs it."""

from __future__ import annotations

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Input, TextArea

from tests.tui.helpers.app import seen, wait_until
from tests.tui.helpers.screen_app import open_view, showing_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View
from tui.base_app import BaseApp
from tui.keys.command import Command
from tui.keys.commands import AGREEMENTS, HELP, LEAVE, LIGHT, SAFETY
from tui.keys.reference import all_commands
from tui.screens.base import BaseScreen
from tui.screens.find_command import FindCommand
from tui.widgets.command_rows import CommandRow, CommandRows
from tui.widgets.run_command import run_command

VIEW_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}
QUICK = ("one-agreement-in-turn", "over-time", "scale")
"""The views of the quick tests."""
OTHERS = [view for view in (*VIEWS, *STEPS) if view.name not in ("help", *QUICK)]
PARTS = 5
"""Parts of the other views, each with one app."""
UNLISTED = {*HELP.keys.split(","), "tab", "shift+tab", "ctrl+c", "super+c"}
"""Keys of the dialog itself, and those that every Textual app has."""
TURN_KEYS = {"Skip a turn", "Swap a turn", "Another day"}


async def open_dialog(pilot: Pilot[int], key: str = "f1") -> FindCommand:
    await pilot.press(key)
    await wait_until(pilot, lambda: _is_open(pilot.app.screen))
    assert isinstance(pilot.app.screen, FindCommand)
    return pilot.app.screen


def _is_open(screen: Screen[Any]) -> bool:
    return isinstance(screen, FindCommand) and screen.focused is not None


def rows(screen: FindCommand) -> list[CommandRow]:
    return [row for row in screen.query_one(CommandRows).rows if isinstance(row, CommandRow)]


def labels(screen: FindCommand) -> list[str]:
    return [row.title for row in rows(screen)]


def marked(screen: FindCommand) -> str:
    items = screen.query_one(CommandRows)
    row = items.rows[items.highlighted or 0]
    return row.title


async def choose(pilot: Pilot[int], typed: str, key: str = "f1") -> None:
    """Find a command by these letters, and run it."""
    screen = await open_dialog(pilot, key)
    await pilot.press(*("space" if letter == " " else letter for letter in typed))
    await wait_until(pilot, lambda: screen.query_one(Input).value == typed)
    await pilot.pause()
    await pilot.press("enter")


@pytest.mark.parametrize("key", ["f1", "ctrl+p", "question_mark"])
@pytest.mark.parametrize("size", [(80, 24), (40, 15)])
async def test_one_dialog_for_all_keys(key: str, size: tuple[int, int]) -> None:
    async with showing_view(VIEW_BY_NAME["home"], size=size) as pilot:
        screen = await open_dialog(pilot, key)
        assert marked(screen) == "Open"
        assert {"Here", "Open"} <= set(seen(pilot).split())
        assert labels(screen)[-3:] == [LIGHT.label, SAFETY.label, LEAVE.label]
        await pilot.press("up")
        await wait_until(pilot, lambda: LEAVE.help in " ".join(seen(pilot).split()))
        await pilot.press(*["down"] * (1 + labels(screen).index("Agreements")))  # from the last to the first
        assert marked(screen) == "Agreements"
        assert {"Pages", "Agreements"} <= set((await wait_until(pilot, AGREEMENTS.help)).split())
        await pilot.press("f1", "ctrl+p", "escape")
        await wait_until(pilot, "Ctrl+Q")
        assert not isinstance(pilot.app.screen, FindCommand)


@pytest.mark.parametrize("name", QUICK)
async def test_every_listed_command_runs(name: str) -> None:
    async with showing_view(VIEW_BY_NAME[name]) as pilot:
        await check_commands(pilot, VIEW_BY_NAME[name], set())


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_every_listed_command_runs_on_every_screen(part: int) -> None:
    """Run each command of each view, but a few times at most on one kind of screen, as on a conversation."""
    views, tried = OTHERS[part::PARTS], set[tuple[object, Command]]()
    async with showing_view(views[0]) as pilot:
        for view in views:
            await check_commands(pilot, view, tried)


async def check_commands(pilot: Pilot[int], view: View, tried: set[tuple[object, Command]]) -> None:
    """Run the view's commands that this kind of screen hasn't tried."""
    await open_view(pilot, view)
    screen = pilot.app.screen
    assert isinstance(screen, BaseScreen)
    for command in screen.available_commands():
        if command in (LEAVE, HELP) or (type(screen), command) in tried:  # `check_keys` opens the help
            continue
        tried.add((type(screen), command))
        await open_view(pilot, view)
        ran = await run_command(pilot.app.screen, command)
        await pilot.pause()
        assert ran or not command.action, (view.name, command)
        assert isinstance(pilot.app, BaseApp)
        assert pilot.app.exit_status == 0, (view.name, command)


@pytest.mark.parametrize("name", QUICK)
async def test_listed_keys_are_those_that_work(name: str) -> None:
    async with showing_view(VIEW_BY_NAME[name]) as pilot:
        await check_keys(pilot, VIEW_BY_NAME[name])


@pytest.mark.slow
@pytest.mark.parametrize("part", range(PARTS))
async def test_listed_keys_are_those_that_work_on_every_screen(part: int) -> None:
    views = OTHERS[part::PARTS]
    async with showing_view(views[0]) as pilot:
        for view in views:
            await check_keys(pilot, view)


async def check_keys(pilot: Pilot[int], view: View) -> None:
    """Compare the keys that work in a view with those that the dialog lists."""
    await open_view(pilot, view)
    below = pilot.app.screen
    works = {
        key
        for key, active in below.active_bindings.items()
        if active.node in (below, pilot.app) and active.enabled and key not in UNLISTED
    }
    bound = set(below.active_bindings)
    screen = await open_dialog(pilot)
    for row in rows(screen):
        keys = set(row.value.keys.split(","))
        assert not row.value.action or keys <= {*bound, "enter"}, (view.name, row.title)
    named = {key for row in rows(screen) for key in row.value.keys.split(",")}
    hidden = {
        key
        for command in all_commands()
        if isinstance(command, Command) and not command.key_label
        for key in command.keys.split(",")
    }
    assert works - hidden <= named, view.name


async def test_accents_and_case_do_not_matter() -> None:
    async with showing_view(VIEW_BY_NAME["home"]) as pilot:
        screen = await open_dialog(pilot)
        await pilot.press(*"ÁGR")
        await wait_until(pilot, lambda: labels(screen) == ["Agreements"])


async def test_mark_is_on_the_first_name_that_matches() -> None:
    async with showing_view(VIEW_BY_NAME["home"]) as pilot:
        screen = await open_dialog(pilot)
        await pilot.press(*"note")
        await wait_until(pilot, lambda: marked(screen) == "Notebook")
        assert "Reread good moments" in labels(screen)  # its sentence has the word


async def test_nothing_found_says_so() -> None:
    async with showing_view(VIEW_BY_NAME["home"]) as pilot:
        await open_dialog(pilot)
        await pilot.press(*"zzz", "enter")
        await wait_until(pilot, "Nothing found.")
        assert isinstance(pilot.app.screen, FindCommand)


async def test_found_command_runs_as_its_key_would() -> None:
    async with showing_view(VIEW_BY_NAME["over-time"]) as pilot:
        await choose(pilot, "switch")
        await wait_until(pilot, "February")
        assert not isinstance(pilot.app.screen, FindCommand)
        assert "Months" in seen(pilot)


async def test_new_line_runs_in_the_text_that_has_the_focus() -> None:
    async with showing_view(VIEW_BY_NAME["text-wanted"]) as pilot:
        await pilot.press("a")
        await choose(pilot, "new line")
        await wait_until(pilot, lambda: pilot.app.screen.query_one(TextArea).text == "a\n")


@pytest.mark.parametrize("view", ["home", "text-wanted", "handover-alone", "take-break", "names"])
async def test_safety_is_two_keys_away_everywhere(view: str) -> None:
    async with showing_view(VIEW_BY_NAME[view]) as pilot:
        await choose(pilot, "for us", "f1")
        await wait_until(pilot, "Talk to someone on your own first.")


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("choice", "Move"),
        ("scale", "Less or more"),
        ("ratings", "Pick a number"),
        ("needs", "Pick a word"),
        ("text-wanted", "New line"),
        ("talk", "Add a note"),
    ],
)
async def test_keys_of_the_answer_come_first(step: str, says: str) -> None:
    async with showing_view(VIEW_BY_NAME[step]) as pilot:
        listed = labels(await open_dialog(pilot))
        assert listed.index(says) < listed.index("Back")


async def test_keys_of_other_answers_are_not_listed() -> None:
    async with showing_view(VIEW_BY_NAME["choice"]) as pilot:
        assert "Less or more" not in labels(await open_dialog(pilot))
    async with showing_view(VIEW_BY_NAME["talk-as-the-other"]) as pilot:
        assert "Add a note" not in labels(await open_dialog(pilot))


@pytest.mark.parametrize(
    ("view", "there"),
    [("one-agreement", set()), ("one-agreement-let-go", set()), ("one-agreement-in-turn", TURN_KEYS)],
)
async def test_turn_keys_are_listed_only_where_partners_alternate(view: str, there: set[str]) -> None:
    async with showing_view(VIEW_BY_NAME[view]) as pilot:
        assert TURN_KEYS & set(labels(await open_dialog(pilot))) == there


def test_no_two_keys_share_a_name() -> None:
    """The dialog and the page of all keys list each name once."""
    named = list(all_commands())
    keys = {(command.key_label, command.label): command for command in named if command.key_label}
    assert all(keys[command.key_label, command.label] == command for command in named if command.key_label)
    moves = [command.label for command in named if not command.action and command.key_label]
    assert len(moves) == len(set(moves))
