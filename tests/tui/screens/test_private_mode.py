"""Private steps: handovers, going back, and covering when idle."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.helpers.conversation_app import ConversationPilot, open_conversation
from tui.session.idle_monitor import IDLE_SECONDS

WRITE_TWO_ANSWERS = ("enter", *"ouch", "enter", *"secret", "enter")


async def test_private_step_starts_with_a_handover(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        assert pilot.handed_over
        assert "Ana, this part is private." in pilot.seen
        assert "Ben, please look away." in pilot.seen
        assert "what still stings" not in pilot.seen
        await pilot.press("enter")
        assert "Ana, what still stings?" in pilot.seen


async def test_going_back_to_a_private_step_hands_over_first(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press(*WRITE_TWO_ANSWERS, "1", "enter")
        assert "Ana is done. You can both look again." in pilot.seen
        await pilot.press("enter", "escape")
        assert pilot.handed_over
        assert "Ana, this part is private." in pilot.seen
        assert "ouch" not in pilot.seen
        await pilot.press("enter")
        assert "This is up to you." in pilot.seen


async def test_going_back_from_a_handover_hands_over_again(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press(*WRITE_TWO_ANSWERS, "1", "enter")
        assert "You can both look again" in pilot.seen
        await pilot.press("escape")
        assert pilot.handed_over
        assert "Ana, this part is private." in pilot.seen
        assert "ouch" not in pilot.seen


@pytest.mark.slow
async def test_each_esc_from_a_cover_opens_another_page(tmp_path: Path) -> None:
    share = (*WRITE_TWO_ANSWERS, "1", "enter", "enter")
    async with open_conversation(tmp_path) as pilot:
        await pilot.press(*share, "enter", *share, "escape")
        assert "Ben, this part is private." in pilot.seen
        await pilot.press("escape")
        assert not pilot.handed_over
        assert "ouch" in pilot.seen


async def test_partner_goes_back_past_private_steps_unseen(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press(*WRITE_TWO_ANSWERS, "3", "enter")
        assert "Ben, this part is private." in pilot.seen
        await pilot.press("enter", *"mine")
        assert "Ben, what still stings?" in pilot.seen
        await pilot.press("escape")
        assert pilot.handed_over
        assert "Ana, this part is private." in pilot.seen
        assert not any(word in pilot.seen for word in ("mine", "ouch", "secret"))


async def test_going_back_between_own_private_steps_needs_no_handover(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch", "enter", "escape")
        assert not pilot.handed_over
        assert pilot.box.text == "ouch"


async def test_withheld_answers_are_saved_nowhere(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press(*WRITE_TWO_ANSWERS, "3", "enter", "enter")
        assert pilot.values[0] == ("hurt", None)
        assert "ouch" not in pilot.seen
        files = [file for file in (tmp_path / "data").rglob("*") if file.is_file()]
        assert files
        assert not any(b"ouch" in file.read_bytes() for file in files)


@pytest.mark.parametrize("why", ["nobody typed", "the computer slept", "from the background"])
async def test_idle_private_step_is_covered_and_keeps_its_text(tmp_path: Path, why: str) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch")
        await pilot.check_idle()
        assert not pilot.handed_over
        await _go_away(pilot, why)
        assert pilot.handed_over
        assert "Ana, this part is private." in pilot.seen
        assert "Your answer is saved. Press Enter to continue." in pilot.seen
        assert "ouch" not in pilot.seen
        await pilot.press("enter")
        assert pilot.screen is pilot.conversation
        assert pilot.box.text == "ouch"
        await pilot.check_idle()
        assert not pilot.handed_over


async def _go_away(pilot: ConversationPilot, why: str) -> None:
    if why == "nobody typed":
        pilot.clocks.seconds += IDLE_SECONDS + 1
    elif why == "the computer slept":
        pilot.clocks.slept += 3600
    else:
        pilot.app.app_resume_signal.publish(pilot.app)
        await pilot.app_pilot.pause()
    pilot.conversation.cover_if_idle()
    await pilot.check_idle()


async def test_typing_resets_the_idle_time(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter")
        for letter in "abc":
            pilot.clocks.seconds += IDLE_SECONDS - 1
            await pilot.press(letter)
            await pilot.check_idle()
            assert not pilot.handed_over


async def test_shared_step_is_never_covered(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press(*WRITE_TWO_ANSWERS, "1", "enter", "enter")
        await _go_away(pilot, "nobody typed")
        assert not pilot.handed_over


async def test_idle_pause_page_covers_a_private_step(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch", "ctrl+t")
        pilot.clocks.seconds += IDLE_SECONDS + 1
        await pilot.press("escape")
        assert pilot.handed_over
        await pilot.press("escape")
        assert "ouch" not in pilot.seen
