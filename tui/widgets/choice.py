"""Answers that are picked: one of a few, by arrows, number or letter, or with the mouse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.events import Click, Key
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui.content import typed
from tui.widgets.answer import AnswerBox

LETTERS = "123456789abcdefghijklmnopqrstuvwxyz"


class ChoiceLine(Static):
    """One choice with its pointer, its number and, where several may be picked, its mark."""

    def __init__(self, number: int, label: str, *, several: bool) -> None:
        super().__init__()
        self._number, self._label, self._several = number, label, several

    def show(self, *, here: bool, marked: bool) -> None:
        key = f"{LETTERS[self._number]}  " if self._number < len(LETTERS) else "   "
        mark = ("[x] " if marked else "[ ] ") if self._several else ""
        self.update(Content.assemble("› " if here else "  ", key, mark, typed(self._label)))
        self.set_class(here, "-here")

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(Choices.Picked(self._number))


class Choices(Vertical, can_focus=True):
    """A list of choices with their numbers; `several` lets Space or a number mark more than one."""

    DEFAULT_CSS = """
    Choices {
        height: auto; padding: 0 1; color: $muted;
        & > ChoiceLine { height: auto; }
        & > ChoiceLine.-here { color: $ink; text-style: bold; }
        &:focus > ChoiceLine.-here { background: $panel; }
        & > ChoiceLine:hover { color: $ink; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("space", "mark", "Mark", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    marked: reactive[frozenset[int]] = reactive(frozenset[int]())

    @dataclass
    class Picked(Message):
        """A choice was clicked, or its number pressed."""

        index: int

    def __init__(
        self,
        labels: Sequence[str],
        *,
        several: bool = False,
        cursor: int = 0,
        marked: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__()
        self._labels, self._several = tuple(labels), several
        self.set_reactive(Choices.cursor, cursor)
        self.set_reactive(Choices.marked, marked)

    def compose(self) -> ComposeResult:
        for number, label in enumerate(self._labels):
            yield ChoiceLine(number, label, several=self._several)

    def on_mount(self) -> None:
        self._show()

    def watch_cursor(self) -> None:
        self._show()

    def watch_marked(self) -> None:
        self._show()

    def _show(self) -> None:
        for number, line in enumerate(self.query(ChoiceLine)):
            line.show(here=number == self.cursor, marked=number in self.marked)

    def action_move(self, by: int) -> None:
        self.cursor = (self.cursor + by) % len(self._labels)

    def action_mark(self) -> None:
        if self._several:
            self.marked = self.marked ^ {self.cursor}

    def on_key(self, event: Key) -> None:
        if event.character and event.character in LETTERS[: len(self._labels)]:
            event.stop()
            self.post_message(self.Picked(LETTERS.index(event.character)))

    @on(Picked)
    def _picked(self, event: Picked) -> None:
        self.focus()
        self.cursor = event.index
        self.action_mark()


class ChoiceAnswer(AnswerBox):
    """One of several choices: a number marks it, Enter goes on with it."""

    def answering(self) -> Iterable[Widget]:
        self._values, labels = self._choices()
        before = self.question.before
        yield Choices(labels, cursor=self._values.index(before) if before in self._values else 0)

    def on_mount(self) -> None:
        self.query_one(Choices).focus()

    def _choices(self) -> tuple[list[str], list[str]]:
        """Stored values, and what the couple reads."""
        question = self.question
        shape = question.ask.step.shape
        if question.ask.items:
            return [value for value, _ in question.ask.items], [text for _, text in question.ask.items]
        values = list(shape.choices) if shape else []
        usual = {"yes": "Yes", "no": "No"}
        return values, [question.prompt.labels.get(value, usual.get(value, value)) for value in values]

    def go_on(self) -> None:
        self.post_message(self.Answered(self._values[self.query_one(Choices).cursor]))
