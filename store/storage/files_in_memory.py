"""A disk in memory, on which a copy of a data folder can be changed first."""

from collections.abc import Mapping
from pathlib import Path, PurePosixPath

ROOT = Path("/turnabout")
"""The data folder on every such disk."""


class FilesInMemory:
    """The files of one data folder, as a `Disk`.

    It never fails, and it never touches the real disk.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files: dict[str, bytes] = {}
        self._names: dict[str, set[str]] = {"": set()}
        self._open: dict[int, str] = {}
        for name, data in files.items():
            self._put(name, data)

    def files(self) -> dict[str, bytes]:
        """Return all files by their path in the data folder."""
        return dict(self._files)

    def exists(self, path: Path) -> bool:
        return _key(path) in self._files or _key(path) in self._names

    def is_folder(self, path: Path) -> bool:
        return _key(path) in self._names

    def names(self, folder: Path) -> list[str]:
        if _key(folder) not in self._names:
            raise FileNotFoundError(folder)
        return list(self._names[_key(folder)])

    def read(self, path: Path) -> bytes:
        if _key(path) not in self._files:
            raise FileNotFoundError(path)
        return self._files[_key(path)]

    def make_folder(self, path: Path) -> None:
        self._add_folder(_key(path))

    def create(self, path: Path) -> int:
        self._put(_key(path), b"")
        handle = len(self._open)
        self._open[handle] = _key(path)
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        self._files[self._open[handle]] += bytes(data)
        return len(data)

    def sync(self, handle: int) -> None:
        """Do nothing."""

    def close(self, handle: int) -> None:
        """Do nothing."""

    def replace(self, source: Path, target: Path) -> None:
        """Rename a file."""
        data = self.read(source)
        self.remove(source)
        self._put(_key(target), data)

    def remove(self, path: Path) -> None:
        del self._files[_key(path)]
        self._names[_key(path.parent)].discard(path.name)

    def remove_folder(self, path: Path) -> None:
        del self._names[_key(path)]
        self._names[_key(path.parent)].discard(path.name)

    def sync_folder(self, path: Path) -> None:
        """Do nothing."""

    def lock(self, path: Path) -> int | None:  # noqa: ARG002
        """Return a lock, since nobody else has this disk."""
        return 0

    def unlock(self, handle: int) -> None:
        """Do nothing."""

    def _put(self, name: str, data: bytes) -> None:
        folder, _, last = name.rpartition("/")
        self._add_folder(folder)
        self._names[folder].add(last)
        self._files[name] = data

    def _add_folder(self, folder: str) -> None:
        if folder not in self._names:
            above, _, last = folder.rpartition("/")
            self._add_folder(above)
            self._names[above].add(last)
            self._names[folder] = set()


def _key(path: Path) -> str:
    name = PurePosixPath(path.as_posix()).relative_to(ROOT.as_posix()).as_posix()
    return "" if name == "." else name
