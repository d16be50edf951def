"""A task on the couple's map: who has it, and what it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

ROTATIONS = ("stays", "weekly", "monthly")
"""Whether a task changes hands, and how often."""
LEAST_ENERGY, USUAL_ENERGY, MOST_ENERGY = 1, 2, 3
ROW_FIELDS = ("id", "text", "from", "who", "energy", "rotation", "done", "since")


@dataclass(frozen=True)
class TaskRow:
    """A row of the map of tasks.

    `source` is the notebook entry it came from, `who` is first, second, or "" for nobody yet, and `since` is the day
    since when, or "" from now on. `done` says what "done" means.
    """

    id: str
    text: str
    source: str = ""
    who: str = ""
    energy: int = USUAL_ENERGY
    rotation: str = "stays"
    done: str = ""
    since: str = ""

    @classmethod
    def from_json(cls, row: Mapping[str, Any]) -> TaskRow:
        """Return a row; whatever doesn't fit counts as not said."""
        energy, rotation, since = row.get("energy"), row.get("rotation"), row.get("since")
        possible = range(LEAST_ENERGY, MOST_ENERGY + 1)
        return cls(
            str(row["id"]),
            str(row["text"]),
            str(row.get("from") or ""),
            str(row.get("who") or ""),
            energy if isinstance(energy, int) and energy in possible else USUAL_ENERGY,
            rotation if rotation in ROTATIONS else "stays",
            str(row.get("done") or ""),
            since if isinstance(since, str) and _is_day(since) else "",
        )

    def to_json(self) -> dict[str, Any]:
        """Return the row as an answer has it, without what wasn't said."""
        row = {"id": self.id, "text": self.text, "from": self.source, "who": self.who, "energy": self.energy}
        row |= {"rotation": self.rotation, "done": self.done, "since": self.since}
        return {name: value for name, value in row.items() if value != ""}


def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
