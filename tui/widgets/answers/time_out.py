"""Time-out step, offered by a script: pause or continue."""

from __future__ import annotations

from collections.abc import Iterable

from textual import on
from textual.message import Message
from textual.widget import Widget

from tui.keys.command import Command
from tui.keys.commands import CONTINUE, PAUSE_NOW
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.enter_buttons import EnterButton


class TimeOutStep(AnswerBox):
    """Two equal choices; the screen handles the pause."""

    class PauseRequested(Message):
        """Sent when the couple chooses to pause."""

    continue_command = PAUSE_NOW

    def compose_answer(self) -> Iterable[Widget]:
        yield ChoiceList(["Take a break", "Continue without a break"])

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    @property
    def enter_command(self) -> Command:
        """Return what Enter does on the selected line."""
        return PAUSE_NOW if self.query_one(ChoiceList).cursor == 0 else CONTINUE

    @on(ChoiceList.CursorMoved)
    def _moved(self, event: ChoiceList.CursorMoved) -> None:
        event.stop()
        self.query_one("#go-on", EnterButton).show(self.enter_command)

    def submit(self) -> None:
        resting = self.query_one(ChoiceList).cursor == 0
        self.post_message(self.PauseRequested() if resting else self.Answered(True))
