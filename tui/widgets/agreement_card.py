"""Cards of agreements."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.styled_text import literal
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple
from tui.widgets.signature import signature


class AgreementCardView(Static):
    """An agreement on a note, which is light in both themes."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    AgreementCardView {
        width: 100%; height: auto; padding: 1 3; margin-bottom: 1; background: $note; color: $note-ink;
    }
    .-low AgreementCardView { padding: 0 2; }
    """

    def __init__(self, note: AgreementCard, couple: Couple) -> None:
        super().__init__(_card_content(note, couple))


def _card_content(note: AgreementCard, couple: Couple) -> Content:
    again = [literal(f"  {note.look_back_text}", "$note-muted")] if note.look_back_text else []
    below = [literal(line, "$note-muted") for line in note.lines]
    return Content("\n").join(
        [
            literal(note.sentence, "bold"),
            *below,
            Content.assemble("— ", signature(couple, note.owner, on="-note"), *again),
        ]
    )
