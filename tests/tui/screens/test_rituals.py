"""Rituals: offering, holding, adjusting, and exporting them."""

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

from scripts import Answer, AwaitingAnswer, AwaitingFact, Finished, Progress, Replay
from scripts.autoplay.random_answers import random_answer
from scripts.script_info import ScriptInfo
from store import Header, Ritual, Store, WriteError, open_store
from store.rules.recurrence import Daily, Monthly, Weekly
from store.rules.rituals import dropped, due_rituals, new_ritual, paused, rescheduled, weekly_on
from tests.tui.conftest import Turnabout, shipped_script
from tests.tui.helpers.app import ANA, BEN, NOW, finish_conversation, running_app, seen, talk, wait_until
from tui.commands import due
from tui.errors import CannotStart
from tui.export import everything_saved
from tui.export.ics_events import NEUTRAL_TITLES
from tui.navigation import conversation_flow, ritual_changes
from tui.navigation.flow_context import FlowContext
from tui.navigation.ritual_changes import apply_with_day, apply_without_question, day_question
from tui.reports.script_readiness import Completion
from tui.reports.suggestion_context import SuggestionContext
from tui.reports.suggestions import suggest
from tui.screens.home import HomeScreen
from tui.session.conversation_session import ConversationSession
from tui.text import rituals as action
from tui.text.rituals import (
    available_recurrences,
    intro_text,
    missed_text,
    next_date_text,
    offer_text,
    offer_title,
    status_text,
)
from tui.widgets.item_list import ItemList

TODAY = NOW.date()
AT = NOW.isoformat()
SUNDAY = date(2026, 3, 8)
MISSED = new_ritual("weekly-check-in", "Weekly check-in", weekly_on(SUNDAY), "2026-03-08T09:00:00+01:00")
TONIGHT = rescheduled(MISSED, TODAY, AT)
COMING = rescheduled(MISSED, date(2026, 3, 15), AT)
NEXT_WEEK = rescheduled(MISSED, date(2026, 3, 22), AT)
MISSED_TEXT = "You skipped Sunday’s check-in. Pick another day?"


# Texts


def test_ritual_status_has_no_count_and_no_blame() -> None:
    assert status_text(MISSED, TODAY) == MISSED_TEXT
    assert status_text(MISSED, SUNDAY + timedelta(1)) == "You skipped yesterday’s check-in. Pick another day?"
    assert (
        status_text(MISSED, SUNDAY + timedelta(99))
        == "You skipped the check-in on 8 March. Pick another day?"
    )
    thanks = replace(MISSED, title="Gratitude")
    assert missed_text(thanks, SUNDAY + timedelta(1)) == "You skipped yesterday’s conversation."
    assert status_text(TONIGHT, TODAY) == "Every Sunday. Due today."
    assert status_text(COMING, TODAY) == "Every Sunday. Next on Sunday 15 March."
    assert next_date_text(paused(MISSED, date(2026, 4, 1), AT), TODAY) == "Paused until 5 April"
    assert (
        intro_text(MISSED, "weekly", TODAY)
        == "You skipped Sunday’s check-in. Press r to change the reminder."
    )
    gone = dropped(MISSED, AT)
    assert intro_text(gone, "weekly", TODAY) == intro_text(None, "weekly", TODAY) != ""
    assert intro_text(None, "", TODAY) == ""
    assert offer_title("three_times_a_year") == "Repeat this every four months?"


def test_todays_rituals_come_first_unless_under_way() -> None:
    tonight = replace(TONIGHT, id="gratitude")
    assert due_rituals([MISSED, tonight, replace(COMING, id="x")], [], TODAY) == [tonight, MISSED]
    left = Header("2026-03-12", "weekly-check-in", "Weekly check-in", "1.0.0", AT)
    assert due_rituals([MISSED, tonight], [left], TODAY) == [tonight]


def test_other_recurrences_keep_the_weekday() -> None:
    assert list(available_recurrences(MISSED).values()) == [Weekly(frozenset({"SU"}), 2), Monthly(8)]
    monthly = new_ritual("x", "X", Monthly(8), "2026-03-08T09:00:00+01:00")
    assert list(available_recurrences(monthly).values()) == [weekly_on(SUNDAY), weekly_on(SUNDAY, 2)]


