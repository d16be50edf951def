"""An in-memory disk that can lose power.

It is harsher than most real disks. Unflushed bytes may be lost, cut short, or zeros; unflushed changes of names in a
folder may each have happened or not, in any combination.
"""

import errno
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import count, product
from pathlib import Path

_FOLDER = 0
Names = frozenset[tuple[str, int]]
Moves = tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Content:
    """A file's bytes, current and last flushed."""

    now: bytes = b""
    flushed: bytes = b""


@dataclass(frozen=True)
class Renaming:
    """A change of names in a folder.

    First some names are removed, then others added, with a file's number, or 0 for a folder. A folder that is `moved`
    takes along what is in it, as far as that happened.
    """

    folder: str
    gone: tuple[str, ...] = ()
    come: tuple[tuple[str, int], ...] = ()
    moved: tuple[str, str] | None = None

    def happen(self, names: dict[str, int]) -> None:
        for path in self.gone:
            names.pop(path, None)
        names.update(self.come)
        if self.moved:
            for path in [path for path in names if path.startswith(f"{self.moved[0]}/")]:
                names[_in_moved(path, *self.moved)] = names.pop(path)

    def is_below(self, folders: tuple[str, ...]) -> bool:
        """Return whether it happens in one of these folders, or further below."""
        return any(f"{self.folder}/".startswith(f"{each}/") for each in folders)

    def with_folder_at(self, source: str, target: str) -> "Renaming":
        """Return the same change, with a folder at another place."""
        return Renaming(
            _in_moved(self.folder, source, target),
            tuple(_in_moved(path, source, target) for path in self.gone),
            tuple((_in_moved(path, source, target), to) for path, to in self.come),
            self.moved
            and (_in_moved(self.moved[0], source, target), _in_moved(self.moved[1], source, target)),
        )


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
        """Yield every disk that a power cut may leave, each once."""
        unflushed = any(each.now != each.flushed for each in self.contents.values())
        fates = (_lost, _whole, _half, _zeros) if unflushed else (_lost,)
        for names, fate in product(self._possible_names(), fates):
            contents = {
                number: Content(fate(self.contents[number]), fate(self.contents[number]))
                for number in names.values()
                if number != _FOLDER
            }
            yield MemoryDisk(dict(names), dict(names), (), contents)

    def _possible_names(self) -> list[dict[str, int]]:
        """Return the names after any of the waiting changes happened, in their order."""
        first: tuple[Names, Moves] = (frozenset(self.names_flushed.items()), ())
        found = {first}
        for renaming in self.waiting:
            for each, unmoved in [*found]:
                change, names = renaming, dict(each)
                for source, target in reversed(unmoved):
                    change = change.with_folder_at(target, source)
                change.happen(names)
                found.add((frozenset(names.items()), unmoved))
                if renaming.moved:
                    found.remove((each, unmoved))
                    found.add((each, (*unmoved, renaming.moved)))
        reachable = {frozenset(_reachable(dict(names))) for names, _ in found}
        return [dict(sorted(names)) for names in sorted(reachable, key=sorted)]

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
        at, to = str(source), str(target)
        moved = (at, to) if self.is_folder(source) else None
        self._rename(Renaming(str(source.parent), gone=(at,), come=((to, self.names_now[at]),), moved=moved))

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
        waiting: list[Renaming] = []
        for renaming in self.waiting:
            if renaming.folder == str(path):
                renaming.happen(self.names_flushed)
                if renaming.moved:
                    waiting = [each.with_folder_at(*renaming.moved) for each in waiting]
                elif not renaming.come:  # what is yet to happen in a removed folder no longer matters
                    waiting = [each for each in waiting if not each.is_below(renaming.gone)]
            else:
                waiting.append(renaming)
        self.waiting = tuple(waiting)
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


def _in_moved(path: str, source: str, target: str) -> str:
    """Return where a path is once a folder was moved."""
    return target + path[len(source) :] if path == source or path.startswith(f"{source}/") else path


def _reachable(names: dict[str, int]) -> Iterator[tuple[str, int]]:
    """Yield the names whose folders all exist."""
    return ((path, to) for path, to in names.items() if all(up in names for up in _folders_above(path)))


@cache
def _folders_above(path: str) -> tuple[str, ...]:
    return tuple(str(up) for up in Path(path).parents)


def _lost(content: Content) -> bytes:
    return content.flushed


def _whole(content: Content) -> bytes:
    return content.now


def _half(content: Content) -> bytes:
    return content.now if content.now == content.flushed else content.now[: len(content.now) // 2]


def _zeros(content: Content) -> bytes:
    return content.now if content.now == content.flushed else bytes(len(content.now))
