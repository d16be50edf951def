"""A sealed folder of every format so far: it opens forever, and without our code."""

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from store import open_store, unlock_folder
from tests.store.helpers.scenario import FOLDER
from tests.store.helpers.sealed_folders import sealed_disk, with_other_keys

GOLDEN = Path(__file__).parent / "golden"
PLAIN = Path(__file__).parent.parent / "golden"
SCRIPT = Path(__file__).parents[3] / "docs" / "unseal.py"
SECRETS = ("correct horse", " battery staple ", "00000-0o000-00000-00000-OOOOO")


@pytest.mark.parametrize("format_", sorted(path.name for path in GOLDEN.iterdir()))
@pytest.mark.parametrize("secret", SECRETS)
def test_sealed_folder_opens(format_: str, secret: str, tmp_path: Path) -> None:
    folder = shutil.copytree(GOLDEN / format_, tmp_path / "data")
    before = {path: path.read_bytes() for path in folder.rglob("*.*") if path.is_file()}
    with open_store(folder, key=unlock_folder(folder, secret)) as store:
        assert len(store.recent_headers(9)) == 2
        check = store.check_data()
        assert (check.damaged, check.missing, check.damaged_backups, check.backups) == ((), (), (), 1)
    assert {path: path.read_bytes() for path in before} == before


@pytest.mark.parametrize("format_", sorted(path.name for path in GOLDEN.iterdir()))
def test_script_opens_a_folder_and_a_backup_without_our_code(format_: str, tmp_path: Path) -> None:
    _run(GOLDEN / format_, tmp_path / "folder", SECRETS[1])
    for path in (PLAIN / format_).rglob("*.json"):
        name = path.relative_to(PLAIN / format_)
        assert (tmp_path / "folder" / name).read_bytes() == path.read_bytes()
    backup = sorted((GOLDEN / format_ / "backups").iterdir())[0]
    _run(backup, tmp_path / "backup", SECRETS[2])
    with zipfile.ZipFile(tmp_path / "backup" / f"{backup.stem}.zip") as file:
        assert file.read("store.json") == (PLAIN / format_ / "store.json").read_bytes()


def test_script_opens_all_it_can(tmp_path: Path) -> None:
    folder, into = shutil.copytree(GOLDEN / "format-1", tmp_path / "data"), tmp_path / "into"
    disk = sealed_disk()
    other = disk.read(FOLDER / "backups" / disk.names(FOLDER / "backups")[0])
    (folder / "backups" / "2026-01-01T000000.zip").write_bytes(with_other_keys(other, salt=bytes(16)))
    (folder / "backups" / "2026-01-02T000000.zip").write_bytes(other[:300])
    costly = with_other_keys(other, memory=1 << 30)
    (folder / "backups" / "2026-01-03T000000.zip").write_bytes(costly)
    (folder / "notebook (conflicted copy).json").write_bytes((folder / "notebook.json").read_bytes())
    done = _run(folder, into, SECRETS[0])
    plain = PLAIN / "format-1"
    assert (into / "notebook (conflicted copy).json").read_bytes() == (plain / "notebook.json").read_bytes()
    assert (into / "store.json").read_bytes() == (plain / "store.json").read_bytes()
    assert [line.split(":")[0] for line in done.splitlines()] == [
        f"backups/2026-01-0{day}T000000.zip" for day in (1, 2, 3)
    ]


def _run(source: Path, into: Path, secret: str) -> str:
    command = [sys.executable, "-I", str(SCRIPT), str(source), str(into)]
    done = subprocess.run(command, input=secret.encode(), check=True, timeout=300, stderr=subprocess.PIPE)
    return done.stderr.decode()
