"""Tests of rituals: next days, sessions, and saved rows."""

from dataclasses import asdict, replace
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from store import Ritual, Store, open_store
from store.rules import rituals
from store.rules.recurrence import Daily, Monthly, Recurrence, Weekly
from store.rules.rituals import (
    after_session,
    dropped,
    new_ritual,
    next_day_from,
    paused,
    rescheduled,
    weekly_on,
    with_recurrence,
)
from tests.store.helpers.records import ANA, BEN, at, conversation_with

ONE, TWO = "2026-03-15T2015-00a1", "2026-03-17T2015-00a2"
SUNDAYS = Weekly(frozenset({"SU"}))


def after_first_session(rhythm: Recurrence, day: str) -> Ritual:
    """Return a ritual after its first session."""
    return after_session(new_ritual("say-it-back", "Say it", rhythm, at(day)), at(day))


WEEKLY = after_first_session(SUNDAYS, "2026-03-01")
FORTNIGHTLY = after_first_session(Weekly(frozenset({"SU"}), 2), "2026-03-01")
MONTHLY = after_first_session(Monthly(31), "2026-01-31")
DAILY = after_first_session(Daily(), "2026-03-01")


def finished(store: Store, id_: str, *, done: bool = True, script: str = "say-it-back") -> None:
    conversation = conversation_with(id_, script=script)
    store.save(conversation)
    store.finish(conversation, at(id_[:10], 40), done=done)


@pytest.mark.parametrize(
    ("ritual", "day", "following"),
    [
        (WEEKLY, "2026-03-15", "2026-03-22"),
        (WEEKLY, "2026-03-18", "2026-03-22"),
        (WEEKLY, "2026-03-19", "2026-03-29"),
        (WEEKLY, "2026-03-21", "2026-03-29"),
        (FORTNIGHTLY, "2026-03-15", "2026-03-29"),
        (FORTNIGHTLY, "2026-03-12", "2026-03-29"),
        (FORTNIGHTLY, "2026-03-17", "2026-03-29"),
        (MONTHLY, "2026-01-31", "2026-02-28"),
        (MONTHLY, "2026-02-26", "2026-03-31"),
        (DAILY, "2026-03-15", "2026-03-16"),
    ],
)
def test_session_near_its_day_moves_one_interval_on(ritual: Ritual, day: str, following: str) -> None:
    assert after_session(ritual, at(day)) == replace(ritual, next=following, changed=at(day))


def test_next_day_is_after_the_first_session() -> None:
    assert new_ritual("x", "X", SUNDAYS, at("2026-03-01")).next == "2026-03-01"
    assert (WEEKLY.next, FORTNIGHTLY.next, MONTHLY.next, DAILY.next) == (
        *("2026-03-08", "2026-03-15"),
        *("2026-02-28", "2026-03-02"),
    )


@given(
    st.dates(date(2026, 1, 1), date(2040, 1, 1)),
    st.one_of(st.builds(weekly_on, st.dates(), st.integers(1, 4)), st.builds(Monthly, st.integers(1, 31))),
    st.lists(st.integers(0, 90), max_size=6),
)
def test_next_day_after_any_session_is_a_later_regular_day(
    day: date, rhythm: Recurrence, gaps: list[int]
) -> None:
    ritual = new_ritual("x", "X", rhythm, at(day.isoformat()))
    for gap in gaps:
        day += timedelta(gap)
        ritual = after_session(ritual, at(day.isoformat()))
        following = date.fromisoformat(ritual.next)
        assert day < following == next_day_from(ritual, following)
        assert following - day <= timedelta(
            47 if isinstance(rhythm, Monthly) else 11 * getattr(rhythm, "weeks", 1)
        )


def test_rescheduled_ritual_returns_to_its_regular_day() -> None:
    late = rescheduled(WEEKLY, date(2026, 3, 10), at("2026-03-09"))
    assert (late.next, late.rhythm, late.start) == ("2026-03-10", WEEKLY.rhythm, WEEKLY.start)
    assert after_session(late, at("2026-03-10")).next == "2026-03-15"


