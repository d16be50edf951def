"""The answers of both side by side, as they were given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.content import typed
from tui.widgets.answers.base import ReadOn
from tui.widgets.cards import Saying, signed


class Compare(ReadOn):
    """One column each, one below the other where the screen is narrow."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Compare {
        & > #sides { height: auto; }
        & .side { width: 1fr; height: auto; margin-right: 2; }
        & .name { height: 1; margin-bottom: 1; }
    }
    .-narrow Compare > #sides { layout: vertical; }
    .-narrow Compare .side { width: 100%; }
    """

    def answering(self) -> Iterable[Widget]:
        question = self.question
        for told in question.told:
            if told.of == "both":
                yield Saying(told, question.couple)
        with Horizontal(id="sides"):
            for partner in ("first", "second"):
                with Vertical(classes="side"):
                    yield Static(signed(question.couple, partner), classes="name")
                    mine = [told for told in question.told if told.of == partner]
                    for told in mine:
                        yield Saying(told, question.couple, named=False)
                    if not mine:
                        yield Static(typed("Nothing to show here, and that is fine.", "$muted"))
