"""Help, which lists the keys of screen and answer."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot

from tests.tui.helpers.app import wait_until
from tests.tui.helpers.layout_checks import readable
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS
from tui.keys import commands
from tui.keys.commands import Command

VIEWS_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}
TURN_KEYS = ("Skip a turn.", "Swap a turn.", "Another turn.")


async def open_help(pilot: Pilot[int]) -> str:
    """Open help and return its text."""
    await pilot.press("f1")
    await wait_until(pilot, "What you can do here")
    return readable(pilot.app.screen)


@pytest.mark.parametrize(
    ("step", "says"),
    [
        ("choice", "↑ ↓ Move."),
        ("scale", "← → Less or more."),
        ("ratings", "Arrows Pick a number."),
        ("needs", "Arrows Pick a word."),
        ("text-wanted", "Ctrl+J New line."),
        ("talk", "Type Add a note."),
    ],
)
async def test_help_lists_answer_keys_first(step: str, says: str) -> None:
    async with showing_view(VIEWS_BY_NAME[step]) as pilot:
        screen = await open_help(pilot)
        assert 0 < screen.index(says) < screen.index("Continue.")


async def test_help_omits_keys_of_other_answers() -> None:
    async with showing_view(VIEWS_BY_NAME["choice"]) as pilot:
        assert "Less or more." not in await open_help(pilot)
    async with showing_view(VIEWS_BY_NAME["talk-as-the-other"]) as pilot:
        assert "Add a note." not in await open_help(pilot)


@pytest.mark.parametrize(
    ("view", "there"),
    [
        ("one-agreement", (False, False, False)),
        ("one-agreement-let-go", (False, False, False)),
        ("one-agreement-in-turn", (True, True, True)),
    ],
)
async def test_help_lists_turn_keys_only_for_alternating_agreements(
    view: str, there: tuple[bool, ...]
) -> None:
    async with showing_view(VIEWS_BY_NAME[view]) as pilot:
        screen = await open_help(pilot)
        assert tuple(words in screen for words in TURN_KEYS) == there


def test_no_two_keys_share_a_name() -> None:
    """Help and the page of all keys list each name once."""
    named = [command for command in vars(commands).values() if isinstance(command, Command)]
    keys = {(command.key_label, command.label): command for command in named if command.key_label}
    assert all(keys[command.key_label, command.label] == command for command in named if command.key_label)
    moves = [command.label for command in named if not command.action and command.key_label]
    assert len(moves) == len(set(moves))
