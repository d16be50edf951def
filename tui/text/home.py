"""What an evening begins with: a greeting, what waits, and what would suit tonight, in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import Agreement, Header, Ritual
from tui.text.agreements import COMING, DUE, RESTING, in_drawers
from tui.text.dates import WEEKDAYS, date_words, day_words
from tui.text.recurrence import short_day_text

if TYPE_CHECKING:
    from scripts.library_index import (
        Listed,  # not loaded before the first screen: it would bring the whole room
    )

NEEDS = {
    "listen": "Listen",
    "say": "Say",
    "repair": "Repair",
    "balance": "Balance",
    "rhythm": "Rhythm",
    "grow": "Grow",
}
"""The groups of scripts in their order, as the couple reads them."""

FIRST_EVENINGS = ("gratitude", "open-questions", "daily-check-in", "reflective-listening")
"""What a couple can begin with who have done nothing yet, the best first."""

WEEKLY = "weekly-check-in"
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Done:
    """How often a script was finished, and when last, as ISO."""

    times: int = 0
    last: str | None = None


@dataclass(frozen=True)
class Suggestion:
    """A script that would suit tonight, and why."""

    script: Listed
    reason: str


def greeting(moment: datetime) -> str:
    """A greeting for this time of day."""
    if 5 <= moment.hour < 12:
        return "Good morning."
    return "Good afternoon." if 12 <= moment.hour < 18 else "Good evening."


def begins_text(name: str) -> str:
    """Whose turn it is to begin; the name ends its own way."""
    return f"It is {name}{'’' if name.endswith('s') else '’s'} turn to begin."


def in_order(unfinished: Iterable[Header], moment: datetime) -> list[Header]:
    """What can be taken up again: whose rest is over first, then the others, the latest first."""
    latest_first = sorted(unfinished, key=lambda header: header.started, reverse=True)
    return sorted(latest_first, key=lambda header: not rest_is_over(header, moment))


def rest_is_over(header: Header, moment: datetime) -> bool:
    """Whether the time has come to which a conversation rests."""
    until = read_moment(header.resting_until)
    return until is not None and until <= moment


def waiting_text(header: Header, moment: datetime) -> str:
    """How an unfinished conversation stands."""
    until = read_moment(header.resting_until)
    if until is None:
        return f"Go on where you stopped, {since(header.started, moment)}"
    if until <= moment:
        return "The rest is over. Ready, or more time?"
    return f"Rests until {time_text(until, moment)}"


def time_text(then: datetime, moment: datetime) -> str:
    """A moment within a day or so: "21:40", "tomorrow, 9:15"."""
    local = then.astimezone(moment.tzinfo)
    clock = f"{local.hour}:{local.minute:02}"
    days = (local.date() - moment.date()).days
    if days == 0:
        return clock
    return f"tomorrow, {clock}" if days == 1 else f"{day_words(local.date(), moment.date())}, {clock}"


def since(started: str, moment: datetime) -> str:
    """How long ago, as people say it: "from earlier today", "since Thursday", "since 3 November"."""
    then = read_moment(started)
    if then is None:
        return "not long ago"
    day, today = then.astimezone(moment.tzinfo).date(), moment.date()
    days = (today - day).days
    if days <= 1:
        return "from yesterday" if days == 1 else "from earlier today"
    return f"since {WEEKDAYS[day.weekday()]}" if days < 7 else f"since {date_words(day, today)}"


def read_moment(iso: str | None) -> datetime | None:
    """A stored moment with the offset of where the couple was; None where there is none that can be read."""
    try:
        moment = datetime.fromisoformat(iso) if iso else None
    except ValueError:
        return None
    return moment if moment is None or moment.tzinfo else moment.astimezone()


def due_text(number: int) -> str:
    """How many agreements wait to be looked back at."""
    return "1 agreement is due" if number == 1 else f"{number} agreements are due"


def more_due_text(now: int, more: int) -> str:
    """Where those agreements wait that are due beside the ones looked back at now; empty where none are."""
    wait = "1 more waits" if more == 1 else f"{more} more wait"
    return f"You look back at {now} now. {wait} on Home." if more else ""


def agreed_text(agreed: Sequence[Agreement], today: date) -> str:
    """How many agreements stand, how many of them are due, and when the next of those that do not rest is looked at."""
    drawers = in_drawers(agreed, today)
    standing = sum(len(drawers[name]) for name in (DUE, COMING, RESTING))
    if not standing:
        return "What ended, to read or to take up again"
    parts = ["1 agreement" if standing == 1 else f"{standing} agreements"]
    if due := len(drawers[DUE]):
        parts.append(f"{due} due")
    if looks := [each.look_back for each in drawers[COMING] if each.look_back]:
        parts.append(f"next look {short_day_text(date.fromisoformat(min(looks)), today)}")
    elif standing == len(drawers[RESTING]):
        parts.append("at rest for now")
    return ", ".join(parts)


def kept_text(number: int) -> str:
    """How many lines stand in the notebook."""
    return "1 line that you kept" if number == 1 else f"{number} lines that you kept"


def suggestion(
    scripts: Iterable[Listed],
    done: Mapping[str, Done],
    today: date,
    unfinished: Iterable[Header] = (),
    rituals: Iterable[Ritual] = (),
) -> Suggestion | None:
    """What would suit tonight: something to begin with, the weekly check-in when it is time, or the longest missed.

    Never something heavy, for mending or done today, nothing that has to wait for another script, nothing that waits
    to be taken up again, no ritual, which has a day of its own, and nothing at all beside one on its day.
    """
    under_way, rituals = {header.script for header in unfinished}, list(rituals)
    if any(ritual.next == today.isoformat() and ritual.id not in under_way for ritual in rituals):
        return None
    taken = under_way | {ritual.id for ritual in rituals}
    known = {script.id: script for script in scripts if script.id not in taken}
    open_now = [script for script in known.values() if suits_any_evening(script) and not waits(script, done)]
    if not open_now:
        return None
    if not any(each.times for each in done.values()):
        first = [known[name] for name in FIRST_EVENINGS if known.get(name) in open_now]
        return Suggestion((first or open_now)[0], "A good one to begin with")
    if WEEKLY in known and (weekly := done.get(WEEKLY)) and _days(weekly, today) >= 7:
        return Suggestion(known[WEEKLY], _ago(_days(weekly, today)))
    untried = [script for script in open_now if not done.get(script.id, Done()).times]
    if untried:
        return Suggestion(untried[today.toordinal() % len(untried)], "You have not tried this one yet")
    longest = max(open_now, key=lambda script: _days(done[script.id], today))
    days = _days(done[longest.id], today)
    return Suggestion(longest, _ago(days)) if days else None


def suits_any_evening(script: Listed) -> bool:
    """Whether a script needs no occasion: what mends would ask what went wrong where perhaps nothing did."""
    return script.depth != "heavy" and script.group != "repair"


def waits(script: Listed, done: Mapping[str, Done]) -> bool:
    """Whether another script has to be finished before this one."""
    return bool(script.after) and not done.get(script.after, Done()).times


def _days(done: Done, today: date) -> int:
    last = read_moment(done.last)
    return max(0, (today - last.date()).days) if last else 0


def _ago(days: int) -> str:
    if days < 2:
        return "You did this yesterday" if days else "You did this today"
    weeks = days // 7
    number, unit = (days, "days") if days < 14 else (weeks, "weeks")
    return f"{NUMBERS[number].capitalize() if number < len(NUMBERS) else number} {unit} since the last one"
