"""How often an agreement comes round, and whose turn it is."""

import hashlib
from collections.abc import Mapping
from datetime import date, timedelta
from itertools import takewhile
from pathlib import Path
from typing import Any

import pytest

from store import Agreement, Json, StoreError, open_store, repeating, rhythm
from store.errors import UnknownRhythm
from store.repeating import Turn
from store.rhythm import WEEKDAYS, Daily, Monthly, Rhythm, Weekly
from tests.store.couple import said as answered
from tests.store.couple import talk

DAY = timedelta(1)
SUNDAYS = Weekly(frozenset({"SU"}))


def on(month: int, day: int) -> date:
    """A day of a year in which the first of March is a Sunday."""
    return date(2026, month, day)


def days_between(chosen: Rhythm, start: date, first: date, last: date) -> list[date]:
    """The days of a rhythm from one day to another, both included."""
    return list(takewhile(lambda day: day <= last, rhythm.days_from(chosen, start, first)))


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
        "How often an agreement comes round is written in a way that this Turnabout does not know. "
        "It was left as it is; update Turnabout to open it."
    )


@pytest.mark.parametrize(
    ("days", "weeks"), [(frozenset[str](), 1), (frozenset({"sunday"}), 1), (WEEKDAYS, 0), (WEEKDAYS, 53)]
)
def test_a_week_without_a_day_or_a_number_cannot_be_chosen(days: frozenset[str], weeks: int) -> None:
    with pytest.raises(ValueError, match="days of the week"):
        Weekly(days, weeks)


def test_the_last_of_the_month_is_in_every_month() -> None:
    found = days_between(Monthly(31), date(2028, 1, 31), date(2028, 1, 1), date(2028, 6, 1))
    assert [(day.month, day.day) for day in found] == [(1, 31), (2, 29), (3, 31), (4, 30), (5, 31)]
    assert rhythm.next_day(Monthly(29), on(1, 1), on(2, 1)) == on(2, 28)


def test_every_second_week_is_counted_from_the_week_of_the_start_however_long_ago() -> None:
    fortnightly = Weekly(frozenset({"MO", "SU"}), 2)
    wednesday = on(3, 4)
    assert days_between(fortnightly, wednesday, on(1, 1), on(3, 30)) == [
        on(3, 8),
        on(3, 16),
        on(3, 22),
        on(3, 30),
    ]
    assert rhythm.next_day(fortnightly, wednesday - 53 * 14 * DAY, on(3, 9)) == on(3, 16)


def test_a_day_of_the_rhythm_is_its_own_next_one_and_before_the_start_there_is_none() -> None:
    assert rhythm.next_day(SUNDAYS, on(3, 1), on(3, 8)) == on(3, 8)
    assert rhythm.next_day(SUNDAYS, on(3, 2), on(1, 1)) == on(3, 8)


@pytest.mark.parametrize(
    ("agreed", "first", "second"),
    [(on(3, 1), on(3, 2), on(3, 16)), (on(3, 2), on(3, 9), on(3, 23)), (on(3, 4), on(3, 9), on(3, 23))],
)
def test_the_first_day_is_the_next_one_and_the_weeks_count_from_there(
    agreed: date, first: date, second: date
) -> None:
    mondays = Weekly(frozenset({"MO"}), 2)
    assert rhythm.first_day(mondays, agreed) == first
    assert days_between(mondays, first, agreed, second) == [first, second]


def sundays(*history: Mapping[str, Json], who: str = "both", **fields: Any) -> Agreement:
    """Every Sunday from the first of March on, by turns, Ana first, unless said otherwise."""
    row: dict[str, Any] = {
        **dict.fromkeys(("cue", "obstacle", "instead", "sign", "look_back", "hard_week")),
        **{"id": "g", "act": "Tea", "made": "2026-02-28T20:00:00+01:00", "conversation": "", "place": ""},
        **{"step": "a", "end": None, "rhythm": SUNDAYS.rule, "turn": "a", "since": "2026-03-01"},
    }
    return Agreement(**{**row, "who": who, "history": history, **fields})


def said(month: int, day: int, **what: Json) -> Mapping[str, Json]:
    return {"id": f"{month}-{day}", "conversation": "", "at": f"{on(month, day)}T20:00:00+01:00", **what}


def turns(agreement: Agreement, last: date) -> dict[date, str]:
    how = repeating.repeating_of(agreement)
    found = repeating.turns(how, how.since) if how else iter(())
    return {turn.day: turn.who for turn in takewhile(lambda turn: turn.day <= last, found)}


