"""The export as a Markdown document."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from itertools import chain, islice

from prompts import clean
from scripts import Answer, Json
from scripts.agreement_sentence import sentence
from store import Agreement, Conversation, Entry, Person, Ritual, Store
from store.rules.agreement_history import as_it_was, is_done
from tui.reports.summary import CAUTION
from tui.reports.transcript import transcript
from tui.reports.visibility import seen_by_both
from tui.session.script_record import script_of
from tui.text.agreement_history import said
from tui.text.couple import Couple
from tui.text.look_back import became
from tui.text.recurrence import as_sentence, how_often, of_one_day, rhythm_text

AGREEMENT_LABELS = {
    "obstacle": "What may get in the way",
    "instead": "And what then",
    "sign": "How you will know",
    "hard_week": "In a hard week",
}


_MARKS = re.compile(r"[\\`*_\[\]<>&~|#$@]|:(?=//)")


_LINE_BEGINNINGS = re.compile(r"^(\d*)([-+=.)])")


NOBODY = (
    Person("a", "One of you", "they", "them", "their"),
    Person("b", "The other", "they", "them", "their"),
)


def as_markdown(store: Store) -> Iterator[str]:
    """The whole export as lines of Markdown; what the couple typed is indented, so that it stays as it is."""
    couple = store.people() or NOBODY
    names = {person.id: _literal(person.name) for person in couple} | {"both": "Both of you"}
    yield f"# {names[couple[0].id]} and {names[couple[1].id]}"
    yield f"\n{CAUTION}"
    yield from _part("What you agreed", _agreements(store, names, couple))
    yield from _part("Your rituals", map(_ritual, store.rituals()))
    yield from _part("Your notebook", (_entry(entry, names) for entry in store.notebook()))
    conversations = (_conversation(seen_by_both(each), couple) for each in store.conversations())
    yield from _part("Your conversations", chain.from_iterable(conversations))


def _part(heading: str, lines: Iterator[str]) -> Iterator[str]:
    """A heading and what stands below it, or nothing at all."""
    for first in islice(lines, 1):
        yield f"\n## {heading}"
        yield first
        yield from lines


def _agreements(store: Store, names: Mapping[str, str], couple: tuple[Person, Person]) -> Iterator[str]:
    for agreement in (*store.agreements(), *store.closed_agreements()):
        yield from _agreement(agreement, names)
        for item, there in reversed([*as_it_was(agreement)]):
            yield from _what_came_of_it(item, there.who, couple)


def _ritual(ritual: Ritual) -> str:
    resting = ", resting until then" if ritual.state == "resting" else ""
    return f"\n{_literal(ritual.title)}: {rhythm_text(ritual.rhythm)}, next on {ritual.next}{resting}."


def _entry(entry: Entry, names: Mapping[str, str]) -> str:
    whose_it_is = names.get(entry.of, entry.of)
    return f"\n{_literal(entry.part.capitalize())}, {whose_it_is}:\n\n{_as_typed(entry.text)}"


def _agreement(agreement: Agreement, names: Mapping[str, str]) -> Iterator[str]:
    state = "" if agreement.state == "open" else ", done" if is_done(agreement) else ", let go"
    again = f", look back on {agreement.look_back}" if agreement.look_back and not state else ""
    until = f", until {agreement.end}" if agreement.end else ""
    often = how_often({"rhythm": agreement.rhythm, "turn": agreement.turn})
    yield f"\n{names.get(agreement.who, 'One of you')}{often and f', {often}'}{again}{until}{state}:\n"
    yield _as_typed(sentence(asdict(agreement)))
    for name, label in AGREEMENT_LABELS.items():
        if text := getattr(agreement, name):
            yield f"\n{label}:\n"
            yield _as_typed(text)


def _what_came_of_it(item: Mapping[str, Json], who: str, couple: tuple[Person, Person]) -> Iterator[str]:
    outcome = str(item.get("outcome", "")).replace("_", " ")
    day = str(item["at"])[:10]
    yield f"\nLooked back on {day}: {outcome}.\n" if outcome else f"\nChanged on {day}.\n"
    names = {person.id: person.name for person in couple}
    turn = as_sentence(of_one_day(item, date.fromisoformat(day)).rstrip("."))
    yield _as_typed("\n".join([*said(item, names, who), turn or became(item, names)]).strip("\n"))


def _conversation(conversation: Conversation, couple: tuple[Person, Person]) -> Iterator[str]:
    state = "" if conversation.ended else ", not finished yet"
    title = _literal(str(conversation.script["title"]))
    yield f"\n### {title}, {conversation.started[:10]}{state}"
    script = script_of(conversation)
    answers = [Answer.from_record(record) for record in conversation.answers]
    begins = next((str(a.value) for a in answers if a.key == ("", "begins", "house")), "a")
    tonight = Couple.beginning(couple, begins)
    people = tonight.people
    for line in transcript(script, answers, tonight):
        who = _literal(people[line.of]["name"]) if line.of in people else "Both of you"
        spoken_as = f", speaking as {_literal(people[line.spoken_as]['name'])}" if line.spoken_as else ""
        if line.asked:
            yield f"\n*{_literal(line.asked)}*"
        yield f"\n{who}{spoken_as}:\n"
        yield _as_typed(line.answered)


def _as_typed(text: str) -> str:
    """Typed text as an indented block, in which Markdown reads nothing."""
    return "\n".join(f"    {line}" for line in clean(text).split("\n"))


def _literal(text: str) -> str:
    """Text in one line of which Markdown reads nothing: a name, or a prompt that may quote what was typed."""
    line = _MARKS.sub(r"\\\g<0>", " ".join(clean(text).split()))
    return _LINE_BEGINNINGS.sub(r"\1\\\2", line)
