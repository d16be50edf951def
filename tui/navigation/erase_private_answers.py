"""Erasing one partner's private answers, from the settings."""

from __future__ import annotations

from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.screens.settings.erase_private_answers import ErasePrivateAnswers
from tui.text.private_answers import ABOUT, TITLE, choices, done_text


async def erase_private_answers(flow: FlowContext) -> None:
    """Ask whose answers, then that partner, and erase them.

    Whether there are any isn't said: that's private, too.
    """
    whose = await flow.app.push_screen_wait(ChooseOne(TITLE, ABOUT, choices(flow.people)))
    person = next((each for each in flow.people if each.id == whose), None)
    if person is None:
        return
    unreadable: list[str] = []

    def erase() -> None:
        unreadable[:] = flow.store.erase_private_answers(person.id)

    if await flow.app.push_screen_wait(ErasePrivateAnswers(person, erase)):
        flow.app.notify(done_text(person, len(unreadable)))
