"""Taking a break, resting, coming back softly, and stopping for today."""

from __future__ import annotations

import threading
from pathlib import Path
from random import Random

import pytest

from scripts import AwaitingAnswer
from scripts.autoplay.random_answers import random_answer
from store import Conversation as Kept
from store import WriteError
from tests.tui.helpers.conversation_app import ConversationPilot, open_conversation, script_with
from tests.tui.helpers.script_pack import FLOW
from tui.screens.conversation.rest import RestScreen
from tui.screens.conversation.stopped import StoppedScreen
from tui.screens.conversation.take_break import TakeBreak

ROLE = FLOW.replace("  - turns: share\n", "  - turns: share\n    if_left: between\n")
PROPOSED = script_with("between").replace("  - say", "  - time_out: rest_now\n  - say")


def kept(table: ConversationPilot) -> Kept:
    return table.store.conversation(table.evening.id)


async def test_pause_is_offered_at_every_step_and_can_be_undone(tmp_path: Path) -> None:
    rng, kinds = Random(1), set()
    async with open_conversation(tmp_path) as table:
        while isinstance(state := table.evening.state, AwaitingAnswer):
            await _pick_up(table)
            await table.press("ctrl+t")
            assert isinstance(table.screen, TakeBreak), state.key
            await table.press("escape")
            assert table.handed_over == state.private
            assert table.evening.state == state
            await _pick_up(table)
            kinds.add(state.kind)
            table.evening.answer(random_answer(state, rng))
            table.evening.resolve_facts()
            table.conversation._show_current()
            await table.settle()
    assert {"ask", "reveal", "say", "agree", "keep"} <= kinds


