"""What the notebook knows of a task: who has it, and what it takes."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from typing import Any, Self

ROTATIONS = ("stays", "weekly", "monthly")
LEAST_ENERGY, USUAL_ENERGY, MOST_ENERGY = 1, 2, 3


@dataclass(frozen=True)
class TaskDetails:
    """A task on the couple's map.

    `who` is "a", "b", or "" for nobody yet; `energy` is 1 to 3; `done` says what "done" means. `since` is the day since
    when that person has it, and `changed` the moment of the last change.
    """

    who: str = ""
    energy: int = USUAL_ENERGY
    rotation: str = "stays"
    done: str = ""
    since: str = ""
    changed: str = ""

    @classmethod
    def from_row(cls, row: object) -> Self | None:
        """Return the details of a stored row; None for an entry without any.

        Whatever doesn't fit counts as not said.
        """
        if not isinstance(row, Mapping):
            return None
        energy, rotation = row.get("energy"), row.get("rotation")
        return cls(
            who=str(row.get("who")) if row.get("who") in ("a", "b") else "",
            energy=energy
            if isinstance(energy, int) and energy in range(1, MOST_ENERGY + 1)
            else USUAL_ENERGY,
            rotation=str(rotation) if rotation in ROTATIONS else "stays",
            done=str(row.get("done") or ""),
            since=_valid(row.get("since"), date.fromisoformat),
            changed=_valid(row.get("changed"), datetime.fromisoformat),
        )

    def to_row(self) -> dict[str, Any]:
        """Return the details as they are stored."""
        return asdict(self)

    def changed_to(self, new: "TaskDetails") -> "TaskDetails":
        """Return the details after a change; an earlier one changes nothing.

        Someone who newly has a task has it from the day of the change.
        """
        if self.changed and _moment(new.changed) < _moment(self.changed):
            return self
        since = new.since if new.who == self.who else ""
        since = since or (self.since if new.who == self.who else "") or new.changed[: len("2027-03-14")]
        return replace(new, since=since if new.who else "")


def _valid(text: object, parse: Any) -> str:
    try:
        parse(text)
    except (TypeError, ValueError):
        return ""
    return str(text)


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text).astimezone()
