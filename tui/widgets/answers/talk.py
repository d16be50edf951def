"""Talk step: speaking aloud, with a soft timer and note."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from textual import on
from textual.events import Key, Paste
from textual.widget import Widget
from textual.widgets import Button, TextArea

from prompts import trim
from tui.keys.commands import ADD_NOTE, CONTINUE
from tui.keys.input_commands import PAUSE_CLOCK, WRITE_NOTE
from tui.styled_text import literal
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.talk_time_bar import TalkTimeBar
from tui.widgets.inputs.enter_buttons import EnterButton
from tui.widgets.inputs.text_box import TextBox

ALOUD_HINT = "Say this part out loud. There’s nothing to write."


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

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        step = question.ask.step
        self.KEYS = (
            *self.KEYS,
            *((WRITE_NOTE,) if step.note else ()),
            *((PAUSE_CLOCK,) if step.seconds else ()),
        )
        if question.ask.of in ("first", "second"):
            name = question.couple.name(question.ask.of)
            self.continue_command = replace(CONTINUE, label=f"{name} is done", short_label="Done")

    def compose_answer(self) -> Iterable[Widget]:
        step = self.question.ask.step
        if step.seconds:
            yield TalkTimeBar(step.seconds, self.question.clock, style=self.question.style)
        if step.note:
            before = self.question.previous if isinstance(self.question.previous, str) else ""
            yield EnterButton("Type to add a note", ADD_NOTE, id="open-note")
            box = TextBox(self.question.draft or before)
            box.placeholder = literal(
                f"One line of what {self.question.couple.name(self.question.ask.of)} says"
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
        """Open the note at the first letter, and insert it; Space pauses the clock."""
        sign = event.character or ""
        begun = self.has_class("-noting")  # the box may not have the focus yet
        if event.key == "space" and not begun:
            event.stop()
            for clock in self.query(TalkTimeBar):
                clock.toggle_pause()
            return
        if not event.is_printable:
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
