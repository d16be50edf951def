"""Errors planted in the real app, by where they happen.

Those of `ON_HELP` happen when F1 is pressed.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

from textual.events import Event
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from tui.app import Turnabout
from tui.screens.conversation.screen import ConversationScreen
from tui.terminal.input_queue import InputQueue
from tui.terminal.keyboard import Keyboard

PRIVATE = "PRIVATE WORDS"

Fault = Callable[[Turnabout], None]


def _raise_private_error(*_: object) -> None:
    words = PRIVATE
    raise ValueError(f"It broke over {words}")


async def _raise_later(*_: object) -> None:
    await asyncio.sleep(0)
    _raise_private_error()


class _BrokenRender(Widget):
    def render(self) -> str:
        _raise_private_error()
        return ""


class _BrokenPaint(Screen[None]):
    def compose(self) -> Iterator[Widget]:
        yield _BrokenRender()


class _BrokenMount(Screen[None]):
    def on_mount(self) -> None:
        _raise_private_error()


class _StyledError(Exception):
    def __rich__(self) -> str:
        return PRIVATE


def _raise_styled_error(_app: Turnabout) -> None:
    raise _StyledError(PRIVATE)


class _BrokenFinalizer:
    def __del__(self) -> None:
        _raise_private_error()


def _spin(_app: Turnabout) -> None:
    """Keep the event loop busy for good."""
    while True:
        time.sleep(0.001)


def _suspend_and_spin(app: Turnabout) -> None:
    """Give the terminal its own echo back, and do nothing more."""
    assert app._driver
    app._driver.suspend_application_mode()
    _spin(app)


def _start_task(app: Turnabout) -> None:
    asyncio.get_running_loop().create_task(_raise_later())


ON_HELP: dict[str, Fault] = {
    "in an action": _raise_private_error,
    "in an action, with its own style": _raise_styled_error,
    "in a worker": lambda app: _ignore(app.run_worker(_raise_later())),
    "in a worker's thread": lambda app: _ignore(app.run_worker(_raise_private_error, thread=True)),
    "in a timer": lambda app: _ignore(app.set_timer(0.01, _raise_private_error)),
    "in an interval": lambda app: _ignore(app.screen.set_interval(0.01, _raise_private_error)),
    "in a thread": lambda _app: threading.Thread(target=_raise_private_error).start(),
    "in a task": _start_task,
    "in a callback": lambda _app: _ignore(asyncio.get_running_loop().call_soon(_raise_private_error)),
    "in a finalizer": lambda _app: _ignore(_BrokenFinalizer()),
    "in painting": lambda app: _ignore(app.push_screen(_BrokenPaint())),
    "in a new screen": lambda app: _ignore(app.push_screen(_BrokenMount())),
    "never, but busy": _spin,
    "never, but busy while the terminal echoes": _suspend_and_spin,
}


def _ignore(_result: object) -> None:
    """Drop the result of a call in a lambda."""


def _plant(owner: type[object], method: str, replacement: Callable[..., Any]) -> Callable[[], None]:
    return lambda: setattr(owner, method, replacement)


def _break_at_exclamation_mark(keyboard: Keyboard, received: bytes) -> Iterator[Message]:
    if b"!" in received:
        _raise_private_error()
    yield from ()


def _admit_all_keys_at_once(_queue: InputQueue, _event: Event) -> bool:
    return True


FAULTS: dict[str, Callable[[], None]] = {
    **{place: _plant(Turnabout, "action_help", fault) for place, fault in ON_HELP.items()},
    "in a conversation": _plant(ConversationScreen, "action_take_break", _raise_private_error),
    "in the input": _plant(Keyboard, "feed", _break_at_exclamation_mark),
    "at the start": _plant(Turnabout, "on_mount", _raise_private_error),
    "in the order of keys": _plant(InputQueue, "admit", _admit_all_keys_at_once),
    "before the start": _plant(Turnabout, "register_theme", _raise_private_error),
}
