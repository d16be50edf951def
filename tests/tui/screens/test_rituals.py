"""Rituals: asked for once, held on their day, adjusted where it went by, and told to shells and calendars."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any

import icalendar
import pytest

from scripts import Answer, Ask, End, NeedsFact, Progress, Walking
from scripts.autoplay.random_answers import at_random
from scripts.library_index import Listed
from store import Header, NotSaved, Ritual, Store, open_store
from store.rules.recurrence import Monthly, Weekly
from store.rules.rituals import begun, let_go, moved, resting, waiting, weekly_on
from tests.tui.conftest import Turnabout, shipped_script
from tests.tui.helpers.app import ANA, BEN, NOW, ended, running, seen, talk, until
from tui.commands import due, export
from tui.export.ics import NEUTRAL
from tui.navigation import conversations, rituals
from tui.navigation.rituals import question, with_day, without_question
from tui.reports.suggestions import Done, suggestion
from tui.screens.home import Home
from tui.session.conversation_session import Evening
from tui.text import rituals as way
from tui.text.rituals import before_text, coming_line, rhythms, standing_text

TODAY = NOW.date()
AT = NOW.isoformat()
SUNDAY = date(2026, 3, 8)
MISSED = begun("weekly-check-in", "Weekly check-in", weekly_on(SUNDAY), "2026-03-08T09:00:00+01:00")
TONIGHT = moved(MISSED, TODAY, AT)
COMING = moved(MISSED, date(2026, 3, 15), AT)
NEXT_WEEK = moved(MISSED, date(2026, 3, 22), AT)
GONE_BY = "Sunday went by without it. Adjust?"


# In words


def test_how_a_ritual_stands_is_said_without_a_count_and_without_blame() -> None:
    assert standing_text(MISSED, TODAY) == GONE_BY
    assert standing_text(MISSED, SUNDAY + timedelta(1)) == "Yesterday went by without it. Adjust?"
    assert standing_text(MISSED, SUNDAY + timedelta(99)) == "8 March went by without it. Adjust?"
    assert standing_text(TONIGHT, TODAY) == "Every Sunday. Today is your day for it."
    assert standing_text(COMING, TODAY) == "Every Sunday. Next on Sunday, 15 March."
    assert coming_line(resting(MISSED, date(2026, 4, 1), AT), TODAY) == "Rests until 5 April"
    assert before_text(MISSED, "weekly", TODAY).endswith("went by without it. Press r to adjust it.")
    gone = let_go(MISSED, AT)
    assert before_text(gone, "weekly", TODAY) == before_text(None, "weekly", TODAY) != ""
    assert before_text(None, "", TODAY) == ""


def test_what_waits_is_led_by_what_is_for_today_and_is_not_under_way() -> None:
    tonight = replace(TONIGHT, id="gratitude")
    assert waiting([MISSED, tonight, replace(COMING, id="x")], [], TODAY) == [tonight, MISSED]
    left = Header("2026-03-12", "weekly-check-in", "Weekly check-in", "1.0.0", AT)
    assert waiting([MISSED, tonight], [left], TODAY) == [tonight]


def test_other_rhythms_keep_to_the_day_it_has() -> None:
    assert list(rhythms(MISSED).values()) == [Weekly(frozenset({"SU"}), 2), Monthly(8)]
    monthly = begun("x", "X", Monthly(8), "2026-03-08T09:00:00+01:00")
    assert list(rhythms(monthly).values()) == [weekly_on(SUNDAY), weekly_on(SUNDAY, 2)]


def test_a_ritual_on_its_day_is_all_that_is_suggested_and_on_other_days_has_its_own() -> None:
    check_in = Listed("weekly-check-in", "W", "", (5, 9), "tender", "rhythm", "library", "1.0.0", "")
    done = {"weekly-check-in": Done(1, "2026-03-01T20:00:00+01:00")}
    other = replace(check_in, id="other")
    assert suggestion([check_in, other], done, TODAY, [], [TONIGHT]) is None
    for ritual in (MISSED, COMING):
        suits = suggestion([check_in, other], done, TODAY, [], [ritual])
        assert suits is not None
        assert suits.script.id == "other"


@pytest.mark.parametrize(
    ("ritual", "chosen", "number", "rhythm", "following"),
    [
        (MISSED, way.DAY, 3, "FREQ=WEEKLY;BYDAY=SU", "2026-03-17"),
        (MISSED, way.LEAVE_OUT, 0, "FREQ=WEEKLY;BYDAY=SU", "2026-03-15"),
        (COMING, way.LEAVE_OUT, 0, "FREQ=WEEKLY;BYDAY=SU", "2026-03-22"),
        (MISSED, way.WEEKDAY, 1, "FREQ=WEEKLY;BYDAY=SA", "2026-03-14"),
        (NEXT_WEEK, way.WEEKDAY, 1, "FREQ=WEEKLY;BYDAY=TH", "2026-03-19"),
        (MISSED, way.FORTNIGHTLY, 0, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "2026-03-15"),
        (NEXT_WEEK, way.FORTNIGHTLY, 0, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "2026-03-22"),
        (MISSED, way.MONTHLY, 0, "FREQ=MONTHLY;BYMONTHDAY=8", "2026-04-08"),
        (MISSED, way.REST, 1, "FREQ=WEEKLY;BYDAY=SU", "2026-03-29"),
        (MISSED, way.LET_GO, 0, "FREQ=WEEKLY;BYDAY=SU", "2026-03-08"),
    ],
)
def test_each_way_leads_to_its_next_day(
    ritual: Ritual, chosen: str, number: int, rhythm: str, following: str
) -> None:
    assert chosen in way.ways(ritual, TODAY)
    asked = question(ritual, chosen, TODAY)
    assert (asked is None) == (number == 0)
    if asked:
        changed = with_day(ritual, chosen, asked[1][number - 1][1], AT)
    else:
        changed = without_question(ritual, chosen, TODAY, AT)
    assert (changed.rhythm, changed.next, changed.changed) == (rhythm, following, AT)
    states = {way.REST: "resting", way.LET_GO: "let_go"}
    assert changed.state == states.get(chosen, "standing")


# On the screen


def all_said(store: Store) -> None:
    """A weekly check-in of which nothing but the last page is left."""
    evening, chance = Evening(shipped_script("weekly-check-in"), store, clock=lambda: NOW), Random(1)
    walking, answers = Walking(evening.script), list[Answer]()
    while not isinstance(stand := walking.stand, End):
        assert isinstance(stand, Ask | NeedsFact)
        value = evening.look_up(stand) if isinstance(stand, NeedsFact) else at_random(stand, chance)
        place, step, of = stand.key
        value = "yes" if step == "good_now" else value
        answers.append(Answer(place, step, stand.kind, of, value, stand.private, AT))
        walking.take(answers[-1])
    evening.take(Progress(tuple(answers)))


async def test_after_the_first_one_they_are_asked_and_choose_the_day(store: Store, tmp_path: Path) -> None:
    all_said(store)
    async with running(store, tmp_path) as pilot:
        await until(pilot, "Go on where you stopped")
        await pilot.press("enter")
        await until(pilot, "Read it together")
        await pilot.press("end", "enter")
        await until(pilot, "Shall we do this every week?")
        await pilot.press("enter")
        screen = await until(pilot, "On which day")
        assert screen.index("Wednesdays") < screen.index("Saturdays     21 March") < screen.index("Tuesdays")
        await pilot.press("escape")
        await until(pilot, "Shall we do this every week?")
        await pilot.press("enter")
        await until(pilot, "On which day")
        await pilot.press("5", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Home))
    (ritual,) = store.rituals()
    assert (ritual.rhythm, ritual.next) == ("FREQ=WEEKLY;BYDAY=SU", "2026-03-22")


@pytest.mark.parametrize(
    ("held", "known", "asked"),
    [
        (("weekly-check-in", True), None, 1),
        (("weekly-check-in", False), None, 0),
        (("weekly-check-in", True), let_go(MISSED, AT), 0),
        (("weekly-check-in", True), MISSED, 0),
        (("repair", True), None, 0),
        (("made-elsewhere", True), None, 0),
    ],
)
async def test_they_are_asked_after_a_whole_one_with_a_rhythm_until_they_have_answered(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    held: tuple[str, bool],
    known: Ritual | None,
    asked: int,
) -> None:
    async def note(*_: object, just_held: bool) -> None:
        offers.append(just_held)

    offers = list[bool]()
    monkeypatch.setattr(rituals, "offer", note)
    if known:
        store.keep_ritual(known)
    evening: Any = SimpleNamespace(
        script=SimpleNamespace(id=held[0]), conversation=SimpleNamespace(finished=held[1])
    )
    app: Any = None
    assert await rituals.offer_after(app, store, evening, lambda: NOW) == ""
    assert offers == [True] * asked


async def test_one_that_is_begun_now_is_held_like_one_that_is_taken_up(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def begun_now(*_: object, **__: object) -> str:
        return "an evening"

    async def held_now(*given: object) -> str:
        return f"held: {given[3]}"

    monkeypatch.setattr(conversations, "_before", begun_now)
    monkeypatch.setattr(conversations, "converse", held_now)
    app: Any = None
    light = Listed("no-more", "A", "", (5, 9), "light", "rhythm", "library", "1.0.0", "", "weekly")
    assert await conversations.begin(app, store, (ANA, BEN), light, app) == "held: an evening"


async def test_on_its_day_home_leads_to_it_and_says_when_it_comes_next(store: Store, tmp_path: Path) -> None:
    ended(store, talk("2026-03-01T2015-00a1"))
    store.keep_ritual(TONIGHT)
    async with running(store, tmp_path) as pilot:
        assert "Today is your day for it" in await until(pilot, "Listen")
        assert "You have not tried this one yet" not in seen(pilot)
        await pilot.press("enter")
        await until(pilot, "Your ritual. Every Sunday. Today is your day for it. Press r")
        store.keep_ritual(COMING)
        await pilot.press("escape")
        await until(pilot, "You have not tried this one yet")
        await pilot.press("end", *["up"] * 3)
        await until(pilot, "Next on Sunday, 15 March")


async def test_a_missed_one_is_met_with_a_question_and_keeps_its_day_until_they_answer(
    store: Store, tmp_path: Path
) -> None:
    store.keep_ritual(MISSED)
    async with running(store, tmp_path) as pilot:
        await until(pilot, GONE_BY)
        await pilot.press("enter")
        await until(pilot, "Do it now, together")
        await pilot.press("2", "enter")
        await until(pilot, "When does it suit you this once?")
        await pilot.press("escape")
        await until(pilot, "Do it now, together")
        await pilot.press("1", "enter")
        await until(pilot, "● Ana begins today")
        assert store.rituals() == [MISSED]
        await pilot.press("escape")
        await until(pilot, GONE_BY)
        await pilot.press("enter")
        await until(pilot, "Do it now, together")
        await pilot.press("2", "enter")
        await until(pilot, "When does it suit you this once?")
        await pilot.press("3", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Home))
        await until(pilot, "Next on Tuesday, 17 March.")
        assert store.rituals() == [moved(MISSED, date(2026, 3, 17), AT)]


async def test_it_is_begun_and_ended_on_the_page_before_it_at_any_time(store: Store, tmp_path: Path) -> None:
    async with running(store, tmp_path, "weekly-check-in") as pilot:
        await until(pilot, "It is made for every week. Press r")
        await pilot.press("r")
        await until(pilot, "Shall we do this every week?")
        await pilot.press("2", "enter")
        await until(pilot, "It is made for every week. Press r")
        assert store.rituals() == []
        await pilot.press("r")
        await until(pilot, "Shall we do this every week?")
        await pilot.press("enter")
        await until(pilot, "Saturdays     14 March")
        await pilot.press("2", "enter")
        await until(pilot, "Your ritual. Every Sunday. Next on Sunday, 15 March.")
        await until(pilot, "Saved. Every Sunday.")
        await pilot.press("r")
        await until(pilot, "Let the ritual go")
        await pilot.press("8", "enter")
        await until(pilot, "It is made for every week. Press r")
        await until(pilot, "It is no ritual of yours now.")
        assert store.rituals() == []


async def test_what_cannot_be_saved_is_said_and_leads_nowhere(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> bool:
        raise NotSaved("open.json", OSError(28, "full"))

    monkeypatch.setattr(conversations, "adjust", full)
    app: Any = None
    said = await conversations.come_round(app, store, (ANA, BEN), MISSED, app, clock=lambda: NOW)
    assert "the disk is full" in said
    said = await conversations.come_round(
        app, store, (ANA, BEN), replace(TONIGHT, id="no-more"), app, clock=lambda: NOW
    )
    assert said.startswith("There is no script `no-more`.")


# On the command line


def test_due_tells_of_a_ritual_whose_day_is_here_or_went_by(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "now", lambda: NOW)
    with open_store(data) as store:
        store.keep_ritual(replace(MISSED, title="Weekly\x1b[31m\ncheck-in"))
        store.keep_ritual(replace(COMING, id="other"))
    assert turnabout("due").out == "both of you: Weekly[31m check-in (your ritual, on 2026-03-08)\n"
    (row,) = json.loads(turnabout("due", "--json").out)
    assert (row["id"], row["next"], row["rhythm"]) == (
        *("weekly-check-in", "2026-03-08"),
        "FREQ=WEEKLY;BYDAY=SU",
    )


def test_a_calendar_has_a_ritual_again_and_again_and_gives_nothing_away(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(data) as store:
        store.keep_ritual(COMING)
        store.keep_ritual(replace(moved(COMING, date(2026, 3, 17), AT), id="gratitude", title="Gratitude"))
        store.keep_ritual(let_go(begun("gone", "Gone", weekly_on(TODAY), AT), AT))
        store.keep_ritual(replace(let_go(COMING, AT), id="stood"))
    monkeypatch.setattr(export, "now", lambda: NOW + timedelta(weeks=12))
    plain = turnabout("export", "--format", "ics").out
    assert not [word for word in ("check-in", "gratitude") if word in plain.casefold()]
    events = icalendar.Calendar.from_ical(plain).walk("VEVENT")
    assert {str(each["SUMMARY"]) for each in events} == {NEUTRAL["together"]}
    assert [(each.decoded("DTSTART"), "RRULE" in each, str(each["STATUS"])) for each in events] == [
        (date(2026, 3, 15), True, "CONFIRMED"),
        (date(2026, 3, 17), False, "CONFIRMED"),
        (date(2026, 3, 22), True, "CONFIRMED"),
        (date(2026, 3, 15), False, "CANCELLED"),
    ]
    assert plain.count("RRULE:FREQ=WEEKLY;BYDAY=SU\r\n") == 2
    assert plain.count("TRIGGER:PT19H\r\n") == 3
    assert len({str(each["UID"]) for each in events}) == 4
    assert (
        "SUMMARY:Turnabout: Gratitude\r\n" in turnabout("export", "--format", "ics", "--titles", "words").out
    )
    monkeypatch.setattr(export, "now", lambda: NOW + timedelta(weeks=12, seconds=1))
    assert "CANCELLED" not in turnabout("export", "--format", "ics").out


def test_the_whole_export_has_rituals_in_words(turnabout: Turnabout, data: Path) -> None:
    with open_store(data) as store:
        store.keep_ritual(COMING)
        store.keep_ritual(replace(resting(COMING, date(2026, 4, 1), AT), id="gratitude", title="Gra*titude"))
    out = turnabout("export").out
    assert "Weekly check-in: every Sunday, next on 2026-03-15.\n" in out
    assert "Gra\\*titude: every Sunday, next on 2026-04-05, resting until then.\n" in out
