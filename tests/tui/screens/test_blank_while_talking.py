"""Steps after whose words the screen goes quiet."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.tui.helpers.conversation_app import ConversationPilot, open_conversation, script_with
from tui.screens.conversation import blank_while_talking
from tui.screens.conversation.blank_while_talking import DONE_TEXT, QuietScreen

STEPS = "  - talk: between\n    quiet: yes\n  - talk: word\n"


async def test_only_a_quiet_step_empties_the_screen_until_a_key(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blank_while_talking, "QUIET_SECONDS", 0.05)
    async with open_conversation(tmp_path, script_with(more=STEPS)) as pilot:
        await pilot.app_pilot.pause(0.1)
        assert (is_quiet(pilot), pilot.seen) == (True, DONE_TEXT)
        await pilot.press("enter")
        assert not is_quiet(pilot)
        assert pilot.values == []
        await pilot.press("enter")
        assert pilot.values == [("between", True)]
        await pilot.app_pilot.pause(0.1)
        assert not is_quiet(pilot)


def is_quiet(pilot: ConversationPilot) -> bool:
    return isinstance(pilot.screen, QuietScreen)
