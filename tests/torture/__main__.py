"""Torture: does what the store promises hold, whatever happens to it?

It kills processes that save, cuts the power at every step of every operation, lets every step fail, damages files, and
leaves out each flush in turn. The exit code is 1 if a confirmed answer is lost, damage goes unnoticed, a left-out flush
is not caught, or a private word is found outside the data folder.
"""

import argparse
import multiprocessing
import os
import platform
import secrets
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from random import Random
from typing import TypeVar

from store.sealing import key_wrapping
from tests.torture import crash_states, damage, io_faults, kills, mutants
from tests.torture.operations import OPERATIONS
from tests.torture.private_words import files_with, left_in_terminal, places_outside
from tests.torture.report import Part, Report, with_progress
from tests.tui.helpers.tmpfs import scratch

A = TypeVar("A")
R = TypeVar("R")


@dataclass(frozen=True)
class Amounts:
    """How much of each part is done."""

    saves: int
    apps: int
    damaged: int
    fault_stride: int
    operations: int
    mutants: int


FULL = Amounts(saves=500, apps=40, damaged=3000, fault_stride=9, operations=1, mutants=1)
QUICK = Amounts(saves=40, apps=2, damaged=100, fault_stride=211, operations=7, mutants=8)
"""`operations` and `mutants` are strides: every so many."""

QUICK_PASSPHRASES = key_wrapping.Cost(memory=8, passes=1, lanes=1)
"""Trying a passphrase is made slow on purpose, which changes nothing here."""


def main() -> int:
    """Run all parts and print the figures; return 0 if all hold."""
    parser = argparse.ArgumentParser(prog="make torture", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a little of everything, in half a minute")
    parser.add_argument("--seed", type=int, default=secrets.randbelow(10**6), help="repeat a run")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes at the same time")
    given = parser.parse_args()
    amounts = QUICK if given.quick else FULL
    system = f"{os.cpu_count()} cores, {platform.system()}, Python {platform.python_version()}"
    print(f"seed {given.seed}; {system}", flush=True)
    key_wrapping.COST = QUICK_PASSPHRASES
    began, report, usual = time.monotonic(), Report(), places_outside()
    with own_folders() as folder:
        _kill(report, folder, [folder, *usual], amounts, given.seed)
        _crash(report, amounts, given.jobs)
        _fail(report, amounts, given.jobs)
        _damage(report, amounts, given.seed, given.jobs)
        _mutate(report, folder, amounts, given.seed, given.jobs)
    print("", *report.lines(), f"{time.monotonic() - began:.0f} seconds", sep="\n")
    print(*report.wrong(), sep="\n", end="")
    return 0 if report.holds else 1


@contextmanager
def own_folders() -> Iterator[Path]:
    """Yield a folder with a data folder, and with a home and a temporary folder for all processes."""
    folder = Path(tempfile.mkdtemp(prefix="torture-", dir=scratch()))
    try:
        for name in ("data", "home", "temporary"):
            (folder / name).mkdir()
        for name in ("HOME", "XDG_CACHE_HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"):
            os.environ[name] = str(folder / "home")
        os.environ["TMPDIR"] = tempfile.tempdir = str(folder / "temporary")
        yield folder
    finally:
        shutil.rmtree(folder)


def _kill(report: Report, folder: Path, searched: list[Path], amounts: Amounts, seed: int) -> None:
    word, rng, since = f"qz{seed}jj", Random(seed), time.time()
    places = kills.Places(folder / "data", folder / "output.txt", word)
    terminal = b""
    for name, run, number in (
        ("kills while saving", kills.kill_saves, amounts.saves),
        ("kills of the app", kills.kill_apps, amounts.apps),
    ):
        part, began = Part(name, lost=[], wanted=number), time.monotonic()
        for each in with_progress(name, run(places, number, rng), number):
            part.done += each.kills
            part.lost = [*(part.lost or ()), *each.lost]
            terminal += each.terminal
        _add(report, part, began)
    report.outside += files_with(word, searched, places.data, since)
    report.outside += ["the terminal"] if left_in_terminal(word, terminal) else []


def _crash(report: Report, amounts: Amounts, jobs: int) -> None:
    part, began = Part("crash states", lost=[]), time.monotonic()
    chosen = range(0, len(OPERATIONS), amounts.operations)
    for each in with_progress(part.name, _in_processes(_crash_one, chosen, jobs), len(chosen)):
        part.done += each.states
        part.lost = [*(part.lost or ()), *each.lost]
    _add(report, part, began)


def _crash_one(number: int) -> crash_states.CrashResult:
    return crash_states.crash(OPERATIONS[number])


def _fail(report: Report, amounts: Amounts, jobs: int) -> None:
    part, began = Part("disk errors", lost=[]), time.monotonic()
    chosen = range(0, len(OPERATIONS), amounts.operations)
    do = partial(_fail_one, amounts.fault_stride)
    for each in with_progress(part.name, _in_processes(do, chosen, jobs), len(chosen)):
        part.done += each.faults
        part.lost = [*(part.lost or ()), *each.lost]
    _add(report, part, began)


def _fail_one(stride: int, number: int) -> io_faults.FaultResult:
    return io_faults.fail(OPERATIONS[number], stride)


def _damage(report: Report, amounts: Amounts, seed: int, jobs: int) -> None:
    part, began = Part("damaged files", undetected=[]), time.monotonic()
    seeds = range(seed, seed + amounts.damaged)
    for each in with_progress(part.name, _in_processes(damage.damage, seeds, jobs), len(seeds)):
        part.done += each.damaged
        part.undetected = [*(part.undetected or ()), *each.undetected]
    _add(report, part, began)


def _mutate(report: Report, folder: Path, amounts: Amounts, seed: int, jobs: int) -> None:
    part, began = Part("flushes left out", caught=0), time.monotonic()
    chosen = mutants.mutants()[:: amounts.mutants]
    for mutant, caught in with_progress(part.name, _in_processes(_mutate_one, chosen, jobs), len(chosen)):
        part.done += 1
        part.caught = (part.caught or 0) + caught
        if not caught:
            part.lost = [*(part.lost or ()), f"not caught: {mutant}"]
    places = kills.Places(folder / "data", folder / "output.txt", "word")
    part.done += 1
    part.caught = (part.caught or 0) + kills.is_late_save_caught(places, Random(seed))
    _add(report, part, began)


def _mutate_one(mutant: mutants.Mutant) -> tuple[mutants.Mutant, bool]:
    return mutant, mutants.is_caught(mutant)


def _in_processes(do: Callable[[A], R], each: Iterable[A], jobs: int) -> Iterator[R]:
    """Yield the results of several processes, in any order."""
    with multiprocessing.get_context("fork").Pool(jobs) as pool:
        yield from pool.imap_unordered(do, each)


def _add(report: Report, part: Part, began: float) -> None:
    part.seconds = time.monotonic() - began
    report.parts.append(part)
    print(f"{part.name}: {part.done:,} done{'' if part.holds else ', something went wrong'}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
