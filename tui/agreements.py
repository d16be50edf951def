"""Agreements as a couple looks through them: in which of four drawers each lies, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from store import Agreement, Json
from store.standing import rests
from tui.days import day_words

DUE, COMING, RESTING, LET_GO = "Due now", "Coming up", "Resting", "Let go"
DRAWERS = (DUE, COMING, RESTING, LET_GO)
OUTCOMES = {"kept": "kept", "partly": "partly kept", "not_yet": "not yet", "changed": "changed"}


def drawer(agreement: Agreement, today: date) -> str:
    """Where an agreement lies on this day."""
    if agreement.state != "open":
        return LET_GO
    if agreement.look_back and agreement.look_back <= today.isoformat():
        return DUE
    return RESTING if rests(agreement) else COMING


def in_drawers(agreements: Iterable[Agreement], today: date) -> dict[str, list[Agreement]]:
    """All of them by drawer, the day that comes first on top; those let go as they come, the latest first."""
    drawers: dict[str, list[Agreement]] = {name: [] for name in DRAWERS}
    for agreement in agreements:
        drawers[drawer(agreement, today)].append(agreement)
    for name in (DUE, COMING, RESTING):
        drawers[name].sort(key=lambda agreement: agreement.look_back or "9999")
    return drawers


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


def when_text(agreement: Agreement, today: date) -> str:
    """When it is looked at, in a few words: "today", "3 days ago", "2 April"; or how it stood when it was let go."""
    if agreement.state != "open":
        outcome = next((item["outcome"] for item in reversed(agreement.history) if "outcome" in item), None)
        return OUTCOMES.get(str(outcome), "")
    if not agreement.look_back:
        return ""
    day = date.fromisoformat(agreement.look_back)
    days = (today - day).days
    if days < 0:
        return day_words(day, today).split(", ")[1]
    return "today" if not days else "yesterday" if days == 1 else f"{days} days ago"


def history_lines(agreement: Agreement, names: Mapping[str, str], today: date) -> Iterator[str]:
    """What became of it, the latest first: one line for each look-back and each change."""
    yield f"{_day(agreement.made, today)}: agreed."
    for item in agreement.history:
        yield f"{_day(item['at'], today)}: {' '.join(_told(item, names, today))}"


def _told(item: Mapping[str, Json], names: Mapping[str, str], today: date) -> Sequence[str]:
    told = []
    if outcome := OUTCOMES.get(str(item.get("outcome"))):
        told.append(f"you looked back: {outcome}.")
    elif item.get("conversation"):
        told.append("you talked about what got in the way.")
    said = {"did": item.get("did"), "landed": item.get("landed")}
    told += [f"“{words}”" for words in said.values() if words]
    told += _changed(item.get("words"), item.get("before"), names)
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
        yield f"changed; before it was “{before.get('act')}”"
    if words.get("who", before.get("who")) != before.get("who"):
        yield f"handed over to {names.get(str(words['who']), 'both of you')}."


def _day(iso: Json, today: date) -> str:
    return day_words(date.fromisoformat(str(iso)[:10]), today).split(", ")[1]
