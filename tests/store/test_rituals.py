"""Rituals: which day comes next, what holding them on another day does to it, and what a folder keeps of them."""

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


def first_held(rhythm: Recurrence, day: str) -> Ritual:
    """What they say yes to at the end of an evening."""
    return after_session(new_ritual("say-it-back", "Say it", rhythm, at(day)), at(day))


WEEKLY = first_held(SUNDAYS, "2026-03-01")
FORTNIGHTLY = first_held(Weekly(frozenset({"SU"}), 2), "2026-03-01")
MONTHLY = first_held(Monthly(31), "2026-01-31")
DAILY = first_held(Daily(), "2026-03-01")


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
def test_held_on_its_day_or_near_it_the_next_is_one_rhythm_on(
    ritual: Ritual, day: str, following: str
) -> None:
    assert after_session(ritual, at(day)) == replace(ritual, next=following, changed=at(day))


def test_the_first_next_day_lies_ahead_of_the_evening_after_which_they_said_yes() -> None:
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
def test_whenever_it_is_held_the_next_day_is_ahead_and_on_its_rhythm(
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


def test_moved_once_it_comes_back_to_its_own_day() -> None:
    late = rescheduled(WEEKLY, date(2026, 3, 10), at("2026-03-09"))
    assert (late.next, late.rhythm, late.start) == ("2026-03-10", WEEKLY.rhythm, WEEKLY.start)
    assert after_session(late, at("2026-03-10")).next == "2026-03-15"


def test_another_rhythm_counts_from_its_own_first_day() -> None:
    tuesday = date(2026, 3, 10)
    changed = with_recurrence(WEEKLY, weekly_on(tuesday, 2), date(2026, 3, 9), at("2026-03-09"))
    assert (changed.next, changed.start, changed.rhythm) == (
        *("2026-03-10", "2026-03-10"),
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU",
    )
    assert after_session(changed, at("2026-03-10")).next == "2026-03-24"


def test_a_rest_ends_on_its_own_day_and_holding_it_ends_the_rest() -> None:
    rests = paused(WEEKLY, date(2026, 4, 9), at("2026-03-09"))
    assert (rests.next, rests.state) == ("2026-04-12", "resting")
    assert after_session(rests, at("2026-03-15")).state == "standing"
    assert rescheduled(rests, date(2026, 3, 20), at("2026-03-15")).state == "standing"


def test_it_is_theirs_only_after_they_said_so_and_until_they_let_it_go(store: Store) -> None:
    finished(store, ONE)
    assert (store.rituals(), store.ritual("say-it-back")) == ([], None)
    store.save_ritual(WEEKLY)
    store.save_ritual(WEEKLY)
    assert store.rituals() == [WEEKLY]
    gone = dropped(WEEKLY, at("2026-03-16"))
    store.save_ritual(gone)
    finished(store, TWO)
    assert (store.rituals(), store.ritual("say-it-back")) == ([], gone)


def test_finishing_it_moves_its_day_and_nothing_else_does(store: Store) -> None:
    store.save_ritual(WEEKLY)
    finished(store, "2026-03-16T2015-00a3", done=False)
    finished(store, "2026-03-16T2015-00a4", script="repair")
    assert store.rituals() == [WEEKLY]
    finished(store, ONE)
    (moved_on,) = store.rituals()
    assert moved_on == replace(WEEKLY, next="2026-03-22", changed=at("2026-03-15", 40))
    store.finish(conversation_with(ONE), at("2026-05-01"))
    assert store.rituals() == [moved_on]


def test_the_one_that_is_held_next_comes_first_after_closing(folder: Path) -> None:
    with open_store(folder) as store:
        for ritual in (MONTHLY, replace(DAILY, id="daily"), replace(WEEKLY, id="weekly")):
            store.save_ritual(ritual)
    with open_store(folder, read_only=True) as store:
        assert [ritual.id for ritual in store.rituals()] == ["say-it-back", "daily", "weekly"]
        assert store.export_all(lambda each: each)["rituals"] == [asdict(each) for each in store.rituals()]


def test_with_the_last_conversation_of_its_script_it_is_forgotten(store: Store) -> None:
    store.set_people(ANA, BEN)
    finished(store, ONE)
    finished(store, TWO)
    store.save_ritual(WEEKLY)
    store.delete_conversation(ONE)
    assert store.rituals() == [WEEKLY]
    store.delete_conversation(TWO)
    assert store.ritual("say-it-back") is None


def test_a_rhythm_that_nobody_can_choose_is_left_as_it_is_and_shown_to_nobody(store: Store) -> None:
    store.save_ritual(replace(WEEKLY, rhythm="FREQ=YEARLY"))
    finished(store, ONE)
    assert (store.rituals(), store.ritual("say-it-back")) == ([], None)
    assert store.times_done("say-it-back") == 1
    store.save_ritual(WEEKLY)
    assert store.rituals() == [WEEKLY]
    assert rituals.after_session(WEEKLY, at("2026-03-15")).next == "2026-03-22"