async def test_pause_is_offered_on_the_handover_page(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        assert table.handed_over
        await table.press("ctrl+t", "escape")
        assert table.handed_over
        await table.press("ctrl+t", "enter", "enter", "enter", "enter")
        assert table.handed_over
        assert "what still stings" not in table.seen
        await table.press("enter", *"ouch", "ctrl+t", "escape")
        assert table.handed_over
        await table.press("ctrl+t", "escape", "enter")
        assert table.box.text == "ouch"
        await table.press("ctrl+t", "escape", "ctrl+t", "6", "enter")
        assert isinstance(table.screen, StoppedScreen)


async def _pick_up(table: ConversationPilot) -> None:
    if table.handed_over:
        await table.press("enter")


async def test_pause_resumes_gently_and_never_records_who_asked(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, ROLE) as table:
        await table.press("enter", "a", "ctrl+t")
        assert "You both said something." in table.seen  # stepping out comes before anything else
        assert "20 minutes until 20:35" in table.seen
        await table.press("enter")
        assert isinstance(table.screen, RestScreen)
        assert "Until 20:35" in table.seen
        assert kept(table).resting_until == "2026-03-14T20:35:00+01:00"
        table.clocks.slept += 20 * 60
        table.screen.check_time()
        await table.settle()
        assert "Ready, both of you, or more time?" in table.seen
        await table.press("2", "enter")
        assert "Until 20:55" in table.seen
        await table.press("enter", "enter")
        assert "Then begin again, softly." in table.seen
        assert kept(table).resting_until == "2026-03-14T20:55:00+01:00"
        await table.press("enter")
        assert table.handed_over
        await table.press("enter")
        assert table.box.text == "a"
        assert kept(table).resting_until is None
        assert table.values == []


async def test_private_text_is_hidden_while_the_pause_is_saved(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_conversation(tmp_path) as table:
        saving = threading.Event()
        monkeypatch.setattr(table.evening, "set_resting_until", lambda _until: saving.wait(10))
        await table.press("enter", *"ouch", "ctrl+t")
        await table.pilot.press("enter")
        table.clocks.slept += 3600
        for _ in range(5):
            await table.pilot.pause()
        assert table.screen is table.conversation  # a slow disk, and nothing before it yet
        assert "stings" not in table.seen
        assert "ouch" not in table.seen
        saving.set()
        await table.settle()
        assert isinstance(table.screen, RestScreen)
        await table.press("enter", "enter", "enter")
        assert table.handed_over
        await table.press("enter")
        assert table.house.focused is table.box
        assert table.box.text == "ouch"
        assert "what still stings" in table.seen


async def test_pause_is_at_most_a_day(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as table:
        await table.press("ctrl+t", "5")
        assert "A day until Sunday 20:15" in table.seen
        await table.press("enter")
        assert kept(table).resting_until == "2026-03-15T20:15:00+01:00"


async def test_stopping_for_today_loses_nothing(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch", "enter", "x", "ctrl+t", "6", "enter")
        assert isinstance(table.screen, StoppedScreen)
        assert "Stopped for today. Nothing is lost." in table.seen
        assert "choose it there" in table.seen
        assert "ouch" not in table.seen
        await table.press("enter")
        assert table.house.ended == ["stopped"]
    async with open_conversation(tmp_path, resume=True) as table:
        await table.press("enter")
        assert table.values == [("hurt", "ouch")]
        assert table.box.text == "x"


@pytest.mark.parametrize("way", [("escape",), ("ctrl+t", "6", "enter", "enter")])
async def test_leaving_without_an_answer_saves_nothing(tmp_path: Path, way: tuple[str, ...]) -> None:
    async with open_conversation(tmp_path, script_with("between", "moment")) as table:
        await table.press("enter")  # what is only read is no answer
        assert len(table.store.unfinished()) == 1
        await table.press(*way)
        if way == ("escape",):
            await table.press("escape")
        assert table.house.ended == ["stopped"]
        assert table.store.unfinished() == []
        assert not list((tmp_path / "data").rglob("*T2015-*"))


async def test_unsaved_conversation_is_not_announced_as_waiting(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as table:
        await table.press("ctrl+t")
        assert "leaves nothing behind" in table.seen
        await table.press("6", "enter")
        assert "Nothing is lost. " in table.seen
        assert "waits on Home" not in table.seen


@pytest.mark.parametrize("answered", [(), ("enter", "escape")])
async def test_one_answer_or_a_draft_keeps_a_conversation(tmp_path: Path, answered: tuple[str, ...]) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch", *answered, "escape")
        assert table.house.ended == ["stopped"]
        assert len(table.store.unfinished()) == 1
    async with open_conversation(tmp_path, resume=True) as table:
        await table.press("enter", *answered[1:])
        assert table.box.text == "ouch"


async def test_conversation_that_cannot_be_deleted_waits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(_id: str) -> None:
        raise WriteError("open.json", OSError(28, "full"))

    async with open_conversation(tmp_path) as table:
        monkeypatch.setattr(table.store, "delete_conversation", full)
        await table.press("enter", "ctrl+t", "6", "enter")
        assert "It waits on Home" in table.seen
        assert len(table.store.unfinished()) == 1


async def test_conversation_can_stop_for_today_after_a_pause(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch", "enter", "ctrl+t", "enter", "enter", "3", "enter")
        assert isinstance(table.screen, StoppedScreen)
        assert kept(table).resting_until is None
        await table.press("enter")
        assert table.house.ended == ["stopped"]


async def test_taking_a_suggested_pause_answers_its_step(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, PROPOSED) as table:
        await table.press("enter")
        assert isinstance(table.screen, TakeBreak)
        assert table.values == []
        await table.press("enter")
        assert table.values == [("rest_now", True)]
        await table.press("enter", "enter", "enter")
        assert "You both said something." in table.seen


async def test_suggested_pause_not_taken_is_asked_again(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, PROPOSED) as table:
        await table.press("enter", "escape")
        assert "Rest now" in table.seen
        assert table.values == []
        await table.press("2", "enter")
        assert table.values == [("rest_now", True)]


async def test_back_from_the_check_returns_to_the_running_pause(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as table:
        await table.press("ctrl+t", "enter", "enter")
        assert "Ready, both of you, or more time?" in table.seen
        await table.press("escape")
        assert "Until 20:35" in table.seen
        assert "more minutes" not in table.seen
        await table.press("enter", "2", "enter")
        assert "Until 20:55" in table.seen  # more time is more than there was


async def test_pause_continues_after_leaving_the_app(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between")) as table:
        await table.press("ctrl+t", "enter", "escape")
        assert isinstance(table.screen, StoppedScreen)
        assert "Your break goes on, until 20:35." in table.seen
        assert kept(table).resting_until == "2026-03-14T20:35:00+01:00"
        await table.press("enter")
        assert table.house.ended == ["stopped"]


@pytest.mark.parametrize("size", [(80, 24), (40, 15), (61, 20)])
async def test_pause_is_centered(tmp_path: Path, size: tuple[int, int]) -> None:
    async with open_conversation(tmp_path, script_with("between"), size=size) as table:
        await table.press("ctrl+t", "enter")
        for name in ("#words", "#until", "BreathingCircle"):
            place = table.screen.query_one(name).region
            assert abs(place.x + place.right - size[0]) <= 1, name
        await table.press("enter")
        assert "1 We are ready 2 20 more minutes 3 Stop for today" in table.seen.replace("› ", "")


async def test_small_screen_shows_all_pause_lengths(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between"), size=(40, 15)) as table:
        await table.press("ctrl+t")
        assert "A break is a good idea." in table.seen
        assert "6 Stop for today" in table.seen
