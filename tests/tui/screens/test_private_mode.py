"""Writing alone: nothing private is seen before a hand-over, on the way back, or while nobody seems there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.helpers.conversation_app import ConversationPilot, open_conversation
from tui.session.idle_monitor import IDLE_SECONDS

WROTE = ("enter", *"ouch", "enter", *"secret", "enter")


async def test_before_a_private_step_the_screen_is_handed_over(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        assert table.handed_over
        assert "Ana writes alone now." in table.seen
        assert "Ben, please look away." in table.seen
        assert "what still stings" not in table.seen
        await table.press("enter")
        assert "Ana, what still stings?" in table.seen


async def test_going_back_into_a_private_part_hands_over_first(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press(*WROTE, "1", "enter")
        assert "Ana is done. Look at the screen together again." in table.seen
        await table.press("enter", "escape")
        assert table.handed_over
        assert "Ana writes alone now." in table.seen
        assert "ouch" not in table.seen
        await table.press("enter")
        assert "You decide this alone." in table.seen


async def test_going_back_from_the_hand_over_itself_hands_over_again(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press(*WROTE, "1", "enter")
        assert "together again" in table.seen
        await table.press("escape")
        assert table.handed_over
        assert "Ana writes alone now." in table.seen
        assert "ouch" not in table.seen


async def test_the_other_goes_back_from_their_private_step_without_seeing_anything(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press(*WROTE, "3", "enter")
        assert "Ben writes alone now." in table.seen
        await table.press("enter", *"mine")
        assert "Ben, what still stings?" in table.seen
        await table.press("escape")
        assert table.handed_over
        assert "Ana writes alone now." in table.seen
        assert not any(word in table.seen for word in ("mine", "ouch", "secret"))


async def test_within_ones_own_private_steps_going_back_asks_for_nothing(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch", "enter", "escape")
        assert not table.handed_over
        assert table.box.text == "ouch"


async def test_what_was_withheld_stands_nowhere_afterwards(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press(*WROTE, "3", "enter", "enter")
        assert table.values[0] == ("hurt", None)
        assert "ouch" not in table.seen
        files = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
        assert files
        assert not any(b"ouch" in file.read_bytes() for file in files)


@pytest.mark.parametrize("why", ["nobody typed", "the computer slept", "from the background"])
async def test_a_private_prompt_is_covered_when_nobody_seems_there_and_its_text_stays(
    tmp_path: Path, why: str
) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch")
        await table.watch_over()
        assert not table.handed_over
        await _go_away(table, why)
        assert table.handed_over
        assert "Ana writes alone now." in table.seen
        assert "What was written is kept. Press Enter, then go on." in table.seen
        assert "ouch" not in table.seen
        await table.press("enter")
        assert table.screen is table.conversation
        assert table.box.text == "ouch"
        await table.watch_over()
        assert not table.handed_over


async def _go_away(table: ConversationPilot, why: str) -> None:
    if why == "nobody typed":
        table.clocks.seconds += IDLE_SECONDS + 1
    elif why == "the computer slept":
        table.clocks.slept += 3600
    else:
        table.house.app_resume_signal.publish(table.house)
        await table.pilot.pause()
    table.conversation.cover_if_idle()
    await table.watch_over()


async def test_typing_counts_as_being_there(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter")
        for letter in "abc":
            table.clocks.seconds += IDLE_SECONDS - 1
            await table.press(letter)
            await table.watch_over()
            assert not table.handed_over


async def test_what_both_look_at_is_never_covered(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press(*WROTE, "1", "enter", "enter")
        await _go_away(table, "nobody typed")
        assert not table.handed_over


async def test_help_over_a_private_prompt_covers_it_when_nobody_comes_back_soon(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch", "ctrl+t")
        table.clocks.seconds += IDLE_SECONDS + 1
        await table.press("escape")
        assert table.handed_over
        await table.press("escape")
        assert "ouch" not in table.seen
