"""Typing into the app under test, at once or key by key."""

from __future__ import annotations

import asyncio
from typing import Any

from textual._xterm_parser import XTermParser
from textual.app import App
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tui.app import Turnabout
from tui.screens.conversation.screen import ConversationScreen
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.number_table import NumberTable
from tui.widgets.inputs.weekday_input import WeekdayInput

LEFT, RIGHT, UP, DOWN = "\x1b[D", "\x1b[C", "\x1b[A", "\x1b[B"
HOME, END, DELETE, BACKSPACE = "\x1b[H", "\x1b[F", "\x1b[3~", "\x7f"
ENTER, NEW_LINE, TAB, SHIFT_TAB = "\r", "\n", "\t", "\x1b[Z"
WORD_LEFT, TO_START, TO_END = "\x17", "\x15", "\x0b"
"""Keys that delete."""


async def type_at_once(pilot: Pilot[int], *keys: str) -> None:
    """Send all keys before the app handles the first."""
    driver = pilot.app._driver
    assert driver
    parser = XTermParser()
    for key in keys:
        for event in parser.feed(key):
            event.set_sender(pilot.app)
            driver.send_message(event)
    await all_handled(pilot)


async def type_one_by_one(pilot: Pilot[int], *keys: str) -> None:
    """Send each key when the one before it is handled."""
    for key in keys:
        await type_at_once(pilot, key)


async def all_handled(pilot: Pilot[int]) -> None:
    """Wait until the app has handled all keys."""
    app = pilot.app
    assert isinstance(app, Turnabout)
    await asyncio.sleep(0.001)  # what was sent arrives in the next turn of the loop
    while app._input._is_held:
        await asyncio.sleep(0.001)
    await pilot.pause()


def entered(app: App[int]) -> list[Any]:
    """Return what was typed, where the focus is, and what was answered."""
    screen = app.screen
    focus = screen.focus_chain.index(screen.focused) if screen.focused in screen.focus_chain else None
    found: list[Any] = [type(screen).__name__, focus]
    if isinstance(screen, ConversationScreen):
        found += [(answer.step, answer.value) for answer in screen._session.progress.answers]
    for widget in screen.query("*"):
        match widget:
            case Input():
                found.append((widget.value, widget.cursor_position))
            case TextArea():
                found.append((widget.text, widget.selection))
            case NumberTable():
                found.append((widget.numbers, widget.cell))
            case ChoiceList():
                found.append((widget.cursor, widget.marked))
            case WeekdayInput():
                found.append((widget.days, widget.at))
    return found
