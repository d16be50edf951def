"""Tests of where a data folder is."""

from pathlib import Path

import pytest

from tui.session.folder_place import FolderPlace, folder_place


@pytest.mark.parametrize(
    "path",
    [
        "Dropbox/turnabout",
        "Dropbox (Personal)/a/turnabout",
        "OneDrive - Work/turnabout",
        "Library/Mobile Documents/x/turnabout",
        "Library/CloudStorage/GoogleDrive-me/turnabout",
        "Nextcloud/turnabout",
    ],
)
def test_folder_of_a_sync_service(tmp_path: Path, path: str) -> None:
    assert folder_place(tmp_path / path, tmp_path / "none") is FolderPlace.SYNCED


def test_link_into_a_synced_folder(tmp_path: Path) -> None:
    (tmp_path / "shared" / "data").mkdir(parents=True)
    (tmp_path / "ours").symlink_to(tmp_path / "shared" / "data")
    assert folder_place(tmp_path / "ours", tmp_path / "none") is FolderPlace.THIS_COMPUTER
    (tmp_path / "shared" / ".stfolder").mkdir()
    assert folder_place(tmp_path / "ours", tmp_path / "none") is FolderPlace.SYNCED


@pytest.mark.parametrize(
    ("kind", "place"),
    [
        ("nfs4", FolderPlace.NETWORK),
        ("cifs", FolderPlace.NETWORK),
        ("fuse.sshfs", FolderPlace.NETWORK),
        ("ext4", FolderPlace.THIS_COMPUTER),
        ("fuse.gocryptfs", FolderPlace.THIS_COMPUTER),
    ],
)
def test_mounted_drive(tmp_path: Path, kind: str, place: FolderPlace) -> None:
    drive = tmp_path / "our drive"
    mounts = tmp_path / "mounts"
    escaped = str(drive).replace(" ", "\\040")
    mounts.write_text(f"/dev/sda1 / ext4 rw 0 0\nserver:/x {escaped} {kind} rw 0 0\n")
    assert folder_place(drive / "turnabout", mounts) is place
    assert folder_place(tmp_path / "elsewhere", mounts) is FolderPlace.THIS_COMPUTER
