"""`turnabout backup` and `turnabout verify`."""

from pathlib import Path

import pytest

from store import open_store
from tests.store.helpers.march import ONE, live_through_march
from tests.store.helpers.records import stored_answer
from tests.tui.conftest import Turnabout


@pytest.fixture
def saved(data: Path) -> Path:
    """Return a data folder with two conversations."""
    with open_store(data) as store:
        live_through_march(store, stored_answer("hurt", "the dishes"))
    return data


def damage(folder: Path, name: str) -> None:
    path = folder / name
    path.write_bytes(path.read_bytes()[:-20])


def test_backup_says_where_it_is_and_verify_checks_it(turnabout: Turnabout, saved: Path) -> None:
    done = turnabout("backup")
    [backup] = (saved / "backups").iterdir()
    assert (done.status, done.err) == (0, "")
    assert str(backup) in done.out
    assert backup.stat().st_mode & 0o777 == 0o600
    assert turnabout("verify").out == "6 files and 1 backup checked. All are as they were saved.\n"
    assert turnabout("verify", backup).out.startswith("This backup is whole: 6 files from ")


def test_verify_names_what_is_damaged_or_missing(turnabout: Turnabout, saved: Path) -> None:
    turnabout("backup")
    damage(saved, f"2026/03/{ONE}.json")
    (saved / "notebook.json").unlink()
    [backup] = (saved / "backups").iterdir()
    damage(saved, f"backups/{backup.name}")
    said = turnabout("verify").sentence
    assert f"Damaged: 2026/03/{ONE}.json." in said
    assert "Missing: notebook.json." in said
    assert f"Damaged backups: {backup.name}." in said
    assert "turnabout doctor" in said
    assert "is damaged, or it isn’t a backup" in turnabout("verify", backup).sentence


def test_backup_outside_holds_everything_and_replaces_nothing(
    turnabout: Turnabout, saved: Path, tmp_path: Path
) -> None:
    out = tmp_path / "stick"
    out.mkdir()
    assert turnabout("backup", "--out", out).status == 0
    [backup] = out.iterdir()
    assert backup.stat().st_mode & 0o777 == 0o600
    assert not (saved / "backups").exists()
    before = backup.read_bytes()
    assert "already a file" in turnabout("backup", "--out", backup).sentence
    assert "Turnabout" in turnabout("backup", "--out", saved / "backups" / "mine.zip").sentence
    assert backup.read_bytes() == before
    assert turnabout("verify", backup).status == 0


@pytest.mark.parametrize("arguments", [["backup"], ["backup", "--out", "x.zip"]])
def test_nothing_to_back_up(turnabout: Turnabout, data: Path, arguments: list[str]) -> None:
    assert "nothing to back up" in turnabout(*arguments).sentence
    assert not data.exists()


def test_missing_backup_file_is_named(turnabout: Turnabout, saved: Path) -> None:
    assert "nowhere.zip" in turnabout("verify", saved / "nowhere.zip").sentence
