"""The current step: recent answers, prompt, and the answer box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.layout import Layout
from textual.widget import Widget
from textual.widgets import Static

from tui.reports.answers_so_far import AnswerSoFar
from tui.text.couple import COLOURS
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers_so_far import AnswersSoFar
from tui.widgets.balanced_text import BalancedText
from tui.widgets.closing import is_closing
from tui.widgets.more_below import MoreOfAnswer
from tui.widgets.step_layout import StepColumnLayout, StepLayout

STEP_LAYOUT, COLUMN_LAYOUT = StepLayout(), StepColumnLayout()


class StepColumn(Vertical):
    """Head, turn, and step."""

    @property
    def layout(self) -> Layout:
        return COLUMN_LAYOUT


class StepView(VerticalScroll, can_focus=False):
    """The ground of the person who has the turn, with one step.

    The question stays in view: only the answer scrolls, above a sign that says so. If the question leaves no room for
    an answer, both scroll.
    With the pane, recent answers are listed there; on a low screen the question and the answer need the room.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    StepView {
        height: auto; margin-bottom: 1; background: $surface; scrollbar-size-vertical: 0;
        &.of-amber { background: $amber-surface; }
        &.of-teal { background: $teal-surface; }
        &.of-plum { background: $plum-surface; }
        &.of-blue { background: $blue-surface; }
        & > #prompt { height: auto; padding: 0 2; margin: 1 0; }
        & > AnswerBox { height: auto; overflow-y: auto; }
    }
    .-tall StepView > #prompt { margin: 2 0 1 0; }
    .-low StepView, .-short StepView { margin-bottom: 0; }
    .-wide StepView > AnswersSoFar, .-low StepView > AnswersSoFar, .-short StepView > AnswersSoFar { display: none; }
    """

    is_complete = True
    """False while a step is being replaced."""
    _covered_focus: Widget | None = None

    @property
    def layout(self) -> Layout:
        return STEP_LAYOUT

    def compose(self) -> ComposeResult:
        yield AnswersSoFar()
        yield BalancedText(Content(), id="prompt")

    async def show(
        self, words: Content, said_before: Sequence[AnswerSoFar] = (), answer: AnswerBox | None = None
    ) -> None:
        """Replace the current step."""
        self.is_complete = False
        try:
            with self.app.batch_update():
                await self.clear()
                self.take_color(answer.question.colour.removeprefix("of-") if answer else "")
                self.query_one("#prompt", Static).update(words)
                self.query_one(AnswersSoFar).show(said_before)
                if answer and self.is_attached:  # not while the screen is closing
                    await self.mount(answer, MoreOfAnswer(answer))
        finally:
            self.is_complete = True
        self.call_after_refresh(self.keep_in_view)

    def take_color(self, speaker: str) -> None:
        """Take a speaker's color; without one, the turn belongs to both."""
        for color in COLOURS:
            self.set_class(color == speaker, f"of-{color}")

    @property
    def has_answer(self) -> bool:
        """Return whether a step with an answer is shown, or covered."""
        return bool(self.query(AnswerBox))

    async def clear(self) -> None:
        """Remove prompt and answer together."""
        with self.app.batch_update():
            self.query_one("#prompt", Static).update("")
            self.query_one(AnswersSoFar).show(())
            await self.query(MoreOfAnswer).remove()
            await self.query(AnswerBox).remove()
        self._covered_focus, self.visible = None, True

    def cover(self) -> None:
        """Hide the step and remember the focus."""
        if self.visible:
            self._covered_focus, self.visible = self.screen.focused, False

    def uncover(self) -> None:
        """Show the step again and restore the focus."""
        if not self.visible:
            self.visible = True
            self.screen.set_focus(self._covered_focus)

    def keep_in_view(self) -> None:
        """Scroll so that prompt and answer are visible.

        If they don't fit, the prompt's beginning and the focused field are shown.
        """
        prompt = next(iter(self.query("#prompt")), None)
        if prompt is None:  # the screen is closing
            return
        self.scroll_to_widget(prompt, animate=False, top=True, immediate=True)
        for box in self.query(AnswerBox):
            if not is_closing(box):
                box.keep_in_view()
