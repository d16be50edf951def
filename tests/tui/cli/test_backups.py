"""`turnabout backup` and `turnabout verify`."""

from pathlib import Path

import pytest

from store import open_store
from tests.store.helpers.march_conversations import ONE, TWO, live_through_march
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
    assert turnabout("verify").out == "6 files and 1 backup checked. Nothing is damaged or missing.\n"
    assert turnabout("verify", backup).out.startswith("This backup is intact: 6 files from ")


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


def test_conversations_without_names_are_backed_up(turnabout: Turnabout, data: Path, tmp_path: Path) -> None:
    turnabout("play", "gratitude", "--random", "--seed", "1", "--save")
    assert turnabout("backup").status == turnabout("backup", "--out", tmp_path / "all.zip").status == 0
    assert len([*(data / "backups").iterdir()]) == 1


def test_missing_backup_file_is_named(turnabout: Turnabout, saved: Path) -> None:
    assert "nowhere.zip" in turnabout("verify", saved / "nowhere.zip").sentence


def delete_ones_file(folder: Path) -> None:
    (folder / "2026" / "03" / f"{ONE}.json").unlink()


def test_restore_lists_the_backups(turnabout: Turnabout, saved: Path) -> None:
    assert "no backups yet" in turnabout("restore").out
    turnabout("backup")
    [backup] = (saved / "backups").iterdir()
    listed = turnabout("restore").out
    assert listed.startswith(f"{backup.stem}  ")
    assert "You’ll see what would change" in listed


def test_restore_says_what_changes_and_keeps_what_it_replaces(turnabout: Turnabout, saved: Path) -> None:
    turnabout("backup")
    [backup] = (saved / "backups").iterdir()
    delete_ones_file(saved)
    with open_store(saved) as store:
        store.delete_conversation(TWO)
    unasked = turnabout("restore", backup.name[:10])
    assert "1 conversation will come back (" in unasked.out
    assert "kept for 7 days" in unasked.out
    assert "--yes" in unasked.sentence
    assert len([*(saved / "backups").iterdir()]) == 1
    assert "Restored." in turnabout("restore", backup.stem, "--yes").out
    with open_store(saved) as store:
        assert [each.id for each in store.iter_conversations()] == [ONE]
        assert sorted(each.whole for each in store.backups()) == [False, True]
    assert "everything, before a restore" in turnabout("restore").out


def test_restore_of_a_file_into_a_new_folder(turnabout: Turnabout, saved: Path, tmp_path: Path) -> None:
    out = tmp_path / "mine.zip"
    turnabout("backup", "--out", out)
    new = tmp_path / "new"
    assert turnabout("restore", out, "--yes", "--data", new).status == 0
    with open_store(new) as store:
        assert [each.id for each in store.iter_conversations()] == [ONE, TWO]


def test_unknown_or_damaged_backup_changes_nothing(turnabout: Turnabout, saved: Path, tmp_path: Path) -> None:
    turnabout("backup")
    assert "There’s no backup 1999." in turnabout("restore", "1999", "--yes").sentence
    (tmp_path / "bad.zip").write_bytes(b"PK")
    assert "isn’t a backup" in turnabout("restore", tmp_path / "bad.zip", "--yes").sentence
    assert len([*(saved / "backups").iterdir()]) == 1
