"""An agreement as a note on the fridge, and words with the name of whoever said them."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

from tui.content import typed
from tui.reports.shown_answers import Told
from tui.text.agreement_card import Note
from tui.text.couple import Couple


class FridgeNote(Static):
    """One note, its upper edge in the colour of whoever it belongs to."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    FridgeNote {
        width: 100%; max-width: 64; height: auto; padding: 1 3; margin-bottom: 1;
        background: $surface; color: $ink; border-top: outer $line;
        &.of-amber { border-top: outer $amber; }
        &.of-teal { border-top: outer $teal; }
        &.of-plum { border-top: outer $plum; }
        &.of-blue { border-top: outer $blue; }
    }
    .-low FridgeNote { padding: 0 2; }
    """

    def __init__(self, note: Note, couple: Couple) -> None:
        super().__init__(_words(note, couple), classes=f"of-{_colour(couple, note.who)}")


class Saying(Static):
    """What somebody said, below their sign and name, with a bar in their colour."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Saying {
        width: 100%; height: auto; padding-left: 1; margin-bottom: 1; color: $ink; border-left: outer $line;
        &.of-amber { border-left: outer $amber; }
        &.of-teal { border-left: outer $teal; }
        &.of-plum { border-left: outer $plum; }
        &.of-blue { border-left: outer $blue; }
    }
    """

    def __init__(self, told: Told, couple: Couple, *, named: bool = True) -> None:
        heading = [signed(couple, told.of)] if named else []
        if told.asked:
            heading.append(typed(told.asked, "$muted"))
        super().__init__(
            Content("\n").join([*heading, typed(told.text)]), classes=f"of-{_colour(couple, told.of)}"
        )


def signed(couple: Couple, who: str) -> Content:
    """Sign and name of one of them, or of both, each in their colour."""
    partners = ("first", "second") if who == "both" else (who,)
    return Content(" and ").join(
        Content.styled(f"{couple.sign(one)} {couple.name(one)}", f"bold ${couple.colour(one)}")
        for one in partners
    )


def _words(note: Note, couple: Couple) -> Content:
    again = [typed(f"  {note.again}", "$muted")] if note.again else []
    below = [typed(line, "$muted") for line in note.lines]
    return Content("\n").join(
        [typed(note.sentence), *below, Content.assemble("— ", signed(couple, note.who), *again)]
    )


def _colour(couple: Couple, who: str) -> str:
    return couple.colour(who) if who in ("first", "second") else "both"
