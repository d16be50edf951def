"""Context shared by all flows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from textual.app import App
from textual.screen import Screen

from store import Store
from tui.text.couple import Partners


@dataclass(frozen=True)
class FlowContext:
    """The app and data that a flow works with."""

    app: App[Any]
    store: Store
    people: Partners
    clock: Callable[[], datetime]
    safety: Callable[[], Screen[bool]]
    """Build the page to read before a heavy conversation."""

    def today(self) -> date:
        """Return the current date."""
        return self.clock().date()
