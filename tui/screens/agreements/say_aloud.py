"""A changed agreement, to be said aloud before it's saved."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.widget import Widget

from tui.keys.command import Command
from tui.keys.commands import AGREE, BACK, HELP, LEAVE
from tui.screens.text_page import Page
from tui.styled_text import literal
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple
from tui.text.say_aloud import THEN_AGREE, say_aloud_text
from tui.widgets.agreement_card import AgreementCardView
from tui.widgets.wrapped_text import WrappedStatic


class SayAloud(Page):
    """The agreement as it will be; dismissed with True if both agree."""

    KEYS: ClassVar[tuple[Command, ...]] = (AGREE, BACK, HELP, LEAVE)
    ENTER = AGREE

    def __init__(self, card: AgreementCard, couple: Couple) -> None:
        super().__init__(say_aloud_text(card.owner, couple), [literal(THEN_AGREE, "$muted")])
        self._card, self._couple = card, couple

    def body(self) -> Iterable[Widget]:
        yield AgreementCardView(self._card, self._couple)
        yield from (WrappedStatic(paragraph) for paragraph in self._paragraphs)
