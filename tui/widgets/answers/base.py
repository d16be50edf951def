"""Base class of all answer widgets."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button

from prompts import trim
from scripts import Json
from scripts.engine_types import Key
from tui.keys.command import Command, bindings
from tui.keys.commands import CONTINUE, SKIP_KEY
from tui.widgets.answers.buttons import AnswerButtons
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.scroll_box_with_hint import ScrollBoxWithHint
from tui.widgets.inputs.option_row import OptionRow


class AnswerBox(ScrollBoxWithHint):
    """The lower part of a conversation: the answer.

    Subclasses implement `compose_answer()` and `submit()`.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes

    DEFAULT_CSS = """
    AnswerBox {
        height: auto; overflow-x: hidden; scrollbar-size-vertical: 1; scrollbar-background: $background 0%;
        scrollbar-background-hover: $background 0%; scrollbar-background-active: $background 0%;
        & #wanted { color: $ink; height: auto; padding: 0 2; margin-top: 1; }
    }
    .-low AnswerBox #wanted { margin: 0; }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(SKIP_KEY),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
    ]
    KEYS: tuple[Command, ...] = (SKIP_KEY,)

    continue_command = CONTINUE
    skip_label = "Skip"
    buttons_key = ""
    """The key that moves to the buttons, where it isn't obvious."""
    empty_hint = "You haven’t chosen anything. Press Enter again to skip."
    _skip_confirmed = False
    """Whether Enter was pressed once on an untouched step.

    It takes two Enters, so that a repeated key never skips the next partner's turn.
    """
    _has_draft = False
    """Whether skipping loses typed text; the couple is warned once."""

    @dataclass
    class Answered(Message):
        """An answer, validated as far as the widget can.

        `key` is filled in as the message bubbles.
        """

        value: Json
        key: Key = ("", "", "")

    @dataclass
    class DraftChanged(Message):
        """Sent when the unfinished input changes."""

        text: str
        key: Key = ("", "", "")

    class StandInWanted(Message):
        """Sent on Enter without any answer, if the question has a stand-in."""

    def __init__(self, question: Question) -> None:
        super().__init__(classes=question.colour)
        self.question = question
        self._is_answered = False

    def compose(self) -> ComposeResult:
        yield from self.compose_answer()
        skip_label = self.skip_label if self.can_skip else ""
        yield AnswerButtons(self.continue_command, skip_label, self.buttons_key)

    @property
    def can_skip(self) -> bool:
        """Return whether the step may be left without an answer."""
        return self.question.ask.step.optional

    def compose_answer(self) -> Iterable[Widget]:
        """Yield the widgets for this kind of answer."""
        return ()

    def submit(self) -> None:
        """Post the answer, or show what is still missing."""
        self.post_message(self.Answered(True))

    def pressed_enter(self) -> None:
        """Handle Enter; subclasses may have something to do before submitting."""
        self.submit()

    def step_back(self) -> bool:
        """Go back within this step; return False at its start."""
        return False

    def show_hint(self, sentence: str) -> None:
        """Show a hint or an error below the box.

        The answer stays as it is, and may be submitted again.
        """
        self._is_answered = False
        if not sentence:
            self._skip_confirmed = False
        super().show_hint(sentence)

    def show_missing(self, sentence: str) -> None:
        """Show a hint that there's no answer yet; in a rehearsal, fill it in instead."""
        if not self.wants_stand_in():
            self.show_hint(sentence)

    def wants_stand_in(self) -> bool:
        """Ask for the question's stand-in, and return whether it has one."""
        begun = self._has_draft or bool(self.question.draft)
        has_one = self.question.stand_in is not None and not begun
        if has_one:
            self.post_message(self.StandInWanted())
        return has_one

    @on(Answered)
    def _answer_once(self, event: Answered) -> None:
        """Stop a second answer, as after a double Enter.

        It would otherwise count for the next step.
        """
        event.key = self.question.ask.key
        if self._is_answered:
            event.stop()
        self._is_answered = True

    @on(OptionRow.LetterRejected)
    def _show_letter_hint(self, event: OptionRow.LetterRejected) -> None:
        event.stop()
        self.show_hint(event.sentence)

    @on(DraftChanged)
    def _note_draft(self, event: DraftChanged) -> None:
        event.key = self.question.ask.key
        self._has_draft = bool(trim(event.text))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "go-on":
            event.stop()
            self.submit()
        elif event.button.id == "pass":
            event.stop()
            self.action_skip_step()

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Block skipping where the step needs an answer."""
        return super().check_action(action, parameters) and (action != SKIP_KEY.action or self.can_skip)

    def action_skip_step(self) -> None:
        """Skip the step, or warn first of a lost draft."""
        if self._has_draft:
            self._has_draft = False
            self.show_hint(f"This deletes what you wrote. Choose “{self.skip_label}” again to confirm.")
        else:
            self.post_message(self.Answered(None))

    def skip_or_hint(self, sentence: str) -> None:
        """Skip an optional unanswered step, or show a hint."""
        if self.question.ask.step.optional:
            self.skip_or_confirm()
        else:
            self.show_missing(sentence)

    def skip_or_confirm(self) -> None:
        """Skip the step on the second Enter, after a hint."""
        if self.wants_stand_in():
            return
        if self._skip_confirmed:
            self.post_message(self.Answered(None))
        else:
            self._skip_confirmed = True
            self.show_hint(self.empty_hint)
