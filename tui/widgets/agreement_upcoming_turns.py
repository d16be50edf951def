"""Upcoming turns of an agreement, with keys to change them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice, takewhile

from textual.content import Content

from store import Agreement, Json
from store.rules.agreement_schedule import AgreementSchedule, schedule_of, skippable_days
from store.rules.agreement_turns import Turn, compensating_day, iter_turns, swap_item
from store.rules.agreement_upcoming_turns import first_visible_day
from tui.styled_text import flow_parts, literal
from tui.text.couple import Couple, other_partner
from tui.text.recurrence import brief_day_text, near_day_text
from tui.widgets.partner_label import signature
from tui.widgets.wrapped_text import WrappedStatic

TURNS_SHOWN = 4
BOTH_AGREE_HINT = "Only if you both agree. Press it again to undo."


class UpcomingTurns(WrappedStatic):
    """The next turns of a repeating agreement, one marked."""

    DEFAULT_CSS = """
    UpcomingTurns { height: auto; padding: 0 2; margin-bottom: 1; }
    """

    def __init__(self, agreement: Agreement, couple: Couple, today: date, *, may_change: bool) -> None:
        super().__init__()
        self._couple, self._today, self._may_change = couple, today, may_change
        self._at, self._error_text = 0, ""
        self._read(agreement)

    def show(self, agreement: Agreement) -> None:
        """Show a changed agreement; the marked day stays marked."""
        self._read(agreement)
        self._refresh_text()

    def move_mark(self, by: int) -> None:
        """Mark a later (positive) or earlier turn."""
        if self._days:
            self._at = (self._at + by) % len(self._days)
            self._refresh_text()

    def change_for(self, kind: str) -> tuple[Mapping[str, Json], bool] | None:
        """Return the change to the marked turn, if any.

        `kind` is `skip` or `swap`. The flag says whether it undoes an earlier change.
        """
        if self._schedule is None or not self._days:
            return None
        day = self._days[self._at]
        if kind == "skip":
            return {"skip": day.isoformat()}, day in self._schedule.skipped
        if self._schedule.begins is None or day not in self._turns:
            return None
        return swap_item(self._turns[day]), day in self._schedule.swapped

    def can_change(self, kind: str) -> bool:
        """Return whether `skip`, `swap` or `mark` is possible now."""
        if not self._may_change:
            return False
        return len(self._days) > 1 if kind == "mark" else self.change_for(kind) is not None

    def show_error(self, sentence: str) -> None:
        """Show why nothing was changed."""
        self._refresh_text(sentence)

    def _read(self, agreement: Agreement) -> None:
        self._schedule: AgreementSchedule | None = schedule_of(agreement)
        first = first_visible_day(agreement, self._today)
        self._days = (
            list(islice(skippable_days(self._schedule, first), TURNS_SHOWN)) if self._schedule else []
        )
        self._turns = _on_days(self._schedule, self._days) if self._schedule else {}

    def _refresh_text(self, error_text: str = "") -> None:
        self._error_text = error_text
        self.refresh(layout=True)
        self.scroll_visible(animate=False)

    def content_for_width(self, width: int) -> Content:
        lines = []
        if self._days:
            lines.append(flow_parts("Next: ", map(self._turn, range(len(self._days))), width))
            if self._may_change:
                lines += [flow_parts("", self._keys(), width), literal(BOTH_AGREE_HINT, "$muted")]
        if self._error_text:
            lines.append(literal(self._error_text, "$hint"))
        return Content("\n").join(lines)

    def _turn(self, number: int) -> Content:
        day = self._days[number]
        whose = self._whose(self._turns[day]) if day in self._turns else Content("skipped")
        marked = number == self._at and self._may_change
        when = literal(brief_day_text(day, self._today), "bold underline" if marked else "")
        return Content.assemble(when, " ", whose)

    def _whose(self, turn: Turn) -> Content:
        whose = signature(self._couple, self._couple.partner_of(turn.who))
        return Content.assemble(whose, literal(" (swapped)", "$muted")) if turn.swapped else whose

    def _keys(self) -> list[Content]:
        day = brief_day_text(self._days[self._at], self._today)
        keys = [literal(f"{day[:1].upper()}{day[1:]}:")]
        if skip := self.change_for("skip"):
            keys.append(_key("k", ("undo skip" if skip[1] else "skip it") + self._skip_text()))
        if swap := self.change_for("swap"):
            keys.append(_key("w", "undo swap" if swap[1] else self._swap_text()))
        return [*keys, _key("← →", "another day")] if len(self._days) > 1 else keys

    def _skip_text(self) -> str:
        """Return how skipping, or unskipping, affects the next turn."""
        if self._schedule is None or self._schedule.begins is None:
            return ""
        day = self._days[self._at]
        without = iter_turns(
            replace(self._schedule, skipped=self._schedule.skipped ^ {day}), day + timedelta(1)
        )
        following = next(without, None)
        if following is None:
            return ""
        name = self._couple.name(self._couple.partner_of(following.who))
        return f"; then {name} has {brief_day_text(following.day, self._today)}"

    def _swap_text(self) -> str:
        """Return which turn is swapped in return, if any."""
        day = self._days[self._at]
        back = compensating_day(self._schedule, day) if self._schedule else None
        if back:
            return f"swap it for {near_day_text(back, self._today)}"
        taker = other_partner(self._couple.partner_of(self._turns[day].who))
        return f"give it to {self._couple.name(taker)} (there’s no later turn to swap with)"


def _on_days(how: AgreementSchedule, days: list[date]) -> dict[date, Turn]:
    if not days:
        return {}
    return {turn.day: turn for turn in takewhile(lambda turn: turn.day <= days[-1], iter_turns(how, days[0]))}


def _key(key: str, words: str) -> Content:
    return Content.assemble(Content.styled(key, "bold $secondary"), "  ", literal(words))
