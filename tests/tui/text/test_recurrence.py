"""Tests of recurrence texts, and of which turns come first."""

from __future__ import annotations

import json
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from store import Agreement, open_store
from store.rules.agreement_status import AgreementStatus, group_by_status
from store.rules.agreement_upcoming_turns import next_turns, todays_or_next_turns, turns_before_look_back
from tests.store.helpers.records import at
from tests.tui.conftest import Turnabout
from tests.tui.helpers.app import ANA, BEN, ask, finish_conversation, talk
from tui.text.agreement_list import when_text
from tui.text.recurrence import (
    alternation_text,
    brief_day_text,
    first_day_text,
    frequency_text,
    month_day_text,
    near_day_text,
    recurrence_text,
    short_day_text,
)

TODAY = date(2026, 3, 14)  # a Saturday


def daily(id_: str, **fields: Any) -> Agreement:
    """Return a daily, shared agreement from today on."""
    row: dict[str, Any] = {
        **dict.fromkeys(("cue", "obstacle", "instead", "sign", "end", "hard_week", "look_back")),
        **{"id": id_, "who": "both", "act": "Tea", "made": "2026-03-01T20:00:00+01:00", "conversation": ""},
        **{"place": "", "step": "a", "rhythm": "FREQ=DAILY", "since": TODAY.isoformat()},
    }
    return Agreement(**row | fields)


@pytest.mark.parametrize(
    ("rule", "words"),
    [
        ("FREQ=DAILY", "every day"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "on weekdays"),
        ("FREQ=WEEKLY;BYDAY=MO", "every Monday"),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH,SU", "every other Monday, Thursday, and Sunday"),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=MO", "every 3 weeks on Monday"),
        ("FREQ=MONTHLY;BYMONTHDAY=22", "every month on the 22nd"),
        ("FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1", "every month on the last day"),
    ],
)
def test_recurrence_text(rule: str, words: str) -> None:
    assert recurrence_text(rule) == words


def test_month_days_are_ordinals() -> None:
    numbers = [month_day_text(day) for day in (1, 2, 3, 4, 11, 12, 13, 21, 22, 23, 30)]
    assert numbers == [
        f"the {n}"
        for n in ["1st", "2nd", "3rd", "4th", "11th", "12th", "13th", "21st", "22nd", "23rd", "30th"]
    ]


def test_frequency_text_names_who_begins() -> None:
    assert frequency_text("FREQ=DAILY", "a") == "every day, taking turns"
    assert frequency_text("FREQ=DAILY", "a", "Ana") == "every day, taking turns; Ana first"
    assert frequency_text("FREQ=DAILY", None, "Ana") == "every day"
    assert frequency_text(None, None) == ""


def test_several_weekdays_alternate_by_week() -> None:
    for rule, said in (
        ("FREQ=WEEKLY;BYDAY=MO,TH", "every Monday and Thursday, taking turns each week; Ben first"),
        ("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", "on weekdays, taking turns each week; Ben first"),
        ("FREQ=WEEKLY;BYDAY=MO", "every Monday, taking turns; Ben first"),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "every month on the 3rd, taking turns; Ben first"),
    ):
        assert frequency_text(rule, "b", "Ben") == said


def test_alternation_text_uses_names() -> None:
    for rule, said in (
        ("FREQ=DAILY", "One day Ana, the next day Ben."),
        ("FREQ=WEEKLY;BYDAY=MO,TH", "One week Ana, the next week Ben."),
        ("FREQ=WEEKLY;INTERVAL=3;BYDAY=SU", "Ana first, then Ben 3 weeks later."),
        ("FREQ=MONTHLY;BYMONTHDAY=3", "One month Ana, the next month Ben."),
    ):
        assert alternation_text(rule, "Ana", "Ben") == said


def test_near_days_are_named() -> None:
    days = [near_day_text(TODAY + timedelta(days), TODAY) for days in range(3)]
    assert days == ["today", "tomorrow", "Monday 16 March"]
    short = [short_day_text(TODAY + timedelta(days), TODAY) for days in (0, 2, 6, 7)]
    assert short == ["today", "Monday", "Friday", "21 March"]
    brief = [brief_day_text(TODAY + timedelta(days), TODAY) for days in (1, 6, 7)]
    assert brief == ["tomorrow", "Friday", "21 Mar"]


