"""Pausing a conversation, resuming it, and stopping for today."""

from __future__ import annotations

import threading
from datetime import timedelta
from pathlib import Path
from random import Random

import pytest

from scripts import AwaitingAnswer
from scripts.autoplay.random_answers import random_answer
from store import Conversation, WriteError
from tests.tui.helpers.conversation_app import ConversationPilot, open_conversation, script_with
from tests.tui.helpers.script_pack import FLOW
from tui.screens.conversation.break_countdown import RestScreen
from tui.screens.conversation.choose_break import UNSAVED_TEXT, TakeBreak
from tui.screens.conversation.stopped_for_today import StoppedScreen

WITH_ROLE_EXIT = FLOW.replace("  - turns: share\n", "  - turns: share\n    if_left: between\n")
WITH_SUGGESTED_PAUSE = script_with("between").replace("  - say", "  - time_out: rest_now\n  - say")


def stored_conversation(pilot: ConversationPilot) -> Conversation:
    return pilot.store.conversation(pilot.session.id)


@pytest.mark.slow
async def test_pause_is_offered_at_every_step_and_can_be_undone(tmp_path: Path) -> None:
    rng, kinds = Random(1), set()
    async with open_conversation(tmp_path) as pilot:
        while isinstance(state := pilot.session.state, AwaitingAnswer):
            await _take_over(pilot)
            await pilot.press("ctrl+t")
            assert isinstance(pilot.screen, TakeBreak), state.key
            await pilot.press("escape")
            assert pilot.handed_over == state.private
            assert pilot.session.state == state
            await _take_over(pilot)
            kinds.add(state.kind)
            pilot.session.answer(random_answer(state, rng))
            pilot.session.resolve_facts()
            pilot.conversation._show_current()
            await pilot.settle()
    assert {"ask", "reveal", "say", "agree", "keep"} <= kinds


