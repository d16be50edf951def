"""Property tests of agreements against the paper calendar.

The same years must also find planted faults.
"""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from store import Agreement, HistoryItem
from store.operations import change_agreement, save
from store.rules import agreement_history, effects, recurrence, turns
from store.rules.recurrence import Recurrence
from store.tables import agreements
from tests.examples import scaled
from tests.store.helpers.paper_calendar import DAY
from tests.store.helpers.random_events import ZONES
from tests.store.helpers.year_model import YearModel

# YEARS=20000 in the environment tests more years.
YEARS = int(os.environ.get("YEARS", "500"))


def live_through(years: range) -> None:
    for number in years:
        year = YearModel(number)
        try:
            year.run()
        except AssertionError as error:
            error.add_note(f"in the year of the number {number}, on the evening {year.evening}")
            raise


def test_random_year_matches_the_paper_model() -> None:
    live_through(range(scaled(YEARS)))


in_order, given = turns._usual_person, turns._swapped_days
replayed, after = agreement_history._replay_history, agreement_history.agreements_after


def by_the_hour(at: str) -> date:
    """Plant a fault: tomorrow is always 24 hours away."""
    moment = datetime.fromisoformat(at)
    for zone in map(ZoneInfo, ZONES):
        tomorrow = (moment.astimezone(UTC) + timedelta(hours=24)).astimezone(zone)
        if moment.astimezone(zone).isoformat() == at and tomorrow.utcoffset() != moment.utcoffset():
            return tomorrow.date() - DAY
    return moment.date()


def the_other(begins: str, number: int) -> str:
    return in_order(begins, number + 1)


def each_by_itself(_rhythm: Recurrence, day: date) -> date:
    return day


def without_whom(lines: Sequence[HistoryItem]) -> Mapping[date, str | None]:
    """Plant a fault: swaps do not name the taker."""
    return dict.fromkeys(given(lines))


def as_it_was_made(agreements: Any, conversation: str, now: Any) -> list[Agreement]:
    return after([each for each in agreements if each.conversation != conversation], conversation, now)


def added_once_more(agreement: Agreement, lines: Iterable[HistoryItem]) -> Agreement:
    found, there = replayed(agreement, lines), {line.id for line in agreement.history}
    return replace(found, history=(*found.history, *(line for line in found.history if line.id in there)))


def the_day_after(open_file: Any, today: str) -> list[Agreement]:
    return [each for each in due_of(open_file, today) if str(each.look_back) < today]


due_of = agreements.due_agreements


@pytest.mark.parametrize(
    ("modules", "name", "fault"),
    [
        pytest.param((change_agreement, effects, turns), "local_date", by_the_hour, id="clock-change"),
        pytest.param((recurrence,), "_MIN_MONTH_DAYS", 31, id="month-end"),
        pytest.param((turns,), "_usual_person", the_other, id="swapped-rotation"),
        pytest.param((turns,), "turn_period", each_by_itself, id="turns-for-weeks"),
        pytest.param((turns,), "_swapped_days", without_whom, id="swap-turned-round"),
        pytest.param((save,), "agreements_after", as_it_was_made, id="lost-edit"),
        pytest.param((agreement_history,), "_replay_history", added_once_more, id="double-reconcile"),
        pytest.param((agreements,), "due_agreements", the_day_after, id="wrong-due-date"),
    ],
)
def test_random_years_find_every_planted_fault(
    monkeypatch: pytest.MonkeyPatch, modules: Sequence[ModuleType], name: str, fault: object
) -> None:
    for module in modules:
        monkeypatch.setattr(module, name, fault)
    with pytest.raises(AssertionError):
        live_through(range(YEARS))
