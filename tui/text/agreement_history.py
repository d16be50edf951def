"""An agreement's history as text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from prompts import ends_sentence
from scripts.agreement_sentence import agreement_sentence
from scripts.agreement_values import LookBackValue
from store import Agreement, HistoryItem, Json
from store.rules.agreement_history import iter_history_backwards, marks_done
from tui.text.agreement_card import FIELD_LABELS
from tui.text.agreement_list import OUTCOMES
from tui.text.dates import date_words
from tui.text.recurrence import frequency_text, turn_change_text


def history_lines(agreement: Agreement, names: Mapping[str, str], today: date) -> Iterator[str]:
    """Yield one line per event, latest first."""
    for item, before in iter_history_backwards(agreement):
        first, *more = _item_texts(item, before, names, today) or [""]
        text = " ".join(map(_with_period, [first, *(f"{words[:1].upper()}{words[1:]}" for words in more)]))
        yield f"{_day(item.at, today)}: {text}"
    yield f"{_day(agreement.made, today)}: agreed."


def quotes(value: LookBackValue | HistoryItem, names: Mapping[str, str], who: str = "") -> Iterator[str]:
    """Yield quotes from a look-back, with names if known."""
    began = who if who in names else value.begins or ""
    listener = next((each for each in names if each != began), "")
    for speaker, words in ((began, value.did), (listener, value.landed)):
        if words:
            yield f"{names[speaker]}: “{words}”" if began in names else f"“{words}”"


def _item_texts(item: HistoryItem, before: Agreement, names: Mapping[str, str], today: date) -> Sequence[str]:
    texts = []
    if outcome := OUTCOMES.get(item.outcome or ""):
        texts.append(f"you checked in: {outcome}.")
    elif item.conversation:
        texts.append("you talked about what got in the way.")
    texts += quotes(item, names, before.who)
    if item.words is not None:
        texts += _change_texts(item.words, before, names, today)
    if turn := turn_change_text(item, today):
        texts.append(turn)
    ended = "done." if marks_done(item.next, item.outcome, done=item.done) else "ended."
    following = {"let_go": ended, "take_up": "started again.", "rest": "paused."}
    if after := following.get(item.next or ""):
        texts.append(after)
    elif not texts and item.look_back:
        texts.append(f"next check-in on {_day(item.look_back, today)}.")
    return texts


def _change_texts(
    words: Mapping[str, Json], before: Agreement, names: Mapping[str, str], today: date
) -> Iterator[str]:
    changed = {name for name in words if words[name] != getattr(before, name, None)}
    if changed & {"act", "cue"}:
        yield f"edited. It used to say “{agreement_sentence(before.act, before.cue)}”"
    for name, label in FIELD_LABELS.items():
        if name in changed:
            yield _field_change_text(label, words[name], getattr(before, name))
    if "who" in changed:
        yield _owner_change_text(words["who"], before.who, names)
    if "end" in changed:
        yield f"it ends on {_day(words['end'], today)}." if words["end"] else "it no longer has an end date."
    if "rhythm" in words:
        often = frequency_text(words["rhythm"], words.get("turn"), names.get(str(words.get("turn")), ""))
        yield f"it repeats {often}." if often else "it stopped repeating."


def _owner_change_text(who: Json, before: Json, names: Mapping[str, str]) -> str:
    if before in names and who in names:
        return f"{names[str(who)]} took it over."
    return f"it’s now just for {names[str(who)]}." if who in names else "it’s now for both of you."


def _with_period(words: str) -> str:
    """Add a period unless there is one, inside a quotation at the end."""
    if not words or ends_sentence(words):
        return words
    return f"{words[:-1]}.”" if words.endswith("”") else f"{words}."


def _field_change_text(label: str, words: Json, before: Json) -> str:
    if not before:
        return f"you added “{words}” under “{label}”"
    return f"“{label}” used to say “{before}”" if words else f"you deleted “{before}” from “{label}”"


def _day(iso: Json, today: date) -> str:
    return date_words(date.fromisoformat(str(iso)[:10]), today)