def test_only_weekly_rituals_have_a_day_of_the_week() -> None:
    for rhythm, is_weekly in ((Daily(), False), (Monthly(8), False), (weekly_on(SUNDAY, 2), True)):
        ritual = new_ritual("x", "X", rhythm, "2026-03-08T09:00:00+01:00")
        assert (action.WEEKDAY in action.actions(ritual, TODAY)) is is_weekly


def test_ritual_is_suggested_only_on_its_day() -> None:
    check_in = ScriptInfo("weekly-check-in", "W", "", (5, 9), "tender", "rhythm", "library", "1.0.0", "")
    done = {"weekly-check-in": Completion(1, "2026-03-01T20:00:00+01:00")}
    other = replace(check_in, id="other")
    tonight = SuggestionContext(NOW, [check_in, other], done, rituals=[TONIGHT])
    assert suggest(tonight) == ()
    for ritual in (MISSED, COMING):
        (suits,) = suggest(replace(tonight, rituals=[ritual]))
        assert suits.script.id == "other"


@pytest.mark.parametrize(
    ("ritual", "chosen", "number", "rhythm", "following"),
    [
        (MISSED, action.DAY, 3, "FREQ=WEEKLY;BYDAY=SU", "2026-03-17"),
        (MISSED, action.LEAVE_OUT, 0, "FREQ=WEEKLY;BYDAY=SU", "2026-03-15"),
        (COMING, action.LEAVE_OUT, 0, "FREQ=WEEKLY;BYDAY=SU", "2026-03-22"),
        (MISSED, action.WEEKDAY, 1, "FREQ=WEEKLY;BYDAY=SA", "2026-03-14"),
        (NEXT_WEEK, action.WEEKDAY, 1, "FREQ=WEEKLY;BYDAY=TH", "2026-03-19"),
        (MISSED, action.FORTNIGHTLY, 0, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "2026-03-15"),
        (NEXT_WEEK, action.FORTNIGHTLY, 0, "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU", "2026-03-22"),
        (MISSED, action.MONTHLY, 0, "FREQ=MONTHLY;BYMONTHDAY=8", "2026-04-08"),
        (MISSED, action.REST, 1, "FREQ=WEEKLY;BYDAY=SU", "2026-03-29"),
        (MISSED, action.LET_GO, 0, "FREQ=WEEKLY;BYDAY=SU", "2026-03-08"),
    ],
)
def test_each_action_sets_the_next_day(
    ritual: Ritual, chosen: str, number: int, rhythm: str, following: str
) -> None:
    assert chosen in action.actions(ritual, TODAY)
    asked = day_question(ritual, chosen, TODAY)
    assert (asked is None) == (number == 0)
    if asked:
        changed = apply_with_day(ritual, chosen, asked[1][number - 1][1], AT)
    else:
        changed = apply_without_question(ritual, chosen, TODAY, AT)
    assert (changed.rhythm, changed.next, changed.changed) == (rhythm, following, AT)
    states = {action.REST: "resting", action.LET_GO: "let_go"}
    assert changed.state == states.get(chosen, "standing")


# Screens


def flow_context(store: Store) -> FlowContext:
    """Return a flow context without a running app."""
    app: Any = None
    return FlowContext(app, store, (ANA, BEN), lambda: NOW, app, Path(), print)


def save_answered_check_in(store: Store) -> None:
    """Save a weekly check-in that only lacks its summary page."""
    session, rng = ConversationSession(shipped_script("weekly-check-in"), store, clock=lambda: NOW), Random(1)
    replay, answers = Replay(session.script), list[Answer]()
    while not isinstance(state := replay.state, Finished):
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        value = session.resolve_fact(state) if isinstance(state, AwaitingFact) else random_answer(state, rng)
        place, step, of = state.key
        value = "yes" if step == "frame_good_now" else value
        answers.append(Answer(place, step, state.kind, of, value, state.private, AT))
        replay.feed(answers[-1])
    session.commit(Progress(tuple(answers)))


