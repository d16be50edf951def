"""What became of an agreement, told line by line: each look-back, and each change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from store import Agreement, Json
from store.standing import was_done
from tui.agreements import OUTCOMES
from tui.days import date_words
from tui.fridge import MORE
from tui.rhythm import how_often, of_one_day

BESIDE = {"cue": "If or when", **MORE}
"""What stands beside the act, and how the couple reads it."""


def history_lines(agreement: Agreement, names: Mapping[str, str], today: date) -> Iterator[str]:
    """What became of it, the latest first: one line for each look-back and each change."""
    for item, who in with_whose(agreement):
        first, *more = _told(item, who, names, today) or [""]
        told = " ".join(map(_ended, [first, *(f"{words[:1].upper()}{words[1:]}" for words in more)]))
        yield f"{_day(item['at'], today)}: {told}"
    yield f"{_day(agreement.made, today)}: agreed."


def said(value: Mapping[str, Json], names: Mapping[str, str], who: str = "") -> Iterator[str]:
    """What was said at a look-back, each with the name of whoever said it, as far as that is known."""
    began = who if who in names else str(value.get("begins"))
    listener = next((each for each in names if each != began), "")
    for speaker, name in ((began, "did"), (listener, "landed")):
        if words := value.get(name):
            yield f"{names[speaker]}: “{words}”" if began in names else f"“{words}”"


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
    told += _changed(item.get("words"), item.get("before"), names, today)
    if turn := of_one_day(item, today):
        told.append(turn)
    ended = "done." if was_done(item) else "let go."
    following = {"let_go": ended, "take_up": "taken up again.", "rest": "laid to rest for a while."}
    if after := following.get(str(item.get("next"))):
        told.append(after)
    elif not told and item.get("look_back"):
        told.append(f"to be looked at on {_day(item['look_back'], today)}.")
    return told


def _changed(words: Json, before: Json, names: Mapping[str, str], today: date) -> Iterator[str]:
    if not isinstance(words, Mapping) or not isinstance(before, Mapping):
        return
    if words.get("act", before.get("act")) != before.get("act"):
        yield f"changed; before it was “{before.get('act')}”."
    for name, label in BESIDE.items():
        if words.get(name, before.get(name)) != before.get(name):
            yield _beside(label, words[name], before.get(name))
    if words.get("who", before.get("who")) != before.get("who"):
        yield _passed_on(words["who"], before["who"], names)
    if words.get("end", before.get("end")) != before.get("end"):
        yield f"it ends on {_day(words['end'], today)}." if words["end"] else "it has no end any more."
    if "rhythm" in words:
        often = how_often(words, names.get(str(words.get("turn")), ""))
        yield f"since then {often}." if often else "it comes round no more."


def _passed_on(who: Json, before: Json, names: Mapping[str, str]) -> str:
    if before in names and who in names:
        return f"handed over to {names[str(who)]}."
    return (
        f"since then it is of {names[str(who)]} alone."
        if who in names
        else "since then it is of both of you."
    )


def _ended(words: str) -> str:
    """With a full stop at its end, unless what is quoted there brings a sign of its own."""
    quoted = words.removesuffix(".") if words.endswith("”.") else words
    has_sign = quoted.removesuffix("”").endswith((".", "!", "?", "…"))
    return quoted if has_sign or not quoted else f"{quoted}."


def _beside(label: str, words: Json, before: Json) -> str:
    if not before:
        return f"added: “{label}: {words}”."
    return f"changed; before it was “{label}: {before}”." if words else f"taken out: “{label}: {before}”."


def _day(iso: Json, today: date) -> str:
    return date_words(date.fromisoformat(str(iso)[:10]), today)
