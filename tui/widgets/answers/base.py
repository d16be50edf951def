"""What every answer widget has in common: it shows what stood there before, and posts what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from scripts import Json
from scripts.records import Key
from tui.content import literal
from tui.keys import Command
from tui.widgets.answers.question import Question
from tui.widgets.inputs.option_row import OptionRow


class AnswerBox(Vertical):
    """The lower half of a conversation. Subclasses give `compose_answer()` and `submit()`."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen

    DEFAULT_CSS = """
    AnswerBox {
        height: auto;
        & > #wanted { color: $hint; height: auto; padding: 0 1; }
        & > #ways { height: 1; margin: 1 0 0 0; }
        & > #ways > Button {
            height: 1; width: auto; min-width: 11; border: none; background: $panel; color: $ink; margin: 0 2 0 0;
            text-style: none; padding: 0 2;
            &:focus { text-style: bold; background: $line; background-tint: transparent; }
            &:hover { background: $line; }
        }
        & > #ways > #pass { background: $background; color: $muted; }
        & > #ways > #pass:focus { background: $line; color: $ink; }
    }
    .-low AnswerBox > #ways { margin: 0; }
    """

    continue_label = "Go on"
    skip_label = "Pass this one"
    empty_hint = "Nothing is chosen yet. Enter once more passes this one."
    _skip_confirmed = False
    """Whether they were told that nothing stands here: two Enters in a row shall not take the other's turn away."""
    _has_draft = False
    """Whether something stands here that passing would lose; they are told so once."""

    @dataclass
    class Answered(Message):
        """This is the answer, and it fits as far as the widget can tell; `key` is noted on the way."""

        value: Json
        key: Key = ("", "", "")

    @dataclass
    class DraftChanged(Message):
        """This stands half-typed in the box."""

        text: str
        key: Key = ("", "", "")

    @dataclass
    class EnterActionChanged(Message):
        """Enter does this at the moment."""

        command: Command

    def __init__(self, question: Question) -> None:
        super().__init__(classes=question.colour)
        self.question = question
        self._is_answered = False

    def compose(self) -> ComposeResult:
        yield from self.compose_answer()
        with Horizontal(id="ways"):
            yield _make_button(self.continue_label, "go-on")
            if self.can_skip:
                yield _make_button(self.skip_label, "pass")

    @property
    def can_skip(self) -> bool:
        """Whether this step can be left without an answer."""
        return self.question.ask.step.optional

    def compose_answer(self) -> Iterable[Widget]:
        """The widgets with which this answer is given."""
        return ()

    def submit(self) -> None:
        """Post the answer, or say what is still wanted."""
        self.post_message(self.Answered(True))

    def pressed_enter(self) -> None:
        """What Enter does here; subclasses may have something to do before it goes on."""
        self.submit()

    def step_back(self) -> bool:
        """Go back inside this step; False where there is nothing to go back to."""
        return False

    def keep_in_view(self) -> None:
        """Scroll to what is filled in; subclasses may have more that is to be seen with it."""
        focused = self.screen.focused
        if focused and focused.id != "go-on":
            focused.scroll_visible(animate=False, immediate=True)

    def show_hint(self, sentence: str) -> None:
        """Say below the box what is wanted, or that saving failed; the answer stays as it is."""
        self._is_answered = False
        if not sentence:
            self._skip_confirmed = False
        if sentence and not self.query("#wanted"):
            self.mount(Static(id="wanted"), before="#ways")
        for wanted in self.query("#wanted").results(Static):
            wanted.update(literal(sentence))
            wanted.display = bool(sentence)
        if sentence:
            self.call_after_refresh(self.query_one("#ways").scroll_visible, animate=False)

    @on(Answered)
    def _answer_once(self, event: Answered) -> None:
        """Enter pressed twice answers once: never the next step with this one's answer."""
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
        self._has_draft = bool(event.text.strip())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "go-on":
            event.stop()
            self.submit()
        elif event.button.id == "pass":
            event.stop()
            self._skip()

    def _skip(self) -> None:
        """Pass over the step at once, or ask first where something would be lost with it."""
        if self._has_draft:
            self._has_draft = False
            self.show_hint(f"What you wrote here would be gone. “{self.skip_label}” once more leaves it.")
        else:
            self.post_message(self.Answered(None))

    def skip_or_hint(self, sentence: str) -> None:
        """Nothing was answered: pass over the step where it may be, and otherwise say what is wanted."""
        if self.question.ask.step.optional:
            self.skip_or_confirm()
        else:
            self.show_hint(sentence)

    def skip_or_confirm(self) -> None:
        """Pass over the step; the first Enter on one that is untouched asks, the second passes."""
        if self._skip_confirmed:
            self.post_message(self.Answered(None))
        else:
            self._skip_confirmed = True
            self.show_hint(self.empty_hint)


def _make_button(words: str, id_: str) -> Button:
    """A button that has its class from the start: it would be given it once it is there, and be styled twice."""
    return Button(words, id=id_, classes="-style-default")


class ReadStep(AnswerBox):
    """A step to read; going on is all there is to do."""

    def on_mount(self) -> None:
        self.query_one("#go-on").focus()
