"""What Turnabout says about how long conversations are kept."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from store import Header, Person
from store.rules.conversation_retention import WARNING_DAYS, YEARS, Announcement, Group
from tui.text.dates import MONTHS, date_words, full_day_words, parse_moment
from tui.text.list_formatting import listed

TITLE = "Keep conversations"
FOR_GOOD = "for good"
LABELS = {None: "For good", 5: "Five years", 2: "Two years", 1: "One year"}
CHOICES = {"": LABELS[None], **{str(years): LABELS[years] for years in YEARS}}
"""By the stored value."""
WHICH = "which"
WHICH_LABEL = "See which ones are next"
WHICH_TITLE = "These will be deleted"
ABOUT = (
    "Turnabout can delete each finished conversation once it’s older than you both want, with what you agreed in it, "
    "and from its backups, too. It tells you on Home at least a week before."
)
STAYS = (
    "Your notebook always stays, and so do conversations you haven’t finished. A conversation also stays while an "
    "agreement from it still stands, and so does the last one of a kind that repeats."
)
TOGETHER = "Please only change this if you’re both here and you both want to."
NOW_KEPT = "Right now, you keep conversations {}."
READ_ONLY = "You can change this in the window that was open first."
CANCEL, YES = "cancel", "yes"
FOR_GOOD_MEANS = "Then no conversation is deleted because of its age."
NONE_OLD = "Nothing would be deleted right now."
NEXT_END = "The first could be deleted in {}."
NOT_YET = "They’ll be deleted on {}, or the next time you open Turnabout after that."
SAVED = "Saved. You keep conversations {}."
NOTICE = "On {}, {} will be deleted, as you both chose. Settings → Keep conversations changes that."
NOTICE_NOW = "{} will be deleted soon, as you both chose. Settings → Keep conversations changes that."


def kept_text(years: int | None) -> str:
    """Return how long conversations are kept: "for good", "for two years"."""
    return FOR_GOOD if years is None else f"for {LABELS[years].lower()}"


def shown_text(years: int | None) -> str:
    """Return how long conversations are kept, as a row's value."""
    return LABELS[years]


def main_text(years: int | None) -> str:
    """Return what is to be known before choosing."""
    return "\n\n".join((NOW_KEPT.format(kept_text(years)), ABOUT, STAYS))


def question_for(person: Person, years: int | None) -> str:
    """Return what to ask each partner."""
    return f"{person.name}, do you want to keep conversations {kept_text(years)}?"


def answers() -> dict[str, str]:
    """Return what each partner can answer, the safe answer first."""
    return {CANCEL: "No, leave it as it is", YES: "Yes"}


def means_text(groups: Sequence[Group], years: int | None, today: date) -> str:
    """Return what a choice would do."""
    if years is None:
        return FOR_GOOD_MEANS
    old = [header for group in groups if group.has_ended(today) for header in group.headers]
    if old:
        day = date_words(today + timedelta(days=WARNING_DAYS), today)
        are = "is" if len(old) == 1 else "are"
        told = NOT_YET if len(old) > 1 else NOT_YET.replace("They’ll", "It’ll")
        return f"{_count(len(old)).capitalize()} {are} older than that. {told.format(day)}"
    coming = [group.until for group in groups if group.until]
    month = min(coming, default=None)
    return " ".join((NONE_OLD, *([NEXT_END.format(_month(month))] if month else [])))


def notice_text(told: Announcement | None, today: date) -> str:
    """Return what Home says about conversations that will be deleted, or ""."""
    if told is None:
        return ""
    which = f"{_count(len(told.years))} from {_years(told.years.values())}"
    if told.day <= today:
        return NOTICE_NOW.format(which[0].upper() + which[1:])
    return NOTICE.format(date_words(told.day, today), which)


def which_lines(headers: Iterable[Header]) -> list[str]:
    """Return the conversations that will be deleted, each with its day."""
    found = []
    for header in headers:
        then = parse_moment(header.started)
        found.append(f"{header.title}, {full_day_words(then.date())}" if then else header.title)
    return found


def _count(number: int) -> str:
    words = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    many = words[number] if number < len(words) else str(number)
    return f"{many} conversation{'' if number == 1 else 's'}"


def _years(years: Iterable[int]) -> str:
    found = sorted(set(years))
    if len(found) < 3:
        return listed([str(year) for year in found])
    return f"{found[0]} to {found[-1]}"


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}"
