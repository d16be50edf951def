"""Dates of printed commands, as chosen in Settings."""

from __future__ import annotations

import os

from store import Store
from tui.settings import read_settings
from tui.text.chosen_date_style import chosen_date_style
from tui.text.date_style import system_date_style, use_date_style


def use_date_settings(store: Store) -> None:
    """Write dates and times as the couple chose, or else as the system does."""
    use_date_style(chosen_date_style(read_settings(store.settings()), system_date_style(os.environ)))
