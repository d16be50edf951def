"""The current step: recent answers, prompt, and the answer box."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.reports.answers_so_far import AnswerSoFar
from tui.text.couple import COLOURS
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers_so_far import MIN_LINES, AnswersSoFar
from tui.widgets.balanced_text import BalancedText
from tui.widgets.conversation_header import ConversationHeader

LIFT_SHARE = 0.2
"""How far down the question starts on a tall screen."""


MOST_FITS = 4
AROUND = 2
"""The empty lines above and below, which give way to a long answer."""


class StepView(VerticalScroll, can_focus=False):
    """The ground of whoever has the turn, with one step.

    The question stays in view: only the answer scrolls. If the question leaves no room for an answer, both scroll.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    StepView {
        height: 1fr; padding-top: 1; margin-bottom: 1; background: $surface; scrollbar-size-vertical: 0;
        &.of-amber { background: $amber-surface; }
        &.of-teal { background: $teal-surface; }
        &.of-plum { background: $plum-surface; }
        &.of-blue { background: $blue-surface; }
        &.-full { padding-top: 0; margin-bottom: 0; }
        & > #prompt { height: auto; padding: 0 2; margin-bottom: 1; }
        & > AnswerBox { height: 1fr; min-height: 5; overflow-y: auto; }
    }
    .-low StepView, .-short StepView { padding-top: 0; margin-bottom: 0; }
    """

    is_complete = True
    """False while a step is being replaced."""
    _covered_focus: Widget | None = None
    _fitted: tuple[int, bool] | None = None
    """The spare lines of the latest fit, and whether the empty lines gave way."""

    def compose(self) -> ComposeResult:
        yield AnswersSoFar()
        yield BalancedText(Content(), id="prompt")

    def on_mount(self) -> None:
        self.watch(self, "virtual_size", self._resized)

    def on_resize(self) -> None:
        self._resized()

    def _resized(self) -> None:
        self.call_after_refresh(self._fit_until_stable, MOST_FITS)

    def _fit_until_stable(self, most: int) -> None:
        """Fit again after the new layout, as a different width may wrap other lines."""
        before, self._fitted = self._fitted, (self._fit_recent_answers(), self.has_class("-full"))
        if self._fitted != before and most > 1:
            self.call_after_refresh(self._fit_until_stable, most - 1)

    def _fit_recent_answers(self) -> int:
        """Give the spare lines to the recent answers.

        Returns the number of spare lines; negative if prompt and answer don't fit.
        """
        parts = [
            *self.query("#prompt"),
            *(part for box in self.query(AnswerBox) for part in box.displayed_children),
        ]
        needed = [part.outer_size.height + int(part.styles.margin.height) for part in parts]
        screen = self.screen
        is_spacious = not (screen.has_class("-low") or screen.has_class("-short"))
        room: int = self._height_between() - sum(needed)
        if is_spacious:
            room -= AROUND + (2 if screen.has_class("-tall") else 1)
            # The empty line under the head gives way first, then those around the step.
            is_close = room < 0 and not screen.has_class("-tall")
            screen.query(ConversationHeader).set_class(is_close, "-close")
            room += is_close
            is_full = room < 0
            self.set_class(is_full, "-full")
            room += AROUND * is_full
        # With the pane they are listed there; on a low screen the question and the answer need the room.
        is_hidden = any(map(screen.has_class, ("-wide", "-low", "-short")))
        lift = max(min(int(self.size.height * LIFT_SHARE), room), 0) if screen.has_class("-tall") else 0
        for earlier in self.query(AnswersSoFar):
            earlier.room = 0 if is_hidden else room
            earlier.display = bool(lift) or earlier.room >= MIN_LINES
            earlier.styles.min_height = lift
        return room

    def _height_between(self) -> int:
        """Return the lines between the head and what is below the step, with all that may be empty.

        The step's own size lags behind a change of these.
        """
        column = self.query_ancestor(Vertical)
        others = [other for other in column.children if other is not self and other.display]
        return column.size.height - sum(other.outer_size.height for other in others)

    async def show(
        self, words: Content, said_before: Sequence[AnswerSoFar] = (), answer: AnswerBox | None = None
    ) -> None:
        """Replace the current step."""
        self.is_complete = False
        try:
            with self.app.batch_update():
                await self.clear()
                self._take_color(answer)
                self.query_one("#prompt", Static).update(words)
                self.query_one(AnswersSoFar).show(said_before)
                if answer and self.is_attached:  # not while the screen is closing
                    await self.mount(answer)
                    self.watch(answer, "virtual_size", self._resized)
        finally:
            self.is_complete = True
        self.call_after_refresh(self.keep_in_view)

    def _take_color(self, answer: AnswerBox | None) -> None:
        """Take the color of whoever answers."""
        for color in COLOURS:
            self.set_class(answer is not None and answer.has_class(f"of-{color}"), f"of-{color}")

    @property
    def has_answer(self) -> bool:
        """Return whether a step with an answer is shown, or covered."""
        return bool(self.query(AnswerBox))

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
        self._fit_recent_answers()
        self.scroll_to_widget(prompt, animate=False, top=True, immediate=True)
        for box in self.query(AnswerBox):
            box.keep_in_view()
