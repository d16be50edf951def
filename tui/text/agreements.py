"""Agreements as a couple looks through them: in which of four drawers each lies, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from store import Agreement
from store.rules.agreement_history import is_done, is_over, last_outcome, rests
from store.rules.turns import Turn, next_turn
from tui.text.dates import brief_date, date_words
from tui.text.matching import has_all
from tui.text.recurrence import how_often

DUE, COMING, RESTING, OVER = "Due now", "Coming up", "Resting", "Done or let go"
DRAWERS = (DUE, COMING, RESTING, OVER)
TURNS_SHOWN = 3
NO_TURNS: Mapping[str, Turn] = {}
BOTH = "Both of you"
OUTCOMES = {"kept": "kept", "partly": "partly kept", "not_yet": "not yet", "changed": "changed"}


def drawer(agreement: Agreement, today: date) -> str:
    """Where an agreement lies on this day; a look-back that waits comes before an end that has passed."""
    if agreement.state != "open":
        return OVER
    if agreement.look_back and agreement.look_back <= today.isoformat():
        return DUE
    if is_over(agreement, today):
        return OVER
    return RESTING if rests(agreement) else COMING


def in_drawers(
    agreements: Iterable[Agreement], today: date, turns: Mapping[str, Turn] = NO_TURNS
) -> dict[str, list[Agreement]]:
    """All of them by drawer, the day that comes first on top.

    Of those that are over, first comes what ended by its own day, the latest first; then the others as they come.

    `turns` are the `turns_ahead`, by the id of the agreement.
    """
    drawers: dict[str, list[Agreement]] = {name: [] for name in DRAWERS}
    for agreement in agreements:
        drawers[drawer(agreement, today)].append(agreement)
    for name in (DUE, COMING, RESTING):
        drawers[name].sort(key=lambda agreement: agreement.look_back or "9999")
    drawers[COMING].sort(
        key=lambda each: turns[each.id].day.isoformat() if each.id in turns else each.look_back or "9999"
    )
    drawers[OVER].sort(key=lambda each: (each.state == "open" and each.end) or "", reverse=True)
    return drawers


def told_from(agreement: Agreement, today: date) -> date:
    """The first day whose turn is told: once it was laid to rest, that of today is left in peace as well."""
    return today + timedelta(1) if drawer(agreement, today) == RESTING else today


def coming_turn(agreement: Agreement, today: date) -> Turn | None:
    """The next turn that is told, wherever turns are told."""
    return next_turn(agreement, told_from(agreement, today))


def next_turns(agreements: Iterable[Agreement], today: date) -> dict[str, Turn]:
    """The next turn of each agreement that comes round, by the id of the agreement."""
    found = {agreement.id: coming_turn(agreement, today) for agreement in agreements}
    return {id_: turn for id_, turn in found.items() if turn}


def turns_ahead(agreements: Iterable[Agreement], today: date) -> dict[str, Turn]:
    """The next turns that come before their agreement is looked at, by its id: what is due or rests has none."""
    coming = [agreement for agreement in agreements if drawer(agreement, today) == COMING]
    looks = {agreement.id: agreement.look_back or "9999" for agreement in coming}
    turns = next_turns(coming, today)
    return {id_: turn for id_, turn in turns.items() if turn.day.isoformat() <= looks[id_]}


def nearest_turns(agreements: Sequence[Agreement], today: date) -> list[tuple[Agreement, Turn]]:
    """Today's turns, a few at most; or the one that comes next."""
    turns = next_turns(agreements, today)
    coming = sorted(
        ((each, turns[each.id]) for each in agreements if each.id in turns), key=lambda found: found[1].day
    )
    todays = [(agreement, turn) for agreement, turn in coming if turn.day == today]
    return todays[:TURNS_SHOWN] or coming[:1]


@dataclass(frozen=True)
class Found:
    """An agreement and the text in which it is found: its words, and what the list says of it in words of ours."""

    agreement: Agreement
    text: str

    def has(self, words: Sequence[str]) -> bool:
        """Whether there is a word that begins so for each of these small ones."""
        return has_all(self.text, words)


def findable(agreement: Agreement, names: Mapping[str, str], today: date) -> Found:
    """An agreement as it can be found among thousands without reading all of it again for every key."""
    whose = (*names.values(), BOTH) if agreement.who == "both" else (names.get(agreement.who, ""),)
    lies = drawer(agreement, today)
    fields = (
        *(agreement.act, agreement.cue, agreement.obstacle, agreement.instead, agreement.sign),
        *(
            agreement.hard_week,
            *whose,
            when_text(agreement, today) if lies == OVER else lies,
            outcome_text(agreement),
        ),
        how_often({"rhythm": agreement.rhythm, "turn": agreement.turn}),
    )
    return Found(agreement, " ".join(field for field in fields if field).casefold())


def outcome_text(agreement: Agreement) -> str:
    """How it went when they last looked back at it, in a word or two; empty where they never did."""
    return OUTCOMES.get(str(last_outcome(agreement)), "")


def when_text(agreement: Agreement, today: date, turn: Turn | None = None) -> str:
    """When it comes next, or is looked at, and which of these it is: "turn tomorrow", "next 16 Mar", "look 2 Apr".

    `turn` is its own of the `turns_ahead`. What is due says since when, "today" or "3 days ago"; what is over, how it
    ended.
    """
    if agreement.state != "open":
        return "done" if is_done(agreement) else "let go"
    lies = drawer(agreement, today)
    if lies == OVER:
        return f"ended {date_words(date.fromisoformat(str(agreement.end)), today)}"
    if turn and lies == COMING:
        return f"{'turn' if agreement.turn else 'next'} {_brief(turn.day, today)}"
    if not agreement.look_back:
        return ""
    day = date.fromisoformat(agreement.look_back)
    days = (today - day).days
    if days < 0:
        return f"look {_brief(day, today)}"
    return "today" if not days else "yesterday" if days == 1 else f"{days} days ago"


def _brief(day: date, today: date) -> str:
    return {0: "today", 1: "tomorrow"}.get((day - today).days) or brief_date(day, today)
