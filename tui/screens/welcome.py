"""Welcome: both symbols, and what this is, before anything is asked."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.content import Content
from textual.widget import Widget

from tui.keys.command import Command
from tui.keys.commands import CONTINUE, HELP, LEAVE, SAFETY
from tui.screens.base import BaseScreen
from tui.styled_text import literal
from tui.text.couple import Couple, Partners
from tui.widgets.sign_page import SignPage

NAME = "T u r n a b o u t"
WHAT_IT_DOES = "One of you speaks, the other listens. Then you switch."
TAKE_YOUR_TIME = "Sit where you can both see the screen. You’ll do most of it by talking."


class WelcomeScreen(BaseScreen[bool]):
    """The first page of all; dismissed with True."""

    KEYS: ClassVar[tuple[Command, ...]] = (CONTINUE, SAFETY, HELP, LEAVE)
    DEFAULT_CLASSES = "-split"

    DEFAULT_CSS = "WelcomeScreen > #column { align: center middle; }"

    def __init__(self, people: Partners) -> None:
        super().__init__()
        self._couple = Couple(*people)

    def compose_body(self) -> Iterable[Widget]:
        sentences = (
            Content.styled(NAME, "bold $ink"),
            literal(WHAT_IT_DOES, "$ink"),
            literal(TAKE_YOUR_TIME, "$soft"),
        )
        yield SignPage(self._couple, None, sentences)

    def action_continue(self) -> None:
        self.dismiss(True)
