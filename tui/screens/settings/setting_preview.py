"""What the settings page tells about the marked row."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from tui.helplines import Country, help_locale, nearest_first
from tui.settings import Settings
from tui.text.dates import WEEKDAYS, day_words, time_text, week_order
from tui.text.preview import Preview
from tui.text.setting_rows import Action, SettingText


def preview_of(
    text: SettingText, settings: Settings, countries: Sequence[Country], folder: Path, moment: datetime
) -> Preview:
    """Return a row's explanation, with an example of its value."""
    facts: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    if text.name == "dates":
        facts = (("Today", day_words(moment.date(), moment.date())),)
    elif text.name == "week":
        facts = (("Week", " ".join(WEEKDAYS[day][:2] for day in week_order())),)
    elif text.name == "clock":
        facts = (("Now", time_text(moment, moment)),)
    elif text.name is Action.FOLDER:
        facts = (("Folder", str(folder)),)
    elif text.name == "country":
        first = nearest_first(countries, help_locale(settings.country))[0]
        after = tuple((line.number, line.name) for line in first.lines)
        return Preview(text.title, (text.about,), heading=first.name, after=after)
    return Preview(text.title, (text.about,), facts, has_sample=text.has_sample)
