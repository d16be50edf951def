"""Talk step: speaking aloud, with a soft timer and note."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Key, Paste
from textual.widget import Widget
from textual.widgets import Button, Static, TextArea

from prompts import trim
from tui.keys.commands import ADD_NOTE, WRITE_NOTE
from tui.styled_text import literal
from tui.text.dates import duration_text
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.conversation_header import ProgressLine
from tui.widgets.inputs.link_button import EnterButton
from tui.widgets.inputs.text_box import TextBox
from tui.widgets.time_is_up import TimeIsUp

ALOUD_HINT = "Say this part out loud. There’s nothing to write."


class SoftClock(Vertical):
    """A line that fills up in about `seconds`.

    Once it's full it only says that there's no hurry.
    """

    DEFAULT_CSS = """
    SoftClock { dock: bottom; height: auto; padding: 0 2; margin-bottom: 1; color: $muted; & > #soft { height: auto; } }
    .-low SoftClock, .-short SoftClock { margin-bottom: 0; }
    """

    def __init__(
        self, seconds: int, clock: Callable[[], float] = time.monotonic, *, style: str = "$muted"
    ) -> None:
        super().__init__()
        self._seconds, self._clock, self._style = seconds, clock, style
        self._began = clock()
        self._is_up = False

    def compose(self) -> ComposeResult:
        yield ProgressLine(self._style)
        yield Static(id="soft")

    def on_mount(self) -> None:
        self.tick()
        self.set_interval(1, self.tick)

    def tick(self) -> None:
        """Update the line to the elapsed time."""
        elapsed = (self._clock() - self._began) / self._seconds
        self.query_one(ProgressLine).done = min(1.0, max(0.0, elapsed))
        words = f"About {duration_text(self._seconds)}. Take the time you need."
        if elapsed >= 1 and not self._is_up:
            self._is_up = True
            self.post_message(TimeIsUp())
        self.query_one("#soft", Static).update(
            words if elapsed < 1 else "Take your time. Press Enter when you’re finished."
        )


class TalkStep(AnswerBox):
    """Speaking instead of typing, with an optional one-line note."""

    DEFAULT_CSS = """
    TalkStep {
        & > #open-note {
            height: 1; width: auto; border: none; padding: 0; margin: 0 1 1 1; background: transparent;
            color: $muted; text-style: none;
            &:focus { color: $ink; text-style: bold; background: transparent; background-tint: transparent; }
            &:hover { color: $ink; background: transparent; }
        }
        & > TextBox { display: none; }
        & > #ways { margin: 0; }
        &.-noting > #ways { margin: 1 0 0 0; }
        &.-noting > TextBox { display: block; }
        &.-noting > #open-note { display: none; }
    }
    """

    def __init__(self, question: Question, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__(question)
        self._clock = clock
        self.KEYS = (*self.KEYS, WRITE_NOTE) if question.ask.step.note else self.KEYS

    def compose_answer(self) -> Iterable[Widget]:
        step = self.question.ask.step
        if step.seconds:
            yield SoftClock(step.seconds, self._clock, style=self.question.style)
        if step.note:
            before = self.question.previous if isinstance(self.question.previous, str) else ""
            yield EnterButton("Type to add a note", ADD_NOTE, id="open-note")
            box = TextBox(self.question.draft or before)
            box.placeholder = literal(
                f"One line, in {self.question.couple.name(self.question.ask.of)}’s own words"
            )
            yield box

    def on_mount(self) -> None:
        if self.question.ask.step.note and self.query_one(TextBox).text:
            self._open_note()
        else:
            self.query_one("#go-on").focus()

    def _open_note(self) -> None:
        """Open the note box, if the step has one."""
        for box in self.query(TextBox):
            self.add_class("-noting")
            box.focus()

    def on_key(self, event: Key) -> None:
        """Open the note at the first letter, and insert it."""
        sign = event.character or ""
        begun = self.has_class("-noting")  # the box may not have the focus yet
        if not event.is_printable or not (begun or sign.strip()):
            return
        event.stop()
        self._open_note()
        for box in self.query(TextBox):
            box.insert(sign)
        if not self.question.ask.step.note:
            self.show_hint(ALOUD_HINT)

    def on_paste(self, event: Paste) -> None:
        """Open the note with what is pasted, as with a letter."""
        if not self.has_class("-noting") and trim(event.text):
            self._open_note()
            for box in self.query(TextBox):
                box.insert(event.text)

    @on(Button.Pressed, "#open-note")
    def _open(self, event: Button.Pressed) -> None:
        event.stop()
        self._open_note()

    @on(TextBox.Submitted)
    def _entered(self, event: TextBox.Submitted) -> None:
        event.stop()
        self.submit()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self.show_hint("")
        self.post_message(self.DraftChanged(event.text_area.text))

    def step_back(self) -> bool:
        """Close the note before leaving the step; keep its text."""
        if not self.has_class("-noting"):
            return False
        self.remove_class("-noting")
        self.query_one("#go-on").focus()
        return True

    def submit(self) -> None:
        note = next((trim(box.text) for box in self.query(TextBox)), "")
        self.post_message(self.Answered(note or True))
