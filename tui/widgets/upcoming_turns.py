"""Which turns of an agreement come next, whose each is, and the keys that change one of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, takewhile

from textual.content import Content

from store import Agreement, Json
from store.rules.agreement_status import told_from
from store.rules.turns import Repeating, Turn, coming_days, given_back, repeating_of, swap_of, turns
from tui.content import flowing, typed
from tui.text.couple import Couple, other
from tui.text.recurrence import brief_day_text, near_day_text
from tui.widgets.cards import signed
from tui.widgets.wrapped_text import Fitted

SHOWN = 4
BY_BOTH = "Only if you both agree. The same key takes it back."


class ComingTurns(Fitted):
    """What stands under the note of one that comes round: a few turns, one of them marked."""

    DEFAULT_CSS = """
    ComingTurns { height: auto; padding: 0 1; margin-bottom: 1; }
    """

    def __init__(self, agreement: Agreement, couple: Couple, today: date, *, may_change: bool) -> None:
        super().__init__()
        self._couple, self._today, self._may_change = couple, today, may_change
        self._at, self._trouble = 0, ""
        self._read(agreement)

    def show(self, agreement: Agreement) -> None:
        """Show it as it stands now; the same day stays marked."""
        self._read(agreement)
        self._tell()

    def mark(self, by: int) -> None:
        """Mark a later turn, or an earlier one."""
        if self._days:
            self._at = (self._at + by) % len(self._days)
            self._tell()

    def change(self, kind: str) -> tuple[Mapping[str, Json], bool] | None:
        """What a key does to the marked turn, a `skip` or a `swap`, and whether it takes it back; None for nothing."""
        if self._how is None or not self._days:
            return None
        day = self._days[self._at]
        if kind == "skip":
            return {"skip": day.isoformat()}, day in self._how.skipped
        if self._how.begins is None or day not in self._turns:
            return None
        return swap_of(self._turns[day]), day in self._how.swapped

    def offers(self, kind: str) -> bool:
        """Whether a key has something to do here: a `skip` or a `swap` of the marked turn, or to `mark` another."""
        if not self._may_change:
            return False
        return len(self._days) > 1 if kind == "mark" else self.change(kind) is not None

    def trouble(self, sentence: str) -> None:
        """Say below it why nothing was changed."""
        self._tell(sentence)

    def _read(self, agreement: Agreement) -> None:
        self._how: Repeating | None = repeating_of(agreement)
        first = told_from(agreement, self._today)
        self._days = list(islice(coming_days(self._how, first), SHOWN)) if self._how else []
        self._turns = _on_days(self._how, self._days) if self._how else {}

    def _tell(self, trouble: str = "") -> None:
        self._trouble = trouble
        self.refresh(layout=True)
        self.scroll_visible(animate=False)

    def laid_out(self, width: int) -> Content:
        lines = []
        if self._days:
            lines.append(flowing("Next: ", map(self._turn, range(len(self._days))), width))
            if self._may_change:
                lines += [flowing("", self._keys(), width), typed(BY_BOTH, "$muted")]
        if self._trouble:
            lines.append(typed(self._trouble, "$hint"))
        return Content("\n").join(lines)

    def _turn(self, number: int) -> Content:
        day = self._days[number]
        whose = self._whose(self._turns[day]) if day in self._turns else Content("skipped")
        marked = number == self._at and self._may_change
        when = typed(brief_day_text(day, self._today), "bold underline" if marked else "")
        return Content.assemble(when, " ", whose)

    def _whose(self, turn: Turn) -> Content:
        whose = signed(self._couple, self._couple.partner(turn.who))
        return Content.assemble(whose, typed(" (swapped)", "$muted")) if turn.swapped else whose

    def _keys(self) -> list[Content]:
        day = brief_day_text(self._days[self._at], self._today)
        keys = [typed(f"{day[:1].upper()}{day[1:]}:")]
        if skip := self.change("skip"):
            keys.append(_key("k", ("do not skip it" if skip[1] else "skip it") + self._going_on()))
        if swap := self.change("swap"):
            keys.append(_key("w", "swap it back" if swap[1] else self._swapping()))
        return [*keys, _key("← →", "another turn")] if len(self._days) > 1 else keys

    def _going_on(self) -> str:
        """What skipping the marked turn, or not skipping it any more, means for the one after it."""
        if self._how is None or self._how.begins is None:
            return ""
        day = self._days[self._at]
        without = turns(replace(self._how, skipped=self._how.skipped ^ {day}), day + timedelta(1))
        following = next(without, None)
        if following is None:
            return ""
        name = self._couple.name(self._couple.partner(following.who))
        return f"; then {name} has {brief_day_text(following.day, self._today)}"

    def _swapping(self) -> str:
        """What a swap of the marked turn means: what comes back for it, or that nothing does."""
        day = self._days[self._at]
        back = given_back(self._how, day) if self._how else None
        if back:
            return f"swap it for {near_day_text(back, self._today)}"
        taker = other(self._couple.partner(self._turns[day].who))
        return f"let {self._couple.name(taker)} have it; none comes back before the end"


def _on_days(how: Repeating, days: list[date]) -> dict[date, Turn]:
    if not days:
        return {}
    return {turn.day: turn for turn in takewhile(lambda turn: turn.day <= days[-1], turns(how, days[0]))}


def _key(key: str, words: str) -> Content:
    return Content.assemble(Content.styled(key, "bold $secondary"), "  ", typed(words))
