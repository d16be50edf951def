"""One answer of a past conversation, in full."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tui.keys.command import Command
from tui.keys.commands import BACK, CORRECT, HELP, LEAVE
from tui.reports.conversation_outline import SaidLine
from tui.screens.history.answer_row import said_by
from tui.screens.text_page import Page
from tui.styled_text import literal
from tui.text.couple import Couple


class AnswerPage(Page):
    """An answer to read, between its question and a note; dismissed with True to correct it."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, CORRECT, HELP, LEAVE)

    def __init__(
        self, said: SaidLine, couple: Couple, *, question: str = "", note: str = "", can_correct: bool
    ) -> None:
        answer = Content.assemble(said_by(said, couple), "\n", literal(said.text))
        texts = [literal(question, "$muted"), answer, literal(note, "$muted")]
        super().__init__(said.section, [text for text in texts if text])
        self._can_correct = can_correct

    def is_available(self, action: str) -> bool:
        return self._can_correct if action == "correct" else super().is_available(action)

    def action_correct(self) -> None:
        self.dismiss(True)
