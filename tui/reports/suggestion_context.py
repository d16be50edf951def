"""What Home knows of this evening when it suggests a conversation."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from store import Header, Homework, Ritual
from tui.reports.script_readiness import Completion, days_since

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo  # not loaded before the first screen


@dataclass(frozen=True)
class SuggestionContext:
    """What a suggestion depends on.

    `lately` are ended conversations, newest first; `due` is how many agreements are.
    """

    moment: datetime
    scripts: Sequence[ScriptInfo]
    done: Mapping[str, Completion] = field(default_factory=dict)
    lately: Sequence[Header] = ()
    unfinished: Sequence[Header] = ()
    rituals: Sequence[Ritual] = ()
    homework: Sequence[Homework] = ()
    due: int = 0

    @property
    def today(self) -> date:
        """Return the date of `moment`."""
        return self.moment.date()

    def days_since(self, script: str) -> int | None:
        """Return how many days ago a script was last finished, None if never."""
        return days_since(self.done.get(script, Completion()).last, self.today)

    def was_any_within(self, days: int, scripts: Container[str]) -> bool:
        """Return whether one of these scripts came up lately.

        Stopped and unfinished conversations count, too.
        """
        headers = [header for header in (*self.unfinished, *self.lately) if header.script in scripts]
        ago = (days_since(header.ended or header.started, self.today) for header in headers)
        return any(number is not None and number <= days for number in ago)

    @property
    def times_done(self) -> int:
        """Return how many conversations they finished."""
        return sum(each.times for each in self.done.values())
