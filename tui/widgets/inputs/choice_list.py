"""Choice lists, operated by arrows, number, letter, or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.events import Key
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive

from tui.keys.command import Command
from tui.keys.input_commands import MOVE_LINE
from tui.styled_text import literal
from tui.text.choice_counts import other_number_text
from tui.widgets.inputs.autofocus import AutofocusMixin
from tui.widgets.inputs.choice_line import CHOICE_KEYS, ChoiceLine

NO_SELECTION = -1
MAX_AIRY = 7
"""Up to this many choices of a step have a blank line between them, on tall screens."""


class ChoiceList(VerticalScroll, AutofocusMixin, can_focus=True):
    """A numbered list of choices.

    With `several`, Space or a number marks more than one. Labels are plain text, or Content for labels
    with a style of their own. `cursor` is NO_SELECTION where no choice should be suggested.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    ChoiceList {
        height: auto; max-height: 12; color: $soft; scrollbar-size-vertical: 1;
        scrollbar-background: $background 0%; scrollbar-background-hover: $background 0%;
        scrollbar-background-active: $background 0%;
        & > ChoiceLine { height: auto; padding: 0 2; }
        & > ChoiceLine.-marked { color: $ink; }
        & > ChoiceLine:hover { background: $hover; }
        & > ChoiceLine.-here { color: $ink; text-style: bold; padding: 0 2 0 1; border-left: outer $line; }
        &:focus > ChoiceLine.-here { background: $panel; border-left: outer $accent; }
    }
    .of-amber ChoiceList {
        & > ChoiceLine:hover { background: $amber-tint; }
        &:focus > ChoiceLine.-here { background: $amber-tint2; border-left: outer $amber; }
    }
    .of-teal ChoiceList {
        & > ChoiceLine:hover { background: $teal-tint; }
        &:focus > ChoiceLine.-here { background: $teal-tint2; border-left: outer $teal; }
    }
    .of-plum ChoiceList {
        & > ChoiceLine:hover { background: $plum-tint; }
        &:focus > ChoiceLine.-here { background: $plum-tint2; border-left: outer $plum; }
    }
    .of-blue ChoiceList {
        & > ChoiceLine:hover { background: $blue-tint; }
        &:focus > ChoiceLine.-here { background: $blue-tint2; border-left: outer $blue; }
    }
    .-low ChoiceList { max-height: 8; }
    .-tall ChoiceList { max-height: 20; }
    .-tall StepView ChoiceList.-airy > ChoiceLine { margin-bottom: 1; }
    .-tall StepView ChoiceList.-airy > ChoiceLine:last-child { margin-bottom: 0; }
    """

    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_LINE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
        Binding("home", "go_to(0)", "First", show=False),
        Binding("end", "go_to(-1)", "Last", show=False),
        Binding("space", "mark", "Mark", show=False),
    ]

    cursor: reactive[int] = reactive(0)
    marked: reactive[frozenset[int]] = reactive(frozenset[int]())

    @dataclass
    class ChoiceSelected(Message):
        """Sent when a choice is clicked or its number pressed."""

        index: int

    @dataclass
    class CursorMoved(Message):
        """Sent when the cursor moves to another choice."""

        index: int

    @dataclass
    class MarksChanged(Message):
        """Sent when the marked choices change."""

        marked: frozenset[int]

    class LimitReached(Message):
        """Sent when marking one more would exceed the limit."""

    def __init__(
        self,
        labels: Sequence[str | Content],
        *,
        several: bool = False,
        limit: int = 0,
        cursor: int = 0,
        marked: frozenset[int] = frozenset(),
    ) -> None:
        super().__init__(classes="-airy" if len(labels) <= MAX_AIRY else None)
        self._labels = tuple(label if isinstance(label, Content) else literal(label) for label in labels)
        self._several, self._limit = several, limit or len(self._labels)
        self.set_reactive(ChoiceList.cursor, cursor)
        self.set_reactive(ChoiceList.marked, marked)

    def compose(self) -> ComposeResult:
        for number, label in enumerate(self._labels):
            here, marked = number == self.cursor, number in self.marked
            yield ChoiceLine(number, label, several=self._several, here=here, marked=marked)

    def on_mount(self) -> None:
        self.show_cursor()

    def set_labels(self, labels: Sequence[str]) -> None:
        """Replace the labels; the choices stay the same."""
        for line, label in zip(self.query(ChoiceLine), labels, strict=True):
            line.set_label(literal(label))

    def watch_cursor(self, cursor: int) -> None:
        self._show()
        self.post_message(self.CursorMoved(cursor))

    def watch_marked(self, marked: frozenset[int]) -> None:
        self._show()
        self.post_message(self.MarksChanged(marked))

    def _show(self) -> None:
        for number, line in enumerate(self.query(ChoiceLine)):
            line.show(here=number == self.cursor, marked=number in self.marked)
        self.show_cursor()

    def show_cursor(self) -> None:
        """Scroll just far enough to show the current choice."""
        for line in self.query(ChoiceLine)[self.cursor : self.cursor + 1]:
            line.scroll_visible(animate=False)

    def marked_cell(self) -> Offset | None:
        """Return the first cell of the current choice."""
        lines = self.query(ChoiceLine)[max(self.cursor, 0) :]
        return lines[0].content_region.offset if lines else None

    def action_move(self, by: int) -> None:
        begins = 0 if self.cursor == NO_SELECTION and by < 0 else self.cursor
        self.cursor = (begins + by) % len(self._labels)

    def action_go_to(self, index: int) -> None:
        self.cursor = index % len(self._labels)

    def action_mark(self) -> None:
        if not self._several:
            return
        marked = self.marked ^ {self.cursor}
        if len(marked) <= self._limit:
            self.marked = marked
        elif self._limit == 1:
            self.marked = frozenset({self.cursor})
        else:
            self.post_message(self.LimitReached())

    def on_key(self, event: Key) -> None:
        keys = CHOICE_KEYS[: len(self._labels)]
        if event.character and event.character in keys:
            event.stop()
            self.post_message(self.ChoiceSelected(CHOICE_KEYS.index(event.character)))
        elif event.character and event.character.isdecimal():
            event.stop()
            self.app.notify(other_number_text(keys))

    @on(ChoiceLine.Clicked)
    def _clicked(self, event: ChoiceLine.Clicked) -> None:
        event.stop()
        self.post_message(self.ChoiceSelected(event.number))

    @on(ChoiceSelected)
    def _picked(self, event: ChoiceSelected) -> None:
        self.focus()
        self.cursor = event.index
        self.action_mark()
