"""The style of dates that the settings ask for."""

from __future__ import annotations

from dataclasses import replace

from tui.settings import SYSTEM, Settings
from tui.text.date_style import MONDAY, SATURDAY, SUNDAY, DateStyle

FIRST_DAYS = {"monday": MONDAY, "sunday": SUNDAY, "saturday": SATURDAY}


def chosen_date_style(settings: Settings, system: DateStyle) -> DateStyle | None:
    """Return the system's style with what was chosen; None to follow the system."""
    if (settings.dates, settings.clock, settings.week) == (SYSTEM, SYSTEM, SYSTEM):
        return None
    style = system
    if settings.dates != SYSTEM:
        style = replace(style, day_first=settings.dates == "day")
    if settings.clock != SYSTEM:
        style = replace(style, clock_24=settings.clock == "24")
    if settings.week != SYSTEM:
        style = replace(style, week_starts=FIRST_DAYS[settings.week])
    return style
