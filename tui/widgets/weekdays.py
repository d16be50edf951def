"""The days of a week, any of them: each is chosen, or not, by its number."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from store.rhythm import WEEK

_WIDE = 7


class Weekdays(Static, can_focus=True):
    """Days by their short names in a rule, such as MO."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen
    DEFAULT_CSS = """
    Weekdays {
        width: 49; height: 1; margin-left: 2; color: $muted;
        &:focus { background: $panel; }
    }
    .-narrow Weekdays { width: 28; height: 2; }
    """

    days: reactive[frozenset[str]] = reactive(frozenset(), init=False)

    @dataclass
    class Chosen(Message):
        """Other days are chosen now."""

        weekdays: Weekdays

    def __init__(self, days: Collection[str]) -> None:
        super().__init__(_shown(frozenset(days)))
        self.set_reactive(Weekdays.days, frozenset(days))

    def watch_days(self, days: frozenset[str]) -> None:
        self.update(_shown(days))
        self.post_message(self.Chosen(self))

    def on_key(self, event: Key) -> None:
        if event.character and event.character in "1234567":
            event.stop()
            self._change(int(event.character) - 1)

    def on_click(self, event: Click) -> None:
        event.stop()
        self.focus()
        number = event.x // _WIDE + event.y * (self.size.width // _WIDE)
        if number < len(WEEK):
            self._change(number)

    def _change(self, number: int) -> None:
        self.days ^= {WEEK[number]}


def _shown(days: Collection[str]) -> Content:
    cells = [
        (
            f"{n} {day.capitalize()}{' ✓' if day in days else ''}".ljust(_WIDE),
            "bold $ink" if day in days else "",
        )
        for n, day in enumerate(WEEK, 1)
    ]
    return Content("").join(Content.styled(*cell) for cell in cells)
