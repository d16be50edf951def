"""Tests with folders of every format so far.

They can be opened forever, and read without our code.
"""

import json
import shutil
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from tinydb import TinyDB, where

from store import Draft, Store, open_store
from tests.store.helpers.records import ANA, BEN, at, begins, conversation_with, stored_answer, with_answers

GOLDEN = Path(__file__).parent / "golden"
FORMATS = sorted(path.name for path in GOLDEN.iterdir())
ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-03-28T2015-00a2", "2026-04-01T0900-00a3"


@pytest.fixture(params=FORMATS)
def folder(request: pytest.FixtureRequest, tmp_path: Path) -> Path:
    return Path(shutil.copytree(GOLDEN / request.param, tmp_path / "data"))


def check(store: Store) -> None:
    assert store.people() == (ANA, BEN)
    assert store.begins_next() == "b"
    assert [header.id for header in store.recent_headers(9)] == [TWO, ONE]
    assert [header.finished for header in store.recent_headers(9)] == [False, True]
    assert store.last_done("say-it-back") == at("2026-03-14", 40)
    assert store.conversation(ONE).answers[1]["value"] == "the dishes, again 🙂"
    assert store.conversation(ONE).script["parts"][0]["flow"] == "format: 1\n"  # type: ignore[index,call-overload]
    (standing,) = store.agreements()
    assert (standing.act, standing.who, standing.look_back) == ("walk at six", "both", "2026-04-11")
    (closed,) = store.closed_agreements()
    assert (closed.act, closed.history[0].did) == ("make tea", "twice")
    assert [(entry.of, entry.text) for entry in store.notebook("needs")] == [("b", "an hour of quiet")]
    assert store.drafts(THREE) == [Draft(THREE, "share.1", "feel", "a", "I f")]
    held = ({"place": "", "step": "feel", "of": "first", "value": ["sad", "tired"]},)
    three = conversation_with(THREE, begins("b"), stored_answer("hurt", 'l’été\n"quoted"'))
    assert store.conversation(THREE) == replace(three, held=held, resting_until=at("2026-04-01", 59))
    assert store.unreadable_files() == []


def test_every_format_can_be_read_and_continued(folder: Path) -> None:
    with open_store(folder, read_only=True) as store:
        check(store)
    with open_store(folder) as store:
        check(store)
        three = with_answers(store.conversation(THREE), stored_answer("more", "yes"))
        store.save(three)
        store.finish(three, at("2026-04-01", 40), done=True)
        assert store.times_done("say-it-back") == 2


def test_opening_changes_no_bytes(folder: Path) -> None:
    before = {path: path.read_bytes() for path in folder.rglob("*.json")}
    open_store(folder).close()
    assert {path: path.read_bytes() for path in folder.rglob("*.json")} == before


def test_files_are_plain_tinydb_json(folder: Path) -> None:
    for path in folder.rglob("*.json"):
        tables = json.loads(path.read_text(encoding="utf-8"))
        assert list(tables["_file"]["1"]) == ["format", "name", "sha256"]
        with TinyDB(path, access_mode="r", encoding="utf-8") as stock:
            assert stock.tables() == set(tables)
            assert all(len(stock.table(title)) == len(tables[title]) for title in tables)
    with TinyDB(folder / f"2026/03/{ONE}.json", access_mode="r", encoding="utf-8") as stock:
        (record,) = stock.table("answers").search(where("step") == "hurt")
        assert record["value"] == "the dishes, again 🙂"


def test_every_format_can_be_backed_up_restored_and_deleted(folder: Path) -> None:
    moment = datetime.fromisoformat(at("2026-04-02"))
    with open_store(folder) as store:
        backup = store.read_backup(store.back_up(moment))
        assert not any(THREE in name for name in backup.files)
        store.restore(store.plan_restore(backup), moment)
    with open_store(folder) as store:
        check(store)
        for each in (ONE, TWO, THREE):
            store.delete_conversation(each)
        assert list(store.iter_conversations()) == []