def test_new_recurrence_counts_from_its_first_day() -> None:
    tuesday = date(2026, 3, 10)
    changed = with_recurrence(WEEKLY, weekly_on(tuesday, 2), date(2026, 3, 9), at("2026-03-09"))
    assert (changed.next, changed.start, changed.rhythm) == (
        *("2026-03-10", "2026-03-10"),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    )
    assert after_session(changed, at("2026-03-10")).next == "2026-03-24"


def test_pause_ends_on_its_day_or_with_a_session() -> None:
    rests = paused(WEEKLY, date(2026, 4, 9), at("2026-03-09"))
    assert (rests.next, rests.state) == ("2026-04-12", "resting")
    assert after_session(rests, at("2026-03-15")).state == "standing"
    assert rescheduled(rests, date(2026, 3, 20), at("2026-03-15")).state == "standing"


def test_ritual_is_active_from_acceptance_until_dropped(store: Store) -> None:
    finished(store, ONE)
    assert (store.rituals(), store.ritual("say-it-back")) == ([], None)
    store.save_ritual(WEEKLY)
    store.save_ritual(WEEKLY)
    assert store.rituals() == [WEEKLY]
    gone = dropped(WEEKLY, at("2026-03-16"))
    store.save_ritual(gone)
    finished(store, TWO)
    assert (store.rituals(), store.ritual("say-it-back")) == ([], gone)


def test_only_finishing_moves_the_next_day(store: Store) -> None:
    store.save_ritual(WEEKLY)
    finished(store, "2026-03-16T2015-00a3", done=False)
    finished(store, "2026-03-16T2015-00a4", script="repair")
    assert store.rituals() == [WEEKLY]
    finished(store, ONE)
    (moved_on,) = store.rituals()
    assert moved_on == replace(WEEKLY, next="2026-03-22", changed=at("2026-03-15", 40))
    store.finish(conversation_with(ONE), at("2026-05-01"))
    assert store.rituals() == [moved_on]


def test_rituals_are_sorted_by_next_day_after_reopening(folder: Path) -> None:
    with open_store(folder) as store:
        for ritual in (MONTHLY, replace(DAILY, id="daily"), replace(WEEKLY, id="weekly")):
            store.save_ritual(ritual)
    with open_store(folder, read_only=True) as store:
        assert [ritual.id for ritual in store.rituals()] == ["say-it-back", "daily", "weekly"]
        assert store.export_all(lambda each: each)["rituals"] == [asdict(each) for each in store.rituals()]


def test_deleting_last_conversation_deletes_its_ritual(store: Store) -> None:
    store.set_people(ANA, BEN)
    finished(store, ONE)
    finished(store, TWO)
    store.save_ritual(WEEKLY)
    store.delete_conversation(ONE)
    assert store.rituals() == [WEEKLY]
    store.delete_conversation(TWO)
    assert store.ritual("say-it-back") is None


def test_ritual_with_unknown_recurrence_is_hidden_and_kept(store: Store) -> None:
    store.save_ritual(replace(WEEKLY, rhythm="FREQ=YEARLY"))
    finished(store, ONE)
    assert (store.rituals(), store.ritual("say-it-back")) == ([], None)
    assert store.times_done("say-it-back") == 1
    store.save_ritual(WEEKLY)
    assert store.rituals() == [WEEKLY]
    assert rituals.after_session(WEEKLY, at("2026-03-15")).next == "2026-03-22"


def test_three_times_a_year_is_next_in_about_four_months() -> None:
    often = rituals.default_recurrence("three_times_a_year", date(2026, 3, 1))
    ritual = after_first_session(often, "2026-03-01")
    assert ritual.next == "2026-06-28"
    assert after_session(ritual, at("2026-07-10")).next == "2026-10-25"
