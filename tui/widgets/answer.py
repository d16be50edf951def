"""What every answer widget has in common: it shows what stood there before, and posts what was answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Button, Static

from scripts import Ask, Json
from scripts.prompt import Prompt
from tui.content import typed
from tui.couple import Couple


@dataclass(frozen=True)
class Question:
    """All that an answer widget is given: the step, its words, the couple, and what stood in the box before."""

    ask: Ask
    prompt: Prompt
    couple: Couple
    before: Json = None
    draft: str = ""

    @property
    def colour(self) -> str:
        """The colour of the one who writes; none for a step of both."""
        return f"of-{self.couple.colour(self.ask.of)}" if self.ask.of in ("first", "second") else "of-both"


class AnswerBox(Vertical):
    """The lower half of a conversation. Subclasses give `answering()` and `go_on()`."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen

    DEFAULT_CSS = """
    AnswerBox {
        height: auto;
        & > #wanted { color: $hint; height: auto; display: none; padding: 0 1; }
        & > #wanted.-shown { display: block; }
        & > #go-on {
            height: 1; min-width: 11; border: none; background: $panel; color: $ink; margin: 1 0 0 0;
            text-style: none; padding: 0 2;
            &:focus { text-style: bold; background: $line; background-tint: transparent; }
            &:hover { background: $line; }
        }
    }
    .-low AnswerBox > #go-on { margin: 0; }
    """

    go_on_words = "Go on"

    @dataclass
    class Answered(Message):
        """This is the answer; it fits as far as the widget can tell."""

        value: Json

    @dataclass
    class Typed(Message):
        """This stands half-typed in the box."""

        text: str

    def __init__(self, question: Question) -> None:
        super().__init__(classes=question.colour)
        self.question = question

    def compose(self) -> ComposeResult:
        yield from self.answering()
        yield Static(id="wanted")
        yield Button(self.go_on_words, id="go-on")

    def answering(self) -> Iterable[Widget]:
        """The widgets with which this answer is given."""
        return ()

    def go_on(self) -> None:
        """Post the answer, or say what is still wanted."""
        self.post_message(self.Answered(True))

    def wants(self, sentence: str) -> None:
        """Say below the box what is wanted, or that saving failed; the answer stays as it is."""
        wanted = self.query_one("#wanted", Static)
        wanted.update(typed(sentence))
        wanted.set_class(bool(sentence), "-shown")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        if event.button.id == "go-on":
            event.stop()
            self.go_on()

    def optional_or(self, sentence: str) -> None:
        """Nothing was answered: pass over the step where it may be, and otherwise say what is wanted."""
        if self.question.ask.step.optional:
            self.post_message(self.Answered(None))
        else:
            self.wants(sentence)
