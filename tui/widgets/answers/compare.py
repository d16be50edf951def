"""The answers of both side by side, as they were given."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.content import literal
from tui.widgets.answers.base import ReadStep
from tui.widgets.cards import Quote, signature


class CompareStep(ReadStep):
    """One column each, one below the other where the screen is narrow."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    CompareStep {
        & > #sides { height: auto; }
        & .side { width: 1fr; height: auto; margin-right: 2; }
        & .name { height: 1; margin-bottom: 1; }
    }
    .-narrow CompareStep > #sides { layout: vertical; }
    .-narrow CompareStep .side { width: 100%; }
    """

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        for told in question.shown_answers:
            if told.of == "both":
                yield Quote(told, question.couple)
        with Horizontal(id="sides"):
            for partner in ("first", "second"):
                with Vertical(classes="side"):
                    yield Static(signature(question.couple, partner), classes="name")
                    mine = [told for told in question.shown_answers if told.of == partner]
                    for told in mine:
                        yield Quote(told, question.couple, named=False)
                    if not mine:
                        yield Static(literal("Nothing to show here, and that is fine.", "$muted"))
