"""Processes that save, killed again and again."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from scripts.loading.open_script import open_script
from store import Conversation, open_store
from tests.store.helpers.killed_saves import KilledSaves, Tell, keep_answering
from tests.store.helpers.records import stored_answer, with_answers
from tests.tui.helpers.killed_app import KilledApp
from tests.tui.helpers.pty_terminal import AppForker

KILLS_PER_FOLDER = 60
START_STEPS = (("i-statements", "sentence"), ("reflective-listening", "topic"))


@dataclass
class KillResult:
    """How many kills there were, what was lost, and what the terminal was sent."""

    kills: int = 0
    lost: list[str] = field(default_factory=list)
    terminal: bytes = b""


@dataclass(frozen=True)
class Places:
    """Where the processes save, and the file that gets their output."""

    data: Path
    output: Path
    word: str


def kill_saves(places: Places, number: int, rng: Random) -> Iterator[KillResult]:
    """Kill a process that saves through the store, so many times."""
    for done in range(number):
        if done % KILLS_PER_FOLDER == 0:
            run = KilledSaves(places.data / f"saves-{done}", places.word, _quietly(places, keep_answering))
        yield _killed(lambda run=run, done=done: run.kill(rng, after_confirmation=done % 2 == 1))  # type: ignore[misc]


def kill_apps(places: Places, number: int, rng: Random) -> Iterator[KillResult]:
    """Kill the app in a terminal while someone types, so many times."""
    forker = AppForker()
    runs = [
        KilledApp(forker, places.data / f"app-{script}", open_script(script), step, rng, word=places.word)
        for script, step in START_STEPS
    ]
    for run in runs:
        run.begin()
    for done in range(number):
        run = runs[done % len(runs)]
        result = _killed(run.resume_type_and_die)
        result.terminal, run.written = run.written, b""
        yield result
    forker.close()


def is_late_save_caught(places: Places, rng: Random) -> bool:
    """Return whether the kills show that a process confirms before it saves."""
    run = KilledSaves(places.data / "late", places.word, _quietly(places, _confirm_before_saving))
    return any(_killed(lambda: run.kill(rng, after_confirmation=True)).lost for _ in range(40))


def _killed(kill: Callable[[], None]) -> KillResult:
    try:
        kill()
    except AssertionError as error:
        return KillResult(1, [f"after a kill: {str(error)[:500] or 'a confirmed answer is lost'}"])
    return KillResult(1)


def _quietly(
    places: Places, work: Callable[[Path, Conversation, Tell, str], None]
) -> Callable[[Path, Conversation, Tell, str], None]:
    """Return the same work with its output in a file."""

    def quiet(folder: Path, one: Conversation, tell: Tell, word: str) -> None:
        output = os.open(places.output, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        for descriptor in (1, 2):
            os.dup2(output, descriptor)
        work(folder, one, tell, word)

    return quiet


def _confirm_before_saving(folder: Path, one: Conversation, tell: Tell, word: str) -> None:
    with open_store(folder) as store:
        for number in range(10_000):
            one = with_answers(one, stored_answer(f"s{number}", word))
            tell(number)
            if number % 10 == 9:
                store.save(one)
