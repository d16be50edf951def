"""A reworded agreement, to read aloud before it's saved."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message
from textual.widgets import Button, Static

from tui.keys.commands import EDIT
from tui.styled_text import literal
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple
from tui.widgets.agreement_card import AgreementCardView
from tui.widgets.inputs.link_button import LinkButton


class ReadAloud(Vertical):
    """The new agreement card, with a link to reword it."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    ReadAloud {
        height: auto;
        & > #note, & > #aloud { height: auto; }
        & > #aloud { padding: 0 2; }
        & > #aloud > Static { width: auto; margin-right: 4; }
    }
    .-narrow ReadAloud > #aloud { layout: vertical; }
    """

    @dataclass
    class Reworded(Message):
        """Sent when the couple wants to edit the wording."""

    def compose(self) -> ComposeResult:
        yield Vertical(id="note")
        with Horizontal(id="aloud"):
            yield Static(literal("Read it aloud together once."))
            yield LinkButton("Edit", EDIT, id="change")

    def show(self, note: AgreementCard, couple: Couple) -> None:
        """Show this card."""
        place = self.query_one("#note")
        place.remove_children()
        place.mount(AgreementCardView(note, couple))

    def on_button_pressed(self, event: Button.Pressed) -> None:
        event.stop()
        self.post_message(self.Reworded())
