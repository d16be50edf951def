"""An app that shows one answer widget."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from textual.app import App, ComposeResult
from textual.pilot import Pilot
from textual.screen import Screen

from prompts import RenderedText
from scripts.engine.validation import validate_answer
from scripts.engine_types import AwaitingAnswer, VisibleNames
from scripts.model import AnswerShape, Step
from scripts.step_rendering import Prompt
from store import Person
from tui.keys.command import Command
from tui.keys.commands import CONTINUE
from tui.screens.base import BaseScreen
from tui.text.couple import Couple
from tui.themes import HEARTH, LINEN, variable_defaults
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.registry import make_answer_box
from tui.widgets.enter_command import EnterChanged, enter_command

ANA = Person("a", "Ana", "she", "her", "her")
BEN = Person("b", "Ben", "he", "him", "his")
TODAY = date(2026, 3, 11)  # a Wednesday


class WidgetScreen(Screen[None]):
    """A screen with one answer widget, continued by Enter."""

    HORIZONTAL_BREAKPOINTS = BaseScreen.HORIZONTAL_BREAKPOINTS
    VERTICAL_BREAKPOINTS = BaseScreen.VERTICAL_BREAKPOINTS
    BINDINGS = [("enter", "continue", "Continue")]

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.question = question
        self.answered: list[Any] = []
        self.drafts: list[str] = []
        self.enter_does: list[Command] = []
        self.stand_ins = 0

    def compose(self) -> ComposeResult:
        yield make_answer_box(self.question)

    def action_continue(self) -> None:
        self.query_one(AnswerBox).pressed_enter()

    def on_answer_box_answered(self, event: AnswerBox.Answered) -> None:
        self.answered.append(event.value)

    def on_answer_box_draft_changed(self, event: AnswerBox.DraftChanged) -> None:
        self.drafts.append(event.text)

    def on_answer_box_stand_in_wanted(self) -> None:
        self.stand_ins += 1

    def on_enter_changed(self, _: EnterChanged) -> None:
        self.enter_does.append(enter_command(self.focused) or CONTINUE)


class WidgetApp(App[None]):
    """An app with our themes and one widget screen."""

    def __init__(self, question: Question) -> None:
        super().__init__()
        self.host = WidgetScreen(question)
        self.register_theme(HEARTH)
        self.register_theme(LINEN)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        self.push_screen(self.host)


def question(
    shape: AnswerShape | None,
    *,
    of: str = "first",
    kind: str = "ask",
    labels: Mapping[str, str] | None = None,
    items: tuple[tuple[str, str], ...] = (),
    names: Mapping[str, Any] | None = None,
    optional: bool = False,
    starter: str = "",
    **more: Any,
) -> Question:
    """Return a minimal question."""
    step = Step(kind, "x", 1, of=of, shape=shape, optional=optional)
    ask = AwaitingAnswer(
        "", step, of, "first", VisibleNames(names or {}, {"first": {}, "second": {}}, "first"), items=items
    )
    words = Prompt((), RenderedText("Well?"), labels or {}, starter)
    return Question(ask, words, Couple(ANA, BEN), today=TODAY, **more)


async def answer(asked: Question, *keys: str, size: tuple[int, int] = (80, 24)) -> WidgetScreen:
    """Press keys in a question and validate what was answered."""
    app = WidgetApp(asked)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press(*keys)
        await pilot.pause()
    for value in app.host.answered:
        assert validate_answer(asked.ask, value) is None
    return app.host


def seen(pilot: Pilot[None]) -> str:
    """Return the text on the screen."""
    width, height = pilot.app.size
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips[:height])[
        : width * height * 2
    ]
