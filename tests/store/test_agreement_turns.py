"""Tests of turns of repeating agreements."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from itertools import groupby, takewhile
from typing import Any

from store import Agreement, HistoryItem, Json
from store.rules import agreement_schedule, agreement_turns
from store.rules.agreement_turns import Turn
from store.rules.agreement_upcoming_turns import hidden_days
from store.rules.recurrence import WEEKDAYS, Daily, Monthly, Weekly

SUNDAYS = Weekly(frozenset({"SU"}))


def days(who: str, *numbers: int) -> dict[date, str]:
    """Return days of March with the people who have them."""
    return {on(3, number): who for number in numbers}


def on(month: int, day: int) -> date:
    """Return a day of 2026: March 1 is a Sunday."""
    return date(2026, month, day)


def sundays(*history: Mapping[str, Json], who: str = "both", **fields: Any) -> Agreement:
    """Return an agreement for Sundays from March 1.

    Ana has the first turn.
    """
    row: dict[str, Any] = {
        **dict.fromkeys(("cue", "obstacle", "instead", "sign", "look_back", "hard_week")),
        **{"id": "g", "act": "Tea", "made": "2026-02-28T20:00:00+01:00", "conversation": "", "place": ""},
        **{"step": "a", "end": None, "rhythm": SUNDAYS.rule, "turn": "a", "since": "2026-03-01"},
    }
    return Agreement(**{**row, "who": who, "history": tuple(map(HistoryItem.from_row, history)), **fields})


def event(month: int, day: int, **what: Json) -> Mapping[str, Json]:
    return {"id": f"{month}-{day}", "conversation": "", "at": f"{on(month, day)}T20:00:00+01:00", **what}


def turns_until(agreement: Agreement, last: date) -> dict[date, str]:
    how = agreement_schedule.schedule_of(agreement)
    found = agreement_turns.iter_turns(how, how.since) if how else iter(())
    return {turn.day: turn.who for turn in takewhile(lambda turn: turn.day <= last, found)}


def test_skipped_and_paused_days_keep_turn_order() -> None:
    assert turns_until(sundays(), on(3, 16)) == {on(3, 1): "a", on(3, 8): "b", on(3, 15): "a"}
    free = sundays(event(3, 7, skip="2026-03-08"), event(3, 20, next="rest", look_back="2026-03-29"))
    free = replace(free, look_back="2026-03-29")
    assert turns_until(free, on(3, 30)) == {on(3, 1): "a", on(3, 15): "b", on(3, 29): "a"}
    how = agreement_schedule.schedule_of(free)
    assert how is not None
    assert list(hidden_days(free, how, on(3, 21))) == [on(3, 8), on(3, 22)]


def test_swap_changes_this_turn_and_the_next() -> None:
    swapped = sundays(event(2, 28, swap="2026-03-01"), event(3, 2, skip="2026-03-08"))
    assert turns_until(swapped, on(3, 22)) == {on(3, 1): "b", on(3, 15): "a", on(3, 22): "a"}


WEEK_BY_WEEK = {
    "days": Weekly(frozenset({"MO", "TH"})),
    "fortnight": Weekly(frozenset({"MO", "TH"}), 2),
    "weekdays": Weekly(WEEKDAYS),
}


def by_weeks(rhythm: str, last: date, *history: Mapping[str, Json], **fields: Any) -> list[str]:
    """Return who has each week's days from March 5.

    "a" is a single day of Ana's, "bb" two of Ben's.
    """
    rule = WEEK_BY_WEEK[rhythm].rule
    found = turns_until(sundays(*history, rhythm=rule, since="2026-03-05", **fields), last)
    weeks = groupby(found, key=lambda day: day.isocalendar().week)
    return ["".join(found[day] for day in days) for _, days in weeks]


def test_days_of_one_week_belong_to_one_person() -> None:
    assert by_weeks("days", on(3, 27)) == ["a", "bb", "aa", "bb"]
    assert by_weeks("fortnight", on(4, 12)) == ["a", "bb", "aa"]
    assert by_weeks("weekdays", on(3, 20)) == ["aa", "bbbbb", "aaaaa"]
    daily = sundays(rhythm=Daily().rule)
    assert list(turns_until(daily, on(3, 4)).values()) == ["a", "b", "a", "b"]
    monthly = sundays(rhythm=Monthly(1).rule)
    assert list(turns_until(monthly, on(5, 1)).values()) == ["a", "b", "a"]


def test_fully_skipped_week_postpones_the_order() -> None:
    thursday = event(3, 6, skip="2026-03-12")
    assert by_weeks("days", on(3, 27), thursday) == ["a", "b", "aa", "bb"]
    assert by_weeks("days", on(3, 27), thursday, event(3, 7, skip="2026-03-09")) == ["a", "bb", "aa"]
    rest = event(3, 9, next="rest", look_back="2026-03-17")
    assert by_weeks("days", on(3, 27), rest) == ["a", "b", "a", "bb"]


def test_swapped_day_is_compensated_by_the_next() -> None:
    monday, thursday = event(3, 6, swap="2026-03-09"), event(3, 7, swap="2026-03-12")
    assert by_weeks("days", on(4, 3), monday) == ["a", "ab", "ba", "bb", "aa"]
    assert by_weeks("days", on(4, 3), monday, thursday) == ["a", "aa", "bb", "bb", "aa"]
    its_way_back = event(3, 8, swap="2026-03-16")
    assert by_weeks("days", on(4, 3), monday, its_way_back) == ["a", "ab", "ab", "bb", "aa"]


def test_swapped_day_survives_earlier_skips() -> None:
    swapped = event(3, 2, swap="2026-03-15", to="b")
    assert turns_until(sundays(swapped), on(3, 29)) == days("b", 8, 15) | days("a", 1, 22, 29)
    skipped = sundays(swapped, event(3, 3, skip="2026-03-08"))
    assert turns_until(skipped, on(3, 29)) == days("b", 15, 29) | days("a", 1, 22)
    as_it_was_kept_earlier = sundays(event(3, 2, swap="2026-03-15"))
    assert turns_until(as_it_was_kept_earlier, on(3, 29)) == turns_until(sundays(swapped), on(3, 29))


def test_swap_item_names_the_person_who_takes_the_day() -> None:
    assert agreement_turns.swap_item(Turn(on(3, 15), "a")) == {"swap": "2026-03-15", "to": "b"}


def test_compensating_day_is_known_before_and_after_swap() -> None:
    rule, swap = WEEK_BY_WEEK["days"].rule, event(3, 6, swap="2026-03-12")
    for history in ((), (swap,)):
        how = agreement_schedule.schedule_of(sundays(*history, rhythm=rule, since="2026-03-05"))
        assert how is not None
        assert agreement_turns.compensating_day(how, on(3, 12)) == on(3, 16)
        assert agreement_turns.compensating_day(replace(how, last=on(3, 15)), on(3, 12)) is None


def test_swap_of_last_turn_has_no_compensation() -> None:
    swap = event(3, 6, swap="2026-03-12")
    assert by_weeks("days", on(4, 3), swap, end="2026-03-15") == ["a", "ba"]
    assert by_weeks("days", on(4, 3), swap, end="2026-03-16") == ["a", "ba", "b"]


def test_new_recurrence_ignores_earlier_skips_and_swaps() -> None:
    new = {"rhythm": SUNDAYS.rule, "turn": "b", "since": "2026-03-08"}
    chosen = sundays(event(3, 1, skip="2026-03-08"), event(3, 2, words=new), **new)
    assert turns_until(chosen, on(3, 16)) == {on(3, 8): "b", on(3, 15): "a"}


def test_single_owner_or_shared_agreement_does_not_alternate() -> None:
    assert turns_until(sundays(who="b", turn=None), on(3, 8)) == {on(3, 1): "b", on(3, 8): "b"}
    assert turns_until(sundays(turn=None), on(3, 8)) == {on(3, 1): "both", on(3, 8): "both"}


def test_decision_applies_from_the_next_day() -> None:
    let_go = (event(3, 8, next="let_go"), event(3, 20, next="take_up", look_back="2026-04-20"))
    assert list(turns_until(sundays(*let_go), on(3, 29))) == [on(3, 1), on(3, 8), on(3, 22), on(3, 29)]
    rest = (event(3, 8, next="rest", look_back="2026-05-01"), event(3, 15, next="go_on"))
    assert list(turns_until(sundays(*rest), on(3, 29))) == [on(3, 1), on(3, 8), on(3, 22), on(3, 29)]


def test_next_turn_is_none_after_end_or_closing() -> None:
    assert agreement_turns.next_turn(sundays(), on(3, 8)) == Turn(on(3, 8), "b")
    assert agreement_turns.next_turn(sundays(), on(3, 9)) == Turn(on(3, 15), "a")
    assert agreement_turns.next_turn(sundays(end="2026-03-08"), on(3, 8)) == Turn(on(3, 8), "b")
    assert agreement_turns.next_turn(sundays(end="2026-03-08"), on(3, 9)) is None
    assert agreement_turns.next_turn(sundays(state="closed"), on(3, 8)) is None
    assert agreement_turns.next_turn(sundays(rhythm=None), on(3, 8)) is None


def test_skippable_days_include_skipped_ones() -> None:
    for history in ((), (event(3, 7, skip="2026-03-08"),)):
        how = agreement_schedule.schedule_of(
            sundays(*history, event(3, 9, next="rest", look_back="2026-03-20"))
        )
        assert how is not None
        coming = agreement_schedule.skippable_days(how, on(3, 7))
        assert [next(coming), next(coming)] == [on(3, 8), on(3, 22)]
