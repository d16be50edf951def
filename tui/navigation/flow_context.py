"""Context shared by all flows."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.screen import Screen

from store import Store
from tui.settings import Settings, read_settings
from tui.text.couple import Partners

if TYPE_CHECKING:
    from tui.reports.script_problems import ProblemFinder


@dataclass(frozen=True)
class FlowContext:
    """The app and data that a flow works with."""

    app: App[Any]
    store: Store
    people: Partners
    clock: Callable[[], datetime]
    safety: Callable[[], Screen[bool]]
    """Build the page to read before a heavy conversation."""
    folder: Path
    """The data folder."""
    apply_settings: Callable[[Settings], None]
    """Put changed settings in force."""
    find_problems: ProblemFinder | None = None
    """Check the files of a script that is tried; None only loads them."""

    @property
    def settings(self) -> Settings:
        """Return the settings as saved."""
        return read_settings(self.store.settings())

    def today(self) -> date:
        """Return the current date."""
        return self.clock().date()
