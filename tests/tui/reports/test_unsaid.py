"""Tests that nothing tells who passed or withheld, once a conversation has ended."""

import json
import shutil
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from scripts import Answer, AwaitingFact, Finished
from scripts.engine.unsaid import is_unsaid
from store import Store, open_store
from tests.store.helpers.records import ANA, BEN
from tests.tui.helpers.sessions import start_session, waiting
from tui.commands.export import as_json
from tui.export.markdown import as_markdown
from tui.screens.history.transcript import transcript_pieces
from tui.session.conversation_session import ConversationSession
from tui.session.stored_script import script_from_record

TELLS = Path(__file__).parent / "golden" / "tells-silence"
"""A folder from when an ended conversation still told who passed and who withheld."""
ID = "2026-03-14T2015-00a1"
SAID = ["the dishes", "Speak", "I felt alone", "— Ana", "a kind word", "good night"]
VALUES = {
    ("topic", "both"): "the dishes",
    ("own", "first"): "speak",
    ("own", "second"): "pass",
    ("hurt", "first"): "I felt alone",
    ("wish", "first"): "a secret wish",
    ("show", "first"): {"hurt": "show", "wish": "keep"},
    ("own_action", "first"): {"act": "make tea", "who": "first"},
    ("own_action", "second"): None,
    ("last", "first"): None,
    ("last", "second"): "a kind word",
    ("end", "both"): "good night",
}


@pytest.fixture
def old(tmp_path: Path) -> Iterator[Store]:
    """Return the store of a copy of the old folder."""
    with open_store(Path(shutil.copytree(TELLS, tmp_path / "old"))) as store:
        yield store


def play(store: Store, old: Store) -> ConversationSession:
    """Hold the same conversation today, up to its end."""
    store.set_people(ANA, BEN)
    session = start_session(script_from_record(old.conversation(ID)), store)
    while not isinstance(session.state, Finished):
        state = waiting(session)
        value = VALUES.get((state.key[1], state.of), True)
        session.answer(session.resolve_fact(state) if isinstance(state, AwaitingFact) else value)
    return session


def pieces(store: Store, id_: str) -> list[tuple[str, str]]:
    found = transcript_pieces(store, id_, (ANA, BEN), date(2026, 3, 15))
    return [(piece.text.plain.rpartition("\n")[2], piece.of) for piece in found]


def test_old_conversation_opens_and_tells_no_silence(old: Store) -> None:
    told = [Answer.from_record(record) for record in old.conversation(ID).answers if is_unsaid_record(record)]
    assert [(answer.step, answer.of) for answer in told] == [
        ("wish", "first"),
        ("show", "first"),
        ("own", "second"),
        ("own_action", "second"),
        ("last", "first"),
    ]
    assert [text for text, of in pieces(old, ID) if of] == SAID
    exported = json.loads(as_json(old))["conversations"][0]["answers"]
    assert not any(map(is_unsaid_record, exported))
    lines = [line.strip() for line in as_markdown(old)]
    assert "a kind word" in lines
    assert "Pass" not in lines


def is_unsaid_record(record: object) -> bool:
    assert isinstance(record, dict)
    return is_unsaid(Answer.from_record(record))


def test_ended_conversation_tells_no_silence(tmp_path: Path, old: Store) -> None:
    with open_store(tmp_path / "new") as store:
        session = play(store, old)
        before = store.conversation(session.id)
        session.finish("words")
        after = store.conversation(session.id)
        assert any(map(is_unsaid_record, before.answers))  # an unfinished one needs them to replay
        assert not any(map(is_unsaid_record, after.answers))
        assert pieces(store, session.id) == pieces(old, ID)
        asked = [text for text, of in pieces(store, session.id) if not of]
        assert [text for text in asked if " " not in text] == ["topic", "own", "hurt", "last", "end"]


@pytest.mark.parametrize("keep", ["agreed", "nothing"])
def test_passing_on_an_agreement_is_not_saved(tmp_path: Path, old: Store, keep: str) -> None:
    with open_store(tmp_path / "new") as store:
        session = play(store, old)
        session.finish(keep)
        saved = [(record["step"], record["of"]) for record in store.conversation(session.id).answers]
        assert saved == [("begins", "house"), ("own_action", "first")]
