"""Compare step: both partners' answers side by side."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual.containers import Horizontal, Vertical
from textual.widget import Widget
from textual.widgets import Static

from tui.styled_text import literal
from tui.widgets.answers.base import ReadStep
from tui.widgets.quote import Quote
from tui.widgets.signature import signature


class CompareStep(ReadStep):
    """A column for each partner, stacked on narrow screens."""

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
        for shown in question.shown_answers:
            if shown.of == "both":
                yield Quote(shown, question.couple)
        with Horizontal(id="sides"):
            for partner in ("first", "second"):
                with Vertical(classes="side"):
                    yield Static(signature(question.couple, partner), classes="name")
                    own = [shown for shown in question.shown_answers if shown.of == partner]
                    for shown in own:
                        yield Quote(shown, question.couple, named=False)
                    if not own:
                        yield Static(literal("Nothing to show here. That’s fine.", "$muted"))
