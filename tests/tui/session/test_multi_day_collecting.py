"""Sessions that collect over several days: saved, resumed, and exported."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from scripts import Answer, AwaitingAnswer, AwaitingFact
from store import Draft, Store, open_store
from tests.scripts.helpers.collecting_script import STEPS, WORDS
from tests.scripts.helpers.small_scripts import make_script
from tests.tui.helpers.app import ANA, BEN, NOW
from tui.reports.redaction import redact_private
from tui.reports.transcript import transcript
from tui.session.conversation_session import ConversationSession
from tui.session.multi_day_collecting import finish_visits, visit
from tui.text.couple import Couple

SCRIPT = make_script(STEPS, WORDS)


@pytest.fixture
def session(store: Store) -> ConversationSession:
    """Return a conversation that has come to its collecting."""
    return begun(store)


def begun(store: Store, moment: datetime = NOW) -> ConversationSession:
    session = ConversationSession(SCRIPT, store, clock=lambda: moment)
    session.answer("a")
    session.resolve_facts()
    return session


def resumed(store: Store, session: ConversationSession, days: int = 0) -> ConversationSession:
    later = NOW + timedelta(days)
    session = ConversationSession.resume(store, session.id, clock=lambda: later)
    session.rebase()
    session.resolve_facts()
    return session


def written(session: ConversationSession, partner: str, *values: object) -> None:
    visit(session, partner)
    for value in values:
        session.answer(value)
        session.resolve_facts()


def key(session: ConversationSession) -> tuple[str, str, str]:
    assert isinstance(session.state, AwaitingAnswer)
    return session.state.key


def test_header_says_since_when_and_for_how_long(session: ConversationSession, store: Store) -> None:
    (header,) = store.unfinished()
    assert (header.collecting_since, header.collecting_days) == ("2026-03-14", 3)
    later = resumed(store, session, days=2)
    written(later, "second", "I cooked.", 3)
    assert store.unfinished() == [header]
    finish_visits(later)
    (header,) = store.unfinished()
    assert (header.collecting_since, header.collecting_days) == (None, 0)


def test_it_waits_on_home_before_anyone_wrote_anything(session: ConversationSession, store: Store) -> None:
    session.leave()
    assert len(store.unfinished()) == 1


def test_visits_survive_a_restart(session: ConversationSession, store: Store) -> None:
    written(session, "second", "I cooked.")
    again = resumed(store, session, days=1)
    assert key(again) == ("notes.1", "how_often", "second")
    written(again, "first", "I called.", 1)
    again = resumed(store, session, days=2)
    assert isinstance(again.state, AwaitingFact)
    written(again, "second", 3)
    assert [a.value for a in again.progress.answers if a.step == "note"] == ["I called.", "I cooked."]


def test_half_typed_words_follow_their_writer(session: ConversationSession, store: Store) -> None:
    written(session, "second")
    store.save_draft(Draft(session.id, *key(session), text="I c"))
    written(session, "first", "I called.", 1)
    written(session, "second")
    assert [(draft.place, draft.text) for draft in store.drafts(session.id)] == [("notes.2", "I c")]


def test_continuing_deletes_what_is_half_written(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with open_store(folder) as store:
        session = begun(store)
        written(session, "second", "Zucchini")
        written(session, "first", "I called.", 1)
        visit(session, "first")
        store.save_draft(Draft(session.id, *key(session), text="Zucchini"))
        finish_visits(session)
        assert store.drafts(session.id) == []
        on_disk = [path.read_bytes() for path in folder.rglob("*") if path.is_file()]
    assert any(b"I called." in written for written in on_disk)
    assert not any(b"Zucchini" in written for written in on_disk)


def test_export_has_neither_private_notes_nor_who_wrote_them(
    session: ConversationSession, store: Store
) -> None:
    written(session, "second", "I cooked.", 3)
    written(session, "first", "I called.")
    shared = redact_private(store.conversation(session.id))
    assert [record["step"] for record in shared.answers] == ["begins"]
    assert "I c" not in json.dumps(shared.answers)


def test_deleting_leaves_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with open_store(folder) as store:
        session = begun(store)
        written(session, "second", "Zucchini", 3)
        store.save_draft(Draft(session.id, "notes.2", "note", "first", text="Zucchini"))
        written(session, "first", "Zucchini")
        store.delete_conversation(session.id)
        assert store.unfinished() == []
    assert not [path for path in folder.rglob("*") if path.is_file() and b"Zucchini" in path.read_bytes()]


def test_ended_conversation_reads_as_it_was(session: ConversationSession, store: Store) -> None:
    written(session, "second", "I cooked.", 3)
    written(session, "first", "I called.", 1)
    finish_visits(session)
    for value in ({"note": "show"}, {"note": "keep"}, True, True):
        session.answer(value)
        session.resolve_facts()
    session.finish("words")
    kept = store.conversation(session.id)
    assert kept.collecting_since is None
    assert [record["value"] for record in kept.answers if record["step"] == "note"] == ["I called."]
    assert "I cooked." not in json.dumps(kept.answers)
    answers = [Answer.from_record(record) for record in kept.answers]
    lines = list(transcript(SCRIPT, answers, Couple(ANA, BEN)))
    assert [(line.question.split("?")[0].split("\n")[-1], line.text) for line in lines] == [
        ("Ana, what did you do today that nobody saw", "I called.")
    ]
