"""An agreement, to be said aloud before it's saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from tui.keys.commands import BACK, EDIT
from tui.styled_text import literal
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple
from tui.text.say_aloud import THEN_AGREE, say_aloud_text
from tui.widgets.agreement_card import AgreementCardView
from tui.widgets.inputs.enter_buttons import LinkButton

EDIT_WORDS = f"{EDIT.label} · {BACK.key_label}"
"""Esc goes back to the form, as the button does."""


class ReadAloud(Vertical):
    """Whose turn it is to say it, the agreement's card, and a link to reword it."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    ReadAloud {
        height: auto;
        & > #note, & > #aloud, & > #say, & #then { height: auto; }
        & > #say { padding: 0 2; color: $ink; text-style: bold; }
        & > #aloud { padding: 0 2; }
        & #then { width: auto; margin-right: 4; color: $muted; }
    }
    .-low ReadAloud #then { display: none; }
    """

    @dataclass
    class Reworded(Message):
        """Sent when the couple wants to edit the wording."""

    def compose(self) -> ComposeResult:
        yield Static(id="say")
        yield Vertical(id="note")
        with Horizontal(id="aloud"):
            yield Static(literal(THEN_AGREE), id="then")
            yield LinkButton(EDIT_WORDS, EDIT, id="change")

    def show(self, note: AgreementCard, couple: Couple) -> None:
        """Show this card, to be said by the person who does it."""
        self.query_one("#say", Static).update(literal(say_aloud_text(note.owner, couple)))
        place = self.query_one("#note")
        place.remove_children()
        place.mount(AgreementCardView(note, couple))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Reworded())
