"""Steps that are only read."""

from __future__ import annotations

from tui.widgets.answers.base import AnswerBox


class ReadStep(AnswerBox):
    """A step to read, with Continue as its only action."""

    def on_mount(self) -> None:
        self.query_one("#go-on").focus()
