"""Keys and pastes, handed on one at a time, in order."""

from __future__ import annotations

import asyncio
from collections import deque
from collections.abc import Callable
from time import monotonic

from textual.events import Event

POLL_SECONDS = 0.005
"""How often to look whether a save or a layout is done."""

LONGEST_WAIT = 3.0
"""Seconds after which the next key waits for nothing but a save."""

LONGEST_END = 0.5
"""Seconds that the last keys may take when the app ends."""


class InputQueue:
    """A queue that holds each key until the one before it is done.

    Textual (8.2) gives letters to the focused widget at once, but looks up all other keys in the bindings after they
    have bubbled to the app. In a burst (an input method, a text expander, a slow connection), letters would overtake
    Backspace, arrows, Tab, and Enter. So the next key waits until the event loop has nothing else to do, and no thread
    is saving; only then does the focus, the text, and the screen show what the key before it did.

    `hand_on` posts an event to the app. `is_saving` tells whether a thread is at work for an earlier key,
    `is_opening` whether an earlier key still waits for what it opens, and `needs_layout` whether the event must wait
    until all widgets have their place: letters go to the focus wherever it is, but Tab and the arrows go by places.
    """

    def __init__(
        self,
        hand_on: Callable[[Event], object],
        is_saving: Callable[[], bool],
        is_opening: Callable[[], bool],
        needs_layout: Callable[[Event], bool],
    ) -> None:
        self._hand_on, self._is_saving = hand_on, is_saving
        self._is_opening, self._needs_layout = is_opening, needs_layout
        self._waiting = deque[Event]()
        self._next: Event | None = None
        self._is_held = False
        self._give_up_at = 0.0
        self._at_end: Callable[[], None] | None = None

    def admit(self, event: Event) -> bool:
        """Return whether to handle the event now; otherwise keep it."""
        if event is self._next:
            return True
        if self._at_end:
            return False
        if self._is_held:
            self._waiting.append(event)
            return False
        self._hold()
        return True

    def finish(self, at_end: Callable[[], None]) -> None:
        """Take no more, and call `at_end` once all is done, or soon."""
        if self._is_held and not self._at_end:
            self._at_end = at_end
            asyncio.get_running_loop().call_later(LONGEST_END, at_end)
        else:
            at_end()

    def _hold(self) -> None:
        self._is_held, self._give_up_at = True, monotonic() + LONGEST_WAIT
        asyncio.get_running_loop().call_soon(self._continue)

    def _continue(self) -> None:
        """Hand on the next event, once the last one is done."""
        loop = asyncio.get_running_loop()
        may_wait = monotonic() < self._give_up_at
        if may_wait and _is_busy(loop):
            loop.call_soon(self._continue)
        elif self._is_saving() or (may_wait and self._must_wait()):
            loop.call_later(POLL_SECONDS, self._continue)
        elif self._waiting:
            self._next = self._waiting.popleft()
            self._hand_on(self._next)
            self._hold()
        else:
            self._next, self._is_held = None, False
            if self._at_end:
                self._at_end()

    def _must_wait(self) -> bool:
        return self._is_opening() or bool(self._waiting and self._needs_layout(self._waiting[0]))


def _is_busy(loop: asyncio.AbstractEventLoop) -> bool:
    """Return whether the loop has more to do than wait.

    Everything that a key sets off, messages and workers alike, is then queued in the loop. asyncio has no public way
    to ask for it.
    """
    return bool(getattr(loop, "_ready", ()))
