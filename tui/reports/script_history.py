"""What the couple did so far, as far as it matters for what comes next."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import Header
from tui.text.dates import parse_moment

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen


@dataclass(frozen=True)
class Completion:
    """Count and latest time of a script's finished conversations."""

    times: int = 0
    last: str | None = None


def needs_no_occasion(script: ScriptInfo) -> bool:
    """Return whether a script needs no occasion.

    A repair script would ask what went wrong when perhaps nothing did.
    """
    return script.depth != "heavy" and script.group != "repair"


def is_locked(script: ScriptInfo, done: Mapping[str, Completion]) -> bool:
    """Return whether another script has to be finished first."""
    return bool(script.after) and not done.get(script.after, Completion()).times


def days_since(moment: str | None, today: date) -> int | None:
    """Return how many days ago a saved moment was; None if there is none."""
    parsed = parse_moment(moment)
    return max(0, (today - parsed.date()).days) if parsed else None


def had_heavy_today(scripts: Iterable[ScriptInfo], lately: Iterable[Header], moment: datetime) -> bool:
    """Return whether a heavy conversation was held today, even if it was stopped."""
    heavy = {script.id for script in scripts if script.depth == "heavy"}
    return any(
        header.script in heavy and days_since(header.ended or header.started, moment.date()) == 0
        for header in lately
    )
