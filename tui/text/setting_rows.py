"""The rows of the settings page: their names, choices, and explanations."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from tui.helplines import Country
from tui.settings import DARK, LIGHT, OFF, ON, SYSTEM, values_of
from tui.text.couple import Partners

FROM_SYSTEM = "System"
AS_SYSTEM = "System follows your computer’s settings."


class Action(Enum):
    """Rows that open a page of their own."""

    PEOPLE = "people"
    PACKS = "packs"
    RITUAL = "ritual"
    SAFETY = "safety"
    FOLDER = "folder"
    KEEP = "keep"
    BACKUPS = "backups"
    DOCTOR = "doctor"
    PASSPHRASES = "passphrases"
    EXPORT = "export"
    SHARE = "share"
    PRIVATE = "private"
    DELETE = "delete"


@dataclass(frozen=True)
class SettingText:
    """A row: its title and what it does.

    `name` is the setting, or the action that Enter starts. Numbers have a `unit`. `has_sample` shows a turn and a
    question beside it.
    """

    name: str | Action
    title: str
    about: str
    unit: str = ""
    has_sample: bool = False


GROUPS: Mapping[str, Sequence[SettingText]] = {
    "You two": (
        SettingText(
            Action.PEOPLE,
            "Names and symbols",
            "Your names, pronouns, colors, and symbols. Change them any time; everything you’ve said stays yours.",
            has_sample=True,
        ),
        SettingText(
            "left",
            "On the left",
            "Who’s shown on the left. It’s best if that’s where they sit.",
            has_sample=True,
        ),
        SettingText(
            Action.RITUAL,
            "Weekly check-in",
            "The day you’d like to be reminded of it. You can move, pause, or stop it.",
        ),
        SettingText(
            Action.PACKS,
            "More conversations",
            "Conversations written by your counselor or someone else. Add them from a file, or delete them.",
        ),
    ),
    "How it looks": (
        SettingText(
            "theme",
            "Theme",
            "Dark is good for evenings, light for daytime, and F2 switches anywhere. Terminal follows your "
            "terminal’s colors, or is dark if Turnabout can’t tell what they are.",
            has_sample=True,
        ),
        SettingText(
            "motion",
            "Motion",
            "Whether anything moves on its own, like the breathing circle.",
        ),
    ),
    "While you talk": (
        SettingText(
            "bell",
            "Bell",
            "One soft ring when the time for a turn is up, or a break is over. Some terminals flash instead.",
        ),
        SettingText(
            "pause",
            "Pause",
            "How long a pause lasts if you just press Enter. You can always pick another length.",
            unit="min",
        ),
        SettingText(
            "blank",
            "Blank screen",
            "If no one presses a key for this long, the screen goes blank, so it can’t be read over your shoulder. "
            "Any key brings it back.",
            unit="min",
        ),
    ),
    "Dates": (
        SettingText(
            "dates",
            "Date",
            f"Whether the day or the month comes first. {AS_SYSTEM}",
        ),
        SettingText("clock", "Clock", f"How the time is shown. {AS_SYSTEM}"),
        SettingText(
            "week",
            "Week starts on",
            f"The first day in calendars and lists of days. {AS_SYSTEM}",
        ),
    ),
    "Safety": (
        SettingText(
            "country",
            "Helplines",
            "Which country’s emergency numbers and helplines come first when you press F3.",
        ),
        SettingText(
            Action.SAFETY,
            "Is this for us?",
            "Who Turnabout is for, and where else to get help. F3 opens it anywhere.",
        ),
    ),
    "Your data": (
        SettingText(
            Action.FOLDER,
            "Data folder",
            "Everything is in this folder on this computer, and nowhere else.",
        ),
        SettingText(
            Action.KEEP,
            "Keep conversations",
            "How long finished conversations are kept. Older ones are deleted, after a week’s notice on Home. Changing "
            "this takes both of you. Your notebook and conversations you haven’t finished always stay.",
        ),
        SettingText(
            Action.BACKUPS,
            "Backups",
            "Makes one now, or restores one. Turnabout makes one on each day you open it.",
        ),
        SettingText(
            Action.DOCTOR,
            "Check for damage",
            "Reads every file, and says what’s damaged or missing and what can be done.",
        ),
        SettingText(
            Action.PASSPHRASES,
            "Passphrases",
            "Encrypts everything here, so nobody can read it without a passphrase. Also changes a passphrase, or "
            "removes the encryption.",
        ),
        SettingText(
            "lock",
            "Lock",
            "If your data is encrypted and no one presses a key for this long, Turnabout locks. F7 locks it any time.",
            unit="min",
        ),
        SettingText(
            Action.EXPORT,
            "Save a copy",
            "Saves everything in one file: to read or print, for another program, or for your calendar.",
        ),
        SettingText(
            Action.SHARE,
            "Share one page",
            "Makes one page to bring to your counselor, with only what you both choose. It’s saved as a file and "
            "never sent.",
        ),
        SettingText(
            Action.PRIVATE,
            "Private answers",
            "Erases what one of you wrote in private and hasn’t shared, in conversations you haven’t finished.",
        ),
        SettingText(
            Action.DELETE,
            "Delete everything",
            "Deletes everything you’ve saved here, for both of you. You’ll both be asked first.",
        ),
    ),
}

_LABELS: Mapping[str, Mapping[str, str]] = {
    "theme": {DARK: "Dark", LIGHT: "Light", SYSTEM: "Terminal"},
    "motion": {ON: "On", OFF: "Off"},
    "bell": {ON: "On", OFF: "Off"},
    "blank": {OFF: "Never"},
    "lock": {OFF: "Never"},
    "week": {"monday": "Mon", "sunday": "Sun", "saturday": "Sat"},
    "clock": {"24": "20:15", "12": "8:15 PM"},
    "dates": {"day": "14 Mar", "month": "Mar 14"},
}


def choices_of(name: str, people: Partners, countries: Sequence[Country]) -> tuple[tuple[str, str], ...]:
    """Return a setting's values, each with its label."""
    if name == "left":
        return tuple((person.id, person.name) for person in people)
    if name == "country":
        named = ((each.code, each.name) for each in countries if each.code)
        return ((SYSTEM, FROM_SYSTEM), *named)
    labels = _LABELS.get(name, {})
    return tuple(
        (value, labels.get(value) or (FROM_SYSTEM if value == SYSTEM else value)) for value in values_of(name)
    )
