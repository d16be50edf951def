"""An in-memory disk that can lose power.

It is harsher than most real disks. Unflushed bytes may be lost, cut short, or zeros; unflushed changes of names in a
folder may each have happened or not, in any combination.
"""

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import count, product
from pathlib import Path

_FOLDER = 0


@dataclass(frozen=True)
class Content:
    """A file's bytes, current and last flushed."""

    now: bytes = b""
    flushed: bytes = b""


@dataclass(frozen=True)
class Renaming:
    """A change of names in a folder.

    First some names are removed, then others added, with a file's number, or 0 for a folder.
    """

    folder: str
    gone: tuple[str, ...] = ()
    come: tuple[tuple[str, int], ...] = ()

    def happen(self, names: dict[str, int]) -> None:
        for path in self.gone:
            names.pop(path, None)
        names.update(self.come)


@dataclass
class MemoryDisk:
    """A disk in memory.

    `after` is called after each operation that changed something.
    """

    names_now: dict[str, int] = field(default_factory=lambda: {"/": _FOLDER})
    names_flushed: dict[str, int] = field(default_factory=lambda: {"/": _FOLDER})
    waiting: tuple[Renaming, ...] = ()
    contents: dict[int, Content] = field(default_factory=dict)
    after: Callable[[], None] = lambda: None
    flushes: int = 0
    written: int = 0
    _open: dict[int, int] = field(default_factory=dict)
    _locked: bool = False

    def __post_init__(self) -> None:
        self._numbers = count(max(self.contents, default=_FOLDER) + 1)

    def killed(self) -> "MemoryDisk":
        """Return what the next process finds after a kill."""
        return MemoryDisk(dict(self.names_now), dict(self.names_flushed), self.waiting, dict(self.contents))

    def without_power(self) -> Iterator["MemoryDisk"]:
        """Yield every disk that a power cut may leave."""
        unflushed = any(each.now != each.flushed for each in self.contents.values())
        fates = (_lost, _whole, _half, _zeros) if unflushed else (_lost,)
        for happened, fate in product(product((False, True), repeat=len(self.waiting)), fates):
            names = dict(self.names_flushed)
            for renaming, did in zip(self.waiting, happened, strict=True):
                if did:
                    renaming.happen(names)
            names = {
                path: to for path, to in names.items() if all(str(up) in names for up in Path(path).parents)
            }
            contents = {number: Content(fate(each), fate(each)) for number, each in self.contents.items()}
            yield MemoryDisk(dict(names), dict(names), (), contents)

    def all_bytes(self) -> bytes:
        """Return everything readable on it, with names."""
        return b"\n".join(path.encode() + b"\n" + data for path, data in sorted(self.files().items()))

    def files(self) -> dict[str, bytes]:
        """Return what each path holds; nothing for a folder."""
        return {path: b"" if to == _FOLDER else self.contents[to].now for path, to in self.names_now.items()}

    def exists(self, path: Path) -> bool:
        return str(path) in self.names_now

    def is_folder(self, path: Path) -> bool:
        return self.names_now.get(str(path)) == _FOLDER

    def names(self, folder: Path) -> list[str]:
        if self.names_now.get(str(folder)) != _FOLDER:
            raise FileNotFoundError(errno.ENOENT, "no such folder")
        below = f"{folder}/"
        inside = [path.removeprefix(below) for path in self.names_now if path.startswith(below)]
        return [name for name in inside if "/" not in name]

    def read(self, path: Path) -> bytes:
        return self.contents[self._number(path)].now

    def make_folder(self, path: Path) -> None:
        if not self.exists(path):
            self._rename(Renaming(str(path.parent), come=((str(path), _FOLDER),)))

    def create(self, path: Path) -> int:
        if self.exists(path):
            raise FileExistsError(errno.EEXIST, "there is one")
        number, handle = next(self._numbers), next(self._numbers)
        self.contents[number] = Content()
        self._open[handle] = number
        self._rename(Renaming(str(path.parent), come=((str(path), number),)))
        return handle

    def write(self, handle: int, data: memoryview) -> int:
        number = self._open[handle]
        content = self.contents[number]
        self.contents[number] = Content(content.now + bytes(data), content.flushed)
        self.written += len(data)
        self.after()
        return len(data)

    def sync(self, handle: int) -> None:
        number = self._open[handle]
        now = self.contents[number].now
        self.contents[number] = Content(now, now)
        self.flushes += 1
        self.after()

    def close(self, handle: int) -> None:
        del self._open[handle]
        self.after()

    def replace(self, source: Path, target: Path) -> None:
        self._number(source)
        if self.is_folder(source) and self.exists(target):
            raise OSError(errno.ENOTEMPTY, "not empty")
        moved = {
            path: f"{target}{path.removeprefix(str(source))}"
            for path in self.names_now
            if path == str(source) or path.startswith(f"{source}/")
        }
        come = tuple((new, self.names_now[path]) for path, new in moved.items())
        self._rename(Renaming(str(source.parent), gone=tuple(moved), come=come))

    def remove(self, path: Path) -> None:
        self._number(path)
        self._rename(Renaming(str(path.parent), gone=(str(path),)))

    def remove_folder(self, path: Path) -> None:
        if self.names(path):
            raise OSError(errno.ENOTEMPTY, "not empty")
        self._rename(Renaming(str(path.parent), gone=(str(path),)))

    def sync_folder(self, path: Path) -> None:
        if not self.exists(path):
            raise FileNotFoundError(errno.ENOENT, "no such folder")
        for renaming in self.waiting:
            if renaming.folder == str(path):
                renaming.happen(self.names_flushed)
        self.waiting = tuple(renaming for renaming in self.waiting if renaming.folder != str(path))
        self.flushes += 1
        self.after()

    def lock(self, path: Path) -> int | None:
        if self._locked:
            return None
        if not self.exists(path):
            number = next(self._numbers)
            self.contents[number] = Content(b"{}", b"{}")
            self._rename(Renaming(str(path.parent), come=((str(path), number),)))
        self._locked = True
        return 1

    def unlock(self, handle: int) -> None:
        self._locked = False

    def _number(self, path: Path) -> int:
        if not self.exists(path):
            raise FileNotFoundError(errno.ENOENT, "no such file")
        return self.names_now[str(path)]

    def _rename(self, renaming: Renaming) -> None:
        if renaming.folder not in self.names_now:
            raise FileNotFoundError(errno.ENOENT, "no such folder")
        renaming.happen(self.names_now)
        self.waiting = (*self.waiting, renaming)
        self.after()


def _lost(content: Content) -> bytes:
    return content.flushed


def _whole(content: Content) -> bytes:
    return content.now


def _half(content: Content) -> bytes:
    return content.now if content.now == content.flushed else content.now[: len(content.now) // 2]


def _zeros(content: Content) -> bytes:
    return content.now if content.now == content.flushed else bytes(len(content.now))
