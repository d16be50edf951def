"""Export as a document to read, in Markdown or plain text."""

from collections.abc import Iterator, Mapping
from itertools import chain, islice

from prompts import sanitize
from scripts import Answer
from scripts.agreement_sentence import agreement_sentence
from store import Agreement, Conversation, Entry, HistoryItem, Person, Ritual, Store
from store.rules.agreement_history import is_done, iter_history_backwards
from tui.export.document_markup import Markup
from tui.reports.conversation_summary import PRIVACY_NOTE
from tui.reports.redaction import redact_private
from tui.reports.talk_notes import noted_text
from tui.reports.transcript import transcript
from tui.session.stored_script import script_from_record
from tui.text.agreement_card import FIELD_LABELS
from tui.text.agreement_history import quotes
from tui.text.couple import Couple
from tui.text.dates import full_date, iso_date
from tui.text.look_back import change_text
from tui.text.notebook_parts import part_name
from tui.text.recurrence import as_sentence, frequency_text, recurrence_text, turn_change_text

PLACEHOLDER_PEOPLE = (
    Person("a", "First person", "they", "them", "their"),
    Person("b", "Second person", "they", "them", "their"),
)


def as_document(store: Store, markup: Markup) -> Iterator[str]:
    """Yield the export's lines.

    Typed text is indented, so that it stays exactly as it is.
    """
    couple = store.people() or PLACEHOLDER_PEOPLE
    names = {person.id: markup.words(person.name) for person in couple} | {"both": "Both of you"}
    yield markup.heading(f"{names[couple[0].id]} and {names[couple[1].id]}", 1)
    yield f"\n{PRIVACY_NOTE}"
    yield from _section(markup, "Agreements", _agreements(store, names, couple))
    yield from _section(
        markup, "Repeating conversations", (_ritual(markup, ritual) for ritual in store.rituals())
    )
    yield from _section(markup, "Notebook", (_entry(markup, entry, names) for entry in store.notebook()))
    conversations = store.convert_conversations(
        lambda each: [*_conversation(markup, redact_private(each), couple)]
    )
    yield from _section(markup, "Conversations", chain.from_iterable(conversations))


def _section(markup: Markup, heading: str, lines: Iterator[str]) -> Iterator[str]:
    """Yield a heading and its lines, if there are any."""
    for first in islice(lines, 1):
        yield f"\n{markup.heading(heading, 2)}"
        yield first
        yield from lines


def _agreements(store: Store, names: Mapping[str, str], couple: tuple[Person, Person]) -> Iterator[str]:
    for agreement in (*store.agreements(), *store.closed_agreements()):
        yield from _agreement(agreement, names)
        for item, before in reversed([*iter_history_backwards(agreement)]):
            yield from _history_item(item, before.who, couple)


def _ritual(markup: Markup, ritual: Ritual) -> str:
    resting = ", paused until then" if ritual.state == "resting" else ""
    return f"\n{markup.words(ritual.title)}: {recurrence_text(ritual.rhythm)}, next on {_date(ritual.next)}{resting}."


def _entry(markup: Markup, entry: Entry, names: Mapping[str, str]) -> str:
    owner = "both of you" if entry.of == "both" else names.get(entry.of, entry.of)
    text, task = entry.text, entry.task
    if task and task.who:
        owner = f"{owner}; {names[task.who]} has it"
    if task and task.done:
        text = f"{text}\nDone means: {task.done}"
    return f"\n{markup.words(part_name(entry.part))}, {owner}:\n\n{_indented_block(text)}"


def _agreement(agreement: Agreement, names: Mapping[str, str]) -> Iterator[str]:
    state = "" if agreement.state == "open" else ", done" if is_done(agreement) else ", ended"
    again = f", check in on {_date(agreement.look_back)}" if agreement.look_back and not state else ""
    until = f", until {_date(agreement.end)}" if agreement.end else ""
    often = frequency_text(agreement.rhythm, agreement.turn)
    yield f"\n{names.get(agreement.who, 'One of you')}{often and f', {often}'}{again}{until}{state}:\n"
    yield _indented_block(agreement_sentence(agreement.act, agreement.cue))
    for name, label in FIELD_LABELS.items():
        if text := getattr(agreement, name):
            yield f"\n{label}:\n"
            yield _indented_block(text)


def _history_item(item: HistoryItem, who: str, couple: tuple[Person, Person]) -> Iterator[str]:
    outcome = (item.outcome or "").replace("_", " ")
    day = _date(item.at)
    yield f"\nChecked in on {day}: {outcome}.\n" if outcome else f"\nChanged on {day}.\n"
    names = {person.id: person.name for person in couple}
    turn = as_sentence(turn_change_text(item, iso_date(item.at)).rstrip("."))
    yield _indented_block(
        "\n".join([*quotes(item, names, who), turn or change_text(item, names)]).strip("\n")
    )


def _conversation(markup: Markup, conversation: Conversation, couple: tuple[Person, Person]) -> Iterator[str]:
    state = "" if conversation.ended else ", unfinished"
    title = markup.words(str(conversation.script["title"]))
    yield f"\n{markup.heading(f'{title}, {_date(conversation.started)}{state}', 3)}"
    script = script_from_record(conversation)
    answers = [Answer.from_record(record) for record in conversation.answers]
    begins = next((str(a.value) for a in answers if a.key == ("", "begins", "house")), "a")
    ordered = Couple.with_first(couple, begins)
    pronouns = ordered.pronouns
    for line in transcript(script, answers, ordered):
        who = markup.words(pronouns[line.of]["name"]) if line.of in pronouns else "Both of you"
        spoken_as = (
            f", speaking as {markup.words(pronouns[line.spoken_as]['name'])}" if line.spoken_as else ""
        )
        if line.question:
            yield f"\n{markup.question(markup.words(line.question))}"
        if line.is_note:
            role = markup.words(pronouns[line.spoken_as]["name"]) if line.spoken_as else ""
            yield f"\n{noted_text(who, role)}:\n"
        else:
            yield f"\n{who}{spoken_as}:\n"
        yield _indented_block(line.text)


def _date(iso: str) -> str:
    return full_date(iso_date(iso))


def _indented_block(text: str) -> str:
    """Return typed text as an indented block, as it is."""
    return "\n".join(f"    {line}" for line in sanitize(text).split("\n"))
