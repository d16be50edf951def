"""`turnabout export`: all that was kept, to read, to print, or to take along; and days for a calendar."""

from __future__ import annotations

import argparse
import json
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from datetime import date
from itertools import chain, islice
from pathlib import Path

from prompts import clean
from scripts import Answer, Json
from scripts.agreement_sentence import sentence
from scripts.progress import cleaned
from store import Agreement, Conversation, Entry, Person, Ritual, Store
from store.errors import named
from store.rules.agreement_history import is_done
from store.storage.atomic import replace_whole
from store.storage.disk import LocalDisk
from store.storage.paths import MONTH, OPEN
from tui.cli import Failure, data_folder
from tui.clock import now
from tui.commands._agreement_lines import Names, names_of, whose
from tui.commands._data_folder import reading
from tui.commands._json import in_json
from tui.reports.summary import CAUTION
from tui.reports.transcript import transcript
from tui.reports.visibility import seen_by_both
from tui.session.conversation_session import script_of
from tui.text.agreement_history import as_it_was, said
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


def command(options: argparse.Namespace) -> int:
    """Write the export to the screen, or to a file that only its owner may read."""
    if options.out == "":
        return _not_understood("argument --out: it wants the name of a file")
    if options.titles and options.format != "ics":
        return _not_understood("argument --titles: it goes with --format ics only")
    with reading(data_folder(options)) as store:
        text = _text(store, options)
        damaged = [
            name for name in store.damaged() if options.format != "ics" or name.endswith((OPEN, MONTH))
        ]
    if options.out:
        _write(Path(options.out), text)
    elif options.format == "ics":
        # A calendar is in UTF-8 and its lines end as they end, whatever the screen makes of other text.
        sys.stdout.buffer.write(text.encode())
    else:
        sys.stdout.write(text)
    if damaged:
        raise Failure(
            f"Not in this export, because damaged, too new or closed to reading: {', '.join(damaged)}. "
            "All else is in it."
        )
    return 0


def _not_understood(why: str) -> int:
    sys.stderr.write(f"turnabout export: error: {why}\n")
    return 2


def _text(store: Store, options: argparse.Namespace) -> str:
    if options.format == "ics":
        return as_calendar(store, in_words=options.titles == "words")
    if options.format == "md":
        return "\n".join(as_markdown(store)) + "\n"
    return as_json(store) if options.out else in_json(_everything(store), indent=2) + "\n"


def as_calendar(store: Store, *, in_words: bool) -> str:
    """Days to look back, turns and rituals as a calendar; what they are about is in it only where that is asked for."""
    from tui.export.ics import NEUTRAL, TURN, calendar  # loads slowly, and no other export needs it

    names = names_of(store.people())

    def title(of: Agreement | Ritual, kind: str) -> str:
        if not in_words:
            return NEUTRAL[kind]
        if isinstance(of, Ritual):
            return " ".join(clean(f"Turnabout: {of.title}").split())
        return _in_words(of, names, "Turnabout today" if kind == TURN else "Turnabout")

    agreements = (*store.agreements(), *store.closed_agreements())
    return calendar(agreements, (*store.rituals(), *store.rituals_let_go()), title, now())


def _in_words(agreement: Agreement, names: Names, opening: str) -> str:
    said = sentence(asdict(agreement))
    # Whose turn a day is may still be swapped, and a calendar would go on saying what it was.
    who = "in turn" if agreement.turn else whose(agreement, names)
    return " ".join(clean(f"{opening}: {said} ({who})").split())


def as_json(store: Store) -> str:
    """The whole export as one JSON object, with every character as it is."""
    return json.dumps(_everything(store), ensure_ascii=False, indent=2) + "\n"


def _everything(store: Store) -> Json:
    return cleaned(store.everything(seen_by_both))


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


def _write(path: Path, text: str) -> None:
    data = text.encode("utf-8", "replace")
    try:
        if path.exists() and not path.is_file():
            path.write_bytes(data)  # a device or a pipe is written to; it is no file that could be replaced
        else:
            replace_whole(LocalDisk(), path.resolve(), data)
    except OSError as error:
        raise Failure(
            f"{named(path)} could not be written ({error.strerror}). Nothing in Turnabout has changed."
        ) from None
