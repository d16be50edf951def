"""Whether the data folder is on a drive that a sync service or a network looks after."""

from __future__ import annotations

import contextlib
import re
from enum import Enum
from pathlib import Path

MOUNTS = Path("/proc/mounts")
NETWORK_TYPES = re.compile(
    r"nfs\d?|cifs|smb\d?|smbfs|afpfs|ceph|glusterfs|davfs|fuse\.(sshfs|rclone|davfs2?|glusterfs|smb\w*|gvfsd-fuse)"
)
SYNC_FOLDERS = re.compile(
    r"dropbox( \(.*\))?|onedrive( - .*)?|google ?drive|my drive|googledrive-.*|nextcloud|owncloud|icloud ?drive|"
    r"mobile documents|cloudstorage|pclouddrive|megasync|mega|syncthing|seafile|proton ?drive|box sync",
    re.IGNORECASE,
)
SYNC_MARKS = (".stfolder", ".dropbox.cache", ".nextcloudsync.log")
_ESCAPED = re.compile(r"\\([0-7]{3})")


class FolderPlace(Enum):
    """Where a folder is."""

    THIS_COMPUTER = "local"
    SYNCED = "synced"
    NETWORK = "network"


def folder_place(folder: Path, mounts: Path = MOUNTS) -> FolderPlace:
    """Return where a folder is, as far as names and the list of mounts tell."""
    with contextlib.suppress(OSError, RuntimeError):
        folder = folder.resolve()
    if _is_on_network(folder, mounts):
        return FolderPlace.NETWORK
    above = (folder, *folder.parents)
    if any(SYNC_FOLDERS.fullmatch(each.name) for each in above) or any(map(_has_mark, above)):
        return FolderPlace.SYNCED
    return FolderPlace.THIS_COMPUTER


def _has_mark(folder: Path) -> bool:
    with contextlib.suppress(OSError):
        return any((folder / mark).exists() for mark in SYNC_MARKS)
    return False


def _is_on_network(folder: Path, mounts: Path) -> bool:
    if str(folder).startswith("\\\\"):  # a Windows share
        return True
    best, kind = "", ""
    with contextlib.suppress(OSError):
        for line in mounts.read_text(encoding="utf-8", errors="surrogateescape").splitlines():
            _, _, rest = line.partition(" ")
            where, _, rest = rest.partition(" ")
            where = _ESCAPED.sub(lambda match: chr(int(match[1], 8)), where)
            if len(where) >= len(best) and folder.is_relative_to(where):
                best, kind = where, rest.partition(" ")[0]
    return bool(NETWORK_TYPES.fullmatch(kind))
