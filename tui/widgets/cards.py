"""Agreement cards, and quotes with their speaker's name."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.reports.shown_answers import ShownAnswer
from tui.styled_text import literal
from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple


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
        super().__init__(_card_content(note, couple), classes=f"of-{_colour(couple, note.owner)}")


class Quote(Static):
    """A partner's words under their name, with a colored bar."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Quote {
        width: 100%; height: auto; padding-left: 1; margin-bottom: 1; color: $ink; border-left: outer $line;
        &.of-amber { border-left: outer $amber; }
        &.of-teal { border-left: outer $teal; }
        &.of-plum { border-left: outer $plum; }
        &.of-blue { border-left: outer $blue; }
    }
    """

    def __init__(self, answer: ShownAnswer, couple: Couple, *, named: bool = True) -> None:
        heading = [signature(couple, answer.of)] if named else []
        if answer.question:
            heading.append(literal(answer.question, "$muted"))
        super().__init__(
            Content("\n").join([*heading, literal(answer.text)]), classes=f"of-{_colour(couple, answer.of)}"
        )


def signature(couple: Couple, who: str) -> Content:
    """Return sign and name of one or both partners, colored."""
    partners = ("first", "second") if who == "both" else (who,)
    return Content(" and ").join(
        Content.styled(f"{couple.sign(one)} {couple.name(one)}", f"bold ${couple.colour(one)}")
        for one in partners
    )


def _card_content(note: AgreementCard, couple: Couple) -> Content:
    again = [literal(f"  {note.look_back_text}", "$muted")] if note.look_back_text else []
    below = [literal(line, "$muted") for line in note.lines]
    return Content("\n").join(
        [literal(note.sentence), *below, Content.assemble("— ", signature(couple, note.owner), *again)]
    )


def _colour(couple: Couple, who: str) -> str:
    return couple.colour(who) if who in ("first", "second") else "both"