def test_they_take_turns_and_a_skipped_or_rested_day_is_nobodys_and_moves_nothing_on() -> None:
    assert turns(sundays(), on(3, 16)) == {on(3, 1): "a", on(3, 8): "b", on(3, 15): "a"}
    free = sundays(said(3, 7, skip="2026-03-08"), said(3, 20, next="rest", look_back="2026-03-29"))
    assert turns(free, on(3, 30)) == {on(3, 1): "a", on(3, 15): "b", on(3, 29): "a"}
    how = repeating.repeating_of(free)
    assert how is not None
    assert repeating.free_days(how) == [on(3, 8), on(3, 22)]


def test_a_swap_changes_this_one_and_the_next_that_stands() -> None:
    swapped = sundays(said(2, 28, swap="2026-03-01"), said(3, 2, skip="2026-03-08"))
    assert turns(swapped, on(3, 22)) == {on(3, 1): "b", on(3, 15): "a", on(3, 22): "a"}


def test_another_rhythm_begins_with_a_clean_page() -> None:
    new = {"rhythm": SUNDAYS.rule, "turn": "b", "since": "2026-03-08"}
    chosen = sundays(said(3, 1, skip="2026-03-08"), said(3, 2, words=new), **new)
    assert turns(chosen, on(3, 16)) == {on(3, 8): "b", on(3, 15): "a"}


def test_one_that_is_of_one_or_of_both_goes_by_no_turns() -> None:
    assert turns(sundays(who="b", turn=None), on(3, 8)) == {on(3, 1): "b", on(3, 8): "b"}
    assert turns(sundays(turn=None), on(3, 8)) == {on(3, 1): "both", on(3, 8): "both"}


def test_what_was_decided_holds_from_the_next_day_on() -> None:
    let_go = (said(3, 8, next="let_go"), said(3, 20, next="take_up", look_back="2026-04-20"))
    assert list(turns(sundays(*let_go), on(3, 29))) == [on(3, 1), on(3, 8), on(3, 22), on(3, 29)]
    rest = (said(3, 8, next="rest", look_back="2026-05-01"), said(3, 15, next="go_on"))
    assert list(turns(sundays(*rest), on(3, 29))) == [on(3, 1), on(3, 8), on(3, 22), on(3, 29)]


def test_next_is_today_or_later_and_there_is_none_after_its_end_or_once_it_was_let_go() -> None:
    assert repeating.next_turn(sundays(), on(3, 8)) == Turn(on(3, 8), "b")
    assert repeating.next_turn(sundays(), on(3, 9)) == Turn(on(3, 15), "a")
    assert repeating.next_turn(sundays(end="2026-03-08"), on(3, 8)) == Turn(on(3, 8), "b")
    assert repeating.next_turn(sundays(end="2026-03-08"), on(3, 9)) is None
    assert repeating.next_turn(sundays(state="closed"), on(3, 8)) is None
    assert repeating.next_turn(sundays(rhythm=None), on(3, 8)) is None


def test_the_day_that_can_be_skipped_stays_the_same_once_it_is() -> None:
    skipped = sundays(said(3, 7, skip="2026-03-08"))
    assert repeating.skippable_day(sundays(), on(3, 7)) == on(3, 8)
    assert repeating.skippable_day(skipped, on(3, 7)) == on(3, 8)
    assert repeating.next_turn(skipped, on(3, 7)) == Turn(on(3, 15), "b")


def test_a_file_with_a_rhythm_that_nobody_can_choose_is_left_as_it_is(folder: Path) -> None:
    daily = answered("action", {"act": "tea", "who": "first", "rhythm": "FREQ=DAILY"}, kind="agree")
    with open_store(folder) as store:
        store.save(talk("2026-03-14T2015-00a1", daily))
    path = folder / "open.json"
    newer = path.read_bytes().replace(b'"FREQ=DAILY"', b'"FREQ=HOURLY"')
    head, _, rest = newer.partition(b'"sha256": "')
    blank = head + b'"sha256": "' + b"0" * 64 + rest[64:]
    path.write_bytes(blank.replace(b"0" * 64, hashlib.sha256(blank).hexdigest().encode(), 1))
    before = path.read_bytes()
    with open_store(folder) as store:
        assert (store.agreements(), store.damaged()) == ([], ["open.json"])
        with pytest.raises(UnknownRhythm):
            store.save(talk("2026-03-15T2015-00a2"))
    assert path.read_bytes() == before