async def test_first_session_asks_for_a_day_to_repeat(store: Store, tmp_path: Path) -> None:
    save_answered_check_in(store)
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Continue from")
        await pilot.press("enter")
        await wait_until(pilot, "Read it together")
        await pilot.press("end", "enter")
        await wait_until(pilot, offer_title("weekly"))
        await pilot.press("up", "enter")
        screen = await wait_until(pilot, "Which day")
        assert screen.index("Wednesdays") < screen.index("Saturdays    21 March") < screen.index("Tuesdays")
        await pilot.press("escape")
        await wait_until(pilot, offer_title("weekly"))
        await pilot.press("up", "enter")
        await wait_until(pilot, "Which day")
        await pilot.press("5", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    (ritual,) = store.rituals()
    assert (ritual.rhythm, ritual.next) == ("FREQ=WEEKLY;BYDAY=SU", "2026-03-22")


@pytest.mark.parametrize(("just_held", "selected"), [(True, action.NOT_NOW), (False, action.YES)])
async def test_enter_after_a_conversation_sets_no_reminder(
    store: Store, monkeypatch: pytest.MonkeyPatch, just_held: bool, selected: str
) -> None:
    def note(rhythm: str, suggested: str) -> None:
        offers.append((rhythm, suggested))

    async def leave(_page: object) -> None:
        return None

    offers = list[tuple[str, str]]()
    monkeypatch.setattr(ritual_changes, "ritual_offer", note)
    daily = ScriptInfo("daily-check-in", "D", "", (4, 6), "light", "rhythm", "library", "1.0.0", "", "daily")
    app: Any = SimpleNamespace(push_screen_wait=leave)
    await ritual_changes.offer_ritual(replace(flow_context(store), app=app), daily, just_held=just_held)
    assert offers == [("daily", selected)]


def test_offer_says_where_the_reminder_is() -> None:
    assert offer_text("daily").startswith("Turnabout will remind you every day, on Home.")


@pytest.mark.parametrize(
    ("held", "known", "asked"),
    [
        (("weekly-check-in", True), None, 1),
        (("weekly-check-in", False), None, 0),
        (("weekly-check-in", True), dropped(MISSED, AT), 0),
        (("weekly-check-in", True), MISSED, 0),
        (("repair", True), None, 0),
        (("made-elsewhere", True), None, 0),
    ],
)
async def test_repeating_is_asked_until_answered(
    store: Store,
    monkeypatch: pytest.MonkeyPatch,
    held: tuple[str, bool],
    known: Ritual | None,
    asked: int,
) -> None:
    async def note(*_: object, just_held: bool) -> None:
        offers.append(just_held)

    offers = list[bool]()
    monkeypatch.setattr(ritual_changes, "offer_ritual", note)
    if known:
        store.save_ritual(known)
    session: Any = SimpleNamespace(
        script=SimpleNamespace(id=held[0]), conversation=SimpleNamespace(finished=held[1])
    )
    await ritual_changes.offer_ritual_after(flow_context(store), session)
    assert offers == [True] * asked


async def test_script_started_now_counts_as_held(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    async def begun_now(*_: object, **__: object) -> str:
        return "an evening"

    async def held_now(_flow: object, session: object) -> None:
        held.append(session)

    held = list[object]()

    monkeypatch.setattr(conversation_flow, "_show_intro", begun_now)
    monkeypatch.setattr(conversation_flow, "run_conversation", held_now)
    light = ScriptInfo("no-more", "A", "", (5, 9), "light", "rhythm", "library", "1.0.0", "", "weekly")
    await conversation_flow.start_script(flow_context(store), light)
    assert held == ["an evening"]


async def test_home_opens_the_ritual_and_says_when_it_repeats(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk("2026-03-01T2015-00a1"))
    store.save_ritual(TONIGHT)
    async with running_app(store, tmp_path) as pilot:
        assert "Due today" in await wait_until(pilot, "Listen")
        assert "A good one for your first weeks" not in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "Every Sunday. Due today. Press r")
        store.save_ritual(COMING)
        await pilot.press("escape")
        await wait_until(pilot, "A good one for your first weeks")
        await pilot.press("end", *["up"] * 3)
        await wait_until(pilot, "Next on Sunday 15 March")


async def test_missed_ritual_keeps_its_day_until_answered(store: Store, tmp_path: Path) -> None:
    store.save_ritual(MISSED)
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, MISSED_TEXT)
        pilot.app.screen.query_one(ItemList).highlight(MISSED)
        await pilot.press("enter")
        await wait_until(pilot, "Do it now")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Which day works for you this time?")
        await pilot.press("escape")
        await wait_until(pilot, "Do it now")
        await pilot.press("1", "enter")
        await wait_until(pilot, "● Ana goes first today")
        assert store.rituals() == [MISSED]
        await pilot.press("escape")
        await wait_until(pilot, MISSED_TEXT)
        await pilot.press("enter")
        await wait_until(pilot, "Do it now")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Which day works for you this time?")
        await pilot.press("3", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await wait_until(pilot, "Next on Tuesday 17 March.")
        assert store.rituals() == [rescheduled(MISSED, date(2026, 3, 17), AT)]


async def test_intro_page_starts_and_ends_a_ritual(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, "weekly-check-in") as pilot:
        await wait_until(pilot, "Best done every week. Press r")
        await pilot.press("r")
        await wait_until(pilot, offer_title("weekly"))
        await pilot.press("2", "enter")
        await wait_until(pilot, "Best done every week. Press r")
        await wait_until(pilot, "It won’t repeat. To turn that on later, press r")
        assert store.rituals() == []
        await pilot.press("r")
        await wait_until(pilot, offer_title("weekly"))
        await pilot.press("enter")
        await wait_until(pilot, "Saturdays    14 March")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Every Sunday. Next on Sunday 15 March.")
        await wait_until(pilot, "Saved. Every Sunday.")
        await pilot.press("r")
        await wait_until(pilot, "Stop repeating")
        await pilot.press("8", "enter")
        await wait_until(pilot, "Best done every week. Press r")
        await wait_until(pilot, "It won’t repeat.")
        assert store.rituals() == []


async def test_failed_save_of_a_ritual_says_so_and_stays(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def full(*_: object) -> bool:
        raise WriteError("open.json", OSError(28, "full"))

    monkeypatch.setattr(conversation_flow, "edit_ritual", full)
    with pytest.raises(WriteError, match="the disk is full"):
        await conversation_flow.start_ritual(flow_context(store), MISSED)
    with pytest.raises(CannotStart, match=r"^No script called `no-more`"):
        await conversation_flow.start_ritual(flow_context(store), replace(TONIGHT, id="no-more"))


# Commands


def test_due_command_lists_due_and_missed_rituals(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(due, "now", lambda: NOW)
    with open_store(data) as store:
        store.save_ritual(replace(MISSED, title="Weekly\x1b[31m\ncheck-in"))
        store.save_ritual(replace(COMING, id="other"))
    assert turnabout("due").out == "both of you: Weekly[31m check-in (repeats, next on 8 March)\n"
    (row,) = json.loads(turnabout("due", "--json").out)
    assert (row["id"], row["next"], row["rhythm"]) == (
        *("weekly-check-in", "2026-03-08"),
        "FREQ=WEEKLY;BYDAY=SU",
    )


def test_calendar_repeats_a_ritual_without_private_details(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(data) as store:
        store.save_ritual(COMING)
        store.save_ritual(
            replace(rescheduled(COMING, date(2026, 3, 17), AT), id="gratitude", title="Gratitude")
        )
        store.save_ritual(dropped(new_ritual("gone", "Gone", weekly_on(TODAY), AT), AT))
        store.save_ritual(replace(dropped(COMING, AT), id="stood"))
    monkeypatch.setattr(everything_saved, "now", lambda: NOW + timedelta(weeks=12))
    plain = turnabout("export", "--format", "ics").out
    assert not [word for word in ("check-in", "gratitude") if word in plain.casefold()]
    events = icalendar.Calendar.from_ical(plain).walk("VEVENT")
    assert {str(each["SUMMARY"]) for each in events} == {NEUTRAL_TITLES["together"]}
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
    monkeypatch.setattr(everything_saved, "now", lambda: NOW + timedelta(weeks=12, seconds=1))
    assert "CANCELLED" not in turnabout("export", "--format", "ics").out


def test_full_export_describes_rituals(turnabout: Turnabout, data: Path) -> None:
    with open_store(data) as store:
        store.save_ritual(COMING)
        store.save_ritual(replace(paused(COMING, date(2026, 4, 1), AT), id="gratitude", title="Gra*titude"))
    out = turnabout("export").out
    assert "Weekly check-in: every Sunday, next on 15 March 2026.\n" in out
    assert "Gra\\*titude: every Sunday, next on 5 April 2026, paused until then.\n" in out
