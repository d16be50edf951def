"""The order of Home's rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from scripts.script_info import ScriptInfo
from store import Header, Homework, Ritual
from tests.tui.helpers.app import ANA, BEN, NOW
from tui.screens.home_data import HomeDetails, HomeSnapshot
from tui.screens.home_rows import home_rows
from tui.widgets.item_list import Heading, Item

TODAY, YESTERDAY = NOW, NOW - timedelta(days=1)
SCRIPTS = [
    ScriptInfo(id_, id_, "", (5, 10), depth, group, "library", "1.0.0", "")
    for id_, depth, group in (
        ("mend", "heavy", "listen"),
        ("thank", "light", "listen"),
        ("talk", "tender", "say"),
    )
]
SNAPSHOT = HomeSnapshot(NOW, (ANA, BEN), (), (), 1, (), read_only=False)
DETAILS = HomeDetails(SCRIPTS)


def header(script: str, moment: object = YESTERDAY, *, ended: bool = False, **more: object) -> Header:
    at = moment.isoformat()  # type: ignore[attr-defined]
    return replace(Header(at[:10], script, script, "1", at, at if ended else None, ended), **more)  # type: ignore[arg-type]


def ritual(next_: str) -> Ritual:
    return Ritual("week", "The week", "FREQ=WEEKLY", "2026-03-01", next_, "2026-03-01T20:00:00+01:00")


def listed(snapshot: HomeSnapshot, details: HomeDetails = DETAILS) -> dict[str, list[str]]:
    """Return the titles by heading, without those of all scripts."""
    found: dict[str, list[str]] = {}
    for row in home_rows(snapshot, details):
        if isinstance(row, Heading):
            titles = found.setdefault(row.title, [])
        elif isinstance(row, Item):
            titles.append(row.title)
    return {heading: found[heading] for heading in found if heading not in ("Listen", "Speak up")}


def test_what_is_due_comes_between_homework_and_a_suggestion() -> None:
    unfinished = replace(SNAPSHOT, unfinished=(header("other"),))
    assert listed(unfinished)["Tonight"] == ["other", "Check in on agreements", "thank"]
    given = replace(DETAILS, homework=[Homework("talk", "Please")])
    assert listed(unfinished, given)["Tonight"] == ["other", "talk", "Check in on agreements"]
    first = next(row for row in home_rows(SNAPSHOT, DETAILS) if isinstance(row, Item))
    assert (first.card, first.bold) == (True, True)


@pytest.mark.parametrize(
    ("day", "tonight", "waiting"), [("2026-03-14", ["The week"], []), ("2026-03-12", ["thank"], ["The week"])]
)
def test_ritual_is_tonight_on_its_day_only(day: str, tonight: list[str], waiting: list[str]) -> None:
    found = listed(replace(SNAPSHOT, due=0, rituals=(ritual(day),)))
    assert (found["Tonight"], found.get("Waiting", [])) == (tonight, waiting)


def test_quiet_evening_leaves_out_what_is_urgent() -> None:
    unfinished = (header("mend", TODAY), header("talk"))
    snapshot = replace(SNAPSHOT, unfinished=unfinished, rituals=(ritual("2026-03-14"),))
    assert listed(snapshot) == {"Tonight": ["mend"], "For later": ["talk"]}
    paused = header("talk", resting_until=(NOW + timedelta(hours=1)).isoformat())
    assert listed(replace(snapshot, unfinished=(*unfinished, paused)))["Tonight"] == ["mend", "talk"]
    details = replace(DETAILS, lately=[header("mend", TODAY, ended=True)])
    assert listed(SNAPSHOT, details) == {"Recent": ["mend"]}


def test_light_ones_come_first_in_a_group() -> None:
    rows = list(home_rows(SNAPSHOT, DETAILS))
    group = rows[rows.index(Heading("Listen")) + 1 :]
    assert [row.title for row in group[:2] if isinstance(row, Item)] == ["thank", "mend"]
    assert [row.trailing for row in group[:2] if isinstance(row, Item)] == [
        "light · 5 to 10 min",
        "heavy · 5 to 10 min",
    ]
