"""Tests that nothing tells who passed or withheld, once a conversation has ended."""

import json
import shutil
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from random import Random

import pytest

from scripts import Answer, AwaitingAnswer, AwaitingFact, Finished, Json
from scripts.autoplay.random_answers import random_answer
from scripts.engine.skipped_or_withheld import is_unsaid
from scripts.loading.open_script import open_script
from store import Store, open_store
from tests.store.helpers.records import ANA, BEN
from tests.tui.helpers.sessions import start_session, waiting
from tui.export.everything_saved import as_json, as_markdown
from tui.reports.conversation_outline import conversation_outline
from tui.session.conversation_session import ConversationSession
from tui.session.stored_script import script_from_record

TELLS = Path(__file__).parent / "golden" / "tells-silence"
"""A folder from when an ended conversation still told who passed and who withheld."""
ID = "2026-03-14T2015-00a1"
SAID = ["— Ana", "the dishes", "I felt alone", "a kind word", "good night"]
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


def play(store: Store, old: Store, values: Mapping[tuple[str, str], Json] = VALUES) -> ConversationSession:
    """Hold the same conversation today, up to its end."""
    store.set_people(ANA, BEN)
    session = start_session(script_from_record(old.conversation(ID)), store)
    while not isinstance(session.state, Finished):
        state = waiting(session)
        value = values.get((state.key[1], state.of), True)
        session.answer(session.resolve_fact(state) if isinstance(state, AwaitingFact) else value)
    return session


def pieces(store: Store, id_: str) -> list[tuple[str, str]]:
    _, found = conversation_outline(store, store.conversation(id_), (ANA, BEN), date(2026, 3, 15))
    told, asked = list[tuple[str, str]](), ""
    for line in found:
        told += [(line.question.rpartition("\n")[2], "")] if line.question not in ("", asked) else []
        told.append((line.text.rpartition("\n")[2], line.of))
        asked = line.question
    return told


def test_old_conversation_opens_and_tells_no_silence(old: Store) -> None:
    told = [Answer.from_record(record) for record in old.conversation(ID).answers if is_unsaid_record(record)]
    assert [(answer.step, answer.of) for answer in told] == [
        ("own", "first"),
        ("wish", "first"),
        ("show", "first"),
        ("show", "both"),
        ("own", "second"),
        ("own_action", "second"),
        ("last", "first"),
    ]
    assert [text for text, of in pieces(old, ID) if of] == SAID
    exported = json.loads(as_json(old))["conversations"][0]["answers"]
    assert not any(map(is_unsaid_record, exported))
    lines = [line.strip() for line in as_markdown(old).splitlines()]
    assert "a kind word" in lines
    assert "Pass" not in lines


def is_unsaid_record(record: object) -> bool:
    assert isinstance(record, dict)
    return is_unsaid(Answer.from_record(record), {"own"})


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
        assert [text for text in asked if " " not in text] == ["topic", "hurt", "last", "end"]


@pytest.mark.parametrize("keep", ["words", "agreed", "nothing"])
@pytest.mark.parametrize("silent", ["first", "second"])
@pytest.mark.parametrize("other", ["shares", "passes", "withholds"])
def test_passing_and_withholding_leave_the_same_file(
    tmp_path: Path, old: Store, silent: str, other: str, keep: str
) -> None:
    talking = "second" if silent == "first" else "first"
    ways: dict[str, Mapping[tuple[str, str], Json]] = {
        who_does: {
            ("own", who): "pass" if does == "passes" else "speak",
            ("hurt", who): "I felt alone",
            ("wish", who): "a secret wish",
            ("show", who): dict.fromkeys(("hurt", "wish"), "show" if does == "shares" else "keep"),
        }
        for who in ("first", "second")
        for does in ("shares", "passes", "withholds")
        if (who_does := f"{who} {does}")
    }
    files, shown = [], []
    for does in ("passes", "withholds"):
        with open_store(tmp_path / does) as store:
            session = play(store, old, {**VALUES, **ways[f"{talking} {other}"], **ways[f"{silent} {does}"]})
            session.finish(keep)
            answers = store.conversation(session.id).answers
            files.append([{**record, "at": ""} for record in answers])
            shown.append(pieces(store, session.id))
    assert files[0] == files[1]
    assert shown[0] == shown[1]
    assert [text for text, of in shown[0] if text == "I felt alone"] == ["I felt alone"] * (
        other == "shares" and keep == "words"
    )


@pytest.mark.parametrize("silent", ["first", "second"])
def test_repair_does_not_tell_passing_from_withholding(tmp_path: Path, silent: str) -> None:
    files, shown = [], []
    for does in ("passes", "withholds"):
        with open_store(tmp_path / does) as store:
            store.set_people(ANA, BEN)
            session = start_session(open_script("repair"), store)
            while not isinstance(session.state, Finished):
                state, rng = waiting(session), Random(0)
                value = session.resolve_fact(state) if isinstance(state, AwaitingFact) else None
                if isinstance(state, AwaitingAnswer):
                    is_silent = state.of == silent
                    value = {
                        "frame_good_now": "yes",
                        "offer": {"apology": "keep" if is_silent else "show"}
                        if state.stage == "decide"
                        else True,
                        "reply": "thank_you",
                        "frame_to_keep": "words",
                    }.get(state.key[1]) or random_answer(state, rng)
                    if state.step.id == "apology":
                        value = None if is_silent and does == "passes" else "I’m sorry that I shouted."
                session.answer(value)
            session.finish("words")
            answers = store.conversation(session.id).answers
            files.append([{**record, "at": ""} for record in answers])
            shown.append(pieces(store, session.id))
    assert files[0] == files[1]
    assert shown[0] == shown[1]
    assert {record["of"] for record in files[0] if record["step"] == "apology"} == {"first", "second"} - {
        silent
    }


@pytest.mark.parametrize("keep", ["agreed", "nothing"])
def test_passing_on_an_agreement_is_not_saved(tmp_path: Path, old: Store, keep: str) -> None:
    with open_store(tmp_path / "new") as store:
        session = play(store, old)
        session.finish(keep)
        saved = [(record["step"], record["of"]) for record in store.conversation(session.id).answers]
        assert saved == [("begins", "house"), ("own_action", "first")]
