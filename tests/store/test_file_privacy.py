"""Tests of private files and of traces of deleted text."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from store import Draft, open_store
from tests.store.helpers.records import ANA, BEN, agreed, at, conversation_with, notebook_line, stored_answer

ONE, TWO = "2026-03-14T2015-00a1", "2026-03-15T2015-00a2"


def all_bytes(folder: Path) -> bytes:
    return b"\n".join(path.name.encode() + path.read_bytes() for path in folder.rglob("*") if path.is_file())


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_only_the_owner_can_read_files(folder: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        with open_store(folder) as store:
            store.set_people(ANA, BEN)
            store.save(conversation_with(ONE, agreed("action", "make tea"), notebook_line("calm", "quiet")))
            store.save_draft(Draft(ONE, "", "x", "a", "half"))
            store.finish(conversation_with(ONE), at("2026-03-14", 30), done=True)
    finally:
        os.umask(before)
    modes = {path: path.stat().st_mode & 0o777 for path in (folder, *folder.rglob("*"))}
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


def test_folder_open_to_others_is_closed_again(folder: Path) -> None:
    open_store(folder).close()
    folder.chmod(0o755)
    open_store(folder).close()
    assert folder.stat().st_mode & 0o777 == 0o700


def test_undone_text_is_nowhere_in_the_folder(folder: Path) -> None:
    with open_store(folder) as store:
        store.save(
            conversation_with(
                ONE,
                stored_answer("hurt", "zanzibar"),
                agreed("action", "zanzibar"),
                notebook_line("calm", "zanzibar"),
            )
        )
        store.save_draft(Draft(ONE, "", "x", "a", "zanzibar"))
        assert all_bytes(folder).count(b"zanzibar") >= 5
        store.save(conversation_with(ONE))
        store.drop_drafts(ONE, {("", "x", "a")})
        assert b"zanzibar" not in all_bytes(folder)


def test_trimmed_text_is_nowhere_in_the_folder(folder: Path) -> None:
    with open_store(folder) as store:
        one = replace(
            conversation_with(ONE, stored_answer("hurt", "zanzibar")),
            held=(stored_answer("x", "zanzibar"),),
        )
        store.save(one)
        store.save_draft(Draft(ONE, "", "x", "a", "zanzibar"))
        store.finish(conversation_with(ONE), at("2026-03-14", 30), done=True)
        assert b"zanzibar" not in all_bytes(folder)


def test_deleted_text_is_nowhere_in_the_folder(folder: Path) -> None:
    with open_store(folder) as store:
        for id_ in (ONE, TWO):
            one = conversation_with(
                id_,
                stored_answer("hurt", "zanzibar"),
                agreed("action", "zanzibar"),
                notebook_line("calm", "zanzibar"),
            )
            store.save(one)
            store.save_draft(Draft(id_, "", "x", "a", "zanzibar"))
        store.finish(one, at("2026-03-14", 30), done=True)
        store.delete_conversation(ONE)
        store.delete_conversation(TWO)
        assert b"zanzibar" not in all_bytes(folder)
        assert ONE.encode() not in all_bytes(folder)


def test_partial_files_of_a_kill_are_deleted(folder: Path) -> None:
    with open_store(folder) as store:
        store.save(conversation_with(ONE))
        store.save_draft(Draft(ONE, "", "x", "a", "half"))
    for name in (
        ".open.json.0a1b2c3d.tmp",
        "2026/03/.month.json.0a1b2c3d.tmp",
        f"drafts/.{ONE}.json.0a1b2c3d.tmp",
    ):
        (folder / name).write_text("zanzibar")
    with open_store(folder, read_only=True):
        assert b"zanzibar" in all_bytes(folder)
    open_store(folder).close()
    assert b"zanzibar" not in all_bytes(folder)


def test_orphaned_draft_is_deleted(folder: Path) -> None:
    with open_store(folder) as store:
        store.save_draft(Draft(ONE, "", "x", "a", "zanzibar"))
    (folder / "drafts/notes.json").write_text("not ours")
    open_store(folder).close()
    assert b"zanzibar" not in all_bytes(folder)
    assert (folder / "drafts/notes.json").exists()
