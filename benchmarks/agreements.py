"""Benchmark: agreements with 50 and with 50,000 on disk.

Home, the agreements (open ones, ended ones, and found by a word) and the first hit of a search must take at most 1.5
times as long; otherwise the exit code is 1. Both folders have the same few open agreements; the others ended over ten
years. The folders alternate, so that a busy computer slows both alike.
"""

import argparse
import asyncio
import gc
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from textual.pilot import Pilot

from store import Agreement, HistoryItem, Person, Store, open_store
from store.storage.cached_file import with_numeric_ids
from store.storage.file_layout import month_file, month_folder
from store.storage.file_system import LocalDisk
from store.storage.tinydb_files import Files
from store.tables.agreements import agreements_to_rows
from tui.app import Turnabout
from tui.commands._python_runtime import GC_THRESHOLDS
from tui.screens.agreements.list import AgreementList
from tui.screens.history.search import SearchScreen
from tui.widgets.item_list import Item, ItemList

FEW, MANY = 50, 50_000
OPEN_COUNT = 3
WITHIN = 1.5
NOW = datetime.fromisoformat("2026-03-14T20:15:00+01:00")
DECADE = [f"{year}-{month:02}" for year in range(2016, 2026) for month in range(1, 13)]
OPEN_WORD, ENDED_WORD = "kettle", "lantern"
"""A word in each open agreement, and one in each ended one."""


class HastyDisk(LocalDisk):
    """A disk without flushes, for fast setup."""

    def sync(self, handle: int) -> None:
        """Skip the flush."""


def agreement(month: str, number: int, word: str) -> Agreement:
    """Return an agreement of that month."""
    at = f"{month}-{1 + number % 28:02}T20:15:00+01:00"
    return Agreement(
        id=f"{at[:10]}T2015-{number:04x}::action",
        who="ab"[number % 2],
        act=f"I put on the {word} before we talk, number {number}",
        cue="When one of us comes home late",
        obstacle="I forget it when I am tired",
        instead="I set it up in the morning",
        sign=None,
        look_back="2026-03-14" if word == OPEN_WORD else None,
        end=None,
        hard_week=None,
        made=at,
        conversation=f"{at[:10]}T2015-{number:04x}",
        place="",
        step="action",
    )


def ended(given: Agreement) -> Agreement:
    """Return the agreement, ended on the day it was made."""
    line = {"id": "l", "conversation": "", "at": given.made, "outcome": "kept", "next": "let_go"}
    return replace(given, state="closed", history=(HistoryItem.from_row(line),))


def fill_folder(folder: Path, number: int) -> None:
    """Fill a folder with agreements, a few of them open."""
    store = open_store(folder, disk=HastyDisk())
    store.set_people(Person("a", "Ana", "she", "her", "her"), Person("b", "Ben", "he", "him", "his"))
    store.close()
    files = Files(HastyDisk(), folder)
    state = [agreement("2026-02", each, OPEN_WORD) for each in range(OPEN_COUNT)]
    opened = files.read("open.json")
    files.write("open.json", opened | {"agreements": with_numeric_ids(agreements_to_rows(state))})
    past = number - OPEN_COUNT
    for index, month in enumerate(DECADE):
        many = past // len(DECADE) + (index >= len(DECADE) - past % len(DECADE))
        if many:
            files.make_folder(month_folder(month))
            rows = agreements_to_rows([ended(agreement(month, each, ENDED_WORD)) for each in range(many)])
            files.write(month_file(month), {"agreements": with_numeric_ids(rows)})


async def wait_for_word(pilot: Pilot[int], word: str) -> None:
    """Wait until a line with this word is painted."""
    while not any(
        word in f"{row.title} {row.note}"
        for picks in pilot.app.screen.query(ItemList)
        for row in picks.rows
        if isinstance(row, Item)
    ):
        await asyncio.sleep(0.001)
    painted = asyncio.Event()
    pilot.app.call_after_refresh(painted.set)
    await painted.wait()


TimedStep = Callable[[Pilot[int], Store], Awaitable[None]]


