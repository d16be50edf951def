"""Cards of agreements."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.styled_text import literal
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple
from tui.widgets.signature import color_class, signature


class AgreementCardView(Static):
    """An agreement card, its top edge in the owner's color."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    AgreementCardView {
        width: 100%; max-width: 64; height: auto; padding: 1 3; margin-bottom: 1;
        background: $surface; color: $ink; border-top: outer $line;
        &.of-amber { border-top: outer $amber; }
        &.of-teal { border-top: outer $teal; }
        &.of-plum { border-top: outer $plum; }
        &.of-blue { border-top: outer $blue; }
    }
    .-low AgreementCardView { padding: 0 2; }
    """

    def __init__(self, note: AgreementCard, couple: Couple) -> None:
        super().__init__(_card_content(note, couple), classes=f"of-{color_class(couple, note.owner)}")


def _card_content(note: AgreementCard, couple: Couple) -> Content:
    again = [literal(f"  {note.look_back_text}", "$muted")] if note.look_back_text else []
    below = [literal(line, "$muted") for line in note.lines]
    return Content("\n").join(
        [literal(note.sentence), *below, Content.assemble("— ", signature(couple, note.owner), *again)]
    )
