"""When an agreement comes round next, whose turn that is, and the two keys that change it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from textual.content import Content
from textual.widgets import Static

from store import Agreement, Json
from store.repeating import next_turn, repeating_of, skippable_day
from tui.content import typed
from tui.couple import Couple
from tui.rhythm import as_sentence, near_day_text
from tui.widgets.note import signed

BY_BOTH = "Only if you both agree. The same key takes it back."


class NextTurn(Static):
    """What stands under the note of one that comes round."""

    DEFAULT_CSS = """
    NextTurn { height: auto; padding: 0 1; margin-bottom: 1; }
    """

    def __init__(self, agreement: Agreement, couple: Couple, today: date, *, may_change: bool) -> None:
        super().__init__()
        self._couple, self._today, self._may_change = couple, today, may_change
        self._agreement = agreement

    def on_mount(self) -> None:
        self.show(self._agreement)

    def show(self, agreement: Agreement) -> None:
        """Show it as it stands now."""
        self._agreement = agreement
        self.update(Content("\n").join(self._lines()))

    def change(self, kind: str) -> tuple[Mapping[str, Json], bool] | None:
        """What this key does to the next turn, a `skip` or a `swap`, and whether it takes it back; None for nothing."""
        how = repeating_of(self._agreement)
        turn = next_turn(self._agreement, self._today)
        skippable = skippable_day(self._agreement, self._today)
        day = skippable if kind == "skip" else turn.day if turn else None
        if how is None or day is None or (kind == "swap" and how.begins is None):
            return None
        return {kind: day.isoformat()}, day in (how.skipped if kind == "skip" else how.swapped)

    def trouble(self, sentence: str) -> None:
        """Say below it why nothing was changed."""
        self.update(Content("\n").join([*self._lines(), typed(sentence, "$hint")]))

    def _lines(self) -> list[Content]:
        turn = next_turn(self._agreement, self._today)
        day = skippable_day(self._agreement, self._today)
        lines = []
        if day and (turn is None or turn.day != day):
            lines.append(typed(as_sentence(f"{near_day_text(day, self._today)} is skipped"), "$muted"))
        if turn is None:
            return lines
        whose = signed(self._couple, self._couple.partner(turn.who))
        lines.append(Content.assemble("Next: ", typed(near_day_text(turn.day, self._today)), ", ", whose))
        return [*lines, *self._keys()] if self._may_change else lines

    def _keys(self) -> list[Content]:
        skip, swap = self.change("skip"), self.change("swap")
        keys = []
        if skip:
            keys.append(_key("k", "do not skip it" if skip[1] else "skip this turn"))
        if swap:
            keys.append(_key("w", "swap it back" if swap[1] else "swap it with the one after it"))
        return [Content("     ").join(keys), typed(BY_BOTH, "$muted")]


def _key(key: str, words: str) -> Content:
    return Content.assemble(Content.styled(key, "bold $secondary"), f"  {words}")
