"""How often an agreement comes round, whose turn it is, and what waits."""

from datetime import date, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from store import Json, StoreError, repeating, rhythm
from store.repeating import Change, Pause, Repeating
from store.rhythm import WEEKDAYS, Daily, Monthly, Rhythm, Weekly

DAY = timedelta(1)
SUNDAYS = Weekly(frozenset({"SU"}))
VIENNA = ZoneInfo("Europe/Vienna")


def on(month: int, day: int) -> date:
    """A day of a year in which the first of March is a Sunday."""
    return date(2026, month, day)


def sundays(*changes: Change | Pause, look_backs: tuple[date, ...] = ()) -> Repeating:
    return Repeating(SUNDAYS, on(3, 1), "a", look_backs, changes)


@pytest.mark.parametrize(
    ("chosen", "kept"),
    [
        (Daily(), "FREQ=DAILY"),
        (Weekly(WEEKDAYS), "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"),
        (Weekly(frozenset({"SU", "TU"})), "FREQ=WEEKLY;BYDAY=TU,SU"),
        (Weekly(frozenset({"SU"}), 2), "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"),
        (Monthly(28), "FREQ=MONTHLY;BYMONTHDAY=28"),
        (Monthly(31), "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"),
    ],
)
def test_what_a_couple_can_choose_is_kept_as_a_rule_and_read_back(chosen: Rhythm, kept: str) -> None:
    assert chosen.rule == kept
    assert rhythm.rhythm_of(kept) == chosen


@pytest.mark.parametrize(
    "kept",
    [
        "",
        "every Sunday",
        "FREQ=YEARLY",
        "FREQ=DAILY;COUNT=3",
        "FREQ=WEEKLY;BYDAY=",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=WEEKLY;INTERVAL=0;BYDAY=SU",
        "FREQ=WEEKLY;INTERVAL=53;BYDAY=SU",
        "FREQ=WEEKLY;INTERVAL=two;BYDAY=SU",
        "FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31,32;BYSETPOS=-1",
        "FREQ=DAILY\n",
        None,
        7,
        ["FREQ=DAILY"],
    ],
)
def test_any_other_rule_in_a_file_is_refused_in_a_sentence(kept: Json) -> None:
    with pytest.raises(StoreError) as refused:
        rhythm.rhythm_of(kept)
    assert str(refused.value) == (
        "How often this agreement comes round is written in a way that Turnabout does not know. "
        "It was left as it is; choose once more how often you want it."
    )


@pytest.mark.parametrize(
    ("days", "weeks"), [(frozenset[str](), 1), (frozenset({"sunday"}), 1), (WEEKDAYS, 0), (WEEKDAYS, 53)]
)
def test_a_week_without_a_day_or_a_number_cannot_be_chosen(days: frozenset[str], weeks: int) -> None:
    with pytest.raises(ValueError, match="days of the week"):
        Weekly(days, weeks)


def test_the_last_of_the_month_is_in_every_month() -> None:
    found = rhythm.days_between(Monthly(31), date(2028, 1, 31), date(2028, 1, 1), date(2028, 6, 1))
    assert [(day.month, day.day) for day in found] == [(1, 31), (2, 29), (3, 31), (4, 30), (5, 31)]
    assert rhythm.next_day(Monthly(29), on(1, 1), on(2, 1)) == on(2, 28)


def test_every_second_week_is_counted_from_the_week_of_the_start_however_long_ago() -> None:
    fortnightly = Weekly(frozenset({"MO", "SU"}), 2)
    wednesday = on(3, 4)
    assert rhythm.days_between(fortnightly, wednesday, on(1, 1), on(3, 30)) == [
        on(3, 8),
        on(3, 16),
        on(3, 22),
        on(3, 30),
    ]
    assert rhythm.next_day(fortnightly, wednesday - 53 * 14 * DAY, on(3, 9)) == on(3, 16)


def test_a_day_of_the_rhythm_is_its_own_next_one_and_before_the_start_there_is_none() -> None:
    assert rhythm.next_day(SUNDAYS, on(3, 1), on(3, 8)) == on(3, 8)
    assert rhythm.next_day(SUNDAYS, on(3, 2), on(1, 1)) == on(3, 8)


def test_a_time_that_clocks_never_show_is_as_long_after_the_change() -> None:
    assert rhythm.moment_on(on(3, 29), time(2, 30), VIENNA).isoformat() == "2026-03-29T03:30:00+02:00"


def test_a_time_that_clocks_show_twice_is_the_first() -> None:
    assert rhythm.moment_on(on(10, 25), time(2, 30), VIENNA).isoformat() == "2026-10-25T02:30:00+02:00"


def test_they_take_turns_and_a_skipped_or_rested_day_is_nobodys_and_moves_nothing_on() -> None:
    assert repeating.turns(sundays(), on(3, 16)) == {on(3, 1): "a", on(3, 8): "b", on(3, 15): "a"}
    skipped = sundays(Change("skip", on(3, 8)), Pause("rest", on(3, 20), on(3, 29)))
    assert repeating.turns(skipped, on(3, 30)) == {on(3, 1): "a", on(3, 15): "b", on(3, 29): "a"}


def test_a_swap_changes_this_one_and_the_next_that_stands() -> None:
    swapped = sundays(Change("swap", on(3, 1)), Change("skip", on(3, 8)))
    assert repeating.turns(swapped, on(3, 22)) == {on(3, 1): "b", on(3, 15): "a", on(3, 22): "a"}


def test_to_end_it_does_not_rewrite_whose_turn_it_was() -> None:
    ended = sundays(Change("swap", on(3, 1)), Change("end", on(3, 5)))
    assert repeating.turns(ended, on(3, 30)) == {on(3, 1): "b"}


def test_it_waits_from_its_day_until_it_is_done() -> None:
    done = sundays(Change("done", on(3, 8)))
    expected = {on(2, 28): None, on(3, 1): on(3, 1), on(3, 7): on(3, 1), on(3, 8): None, on(3, 15): on(3, 15)}
    assert {day: repeating.due_since(done, day) for day in expected} == expected


def test_a_look_back_waits_until_it_is_done() -> None:
    done = sundays(Change("done", on(3, 4)), look_backs=(on(3, 4), on(3, 6)))
    expected = {on(3, 3): on(3, 1), on(3, 4): None, on(3, 5): None, on(3, 7): on(3, 6)}
    assert {day: repeating.due_since(done, day) for day in expected} == expected


def test_what_is_put_off_waits_from_the_day_it_was_put_off_to() -> None:
    later = sundays(Pause("snooze", on(3, 2), on(3, 5)))
    expected = {on(3, 1): on(3, 1), on(3, 2): None, on(3, 4): None, on(3, 6): on(3, 5)}
    assert {day: repeating.due_since(later, day) for day in expected} == expected


def test_after_a_rest_a_look_back_waits_and_no_turn_from_before() -> None:
    rest = Pause("rest", on(3, 3), on(3, 12))
    assert repeating.due_since(sundays(rest), on(3, 13)) is None
    assert repeating.due_since(sundays(rest, look_backs=(on(3, 2),)), on(3, 13)) == on(3, 12)


def test_what_has_ended_waits_no_more() -> None:
    ended = sundays(Change("end", on(3, 3)))
    assert repeating.due_since(ended, on(3, 2)) == on(3, 1)
    assert repeating.due_since(ended, on(3, 3)) is None


def test_a_pause_is_over_on_a_later_day() -> None:
    with pytest.raises(ValueError, match="later day"):
        Pause("rest", on(3, 3), on(3, 3))