async def open_agreements_screen(pilot: Pilot[int], store: Store) -> None:
    """Open the screen."""
    pilot.app.push_screen(AgreementList(store, lambda: NOW))
    await wait_for_word(pilot, OPEN_WORD)


async def open_ended_agreements(pilot: Pilot[int], store: Store) -> None:
    """Open the screen and show the first ended agreements."""
    pilot.app.push_screen(AgreementList(store, lambda: NOW))
    await wait_for_word(pilot, ENDED_WORD)


async def open_filtered_agreements(pilot: Pilot[int], store: Store) -> None:
    """Open the screen and search for all ended agreements."""
    pilot.app.push_screen(AgreementList(store, lambda: NOW, ENDED_WORD))
    await wait_for_word(pilot, ENDED_WORD)


async def read_all_agreements(pilot: Pilot[int], store: Store) -> None:
    """Open the screen and read everything."""
    await open_agreements_screen(pilot, store)
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def filter_agreements(pilot: Pilot[int], _store: Store) -> None:
    """Type a word that only ended agreements have."""
    await pilot.press(*ENDED_WORD)
    picks = pilot.app.screen.query_one(ItemList)
    while any(OPEN_WORD in row.note for row in picks.rows if isinstance(row, Item)):
        await asyncio.sleep(0.001)
    await wait_for_word(pilot, ENDED_WORD)


async def search_everything(pilot: Pilot[int], store: Store) -> None:
    """Wait for the first hit of a search."""
    pilot.app.push_screen(SearchScreen(store))
    await pilot.press(*ENDED_WORD, "enter")
    await wait_for_word(pilot, ENDED_WORD)


TIMED_STEPS: dict[str, tuple[TimedStep | None, TimedStep]] = {
    "the agreements": (None, open_agreements_screen),
    "those let go": (None, open_ended_agreements),
    "found by a word": (None, open_filtered_agreements),
    "a word typed": (read_all_agreements, filter_agreements),
    "first line of a search": (None, search_everything),
}
"""Measurements, each with its preparation."""


async def measure_seconds(
    folder: Path, before: TimedStep | None = None, step: TimedStep | None = None
) -> float:
    """Return the seconds of a step in its own app.

    Without a step, they are the seconds until Home is shown.
    """
    started = time.perf_counter()
    with open_store(folder) as store:
        app = Turnabout(store, folder, clock=lambda: NOW)
        async with app.run_test(size=(80, 24)) as pilot:
            while "due" not in " ".join(str(row) for row in app.screen.query_one(ItemList).rows):
                await asyncio.sleep(0.001)
            if step is None:
                return time.perf_counter() - started
            await pilot.pause()
            if before:
                await before(pilot, store)
            started = time.perf_counter()
            await step(pilot, store)
            taken = time.perf_counter() - started
            app.workers.cancel_all()
            return taken


def compare(what: str, folders: tuple[Path, Path], rounds: int, *steps: TimedStep | None) -> bool:
    """Print the comparison and return whether it is within limits."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(rounds):
        for folder, taken in zip(folders, times, strict=True):
            taken.append(asyncio.run(measure_seconds(folder, *steps)))
    few, many = (statistics.median(taken[1:]) for taken in times)
    print(
        f"{what}: {FEW} {few * 1000:.0f} ms, {MANY} {many * 1000:.0f} ms, ratio {many / few:.2f} (within {WITHIN})"
    )
    return many / few <= WITHIN


def main() -> int:
    """Measure and print; return 0 if within limits."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--rounds", type=int, default=8, help="how often each is looked at; the first is not counted"
    )
    options, _ = parser.parse_known_args()
    gc.set_threshold(*GC_THRESHOLDS)  # as in the app
    with tempfile.TemporaryDirectory() as scratch:
        folders = (Path(scratch) / "few", Path(scratch) / "many")
        for folder, number in zip(folders, (FEW, MANY), strict=True):
            fill_folder(folder, number)
        verdicts = [compare("Home", folders, options.rounds)]
        verdicts += [compare(what, folders, options.rounds, *steps) for what, steps in TIMED_STEPS.items()]
    return 0 if all(verdicts) else 1


if __name__ == "__main__":
    sys.exit(main())
