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
from store.operations import apply_effects, change_agreement
from store.rules import agreement_history, agreement_schedule, agreement_turns, effects, recurrence
from store.rules.recurrence import Recurrence
from store.tables import agreements
from tests.helpers.examples import scaled
from tests.store.helpers.paper_calendar import DAY
from tests.store.helpers.random_events import ZONES
from tests.store.helpers.year_model import YearModel

# YEARS=20000 in the environment tests more years.
YEARS = int(os.environ.get("YEARS", "500"))


def run_years(years: range) -> None:
    for number in years:
        year = YearModel(number)
        try:
            year.run()
        except AssertionError as error:
            error.add_note(f"in the year of the number {number}, on the evening {year.evening}")
            raise


def test_random_year_matches_the_paper_model() -> None:
    run_years(range(scaled(YEARS)))


usual_person, swapped_days = agreement_turns._usual_person, agreement_schedule._swapped_days
replay_history, all_agreements_after = agreement_history._replay_history, agreement_history.agreements_after


def tomorrow_in_24_hours(at: str) -> date:
    """Plant a fault: tomorrow is always 24 hours away."""
    moment = datetime.fromisoformat(at)
    for zone in map(ZoneInfo, ZONES):
        tomorrow = (moment.astimezone(UTC) + timedelta(hours=24)).astimezone(zone)
        if moment.astimezone(zone).isoformat() == at and tomorrow.utcoffset() != moment.utcoffset():
            return tomorrow.date() - DAY
    return moment.date()


def other_by_order(begins: str, number: int) -> str:
    return usual_person(begins, number + 1)


def period_of_one_day(_rhythm: Recurrence, day: date) -> date:
    return day


def swaps_without_taker(events: Sequence[HistoryItem]) -> Mapping[date, str | None]:
    """Plant a fault: swaps do not name the taker."""
    return dict.fromkeys(swapped_days(events))


def without_history(agreements: Any, conversation: str, now: Any) -> list[Agreement]:
    return all_agreements_after(
        [each for each in agreements if each.conversation != conversation], conversation, now
    )


def with_repeated_events(agreement: Agreement, events: Iterable[HistoryItem]) -> Agreement:
    found, existing_ids = replay_history(agreement, events), {line.id for line in agreement.history}
    return replace(
        found, history=(*found.history, *(line for line in found.history if line.id in existing_ids))
    )


def due_a_day_late(open_file: Any, today: str) -> list[Agreement]:
    return [each for each in due_agreements(open_file, today) if str(each.look_back) < today]


due_agreements = agreements.due_agreements


@pytest.mark.slow
@pytest.mark.parametrize(
    ("modules", "name", "fault"),
    [
        pytest.param(
            (change_agreement, effects, agreement_schedule),
            "local_date",
            tomorrow_in_24_hours,
            id="clock-change",
        ),
        pytest.param((recurrence,), "_MIN_MONTH_DAYS", 31, id="month-end"),
        pytest.param((agreement_turns,), "_usual_person", other_by_order, id="swapped-rotation"),
        pytest.param((agreement_turns,), "turn_period", period_of_one_day, id="turns-for-weeks"),
        pytest.param((agreement_schedule,), "_swapped_days", swaps_without_taker, id="swap-turned-round"),
        pytest.param((apply_effects,), "agreements_after", without_history, id="lost-edit"),
        pytest.param((agreement_history,), "_replay_history", with_repeated_events, id="double-reconcile"),
        pytest.param((agreements,), "due_agreements", due_a_day_late, id="wrong-due-date"),
    ],
)
def test_random_years_find_every_planted_fault(
    monkeypatch: pytest.MonkeyPatch, modules: Sequence[ModuleType], name: str, fault: object
) -> None:
    for module in modules:
        monkeypatch.setattr(module, name, fault)
    with pytest.raises(AssertionError):
        run_years(range(YEARS))
