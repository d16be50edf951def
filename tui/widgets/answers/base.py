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
from tui.content import typed
from tui.keys import Command
from tui.widgets.answers.question import Question
from tui.widgets.inputs.option_row import Options


class AnswerBox(Vertical):
    """The lower half of a conversation. Subclasses give `answering()` and `go_on()`."""

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

    go_on_words = "Go on"
    passing_words = "Pass this one"
    nothing_yet = "Nothing is chosen yet. Enter once more passes this one."
    _asked = False
    """Whether they were told that nothing stands here: two Enters in a row shall not take the other's turn away."""
    _half_typed = False
    """Whether something stands here that passing would lose; they are told so once."""

    @dataclass
    class Answered(Message):
        """This is the answer, and it fits as far as the widget can tell; `key` is noted on the way."""

        value: Json
        key: Key = ("", "", "")

    @dataclass
    class Typed(Message):
        """This stands half-typed in the box."""

        text: str
        key: Key = ("", "", "")

    @dataclass
    class EnterDoes(Message):
        """Enter does this at the moment."""

        command: Command

    def __init__(self, question: Question) -> None:
        super().__init__(classes=question.colour)
        self.question = question
        self._given = False

    def compose(self) -> ComposeResult:
        yield from self.answering()
        with Horizontal(id="ways"):
            yield _way(self.go_on_words, "go-on")
            if self.may_pass:
                yield _way(self.passing_words, "pass")

    @property
    def may_pass(self) -> bool:
        """Whether this step can be left without an answer."""
        return self.question.ask.step.optional

    def answering(self) -> Iterable[Widget]:
        """The widgets with which this answer is given."""
        return ()

    def go_on(self) -> None:
        """Post the answer, or say what is still wanted."""
        self.post_message(self.Answered(True))

    def pressed_enter(self) -> None:
        """What Enter does here; subclasses may have something to do before it goes on."""
        self.go_on()

    def step_back(self) -> bool:
        """Go back inside this step; False where there is nothing to go back to."""
        return False

    def keep_in_view(self) -> None:
        """Scroll to what is filled in; subclasses may have more that is to be seen with it."""
        focused = self.screen.focused
        if focused and focused.id != "go-on":
            focused.scroll_visible(animate=False, immediate=True)

    def wants(self, sentence: str) -> None:
        """Say below the box what is wanted, or that saving failed; the answer stays as it is."""
        self._given = False
        if not sentence:
            self._asked = False
        if sentence and not self.query("#wanted"):
            self.mount(Static(id="wanted"), before="#ways")
        for wanted in self.query("#wanted").results(Static):
            wanted.update(typed(sentence))
            wanted.display = bool(sentence)
        if sentence:
            self.call_after_refresh(self.query_one("#ways").scroll_visible, animate=False)

    @on(Answered)
    def _once(self, event: Answered) -> None:
        """Enter pressed twice answers once: never the next step with this one's answer."""
        event.key = self.question.ask.key
        if self._given:
            event.stop()
        self._given = True

    @on(Options.Lost)
    def _no_words_here(self, event: Options.Lost) -> None:
        event.stop()
        self.wants(event.sentence)

    @on(Typed)
    def _here(self, event: Typed) -> None:
        event.key = self.question.ask.key
        self._half_typed = bool(event.text.strip())

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "go-on":
            event.stop()
            self.go_on()
        elif event.button.id == "pass":
            event.stop()
            self._pass()

    def _pass(self) -> None:
        """Pass over the step at once, or ask first where something would be lost with it."""
        if self._half_typed:
            self._half_typed = False
            self.wants(f"What you wrote here would be gone. “{self.passing_words}” once more leaves it.")
        else:
            self.post_message(self.Answered(None))

    def optional_or(self, sentence: str) -> None:
        """Nothing was answered: pass over the step where it may be, and otherwise say what is wanted."""
        if self.question.ask.step.optional:
            self.pass_or_ask()
        else:
            self.wants(sentence)

    def pass_or_ask(self) -> None:
        """Pass over the step; the first Enter on one that is untouched asks, the second passes."""
        if self._asked:
            self.post_message(self.Answered(None))
        else:
            self._asked = True
            self.wants(self.nothing_yet)


def _way(words: str, id_: str) -> Button:
    """A button that has its class from the start: it would be given it once it is there, and be styled twice."""
    return Button(words, id=id_, classes="-style-default")


class ReadOn(AnswerBox):
    """A step to read; going on is all there is to do."""

    def on_mount(self) -> None:
        self.query_one("#go-on").focus()
