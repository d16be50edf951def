"""Tests of the local disk, also as on other systems."""

import errno
import os
from pathlib import Path

import pytest

from store.storage.file_system import LocalDisk


def fails_with(error: int) -> object:
    def call(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    return call


def test_create_never_overwrites(tmp_path: Path) -> None:
    disk = LocalDisk()
    disk.close(disk.create(tmp_path / "x"))
    with pytest.raises(FileExistsError):
        disk.create(tmp_path / "x")


def test_exists_returns_or_raises(tmp_path: Path) -> None:
    disk = LocalDisk()
    assert disk.exists(tmp_path)
    assert not disk.exists(tmp_path / "x")
    with pytest.raises(OSError, match="name too long"):
        disk.exists(tmp_path / ("x" * 1000))


def test_missing_folder_flush_is_tolerated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.storage.file_system.os.fsync", fails_with(errno.EINVAL))
    LocalDisk().sync_folder(tmp_path)
    monkeypatch.setattr("store.storage.file_system.os.fsync", fails_with(errno.EIO))
    with pytest.raises(OSError, match="Input/output"):
        LocalDisk().sync_folder(tmp_path)


def test_lock_is_exclusive_and_freed(tmp_path: Path) -> None:
    disk = LocalDisk()
    first = disk.lock(tmp_path / "lock")
    assert first is not None
    assert disk.lock(tmp_path / "lock") is None
    assert not os.get_inheritable(first)
    disk.unlock(first)
    again = disk.lock(tmp_path / "lock")
    assert again is not None
    disk.unlock(again)


def test_refused_lock_leaks_no_handle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("store.storage.file_system.fcntl.flock", fails_with(errno.ENOLCK))
    closed: list[int] = []
    close = os.close

    def counting(handle: int) -> None:
        closed.append(handle)
        close(handle)

    monkeypatch.setattr("store.storage.file_system.os.close", counting)
    with pytest.raises(OSError, match="ock"):
        LocalDisk().lock(tmp_path / "lock")
    assert len(closed) == 1


def test_only_file_system_module_uses_the_system() -> None:
    package = Path(__file__).parents[2] / "store"
    found = {
        path.name
        for path in package.rglob("*.py")
        if any(
            f"import {name}\n" in path.read_text()
            for name in ("os", "fcntl", "msvcrt", "sys", "shutil", "time")
        )
    }
    assert found == {"file_system.py"}


def test_macos_uses_full_fsync(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[int] = []
    monkeypatch.setattr("store.storage.file_system.sys.platform", "darwin")
    monkeypatch.setattr("store.storage.file_system.fcntl.F_FULLFSYNC", 51, raising=False)
    monkeypatch.setattr(
        "store.storage.file_system.fcntl.fcntl", lambda _handle, command: told.append(command)
    )
    monkeypatch.setattr("store.storage.file_system.os.fsync", fails_with(errno.EIO))
    LocalDisk().sync_folder(tmp_path)
    assert told == [51]


def test_windows_retries_a_busy_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[Path] = []

    def replace(source: Path, _target: Path) -> None:
        tries.append(source)
        if len(tries) < 3:
            raise PermissionError

    monkeypatch.setattr("store.storage.file_system.sys.platform", "win32")
    monkeypatch.setattr("store.storage.file_system.time.sleep", lambda _seconds: None)
    monkeypatch.setattr(Path, "replace", replace)
    LocalDisk().replace(tmp_path / "a", tmp_path / "b")
    assert len(tries) == 3
    LocalDisk().sync_folder(tmp_path / "not there, and not asked for")
