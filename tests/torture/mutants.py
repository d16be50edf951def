"""The store with one flush left out: each such mutant must be caught."""

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

import store
from tests.store.helpers.memory_disk import MemoryDisk
from tests.torture.crash_states import MakeDisk, is_any_lost, moments
from tests.torture.operations import OPERATIONS, Operation
from tests.torture.shown_data import open_folder

Site = tuple[str, int]
"""A file of the store, and the line that flushes."""

Mutant = Site | str
"""Such a line, or all flushes of files or of folders."""

ROOT = Path(store.__file__).parent
FLUSHES = {"sync", "sync_folder", "flush_folder"}
NOT_SITES = {"storage/file_system.py", "storage/files_in_memory.py"}
"""The disks themselves."""
WRAPPER = "flush_folder"
"""A method that only passes a flush on."""


@dataclass
class FlushingDisk(MemoryDisk):
    """A disk that notes which lines flush, and ignores those of one."""

    ignored: Mutant | None = None
    sites: set[Site] = field(default_factory=set)

    def sync(self, handle: int) -> None:
        if self._counts("sync"):
            super().sync(handle)
        else:
            self.after()

    def sync_folder(self, path: Path) -> None:
        if self._counts("sync_folder"):
            super().sync_folder(path)
        else:
            self.after()

    def _counts(self, kind: str) -> bool:
        site = _calling_site()
        self.sites.add(site)
        return self.ignored not in (site, kind)


def _calling_site() -> Site:
    frame = sys._getframe(3)
    if frame.f_code.co_name == WRAPPER:
        assert frame.f_back
        frame = frame.f_back
    return _relative(frame.f_code.co_filename), frame.f_lineno


@cache
def _relative(path: str) -> str:
    try:
        return Path(path).relative_to(ROOT).as_posix()
    except ValueError:
        return path


def flush_sites() -> list[Site]:
    """Return every line of the store that flushes, from its source."""
    return sorted(
        (name, line)
        for path in ROOT.rglob("*.py")
        if (name := path.relative_to(ROOT).as_posix()) not in NOT_SITES
        for line in _lines_that_flush(path)
    )


def _lines_that_flush(path: Path) -> Iterator[int]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    wrappers = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == WRAPPER]
    within = {id(inner) for wrapper in wrappers for inner in ast.walk(wrapper)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and id(node) not in within and _name(node.func) in FLUSHES:
            yield node.lineno


def _name(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else ""


def flushing(ignored: Mutant | None, sites: set[Site] | None = None) -> MakeDisk:
    """Return what makes disks that ignore a flush: of one line, or of one kind."""
    seen: set[Site] = set() if sites is None else sites

    def make(disk: MemoryDisk) -> MemoryDisk:
        return FlushingDisk(
            disk.names_now,
            disk.names_flushed,
            disk.waiting,
            disk.contents,
            ignored=ignored,
            sites=seen,
        )

    return make


@cache
def sites_of(operation: Operation) -> set[Site]:
    """Return the lines that flush in an operation, and in the opening after it."""
    sites: set[Site] = set()
    for _ in moments(operation, flushing(None, sites)):
        pass
    make = flushing(None, sites)
    for _, killed in moments(operation):
        open_folder(make(killed)).close()
    return sites


def is_caught(mutant: Mutant) -> bool:
    """Return whether a crash shows that this flush is left out."""
    reached = [each for each in OPERATIONS if isinstance(mutant, str) or mutant in sites_of(each)]
    return any(is_any_lost(each, flushing(mutant)) for each in reached)


def mutants() -> list[Mutant]:
    """Return every line that flushes, and both kinds of flushes as a whole."""
    return ["sync", "sync_folder", *flush_sites()]
