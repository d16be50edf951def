"""What became of an agreement, told line by line: each look-back, and each change."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict
from datetime import date

from scripts.agreement_sentence import sentence
from store import Agreement, Json
from store.rules.agreement_history import as_it_was, was_done
from tui.text.agreement_card import MORE
from tui.text.agreements import OUTCOMES
from tui.text.dates import date_words
from tui.text.recurrence import how_often, of_one_day


def history_lines(agreement: Agreement, names: Mapping[str, str], today: date) -> Iterator[str]:
    """What became of it, the latest first: one line for each look-back and each change."""
    for item, there in as_it_was(agreement):
        first, *more = _told(item, there, names, today) or [""]
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


def _told(item: Mapping[str, Json], there: Agreement, names: Mapping[str, str], today: date) -> Sequence[str]:
    told = []
    if outcome := OUTCOMES.get(str(item.get("outcome"))):
        told.append(f"you looked back: {outcome}.")
    elif item.get("conversation"):
        told.append("you talked about what got in the way.")
    told += said(item, names, there.who)
    if isinstance(words := item.get("words"), Mapping):
        told += _changed(words, there, names, today)
    if turn := of_one_day(item, today):
        told.append(turn)
    ended = "done." if was_done(item) else "let go."
    following = {"let_go": ended, "take_up": "taken up again.", "rest": "laid to rest for a while."}
    if after := following.get(str(item.get("next"))):
        told.append(after)
    elif not told and item.get("look_back"):
        told.append(f"to be looked at on {_day(item['look_back'], today)}.")
    return told


def _changed(
    words: Mapping[str, Json], there: Agreement, names: Mapping[str, str], today: date
) -> Iterator[str]:
    changed = {name for name in words if words[name] != getattr(there, name, None)}
    if changed & {"act", "cue"}:
        yield f"changed; before it was “{sentence(asdict(there))}”."
    for name, label in MORE.items():
        if name in changed:
            yield _beside(label, words[name], getattr(there, name))
    if "who" in changed:
        yield _passed_on(words["who"], there.who, names)
    if "end" in changed:
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
        return f"you added “{words}” under “{label}”."
    return (
        f"until then it said “{before}” under “{label}”."
        if words
        else f"you took out “{before}” under “{label}”."
    )


def _day(iso: Json, today: date) -> str:
    return date_words(date.fromisoformat(str(iso)[:10]), today)
