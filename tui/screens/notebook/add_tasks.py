"""Choosing tasks for the map, from the list or in the couple's own words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import on
from textual.containers import VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from prompts import RenderedText
from scripts import AwaitingAnswer
from scripts.engine_types import VisibleNames
from scripts.model import MAX_ITEMS, AnswerShape, Step
from scripts.step_rendering import Prompt
from tui.keys.command import Command
from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE
from tui.screens.base import BaseScreen
from tui.text.couple import Couple
from tui.text.task_map import ADD_TITLE
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.tasks import TasksAnswer


class AddTasks(BaseScreen[Sequence[str]]):
    """A list to choose from; dismissed with the texts of new tasks.

    `known` are on the map already, and left out.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (CONTINUE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    AddTasks {
        & > #column { padding: 0 2; }
        & #title { height: auto; text-style: bold; margin-bottom: 1; padding: 0 2; }
        & #body { height: 1fr; }
        &.-narrow > #column { padding: 0; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    def __init__(self, known: Sequence[str], couple: Couple) -> None:
        super().__init__()
        self._known, self._couple = tuple(known), couple

    def compose_body(self) -> Iterable[Widget]:
        yield Static(ADD_TITLE, id="title")
        room = max(MAX_ITEMS - len(self._known), 1)
        step = Step("ask", "add_tasks", 0, shape=AnswerShape("tasks", pick=(1, room)))
        ask = AwaitingAnswer(
            "", step, "both", "first", VisibleNames({}, {"first": {}, "second": {}}, "first")
        )
        with VerticalScroll(id="body", can_focus=False):
            yield TasksAnswer(
                Question(ask, Prompt((), RenderedText(""), {}, ""), self._couple, known_tasks=self._known)
            )

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        known = {text.casefold() for text in self._known}
        texts = [item["text"] for item in event.value]
        self.dismiss([text for text in texts if text.casefold() not in known])

    def action_continue(self) -> None:
        self.query_one(TasksAnswer).pressed_enter()

    def action_back(self) -> None:
        if not self.query_one(TasksAnswer).step_back():
            self.dismiss(())
