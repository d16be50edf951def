"""An agreement as a paper note."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual.content import Content

from tui.styled_text import balanced, literal, two_ends
from tui.text.couple import Couple

if TYPE_CHECKING:
    from tui.text.agreement_card import AgreementCard  # loads the scripts

EDGE = 2


def note_lines(
    card: AgreementCard, couple: Couple, width: int, *, airy: bool = True, ground: str = "$note"
) -> Sequence[Content]:
    """Return the lines of a note of this width, with blank ones between if `airy`."""
    blank = [Content()] if airy else []
    inner = max(width - 2 * EDGE, 1)
    lines = balanced(literal(card.sentence, "bold $note-ink"), inner)
    has_fields = False
    for text in card.lines:
        label, colon, rest = text.partition(": ")
        if colon and not has_fields:
            lines += blank
        has_fields = has_fields or bool(colon)
        words = (
            [literal(label + colon, "$note-muted"), literal(rest, "$note-ink")] if colon else [literal(text)]
        )
        lines += Content.assemble(*words).wrap(inner)
    lines += [*blank, *_signed(card, couple, inner)]
    return [_on_note(line, width, ground) for line in (*blank, *lines, *blank)]


def _on_note(line: Content, width: int, ground: str) -> Content:
    words = Content(" " * EDGE) + line.rstrip()
    return words.truncate(width, pad=True).stylize_before(f"$note-ink on {ground}")


def _signed(card: AgreementCard, couple: Couple, width: int) -> Sequence[Content]:
    who = ("first", "second") if card.owner == "both" else (card.owner,)
    names = [
        literal(f"{couple.sign(one)} {couple.name(one)}", f"bold ${couple.colour(one)}-note") for one in who
    ]
    owner = Content.assemble("— ", Content(" and ").join(names))
    when = literal(card.look_back_text, "$note-muted")
    if owner.cell_length + 2 + when.cell_length <= width:
        return [two_ends(owner, when, width)]
    return [*owner.wrap(width), *when.wrap(width)]
