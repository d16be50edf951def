"""Agreements as a couple looks through them: in which of four drawers each lies, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from store import Agreement, Json
from store.repeating import Turn, next_turn
from store.standing import rests
from tui.days import day_words
from tui.rhythm import how_often, near_day_text, of_one_day

DUE, COMING, RESTING, LET_GO = "Due now", "Coming up", "Resting", "Let go"
DRAWERS = (DUE, COMING, RESTING, LET_GO)
TURNS_SHOWN = 3
NO_TURNS: Mapping[str, Turn] = {}
OUTCOMES = {"kept": "kept", "partly": "partly kept", "not_yet": "not yet", "changed": "changed"}


def drawer(agreement: Agreement, today: date) -> str:
    """Where an agreement lies on this day."""
    if agreement.state != "open":
        return LET_GO
    if agreement.look_back and agreement.look_back <= today.isoformat():
        return DUE
    return RESTING if rests(agreement) else COMING


def in_drawers(
    agreements: Iterable[Agreement], today: date, turns: Mapping[str, Turn] = NO_TURNS
) -> dict[str, list[Agreement]]:
    """All of them by drawer, the day that comes first on top; those let go as they come, the latest first.

    `turns` are the next turns, by the id of the agreement.
    """
    drawers: dict[str, list[Agreement]] = {name: [] for name in DRAWERS}
    for agreement in agreements:
        drawers[drawer(agreement, today)].append(agreement)
    for name in (DUE, COMING, RESTING):
        drawers[name].sort(key=lambda agreement: agreement.look_back or "9999")
    drawers[COMING].sort(
        key=lambda each: turns[each.id].day.isoformat() if each.id in turns else each.look_back or "9999"
    )
    return drawers


def next_turns(agreements: Iterable[Agreement], today: date) -> dict[str, Turn]:
    """The next turn of each agreement that comes round, by the id of the agreement."""
    found = {agreement.id: next_turn(agreement, today) for agreement in agreements}
    return {id_: turn for id_, turn in found.items() if turn}


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
    """An agreement and the text in which it is found: its words, and the names of those whose it is."""

    agreement: Agreement
    text: str

    def has(self, words: Sequence[str]) -> bool:
        """Whether all of these small words stand there."""
        return all(word in self.text for word in words)


def findable(agreement: Agreement, names: Mapping[str, str]) -> Found:
    """An agreement as it can be found among thousands without reading all of it again for every key."""
    whose = names.values() if agreement.who == "both" else (names.get(agreement.who, ""),)
    fields = (agreement.act, agreement.cue, agreement.obstacle, agreement.instead, agreement.sign, *whose)
    return Found(agreement, " ".join(field for field in fields if field).casefold())


def when_text(agreement: Agreement, today: date, turn: Turn | None = None) -> str:
    """When it comes next, or is looked at, in a few words: "today", "3 days ago", "2 April".

    What is due says since when, and what was let go how it stood.
    """
    if agreement.state != "open":
        outcome = next((item["outcome"] for item in reversed(agreement.history) if "outcome" in item), None)
        return OUTCOMES.get(str(outcome), "")
    if turn and drawer(agreement, today) == COMING:
        near = near_day_text(turn.day, today)
        return near.rpartition(", ")[2]
    if not agreement.look_back:
        return ""
    day = date.fromisoformat(agreement.look_back)
    days = (today - day).days
    if days < 0:
        return day_words(day, today).split(", ")[1]
    return "today" if not days else "yesterday" if days == 1 else f"{days} days ago"


def history_lines(agreement: Agreement, names: Mapping[str, str], today: date) -> Iterator[str]:
    """What became of it, the latest first: one line for each look-back and each change."""
    for item, who in with_whose(agreement):
        first, *more = _told(item, who, names, today) or [""]
        told = " ".join([first, *(f"{words[:1].upper()}{words[1:]}" for words in more)])
        yield f"{_day(item['at'], today)}: {told}"
    yield f"{_day(agreement.made, today)}: agreed."


def said(value: Mapping[str, Json], names: Mapping[str, str], who: str = "") -> Iterator[str]:
    """What was said at a look-back, each with the name of whoever said it where the agreement was of one of the two."""
    listener = next((each for each in names if each != who), "")
    for speaker, name in ((who, "did"), (listener, "landed")):
        if words := value.get(name):
            yield f"{names[speaker]}: “{words}”" if who in names else f"“{words}”"


def with_whose(agreement: Agreement) -> Iterator[tuple[Mapping[str, Json], str]]:
    """The lines of an agreement's history, the latest first, each with whose it was until then."""
    who = agreement.who
    for line in reversed(agreement.history):
        before = line.get("before")
        who = str(before.get("who", who)) if isinstance(before, Mapping) else who
        yield line, who


def _told(item: Mapping[str, Json], who: str, names: Mapping[str, str], today: date) -> Sequence[str]:
    told = []
    if outcome := OUTCOMES.get(str(item.get("outcome"))):
        told.append(f"you looked back: {outcome}.")
    elif item.get("conversation"):
        told.append("you talked about what got in the way.")
    told += said(item, names, who)
    told += _changed(item.get("words"), item.get("before"), names)
    if turn := of_one_day(item, today):
        told.append(turn)
    following = {"let_go": "let go.", "take_up": "taken up again.", "rest": "laid to rest for a while."}
    if after := following.get(str(item.get("next"))):
        told.append(after)
    elif not told and item.get("look_back"):
        told.append(f"to be looked at on {_day(item['look_back'], today)}.")
    return told


def _changed(words: Json, before: Json, names: Mapping[str, str]) -> Iterator[str]:
    if not isinstance(words, Mapping) or not isinstance(before, Mapping):
        return
    if words.get("act") != before.get("act"):
        yield f"changed; before it was “{before.get('act')}”."
    if words.get("who", before.get("who")) != before.get("who"):
        yield f"handed over to {names.get(str(words['who']), 'both of you')}."
    if "rhythm" in words:
        often = how_often(words, names.get(str(words.get("turn")), ""))
        yield f"from then on {often}." if often else "it comes round no more."


def _day(iso: Json, today: date) -> str:
    return day_words(date.fromisoformat(str(iso)[:10]), today).split(", ")[1]
