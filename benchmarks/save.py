"""Benchmark: saving with no, long, and dense history.

Bytes and flushes of each save must be the same in all three folders, and the median times within a quarter of each
other; otherwise the exit code is 1. The folders alternate, so that a busy computer slows them alike.
"""

import argparse
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from store import Conversation, Json, Record, Store, open_store
from store.records import header_of
from store.storage.cached_file import with_numeric_ids
from store.storage.file_layout import month_file, month_folder
from store.storage.file_system import LocalDisk
from store.storage.tinydb_files import Files
from store.tables.conversations import write_conversation

AT = "2026-03-14T20:15:00+01:00"
ID = "2026-03-14T2015-7f3a"
DECADE = [f"{year}-{month:02}" for year in range(2016, 2026) for month in range(1, 13)]
WITHIN = 1.25
SCRIPT: Mapping[str, Json] = {
    "id": "say-it-back",
    "version": "1.0.0",
    "title": "Say it back",
    "minutes": "8 to 20",
    "sha256": "0" * 64,
    "language": "en",
    "parts": [{"flow": "- ask: hurt\n" * 200, "words": "## hurt\nThink of one moment this week.\n" * 100}],
}


class CountingDisk(LocalDisk):
    """The local disk, counting bytes written and flushes."""

    def __init__(self) -> None:
        self.written = 0
        self.flushes = 0

    def write(self, handle: int, data: memoryview) -> int:
        taken = super().write(handle, data)
        self.written += taken
        return taken

    def sync(self, handle: int) -> None:
        self.flushes += 1
        super().sync(handle)


class HastyDisk(LocalDisk):
    """A disk without flushes, for fast setup."""

    def sync(self, handle: int) -> None:
        """Skip the flush."""


@dataclass(frozen=True)
class Cost:
    """The cost of one save."""

    seconds: float
    written: int
    flushes: int


class Couple:
    """A folder with some history and a conversation under way."""

    def __init__(self, folder: Path, past: Mapping[str, int]) -> None:
        fill_folder(folder, past)
        self.disk = CountingDisk()
        started = time.perf_counter()
        self.store: Store = open_store(folder, disk=self.disk)
        self.opening = time.perf_counter() - started
        self.conversation = Conversation(ID, SCRIPT, AT, tuple(answers(30)))
        self.store.begin(self.conversation)

    def save(self, *latest: Record) -> Cost:
        """Save the conversation with these answers added."""
        conversation = replace(self.conversation, answers=(*self.conversation.answers, *latest))
        written, flushes = self.disk.written, self.disk.flushes
        started = time.perf_counter()
        self.store.save(conversation)
        seconds = time.perf_counter() - started
        return Cost(seconds, self.disk.written - written, self.disk.flushes - flushes)


def record(step: str, kind: str, value: Json) -> Record:
    """Return one answer."""
    return {
        "place": "",
        "step": step,
        "kind": kind,
        "of": "first",
        "value": value,
        "private": False,
        "at": AT,
    }


def answers(count: int) -> Iterator[Record]:
    """Return the answers of one session."""
    for number in range(count):
        yield record(f"step{number}", "ask", f"What I felt then was number {number}. " * 3)


def fill_folder(folder: Path, past: Mapping[str, int]) -> None:
    """Fill a folder with ended conversations and agreements per month."""
    open_store(folder, disk=HastyDisk()).close()
    files = Files(HastyDisk(), folder)
    for month, count in past.items():
        files.make_folder(month_folder(month))
        headers, closed = [], []
        for number in range(count):
            day = f"{month}-{1 + number % 28:02}"
            at = f"{day}T20:15:00+01:00"
            ended = Conversation(
                f"{day}T2015-{number:04x}", SCRIPT, at, tuple(answers(30)), ended=at, finished=True
            )
            write_conversation(files, ended)
            headers.append(asdict(header_of(ended)))
            closed.append({"id": f"{ended.id}::action", "act": "tea", "state": "closed", "history": []})
        files.write(
            month_file(month),
            {"conversations": with_numeric_ids(headers), "agreements": with_numeric_ids(closed)},
        )


def measure(couples: Mapping[str, Couple], kind: str, rounds: int) -> bool:
    """Print the costs of a save; return whether they match."""
    costs: dict[str, list[Cost]] = {name: [] for name in couples}
    names = list(couples)
    for number in range(rounds):
        value: Json = f"We leave at {number:06}."
        latest = record("last", kind, {"act": value, "who": "both"} if kind == "agree" else value)
        for turn in range(len(names)):
            name = names[(number + turn) % len(names)]
            costs[name].append(couples[name].save(latest))
    bare, *others = names
    print(f"\n{kind}: one save, median of {rounds}")
    medians = {name: statistics.median(cost.seconds for cost in costs[name]) for name in names}
    effort = {name: {(cost.written, cost.flushes) for cost in costs[name][1:]} for name in names}
    for name in names:
        efforts = ", ".join(
            f"{written} bytes and {flushes} flushes" for written, flushes in sorted(effort[name])
        )
        print(f"  {name:24} {medians[name] * 1000:7.2f} ms  x{medians[name] / medians[bare]:.2f}  {efforts}")
    return all(effort[name] == effort[bare] and medians[name] <= WITHIN * medians[bare] for name in others)


def main() -> int:
    """Measure and print; return 0 if history costs nothing."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, help="a folder on the disk to measure")
    parser.add_argument("--rounds", type=int, default=300)
    given, _ = parser.parse_known_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as scratch:
        pasts: dict[str, dict[str, int]] = {
            "none": {},
            "10,000 over ten years": {
                month: 10_000 * (number + 1) // 120 - 10_000 * number // 120
                for number, month in enumerate(DECADE)
            },
            "1,000 in one month": {ID[:7]: 1000},
        }
        couples = {
            name: Couple(Path(scratch) / str(number), past)
            for number, (name, past) in enumerate(pasts.items())
        }
        print(
            "opening: " + ", ".join(f"{name} {each.opening * 1000:.1f} ms" for name, each in couples.items())
        )
        same = [measure(couples, kind, given.rounds) for kind in ("ask", "agree")]
        for each in couples.values():
            each.store.close()
    print("\nYears of history cost nothing." if all(same) else "\nYears of history make saving dearer.")
    return 0 if all(same) else 1


if __name__ == "__main__":
    sys.exit(main())
