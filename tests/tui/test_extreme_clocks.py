"""Clocks and dates far outside a couple's life."""

from datetime import date, datetime
from pathlib import Path

import pytest

from store import Json, Store, open_store
from store.rules import rituals
from store.rules.recurrence import Daily, Monthly, Recurrence, Weekly, first_day, next_day
from tests.store.helpers.records import ANA, BEN
from tests.tui.conftest import Turnabout
from tests.tui.helpers.agreement_records import save_repeating
from tests.tui.helpers.app import agreement_conversation, finish_conversation, running_app, talk, wait_until
from tui.commands import agreements, due
from tui.export import everything_saved

FIRST, LAST = (
    datetime.fromisoformat(text) for text in ("0001-01-01T00:10:00+01:00", "9999-12-31T23:50:00-05:00")
)
CLOCKS = [
    datetime.fromisoformat(text)
    for text in (
        "1960-02-29T23:30:00-05:00",
        "1969-12-31T23:59:59+01:00",
        "2026-05-02T20:00:00+02:00",
        "2099-12-31T23:30:00+11:00",
    )
]
IDS = [str(clock.year) for clock in CLOCKS]
NORMAL = CLOCKS[2]
COMMANDS = [
    "due",
    "due --json",
    "agreements --all",
    "agreements --json",
    "export --format ics",
]
RECURRENCES: list[Recurrence] = [Daily(), Weekly(frozenset({"SU"}), 52), Monthly(30)]


def changes(clock: datetime) -> list[dict[str, Json]]:
    """Return changes with dates near a clock's, and far from it."""
    day = clock.date().isoformat()
    return [
        {"look_back": day},
        {"next": "rest", "look_back": "9999-12-31"},
        {"next": "rest", "look_back": "0001-01-01"},
        {"next": "go_on", "look_back": day},
        {"words": {"end": day}},
        {"words": {"rhythm": "FREQ=DAILY", "turn": "a", "end": None}},
        {"skip": day},
        {"next": "let_go"},
        {"next": "take_up", "look_back": day},
    ]


def save_life(store: Store, clock: datetime) -> None:
    """Save what a couple has whose clock was once like this."""
    at, id_ = clock.isoformat(timespec="seconds"), f"{clock.date()}T{clock:%H%M}-00a7"
    store.set_people(ANA, BEN)
    daily: Json = {"act": "Tea", "who": "both", "rhythm": "FREQ=DAILY", "look_back": clock.date().isoformat()}
    finish_conversation(store, agreement_conversation(id_, daily))
    store.save(talk(f"{id_[:-1]}8"))
    store.set_resting_until(f"{id_[:-1]}8", at)
    store.save_ritual(rituals.new_ritual("weekly-check-in", "Weekly check-in", Monthly(30), at))
    (agreement,) = store.agreements()
    store.change_agreement(agreement.id, at, {"skip": clock.date().isoformat()})


@pytest.mark.parametrize("recurrence", RECURRENCES)
@pytest.mark.parametrize("clock", [FIRST, *CLOCKS, LAST], ids=["1", *IDS, "9999"])
def test_days_stay_within_the_calendar(clock: datetime, recurrence: Recurrence) -> None:
    day, at = clock.date(), clock.isoformat()
    assert next_day(recurrence, day, day) >= day
    assert date.min < first_day(recurrence, day) <= date.max
    ritual = rituals.new_ritual("r", "R", recurrence, at)
    for changed in (
        rituals.after_session(ritual, at),
        rituals.skipped(ritual, day, at),
        rituals.paused(ritual, date.max, at),
        rituals.with_recurrence(ritual, Monthly(31), day, at),
    ):
        assert changed.next >= day.isoformat()


@pytest.mark.slow
@pytest.mark.parametrize("clock", CLOCKS, ids=IDS)
def test_commands_work_whatever_the_clock_once_said(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch, clock: datetime
) -> None:
    save_repeating(data, "FREQ=WEEKLY;BYDAY=SU")
    for change in changes(clock):
        with open_store(data) as store:
            (agreement,) = (*store.agreements(), *store.closed_agreements())
            store.change_agreement(agreement.id, clock.isoformat(), change)
        for now in (clock, NORMAL):
            for module in (due, agreements, everything_saved):
                monkeypatch.setattr(module, "now", lambda now=now: now)
            for command in COMMANDS:
                done = turnabout(*command.split())
                assert (done.status, done.err) == (0, ""), (change, command)


@pytest.mark.parametrize(
    ("then", "clock"), [(then, clock) for then in CLOCKS for clock in CLOCKS if NORMAL in (then, clock)]
)
async def test_home_opens_whatever_the_clock_once_said(
    tmp_path: Path, then: datetime, clock: datetime
) -> None:
    with open_store(tmp_path) as store:
        save_life(store, then)
        assert "Tea" in everything_saved.as_json(store)
        async with running_app(store, tmp_path, now=clock, size=(80, 50)) as pilot:
            await wait_until(pilot, "Find a conversation")
            await wait_until(pilot, "Agreements")
