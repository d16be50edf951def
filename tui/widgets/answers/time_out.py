"""Time-out step, offered by a script: pause or continue."""

from __future__ import annotations

from collections.abc import Iterable

from textual.message import Message
from textual.widget import Widget

from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.choice_list import ChoiceList


class TimeOutStep(AnswerBox):
    """Two equal choices; the screen handles the pause."""

    class PauseRequested(Message):
        """Sent when the couple chooses to pause."""

    def compose_answer(self) -> Iterable[Widget]:
        yield ChoiceList(["Take a break", "Continue without a break"])

    def on_mount(self) -> None:
        self.query_one(ChoiceList).focus()

    def submit(self) -> None:
        resting = self.query_one(ChoiceList).cursor == 0
        self.post_message(self.PauseRequested() if resting else self.Answered(True))
