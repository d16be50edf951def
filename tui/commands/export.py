"""`turnabout export`: all that was kept, to read, to print, or to take along."""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator
from pathlib import Path

from scripts import Answer
from store import Conversation, Header, Person, Store, StoreError
from tui.cli import Failure, data_folder
from tui.commands.reading import reading
from tui.couple import Couple
from tui.evening import script_of
from tui.transcript import agreement_text, transcript

CAUTION = (
    "What is written down can be read by others, in a quarrel or in court. Keep it where only you find it."
)
NOBODY = (
    Person("a", "One of you", "they", "them", "their"),
    Person("b", "The other", "they", "them", "their"),
)


def command(options: argparse.Namespace) -> int:
    """Write the export to the screen, or to a file that only its owner may read."""
    with reading(data_folder(options)) as store:
        text = as_json(store) if options.format == "json" else "\n".join(as_markdown(store)) + "\n"
    if options.out:
        _write(Path(options.out), text)
    else:
        sys.stdout.write(text)
    return 0


def as_json(store: Store) -> str:
    """The whole export as one JSON object."""
    return json.dumps(store.everything(), ensure_ascii=False, indent=2) + "\n"


def as_markdown(store: Store) -> Iterator[str]:
    """The whole export as lines of Markdown; what the couple typed is indented, so that it stays as it is."""
    couple = store.people() or NOBODY
    names = {person.id: person.name for person in couple} | {"both": "Both of you"}
    yield f"# {couple[0].name} and {couple[1].name}"
    yield f"\n{CAUTION}"
    yield "\n## What you agreed"
    for agreement in (*store.agreements(), *store.closed_agreements()):
        state = "" if agreement.state == "open" else ", let go"
        again = f", look back on {agreement.look_back}" if agreement.look_back else ""
        yield f"\n{names.get(agreement.who, agreement.who)}{again}{state}:\n"
        yield _as_typed(agreement_text({"cue": agreement.cue, "act": agreement.act}))
    yield "\n## Your notebook"
    for entry in store.notebook():
        yield f"\n{entry.part.capitalize()}, {names.get(entry.of, entry.of)}:\n"
        yield _as_typed(entry.text)
    yield "\n## Your conversations"
    for header in sorted((*store.unfinished(), *_ended(store)), key=lambda header: header.started):
        yield from _conversation(store, header, couple)


def _ended(store: Store) -> Iterator[Header]:
    for month in store.months():
        yield from store.headers(month)


def _conversation(store: Store, header: Header, couple: tuple[Person, Person]) -> Iterator[str]:
    state = "" if header.ended else ", not finished yet"
    yield f"\n### {header.title}, {header.started[:10]}{state}"
    try:
        conversation = store.conversation(header.id)
    except StoreError as error:
        yield f"\n{error}"
        return
    yield from _lines(conversation, couple)


def _lines(conversation: Conversation, couple: tuple[Person, Person]) -> Iterator[str]:
    answers = [Answer.from_record(record) for record in conversation.answers]
    begins = next((str(a.value) for a in answers if a.key == ("", "begins", "house")), "a")
    people = Couple.beginning(couple, begins).people
    for line in transcript(script_of(conversation), answers, people):
        who = people[line.of]["name"] if line.of in people else "Both of you"
        spoken_as = f", speaking as {people[line.spoken_as]['name']}" if line.spoken_as else ""
        if line.asked:
            yield f"\n*{' '.join(line.asked.split())}*"
        yield f"\n{who}{spoken_as}:\n"
        yield _as_typed(line.answered)


def _as_typed(text: str) -> str:
    """Typed text as an indented block, in which Markdown reads nothing."""
    return "\n".join(f"    {line}" for line in text.splitlines())


def _write(path: Path, text: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8", errors="replace") as file:
            file.write(text)
    except OSError as error:
        raise Failure(
            f"{path} could not be written ({error.strerror}). Nothing in Turnabout has changed."
        ) from None
