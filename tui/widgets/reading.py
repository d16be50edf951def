"""Steps that are read or spoken: nothing to fill in, one key goes on."""

from __future__ import annotations

from tui.widgets.answer import AnswerBox


class ReadOn(AnswerBox):
    """A step to read; going on is all there is to do."""

    def on_mount(self) -> None:
        self.query_one("#go-on").focus()
