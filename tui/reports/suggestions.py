"""The script that Home suggests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from store import Header, Ritual
from tui.text.dates import parse_moment

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo


STARTER_SCRIPTS = ("reflective-listening",)
"""Scripts for a new couple, best first."""


WEEKLY_SCRIPT = "weekly-check-in"


NUMBER_WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True)
class Completion:
    """Count and latest time of a script's finished conversations."""

    times: int = 0
    last: str | None = None


@dataclass(frozen=True)
class Suggestion:
    """A suggested script and the reason."""

    script: ScriptInfo
    reason: str


def suggest_script(
    scripts: Iterable[ScriptInfo],
    done: Mapping[str, Completion],
    today: date,
    unfinished: Iterable[Header] = (),
    rituals: Iterable[Ritual] = (),
) -> Suggestion | None:
    """Return the script to suggest today, if any.

    It is one to start with, the weekly check-in when it is time, or the one not done for longest. It is never
    heavy, about repair, done today, locked, unfinished, or a ritual. None on a ritual's day.
    """
    under_way, rituals = {header.script for header in unfinished}, list(rituals)
    if any(ritual.next == today.isoformat() and ritual.id not in under_way for ritual in rituals):
        return None
    taken = under_way | {ritual.id for ritual in rituals}
    known = {script.id: script for script in scripts if script.id not in taken}
    open_now = [
        script for script in known.values() if needs_no_occasion(script) and not is_locked(script, done)
    ]
    if not open_now:
        return None
    if not any(each.times for each in done.values()):
        first = [known[name] for name in STARTER_SCRIPTS if known.get(name) in open_now]
        return Suggestion((first or open_now)[0], "A good one to start with")
    if WEEKLY_SCRIPT in known and (weekly := done.get(WEEKLY_SCRIPT)) and _days_since(weekly, today) >= 7:
        return Suggestion(known[WEEKLY_SCRIPT], _ago_words(_days_since(weekly, today)))
    untried = [script for script in open_now if not done.get(script.id, Completion()).times]
    if untried:
        return Suggestion(untried[today.toordinal() % len(untried)], "You haven’t tried this one yet")
    longest = max(open_now, key=lambda script: _days_since(done[script.id], today))
    days = _days_since(done[longest.id], today)
    return Suggestion(longest, _ago_words(days)) if days else None


def needs_no_occasion(script: ScriptInfo) -> bool:
    """Return whether a script needs no occasion.

    A repair script would ask what went wrong when perhaps nothing did.
    """
    return script.depth != "heavy" and script.group != "repair"


def is_locked(script: ScriptInfo, done: Mapping[str, Completion]) -> bool:
    """Return whether another script has to be finished first."""
    return bool(script.after) and not done.get(script.after, Completion()).times


def _days_since(done: Completion, today: date) -> int:
    last = parse_moment(done.last)
    return max(0, (today - last.date()).days) if last else 0


def _ago_words(days: int) -> str:
    if days < 2:
        return "You did this yesterday" if days else "You did this today"
    weeks = days // 7
    number, unit = (days, "days") if days < 14 else (weeks, "weeks")
    return f"{NUMBER_WORDS[number].capitalize() if number < len(NUMBER_WORDS) else number} {unit} since the last one"
