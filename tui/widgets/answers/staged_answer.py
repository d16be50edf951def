"""Answers given in stages, one thing at a time."""

from __future__ import annotations

import json
from collections.abc import Sequence

from textual import on
from textual.containers import Vertical
from textual.reactive import reactive
from textual.widget import Widget

from scripts import Json
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.arrow_navigation import ArrowNavigation
from tui.widgets.inputs.text_box import TextBox


class Stage(Vertical):
    """One stage; only the current one is visible."""

    DEFAULT_CSS = "Stage { height: auto; display: none; }"


class StagedAnswer(AnswerBox, ArrowNavigation):
    """Base class for answers in stages.

    Subclasses yield stages from `compose_answer()` and override `missing_text()` and `post_answer()`.
    """

    stage: reactive[int] = reactive(0, init=False)

    def on_mount(self) -> None:
        self.query(Stage)[0].display = True
        self._show(0)
        if self.question.is_revision and self.question.previous and not self.question.draft:
            self.stage = self.last_stage  # going back starts at the last stage

    def watch_stage(self, now: int) -> None:
        self.show_hint("")
        for number, stage in enumerate(self.query(Stage)):
            stage.display = number == now
        self._show(now)

    def _show(self, now: int) -> None:
        self.focus_stage(now)
        self.call_after_refresh(self.keep_in_view)

    def on_resize(self) -> None:
        """Scroll again, because rows grow with their text after mounting."""
        self.call_after_refresh(self.keep_in_view)

    def parts_in_view(self) -> Sequence[Widget]:
        """Return the buttons and the focused field.

        While the first field or a button has the focus, the start of the stage comes into view too.
        """
        parts = [
            part for part in self.query(Stage)[self.stage].query("*") if part.region and not part.children
        ]
        fields = [part for part in parts if part.focusable]
        focused = self.screen.focused
        begins = parts[:1] if not fields or focused is fields[0] or focused not in parts else []
        return [self.query_one("#ways"), *begins, *filter(None, [focused])]

    def focus_stage(self, stage: int) -> None:
        """Focus the first field of a stage."""
        first = next((w for w in self.query(Stage)[stage].query("*") if w.focusable), None)
        (first or self.query_one("#go-on")).focus()

    def previous_fields(self, main: str) -> dict[str, Json]:
        """Return the earlier field values: the draft or the answer.

        A draft that is a plain text belongs to the field `main`.
        """
        if self.question.draft:
            try:
                draft = json.loads(self.question.draft)
            except ValueError:
                return {main: self.question.draft}
            return draft if isinstance(draft, dict) else {}
        return dict(self.question.previous) if isinstance(self.question.previous, dict) else {}

    @property
    def last_stage(self) -> int:
        """Return the stage after which the answer is complete."""
        return len(self.query(Stage)) - 1

    def missing_text(self) -> str:
        """Return what this stage lacks, as a sentence, or ""."""
        return ""

    def post_answer(self) -> None:
        """Post the answer after the last stage."""

    def submit(self) -> None:
        if hint := self.missing_text():
            self.show_missing(hint)
        elif self.stage < self.last_stage:
            self.stage += 1
        else:
            self.post_answer()

    def step_back(self) -> bool:
        if self.stage == 0:
            return False
        self.stage -= 1
        return True

    @on(TextBox.Submitted)
    def _entered(self, event: TextBox.Submitted) -> None:
        event.stop()
        self.submit()
