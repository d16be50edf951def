"""Tests that the torture finds what it looks for."""

import subprocess
import sys
import time
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from store import Store, StoreError
from store.operations import verify_files
from store.sealing import key_wrapping
from tests.store.helpers.scenario import new_disk
from tests.torture import damage, io_faults
from tests.torture.crash_states import crash
from tests.torture.mutants import flush_sites, flushing, is_caught
from tests.torture.operations import OPERATIONS, Operation
from tests.torture.private_words import files_with, left_in_terminal
from tests.torture.report import Part, Report

ROOT = Path(__file__).parents[2]


@pytest.fixture(autouse=True)
def quick_passphrases(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make trying a passphrase cheap."""
    monkeypatch.setattr(key_wrapping, "COST", key_wrapping.Cost(memory=8, passes=1, lanes=1))


def operation(name: str) -> Operation:
    return next(each for each in OPERATIONS if each.name == name)


@pytest.mark.slow
def test_quick_torture_holds() -> None:
    command = [sys.executable, "-m", "tests.torture", "--quick", "--seed", "7"]
    run = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, f"{run.stdout}\n{run.stderr}"
    for line in (
        "seed 7;",
        "confirmed answers lost: 0",
        "damage undetected: 0",
        "private words outside the data folder: 0",
    ):
        assert line in run.stdout


def test_answer_survives_and_a_left_out_flush_is_caught() -> None:
    answer = operation("save: answer")
    kept = crash(answer)
    assert kept.lost == []
    assert kept.states > 5
    for kind in ("sync", "sync_folder"):
        assert "lost" in crash(answer, flushing(kind)).lost[-1]
        assert is_caught(kind)


def test_every_line_that_flushes_is_known() -> None:
    names = {name for name, _ in flush_sites()}
    assert {"storage/atomic_write.py", "storage/tinydb_files.py", "open_folder.py"} <= names
    assert len(flush_sites()) > 10


def test_operation_names_differ() -> None:
    assert len({each.name for each in OPERATIONS}) == len(OPERATIONS)


def test_swallowed_error_is_found() -> None:
    setting = operation("save a setting")
    assert io_faults.fail(setting, 3).lost == []
    assert io_faults.fail(replace(setting, do=save_and_hope), 3).lost


def save_and_hope(store: Store) -> None:
    with suppress(StoreError):
        store.set_setting("theme", "linen")


def test_unnoticed_damage_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    assert not any(damage.damage(seed).undetected for seed in range(20))
    nothing = verify_files.DataCheck(0, 0, (), (), ())
    monkeypatch.setattr(verify_files, "check_data", lambda *_: nothing)
    assert any(damage.damage(seed).undetected for seed in range(20))


def test_word_outside_the_data_folder_is_found(tmp_path: Path) -> None:
    since = time.time() - 60
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "open.json").write_text("qzjj")
    assert files_with("qzjj", [tmp_path], tmp_path / "data", since) == []
    (tmp_path / "notes.txt").write_text("and qzjj")
    (tmp_path / "qzjj.tmp").write_text("")
    assert len(files_with("qzjj", [tmp_path], tmp_path / "data", since)) == 2
    assert not left_in_terminal("qzjj", b"\x1b[?1049hqzjj\x1b[?1049l$")
    assert left_in_terminal("qzjj", b"\x1b[?1049h\x1b[?1049l qzjj")
    assert left_in_terminal("qzjj", b"\x1b[?1049h\x1b]2;qzjj\x07")


def test_report_holds_only_without_a_loss() -> None:
    assert Report([Part("kills", 500, [], wanted=500), Part("flushes", 9, caught=9)]).holds
    for bad in (
        Part("kills", 499, [], wanted=500),
        Part("kills", 500, ["an answer"]),
        Part("damage", 500, undetected=["a file"]),
        Part("flushes", 9, caught=8),
    ):
        assert not Report([bad]).holds
    assert not Report(outside=["a file"]).holds


def test_moving_a_folder_flushes_nothing_in_it() -> None:
    disk = new_disk()
    folder, moved = Path("/home/new"), Path("/home/moved")
    disk.make_folder(folder)
    disk.close(disk.create(folder / "file"))
    disk.replace(folder, moved)
    disk.sync_folder(Path("/home"))
    assert {state.exists(moved / "file") for state in disk.without_power()} == {False, True}
    disk.sync_folder(moved)
    assert {state.exists(moved / "file") for state in disk.without_power()} == {True}
