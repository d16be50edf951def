"""What Home tells about the row at the cursor."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from store import Agreement, Header, Ritual
from tui.keys.commands import TAKE_OFF
from tui.reports.left_open_conversations import UnresolvedConversation
from tui.reports.script_readiness import Completion, is_locked
from tui.screens.home_data import HomeDetails, HomeSnapshot, HomeTarget
from tui.text.couple import Couple
from tui.text.dates import date_words, day_words, minutes_text, parse_moment
from tui.text.multi_day_collecting import day_text
from tui.text.preview import Preview
from tui.text.rituals import next_date_text, status_text
from tui.text.why_it_works import WHY_FACT

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo

MOMENTS_TEXT = "A few good moments from your notebook, to reread together."
LEFT_OPEN_TEXT = (
    "You left something open here, and that’s fine. Come back to it when you both want to, or press "
    f"{TAKE_OFF.key_label} to remove it from this list."
)
FIND_TEXT = "Type a word to find the one you’re looking for, like “thanks” or “light.”"
DUE_TEXT = "You each say how it went, then decide together what happens next."


def preview_of(value: object, snapshot: HomeSnapshot, details: HomeDetails) -> Preview:
    """Return what to show about a row's value."""
    script = script_of(value, details)
    if isinstance(value, Header):
        return _conversation(value, script, snapshot)
    if isinstance(value, Ritual):
        status_line = ("Status", status_text(value, snapshot.today))
        return _script_preview(script, snapshot, details, status_line) if script else Preview(value.title)
    if isinstance(value, UnresolvedConversation):
        return Preview(value.header.title, (LEFT_OPEN_TEXT,))
    if isinstance(value, Agreement):
        return _turn(value, snapshot, details)
    if isinstance(value, HomeTarget):
        return _target(value, details)
    return _script_preview(script, snapshot, details) if script else Preview()


def script_of(value: object, details: HomeDetails) -> ScriptInfo | None:
    """Return the script that a row is about, if any."""
    if isinstance(value, Header | Ritual):
        return _script(value.script if isinstance(value, Header) else value.id, details)
    return next((each for each in details.scripts if each is value), None)


def script_with_reasons(value: object, details: HomeDetails) -> ScriptInfo | None:
    """Return the script that a row is about, if it tells why it works."""
    script = script_of(value, details)
    return script if script and script.why_it_works else None


def _script(id_: str, details: HomeDetails) -> ScriptInfo | None:
    return next((each for each in details.scripts if each.id == id_), None)


def _script_preview(
    script: ScriptInfo, snapshot: HomeSnapshot, details: HomeDetails, *more: tuple[str, str]
) -> Preview:
    facts = [("Takes", minutes_text(script.minutes)), ("Depth", script.depth)]
    done = details.done.get(script.id, Completion())
    if last := parse_moment(done.last):
        facts.append(("Last time", _day(last.date(), snapshot.today)))
    if is_locked(script, details.done):
        first = _script(script.after, details)
        facts.append(("Do first", first.title if first else script.after))
    ritual = next((each for each in snapshot.rituals if each.id == script.id), None)
    if ritual and not more:
        facts.append(("Repeats", next_date_text(ritual, snapshot.today)))
    if script.is_from_pack:
        facts.append(("Made by", script.author or script.pack))
    if script.why_it_works:
        facts.append(WHY_FACT)
    notes = tuple(each.note for each in details.homework if each.id == script.id and each.note)
    heading = "Why it’s suggested" if notes else ""
    after = tuple(("", note) for note in notes)
    return Preview(
        script.title, tuple(_paragraphs(script.about)), (*facts, *more), heading=heading, after=after
    )


def _conversation(header: Header, script: ScriptInfo | None, snapshot: HomeSnapshot) -> Preview:
    began = parse_moment(header.started)
    facts = [("Started", _day(began.date(), snapshot.today))] if began else []
    if header.ended:
        return Preview(header.title, (), tuple(facts))
    day = header.collecting_since and day_text(
        date.fromisoformat(header.collecting_since), header.collecting_days, snapshot.today
    )
    facts.append(("Status", day or "not finished"))
    return Preview(header.title, tuple(_paragraphs(script.about)) if script else (), tuple(facts))


def _turn(agreement: Agreement, snapshot: HomeSnapshot, details: HomeDetails) -> Preview:
    from tui.text.agreement_card import current_card

    couple = Couple(snapshot.people[0], snapshot.people[1])
    card = current_card(agreement, couple.partner_of(agreement.who), snapshot.today)
    turns = [turn for each, turn in details.turns if each.id == agreement.id]
    names = {person.id: person.name for person in snapshot.people}
    facts = tuple(
        ("Turn", f"{names.get(turn.who, 'both of you')}, {_day(turn.day, snapshot.today)}") for turn in turns
    )
    return Preview(facts=facts, note=card)


def _target(target: HomeTarget, details: HomeDetails) -> Preview:
    if target is HomeTarget.MOMENTS:
        return Preview("Reread good moments", (MOMENTS_TEXT,))
    if target is HomeTarget.FIND:
        return Preview("All conversations", (FIND_TEXT,))
    sentences = tuple(("", sentence) for sentence in details.due)
    return Preview("Check in on agreements", (DUE_TEXT,), heading="Due now", after=sentences)


def _day(day: date, today: date) -> str:
    days = (today - day).days
    if abs(days) <= 1:
        return {0: "today", 1: "yesterday", -1: "tomorrow"}[days]
    return day_words(day, today) if abs(days) < 300 else date_words(day, today)


def _paragraphs(about: str) -> Iterator[str]:
    """Yield a text's paragraphs, each as one line."""
    for paragraph in about.split("\n\n"):
        yield " ".join(paragraph.split())
