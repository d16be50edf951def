"""Tests of corrupt, changed, swapped, and newer files.

They are detected and never shown as data, and the rest stays usable.
"""

import json
import random
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store import CorruptFile, Draft, NewerFormat, StoreError, open_store
from store.storage.file_encoding import decode, encode
from tests.store.helpers.march_conversations import ONE, THREE, TWO, live_through_march
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    conversation_with,
    look_back,
    stored_answer,
    with_answers,
)

FILES = (
    "store.json",
    "open.json",
    "notebook.json",
    "2026/03/month.json",
    f"2026/03/{ONE}.json",
    f"drafts/{THREE}.json",
)


@pytest.fixture(scope="module")
def intact_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder with one file of each kind."""
    folder = tmp_path_factory.mktemp("whole") / "data"
    with open_store(folder) as store:
        live_through_march(store)
        store.save(conversation_with(THREE, stored_answer("hurt", "the phone")))
        store.save_draft(Draft(THREE, "", "feel", "a", "half"))
    return folder


@pytest.fixture
def folder(intact_folder: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(intact_folder, tmp_path / "data"))


def with_flipped_bit(data: bytes, place: int, bit: int) -> bytes:
    return data[:place] + bytes([data[place] ^ 1 << bit]) + data[place + 1 :]


@pytest.mark.parametrize("name", FILES)
def test_any_flipped_bit_or_truncation_is_detected(intact_folder: Path, name: str) -> None:
    data = (intact_folder / name).read_bytes()
    assert decode(name, data)[0] == 1
    rng = random.Random(7)
    damaged = [with_flipped_bit(data, place, rng.randrange(8)) for place in range(len(data))]
    damaged += [data[:length] for length in range(0, len(data), 3)]
    damaged += [
        b"",
        bytes(len(data)),
        data + b"\n",
        data + bytes(512),
        data[:100] + bytes(len(data) - 100),
        data * 2,
    ]
    for each in damaged:
        with pytest.raises(CorruptFile):
            decode(name, each)


def damages() -> dict[str, Callable[[bytes], bytes]]:
    return {
        "empty": lambda _data: b"",
        "zeros": lambda data: bytes(len(data)),
        "cut": lambda data: data[: len(data) // 2],
        "flipped": lambda data: with_flipped_bit(data, len(data) - 9, 1),
        "edited": lambda data: json.dumps(json.loads(data)).encode(),
        "not json": lambda _data: b"\xff\xfe\x00",
    }


@pytest.mark.parametrize("harm", damages().values(), ids=damages())
@pytest.mark.parametrize("name", FILES)
def test_corrupt_file_is_named_and_the_rest_usable(
    folder: Path, name: str, harm: Callable[[bytes], bytes]
) -> None:
    path = folder / name
    path.write_bytes(harm(path.read_bytes()))
    left = path.read_bytes()
    with open_store(folder) as store:
        assert len(store.conversation(TWO).answers) == 1
        lists = (store.unfinished, store.agreements, store.notebook, lambda: list(store.closed_agreements()))
        shown = [
            ask()
            for ask in (*lists, lambda: store.recent_headers(9), lambda: store.due_agreements("2027-01-01"))
        ]
        assert all(isinstance(each, list) for each in shown)
        assert store.drafts(THREE) in ([], [Draft(THREE, "", "feel", "a", "half")])
        with_people = "store.json" not in name
        if with_people:
            assert store.people() == (ANA, BEN)
            assert len(list(store.iter_conversations())) == (2 if ONE in name else 3)
        else:
            with pytest.raises(CorruptFile, match=r"store\.json is damaged, or another program changed it"):
                store.people()
        if ONE in name:
            with pytest.raises(CorruptFile):
                store.conversation(ONE)
        assert [header.id for header in store.recent_headers(9)] == [TWO, ONE]
        assert store.unreadable_files() == [name]
    assert path.read_bytes() == left


def test_corrupt_list_blocks_writes(folder: Path) -> None:
    (folder / "open.json").write_bytes(b"{}")
    with open_store(folder) as store:
        with pytest.raises(CorruptFile, match=r"open\.json"):
            store.save(conversation_with(THREE, stored_answer("hurt", "again")))
        assert store.conversation(THREE).answers[0]["value"] == "the phone"
    assert (folder / "open.json").read_bytes() == b"{}"


def test_finish_works_with_corrupt_month(folder: Path) -> None:
    month = folder / "2026/04/month.json"
    month.write_bytes(b"{}")
    with open_store(folder) as store:
        three = conversation_with(
            THREE, agreed("action", "walk"), look_back("back", f"{THREE}::action", day="2026-04-01")
        )
        store.save(three)
        let_go = look_back("back", f"{THREE}::action", day="2026-04-01", next="let_go")
        store.save(with_answers(conversation_with(THREE, agreed("action", "walk")), let_go))
        store.finish(conversation_with(THREE), at("2026-04-01", 30), done=True)
        assert store.unfinished() == []
        assert store.unreadable_files() == ["2026/04/month.json"]
        assert month.read_bytes() == b"{}"
        month.unlink()
        assert [header.id for header in store.recent_headers(9)] == [THREE, TWO, ONE]
        assert {agreement.act for agreement in store.closed_agreements()} == {"walk", "make tea"}


def test_missing_month_file_is_rebuilt_from_conversations(folder: Path) -> None:
    (folder / "2026/03/month.json").unlink()
    third = conversation_with("2026-03-20T2015-00a9")
    with open_store(folder) as store:
        assert [header.id for header in store.recent_headers(9)] == [TWO, ONE]
        store.begin(third)
        store.finish(third, at("2026-03-20", 30), done=True)
    with open_store(folder) as store:
        assert [header.id for header in store.recent_headers(9)] == [third.id, TWO, ONE]


def test_next_save_repairs_corrupt_open_conversation(folder: Path) -> None:
    with open_store(folder) as store:
        three = store.conversation(THREE)
        (folder / f"2026/04/{THREE}.json").write_bytes(b"")
        store.save(with_answers(three, stored_answer("more", "yes")))
        assert len(store.conversation(THREE).answers) == 2
        assert store.unreadable_files() == []


def test_corrupt_unfinished_conversation_spares_the_others(folder: Path) -> None:
    (folder / f"2026/04/{THREE}.json").write_bytes(b"{}")
    with open_store(folder) as store:
        assert store.unreadable_files() == [f"2026/04/{THREE}.json"]
        store.save(conversation_with("2026-04-02T2015-00a4", stored_answer("hurt", "new")))
        store.delete_conversation(THREE)
        assert store.unreadable_files() == []


def test_delete_works_with_corrupt_month(folder: Path) -> None:
    (folder / "2026/03/month.json").write_bytes(b"{}")
    with open_store(folder) as store:
        store.delete_conversation(THREE)
        assert store.unfinished() == []


def test_swapped_files_are_detected(folder: Path) -> None:
    one, two = (folder / f"2026/03/{id_}.json" for id_ in (ONE, TWO))
    first, second = one.read_bytes(), two.read_bytes()
    one.write_bytes(second)
    two.write_bytes(first)
    with open_store(folder) as store:
        for id_ in (ONE, TWO):
            with pytest.raises(CorruptFile):
                store.conversation(id_)


def test_older_copy_of_conversation_is_accepted(folder: Path) -> None:
    path = folder / f"2026/04/{THREE}.json"
    old = path.read_bytes()
    with open_store(folder) as store:
        store.save(conversation_with(THREE, agreed("action", "walk")))
    path.write_bytes(old)
    with open_store(folder) as store:
        assert store.agreements() == []


def write_newer_version(folder: Path, name: str) -> None:
    tables = decode(name, (folder / name).read_bytes())[1]
    (folder / name).write_bytes(encode(name, 2, tables | {"new": {"1": {"thing": True}}}))


@pytest.mark.parametrize("name", ["store.json", "open.json"])
def test_newer_folder_opens_read_only(folder: Path, name: str) -> None:
    write_newer_version(folder, name)
    before = (folder / name).read_bytes()
    with open_store(folder) as store:
        assert store.read_only
        assert "newer version of Turnabout" in store.read_only_reason
        assert len(store.conversation(ONE).answers) == 3
        with pytest.raises(StoreError, match="newer version of Turnabout"):
            store.save(conversation_with(THREE))
    assert (folder / name).read_bytes() == before


def test_newer_conversation_raises_and_spares_the_rest(folder: Path) -> None:
    write_newer_version(folder, f"2026/03/{ONE}.json")
    with open_store(folder) as store:
        with pytest.raises(NewerFormat, match="update Turnabout"):
            store.conversation(ONE)
        store.save(with_answers(store.conversation(THREE), stored_answer("more", "yes")))
        assert len(store.recent_headers(9)) == 2


def test_corrupt_newer_file_counts_as_corrupt(folder: Path) -> None:
    name = f"2026/03/{ONE}.json"
    write_newer_version(folder, name)
    (folder / name).write_bytes((folder / name).read_bytes().replace(b"true", b"null"))
    with open_store(folder) as store, pytest.raises(CorruptFile):
        store.conversation(ONE)


def test_errors_never_contain_private_words(folder: Path) -> None:
    for name in FILES:
        (folder / name).write_text(json.dumps({"secret": "the dishes"}))
    with open_store(folder) as store:
        for ask in (
            store.people,
            lambda: store.conversation(ONE),
            lambda: store.save(conversation_with(TWO)),
        ):
            with pytest.raises(StoreError) as refused:
                ask()
            assert "secret" not in str(refused.value)
            assert (
                "dishes" not in f"{refused.value!r} {refused.value.__cause__!r} {refused.value.__context__!r}"
            )


def test_files_are_replaced_atomically(folder: Path) -> None:
    with open_store(folder) as store:
        store.save(replace(conversation_with(THREE), answers=()))
        assert store.conversation(THREE).answers == ()
