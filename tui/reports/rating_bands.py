"""How two people rated one thing."""

from __future__ import annotations

from dataclasses import dataclass

from scripts import AwaitingAnswer, Script
from scripts.engine.side_by_side_answers import side_by_side_answers
from scripts.readable_names import readable
from tui.text.couple import Couple


@dataclass(frozen=True)
class RatingBand:
    """One scale with the mark of each partner, `first` before `second`."""

    name: str
    low: int
    high: int
    low_label: str
    high_label: str
    marks: tuple[int, int]


def rating_bands(script: Script, ask: AwaitingAnswer, couple: Couple) -> tuple[RatingBand, ...]:
    """Return a band per scale, for the row that a comparison is about."""
    if not ask.step.furthest or not ask.items:
        return ()
    one, other = side_by_side_answers(ask)
    wording, row = script.wordings.get(one.name), ask.items[0][0]
    roles = {partner: dict(person) for partner, person in couple.pronouns.items()}

    def label(stored: str, default: str) -> str:
        template = wording.labels.get(stored) if wording else None
        return template.render(roles).plain() if template else default

    def band(name: str, low: int, high: int) -> RatingBand:
        marks = (one.value[row][name], other.value[row][name])
        low_label, high_label = (label(f"{name}.{end}", str(end)) for end in (low, high))
        return RatingBand(label(name, readable(name)), low, high, low_label, high_label, marks)

    return tuple(band(*scale) for scale in one.shape.scales) if one.shape else ()
