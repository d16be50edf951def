"""What the couple did so far, as far as it matters for what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from store import Header
from tui.clock import local
from tui.text.dates import parse_moment
from tui.text.home import MORNING_HOUR

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen

LEAST_REST = timedelta(hours=8)


@dataclass(frozen=True)
class Completion:
    """Count and latest time of a script's finished conversations."""

    times: int = 0
    last: str | None = None


def is_hard(script: ScriptInfo) -> bool:
    """Return whether a script is heavy or about repair.

    A repair script asks what went wrong, when perhaps nothing did.
    """
    return script.depth == "heavy" or script.group == "repair"


def is_locked(script: ScriptInfo, done: Mapping[str, Completion]) -> bool:
    """Return whether another script has to be finished first."""
    return bool(script.after) and not done.get(script.after, Completion()).times


def days_since(moment: str | None, today: date) -> int | None:
    """Return how many days ago a saved moment was; None if there is none."""
    parsed = parse_moment(moment)
    return max(0, (today - parsed.date()).days) if parsed else None


def heavy_one_still_near(
    scripts: Iterable[ScriptInfo], lately: Iterable[Header], moment: datetime
) -> datetime | None:
    """Return when the last heavy conversation was, even if it was stopped; None once its quiet is over."""
    heavy = {script.id for script in scripts if script.depth == "heavy"}
    times = (header.ended or header.started for header in lately if header.script in heavy)
    return max(
        (then for each in times if is_still_near(each, moment) and (then := parse_moment(each))), default=None
    )


def is_still_near(then: str, moment: datetime) -> bool:
    """Return whether a saved moment is too near for anything new after a heavy conversation."""
    end = parse_moment(then)
    # A later one comes from a clock that was wrong.
    return end is not None and end - moment < timedelta(days=1) and moment < quiet_until(end)


def quiet_until(end: datetime) -> datetime:
    """Return when the quiet after a heavy conversation is over.

    That is the next morning, but no less than some hours of rest later. Nights count as clocks here show them, while
    hours really pass.
    """
    there = local(end)
    morning = there.replace(hour=MORNING_HOUR, minute=0, second=0, microsecond=0, tzinfo=None)
    try:
        if there.hour >= MORNING_HOUR:
            morning += timedelta(days=1)
        return max(morning.astimezone(), there + LEAST_REST)
    except (OverflowError, ValueError):  # at either end of the years that dates have
        return end