def test_every_export_shows_recurrence_and_turn_changes(turnabout: Turnabout, data: Path) -> None:
    cook = {"act": "We cook", "who": "both", "rhythm": "FREQ=WEEKLY;BYDAY=SU", "turn": "first"}
    with open_store(data) as store:
        store.set_people(ANA, BEN)
        finish_conversation(
            store, talk("2026-03-14T2015-00a1", ask(cook, step="a0", kind="agree", of="both"))
        )
        (agreement,) = store.agreements()
        store.change_agreement(agreement.id, at("2026-03-20"), {"skip": "2026-03-22"})
        daily = {"rhythm": "FREQ=DAILY", "turn": "b"}
        store.change_agreement(agreement.id, at("2026-03-21"), {"words": daily})
    assert turnabout("agreements").out.startswith("both of you: We cook. (every day, taking turns; ")
    text = turnabout("export").out
    assert "Both of you, every day, taking turns:\n\n    We cook.\n" in text
    assert "Changed on 20 March 2026.\n\n    Skipped the turn on Sunday 22 March.\n" in text
    assert "Changed on 21 March 2026.\n\n    From now on every day, taking turns; Ben first.\n" in text
    expected = {"rhythm": "FREQ=DAILY", "turn": "b", "since": "2026-03-22"}
    (listed,) = json.loads(turnabout("agreements", "--json").out)
    (exported,) = json.loads(turnabout("export", "--format", "json").out)["agreements"]
    assert expected.items() <= listed.items()
    assert expected.items() <= exported.items()


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("FREQ=DAILY", "Starts tomorrow."),
        ("FREQ=WEEKLY;BYDAY=SU", "Starts tomorrow."),
        ("FREQ=WEEKLY;INTERVAL=2;BYDAY=SA", "Starts on Saturday 21 March."),
    ],
)
def test_first_day_text(rule: str, told: str) -> None:
    assert first_day_text(rule, TODAY) == told


def test_todays_or_next_turns() -> None:
    todays, later = [daily(f"d{n}") for n in range(4)], daily("later", since="2026-03-20")
    found = todays_or_next_turns([later, *todays], TODAY)
    assert [(each.id, turn.day) for each, turn in found] == [(f"d{n}", TODAY) for n in range(3)]
    far = daily("far", since="2026-04-20")
    assert [each.id for each, _ in todays_or_next_turns([far, later], TODAY)] == ["later"]
    assert todays_or_next_turns([daily("once", rhythm=None)], TODAY) == []


def test_coming_agreements_are_sorted_by_turn_or_look_back() -> None:
    coming = [
        daily("later", since="2026-03-20", look_back="2026-03-19"),
        daily("once", rhythm=None, look_back="2026-03-16"),
        daily("without turns", since="2026-03-18", look_back="2026-03-18"),
        daily("soon", turn="a", since="2026-03-15"),
    ]
    turns = turns_before_look_back(coming, TODAY)
    told = [
        (each.id, when_text(each, TODAY, turns.get(each.id)))
        for each in group_by_status(coming, TODAY, turns)[AgreementStatus.COMING]
    ]
    assert told == [
        ("soon", "turn tomorrow"),
        ("once", "check in 16 Mar"),
        ("without turns", "next 18 Mar"),
        ("later", "check in 19 Mar"),
    ]
    due = daily("due", look_back="2026-03-12")
    assert turns_before_look_back([due], TODAY) == {}
    assert when_text(due, TODAY, next_turns([due], TODAY)["due"]) == "due 2 days ago"


def test_next_day_shows_all_its_turns() -> None:
    tomorrow = [daily(f"t{n}", since="2026-03-20") for n in range(2)]
    found = todays_or_next_turns([daily("far", since="2026-04-20"), *tomorrow], TODAY)
    assert [each.id for each, _ in found] == ["t0", "t1"]
