"""Tests of backup files with anything in them."""

import io
import json
import zipfile
from collections.abc import Mapping
from hashlib import sha256

import pytest

from store.errors import DamagedBackup, NewerBackup
from store.storage import backup_file
from store.storage.backup_file import Backup, decode_backup, encode_backup
from store.storage.file_layout import can_be_backed_up

FILES = {"store.json": b"{}\n" * 30, "2026/03/2026-03-14T2015-00a1.json": b"\x00\xff words " * 40}
BACKUP = Backup(
    "2026-03-14T20:15:00+01:00", FILES, whole=True, aside={"open (conflicted copy).json": b"torn"}
)


def zipped(contents: Mapping[str, bytes], **about: object) -> bytes:
    """Return a zip file with a list that fits these contents."""
    digests = {name: sha256(data).hexdigest() for name, data in contents.items()}
    first = {"format": 1, "made": "2026-03-14", "whole": False, "sha256": digests, **about}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as file:
        for name, data in {"backup.json": json.dumps(first).encode(), **contents}.items():
            file.writestr(name, data)
    return buffer.getvalue()


def test_backup_comes_back_as_it_was() -> None:
    assert decode_backup("b", encode_backup(BACKUP)) == BACKUP


def test_any_zip_program_can_unpack_it() -> None:
    with zipfile.ZipFile(io.BytesIO(encode_backup(BACKUP))) as file:
        assert file.testzip() is None
        assert file.read("store.json") == FILES["store.json"]


def test_any_damage_is_detected_or_harmless() -> None:
    data = encode_backup(BACKUP)
    detected = 0
    for at in range(0, len(data), 3):
        for damaged in (data[:at], data[:at] + bytes([data[at] ^ 0x10]) + data[at + 1 :]):
            try:
                assert decode_backup("b", damaged) == BACKUP  # such as a bit of a file's date
            except DamagedBackup:
                detected += 1
    assert detected > len(data) // 3


@pytest.mark.parametrize(
    "name",
    [
        "../store.json",
        "/etc/passwd",
        "packs/../../x",
        "packs/dr-kim/..",
        "packs\\x",
        "packs/dr-kim/a:b",
        "lock",
        "backups/x.zip",
        "2026/03/2026-04-14T2015-00a1.json",
        "2026/13/month.json",
        "drafts/me.json",
        "packs/.dr-kim.old/x",
    ],
)
def test_file_that_is_not_turnabouts_is_refused(name: str) -> None:
    assert not can_be_backed_up(name)
    with pytest.raises(DamagedBackup):
        decode_backup("b", zipped({name: b"x"}))


@pytest.mark.parametrize(
    "about", [{"format": "1"}, {"made": 3}, {"made": "noon"}, {"sha256": []}, {"whole": "no"}]
)
def test_wrong_list_is_refused(about: dict[str, object]) -> None:
    with pytest.raises(DamagedBackup):
        decode_backup("b", zipped({"open.json": b"x"}, **about))


def test_newer_backup_asks_for_an_update() -> None:
    with pytest.raises(NewerBackup, match="update Turnabout"):
        decode_backup("b", zipped({"open.json": b"x"}, format=2))


def test_file_that_unpacks_to_too_much_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = zipped({"open.json": bytes(100_000)})
    assert len(bomb) < 2000
    assert decode_backup("b", bomb).files
    monkeypatch.setattr(backup_file, "LARGEST_BACKUP", 99_999)
    with pytest.raises(DamagedBackup):
        decode_backup("b", bomb)


def test_other_files_are_refused() -> None:
    for data in (b"", b"PK", b"not a zip at all", zipped({"open.json": b"x"}, sha256={})):
        with pytest.raises(DamagedBackup):
            decode_backup("b", data)
