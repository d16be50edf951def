"""Calendar parsers in JavaScript, run with Node."""

import json
import shutil
import subprocess
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TypeAlias

HERE = Path(__file__).parents[2] / "js"
PARSERS = ("ical.js", "rrule.js")
Days: TypeAlias = list[list[date]]
"""The days of each event of a calendar."""


def why_missing() -> str:
    """Return why the parsers cannot run, or ""."""
    if not shutil.which("node"):
        return "Node is not installed"
    if not (HERE / "node_modules").is_dir():
        return "the JavaScript parsers are not installed: run npm ci --prefix tests/js"
    return ""


def expand_calendars(calendars: Sequence[str], last: date) -> list[Mapping[str, Days]]:
    """Return the days of all events up to a day, by parser."""
    given = json.dumps({"last": last.isoformat(), "calendars": list(calendars)})
    command = ["node", str(HERE / "expand_calendars.cjs")]
    done = subprocess.run(command, input=given, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    return [
        {
            parser: [[date.fromisoformat(day) for day in days] for days in events]
            for parser, events in found.items()
        }
        for found in json.loads(done.stdout)
    ]
