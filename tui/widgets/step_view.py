"""The current step: recent answers, prompt, and the answer box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.reports.answers_so_far import AnswerSoFar
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers_so_far import MIN_LINES, AnswersSoFar
from tui.widgets.wrapped_text import WrappedStatic


class StepView(VerticalScroll, can_focus=False):
    """A scroll view with one step at a time."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    StepView {
        height: 1fr; scrollbar-size-vertical: 1;
        & > #prompt { height: auto; margin-bottom: 1; }
    }
    .-tall StepView > AnswersSoFar { min-height: 20%; content-align-vertical: bottom; }
    """

    is_complete = True
    """False while a step is being replaced."""
    _covered_focus: Widget | None = None

    def compose(self) -> ComposeResult:
        yield AnswersSoFar()
        yield WrappedStatic(id="prompt")

    def on_mount(self) -> None:
        self.watch(self, "virtual_size", self._resized)

    def _resized(self) -> None:
        self.call_after_refresh(self._fit_recent_answers)

    def _fit_recent_answers(self) -> int:
        """Give the spare lines to the recent answers.

        Returns the number of spare lines; negative if prompt and answer don't fit.
        """
        parts = [*self.query("#prompt"), *self.query(AnswerBox)]
        needed = [part.outer_size.height + int(part.styles.margin.height) for part in parts]
        room: int = self.size.height - sum(needed)
        for earlier in self.query(AnswersSoFar):
            earlier.display, earlier.room = room >= MIN_LINES, room
        return room

    async def show(
        self, words: Content, said_before: Sequence[AnswerSoFar] = (), answer: AnswerBox | None = None
    ) -> None:
        """Replace the current step."""
        self.is_complete = False
        try:
            with self.app.batch_update():
                await self.clear()
                self.query_one("#prompt", Static).update(words)
                self.query_one(AnswersSoFar).show(said_before)
                if answer and self.is_attached:  # not while the screen is closing
                    await self.mount(answer)
        finally:
            self.is_complete = True
        self.call_after_refresh(self.keep_in_view)

    async def clear(self) -> None:
        """Remove prompt and answer together."""
        with self.app.batch_update():
            self.query_one("#prompt", Static).update("")
            self.query_one(AnswersSoFar).show(())
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
        if self._fit_recent_answers() >= 0:
            self.scroll_end(animate=False)
            return
        self.scroll_to_widget(prompt, animate=False, top=True, immediate=True)
        for box in self.query(AnswerBox):
            box.keep_in_view()