@pytest.mark.slow
async def test_pause_is_offered_on_the_handover_page(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        assert pilot.handed_over
        await pilot.press("ctrl+t", "escape")
        assert pilot.handed_over
        await pilot.press("ctrl+t", "enter", "enter", "enter", "enter")
        assert pilot.handed_over
        assert "what still stings" not in pilot.seen
        await pilot.press("enter", *"ouch", "ctrl+t", "escape")
        assert pilot.handed_over
        await pilot.press("ctrl+t", "escape", "enter")
        assert pilot.box.text == "ouch"
        await pilot.press("ctrl+t", "escape", "ctrl+t", "6", "enter")
        assert isinstance(pilot.screen, StoppedScreen)


async def _take_over(pilot: ConversationPilot) -> None:
    if pilot.handed_over:
        await pilot.press("enter")


async def test_pause_resumes_gently_and_never_records_who_asked(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, WITH_ROLE_EXIT) as pilot:
        await pilot.press("enter", "a", "ctrl+t")
        assert "You both said something." in pilot.seen  # leaving a role comes before the pause
        assert "20 minutes until 20:35" in pilot.seen
        await pilot.press("enter")
        assert isinstance(pilot.screen, RestScreen)
        assert "Until 20:35" in pilot.seen
        assert stored_conversation(pilot).resting_until == "2026-03-14T20:35:00+01:00"
        pilot.clocks.slept += 20 * 60
        pilot.screen.check_time()
        await pilot.settle()
        assert "Are you both ready, or do you need more time?" in pilot.seen
        await pilot.press("2", "enter")
        assert "Until 20:55" in pilot.seen
        await pilot.press("enter", "enter")
        assert "If one of you was speaking" in pilot.seen
        assert stored_conversation(pilot).resting_until == "2026-03-14T20:55:00+01:00"
        await pilot.press("enter")
        assert pilot.handed_over
        await pilot.press("enter")
        assert pilot.box.text == "a"
        assert stored_conversation(pilot).resting_until is None
        assert pilot.values == []


async def test_private_text_is_hidden_while_the_pause_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_conversation(tmp_path) as pilot:
        saving = threading.Event()
        monkeypatch.setattr(pilot.session, "set_resting_until", lambda _until: saving.wait(10))
        await pilot.press("enter", *"ouch", "ctrl+t")
        await pilot.app_pilot.press("enter")
        pilot.clocks.slept += 3600
        for _ in range(5):
            await pilot.app_pilot.pause()
        assert pilot.screen is pilot.conversation  # the disk is slow, so no pause page covers it yet
        assert "stings" not in pilot.seen
        assert "ouch" not in pilot.seen
        saving.set()
        await pilot.settle()
        assert isinstance(pilot.screen, RestScreen)
        await pilot.press("enter", "enter", "enter")
        assert pilot.handed_over
        await pilot.press("enter")
        assert pilot.app.focused is pilot.box
        assert pilot.box.text == "ouch"
        assert "what still stings" in pilot.seen


async def test_pause_is_at_most_a_day(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        await pilot.press("ctrl+t", "5")
        assert "A day until Sunday 20:15" in pilot.seen
        await pilot.press("enter")
        assert stored_conversation(pilot).resting_until == "2026-03-15T20:15:00+01:00"


async def test_stopping_for_today_loses_nothing(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch", "enter", "x", "ctrl+t", "6", "enter")
        assert isinstance(pilot.screen, StoppedScreen)
        assert "Stopped for today. Your answers are saved." in pilot.seen
        assert "open it from Home" in pilot.seen
        assert "ouch" not in pilot.seen
        await pilot.press("enter")
        assert pilot.app.ended == ["stopped"]
    async with open_conversation(tmp_path, resume=True) as pilot:
        await pilot.press("enter")
        assert pilot.values == [("hurt", "ouch")]
        assert pilot.box.text == "x"


@pytest.mark.parametrize("way", [("escape",), ("ctrl+t", "6", "enter", "enter")])
async def test_leaving_without_an_answer_saves_nothing(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with open_conversation(tmp_path, script_with("between", "moment")) as pilot:
        await pilot.press("enter")  # reading on is not an answer
        assert len(pilot.store.unfinished()) == 1
        await pilot.press(*way)
        if way == ("escape",):
            await pilot.press("escape")
        assert pilot.app.ended == ["stopped"]
        assert pilot.store.unfinished() == []
        assert not list((tmp_path / "data").rglob("*T2015-*"))


async def test_unsaved_conversation_is_not_announced_as_waiting(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        await pilot.press("ctrl+t")
        assert "nothing is saved" in pilot.seen
        await pilot.press("6", "enter")
        assert "there’s nothing to save" in pilot.seen
        assert "answers are saved" not in pilot.seen
        assert "open it from Home" not in pilot.seen


@pytest.mark.parametrize("answered", [(), ("enter", "escape")])
async def test_one_answer_or_a_draft_keeps_a_conversation(tmp_path: Path, answered: tuple[str, ...]) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch", *answered, "escape")
        assert pilot.app.ended == ["stopped"]
        assert len(pilot.store.unfinished()) == 1
    async with open_conversation(tmp_path, resume=True) as pilot:
        await pilot.press("enter", *answered[1:])
        assert pilot.box.text == "ouch"


async def test_conversation_that_cannot_be_deleted_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_id: str) -> None:
        raise WriteError("open.json", OSError(28, "full"))

    async with open_conversation(tmp_path) as pilot:
        monkeypatch.setattr(pilot.store, "delete_conversation", full)
        await pilot.press("enter", "ctrl+t", "6", "enter")
        assert "open it from Home" in pilot.seen
        assert len(pilot.store.unfinished()) == 1


async def test_conversation_can_stop_for_today_after_a_pause(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch", "enter", "ctrl+t", "enter", "enter", "3", "enter")
        assert isinstance(pilot.screen, StoppedScreen)
        assert stored_conversation(pilot).resting_until is None
        await pilot.press("enter")
        assert pilot.app.ended == ["stopped"]


async def test_taking_a_suggested_pause_answers_its_step(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, WITH_SUGGESTED_PAUSE) as pilot:
        await pilot.press("enter")
        assert isinstance(pilot.screen, TakeBreak)
        assert pilot.values == []
        await pilot.press("enter")
        assert pilot.values == [("rest_now", True)]
        await pilot.press("enter", "enter", "enter")
        assert "You both said something." in pilot.seen


async def test_suggested_pause_not_taken_is_asked_again(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, WITH_SUGGESTED_PAUSE) as pilot:
        await pilot.press("enter", "escape")
        assert "Take a break" in pilot.seen
        assert pilot.values == []
        await pilot.press("2", "enter")
        assert pilot.values == [("rest_now", True)]


async def test_back_from_the_check_returns_to_the_running_pause(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        await pilot.press("ctrl+t", "enter", "enter")
        assert "Are you both ready, or do you need more time?" in pilot.seen
        await pilot.press("escape")
        assert "Until 20:35" in pilot.seen
        assert "more minutes" not in pilot.seen
        await pilot.press("enter", "2", "enter")
        assert "Until 20:55" in pilot.seen  # added to the running pause


async def test_pause_continues_after_leaving_the_app(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        await pilot.press("ctrl+t", "enter", "escape")
        assert isinstance(pilot.screen, StoppedScreen)
        assert "Paused until 20:35." in pilot.seen
        assert stored_conversation(pilot).resting_until == "2026-03-14T20:35:00+01:00"
        await pilot.press("enter")
        assert pilot.app.ended == ["stopped"]


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (61, 20)])
async def test_pause_is_centered(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_conversation(tmp_path, script_with("between"), size=size) as pilot:
        await pilot.press("ctrl+t", "enter")
        for name in ("#words", "#until", "BreathingCircle"):
            place = pilot.screen.query_one(name).region
            assert abs(place.x + place.right - size[0]) <= 1, name
        await pilot.press("enter")
        assert "1 We’re ready 2 20 more minutes 3 Stop for today" in pilot.seen.replace("› ", "")


async def test_small_screen_shows_all_pause_lengths(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between"), size=(40, 15)) as pilot:
        await pilot.press("ctrl+t")
        assert "How long do you want to pause?" in pilot.seen
        assert "6 Stop for today" in pilot.seen


async def test_break_until_tomorrow_keeps_its_time_when_clocks_change(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        pilot.clocks.slept = timedelta(days=14, minutes=-15).total_seconds()  # the evening before summer time
        await pilot.press("ctrl+t")
        assert "A day until Sunday 20:00" in pilot.seen
        await pilot.press("5", "enter")
        assert "Until Sunday 20:00" in pilot.seen
        assert stored_conversation(pilot).resting_until == "2026-03-29T20:00:00+02:00"
        assert isinstance(pilot.screen, RestScreen)
        pilot.clocks.slept += 23 * 3600 - 1
        pilot.screen.check_time()
        assert "Until 20:00" in pilot.seen or "Until Sunday 20:00" in pilot.seen
        pilot.clocks.slept += 1
        pilot.screen.check_time()
        await pilot.settle()
        assert "Are you both ready, or do you need more time?" in pilot.seen


def test_break_from_an_unsaved_conversation_promises_nothing() -> None:
    assert TakeBreak(is_resumable=False, is_saved=False)._about_stopping == UNSAVED_TEXT
    assert "saved" not in StoppedScreen(is_resumable=False, is_saved=False, rests="8 PM")._title
