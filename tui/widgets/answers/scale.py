"""Scale step: a number on a line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import RenderResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click, Key
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from scripts.readable_names import number_text
from tui.keys.command import Command
from tui.keys.input_commands import MOVE_VALUE
from tui.styled_text import literal
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.digit_entry import DigitEntry

SCALE_HINT = "Use ← and →, or press a number."


class Scale(Widget, can_focus=True):
    """A line from `low` to `high`, unset at first."""

    DEFAULT_CSS = "Scale { height: 2; color: $muted; &:focus { color: $ink; } }"

    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_VALUE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left,down", "move(-1)", "Less", show=False),
        Binding("right,up", "move(1)", "More", show=False),
        Binding("home", "least", "Least", show=False),
        Binding("end", "most", "Most", show=False),
    ]

    value: reactive[int | None] = reactive(None)

    class Moved(Message):
        """Sent when the number changes."""

    def __init__(self, low: int, high: int, value: int | None, *, sign: str, style: str) -> None:
        super().__init__()
        self._low, self._high, self._sign, self._style = low, high, sign, style
        self._digits = DigitEntry(low, high)
        self.set_reactive(Scale.value, value)

    def watch_value(self) -> None:
        self.post_message(self.Moved())

    def render(self) -> RenderResult:
        line, numbers = Content("─" * self.size.width).stylize("$line"), self._numbers()
        if self.value is None:
            return Content("\n").join([line, Content(numbers)])
        at, text = self._cell(self.value), str(self.value)
        start = self._start(self.value)
        knob = Content.styled(self._sign, f"bold {self._style}")
        return Content("\n").join(
            [
                Content.assemble(line[:at], knob, line[at + 1 :]),
                Content(numbers).stylize(f"bold {self._style}", start, start + len(text)),
            ]
        )

    def _numbers(self) -> str:
        """Return the numbers below the line, as many as fit.

        Without room for all, they are the chosen one and both ends.
        """
        numbers = list(range(self._low, self._high + 1))
        if len(numbers) * (len(str(self._high)) + 1) > self.size.width:
            numbers = [self._low, self._high]
        row = " " * self.size.width
        for number in [*([] if self.value is None else [self.value]), *numbers]:
            start, text = self._start(number), str(number)
            if not row[max(start - 1, 0) : start + len(text) + 1].strip():
                row = row[:start] + text + row[start + len(text) :]
        return row

    def _start(self, number: int) -> int:
        """Return the column of a number, clamped to the line."""
        return max(min(self._cell(number), self.size.width - len(str(number))), 0)

    def _cell(self, number: int) -> int:
        steps = max(self._high - self._low, 1)
        return round((number - self._low) / steps * max(self.size.width - 1, 0))

    def marked_cell(self) -> Offset:
        """Return the place of the number on the line."""
        return self.content_region.offset + Offset(0 if self.value is None else self._cell(self.value))

    def action_move(self, by: int) -> None:
        self._digits = DigitEntry(self._low, self._high)
        middle = (self._low + self._high) // 2
        self.value = middle if self.value is None else min(max(self.value + by, self._low), self._high)

    def action_least(self) -> None:
        self.value = self._low

    def action_most(self) -> None:
        self.value = self._high

    def on_key(self, event: Key) -> None:
        if event.character and event.character in "0123456789":
            event.stop()
            self._digits = self._digits.append(event.character)
            if self._digits.number is not None:
                self.value = self._digits.number

    def on_click(self, event: Click) -> None:
        event.stop()
        steps = self._high - self._low
        self.value = self._low + round(event.x / max(self.size.width - 1, 1) * steps)


class ScaleAnswer(AnswerBox):
    """A number on a scale; labels may name its ends."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    ScaleAnswer {
        & > Scale, & > #ends { margin: 0 2; }
        & > #ends { height: auto; color: $muted; }
        & #low { width: 1fr; height: auto; padding-right: 2; }
        & #high { width: 1fr; height: auto; text-align: right; }
        & > #chosen { height: auto; color: $muted; margin: 1 2 0 2; }
    }
    .-low ScaleAnswer > #chosen { margin: 0 2; }
    """

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        shape, of = question.ask.step.shape, question.ask.of
        self._low, self._high = (shape.low, shape.high) if shape else (0, 10)
        sign = question.couple.sign(of) if of in ("first", "second") else "┃"
        previous = int(question.draft) if question.draft.isdecimal() else question.previous
        before = previous if isinstance(previous, int) else None
        yield Scale(self._low, self._high, before, sign=sign, style=question.style)
        ends = [literal(question.prompt.labels.get(str(end), "")) for end in (self._low, self._high)]
        if any(ends):
            with Horizontal(id="ends"):
                yield Static(ends[0], id="low")
                yield Static(ends[1], id="high")
        yield Static(id="chosen")

    def on_mount(self) -> None:
        self.query_one(Scale).focus()
        self._show_value()

    @on(Scale.Moved)
    def _moved(self, event: Scale.Moved) -> None:
        event.stop()
        self.show_hint("")
        self._show_value()
        value = self.query_one(Scale).value
        self.post_message(self.DraftChanged("" if value is None else str(value)))

    def _show_value(self) -> None:
        value = self.query_one(Scale).value
        hint = SCALE_HINT
        if value is not None:
            hint = f"Press Enter for {number_text(value, self.question.prompt.labels.get(str(value), ''))}."
        self.query_one("#chosen", Static).update(literal(hint))

    def submit(self) -> None:
        value = self.query_one(Scale).value
        if value is None:
            self.skip_or_hint(f"Choose a number first. {SCALE_HINT}")
        else:
            self.post_message(self.Answered(value))
