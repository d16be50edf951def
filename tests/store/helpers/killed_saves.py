"""A process that saves, and is killed."""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from store import Conversation, Draft, open_store
from tests.store.helpers.records import agreed, conversation_with, stored_answer, with_answers

ONE = "2026-03-14T2015-00a1"
Tell = Callable[[int], object]
Work = Callable[[Path, Conversation, Tell, str], None]


def run_in_child(work: Callable[[Tell], None]) -> tuple[int, int]:
    """Run `work` in a child process that reports confirmations.

    Return its id and the pipe.
    """
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            work(lambda number: os.write(writing, number.to_bytes(4, "big")))
            status = 0
        finally:
            os._exit(status)
    os.close(writing)
    return child, reading


def last_confirmed(pipe: int, already: bytes = b"") -> int:
    """Return the last number from the pipe, or -1."""
    with os.fdopen(pipe, "rb") as told:
        data = already + told.read()
    return int.from_bytes(data[-4:], "big") if data else -1


def last_step(one: Conversation) -> int:
    """Return the number of the latest answer's step."""
    return int(str(one.answers[-1]["step"])[1:]) if one.answers else -1


def keep_answering(folder: Path, one: Conversation, tell: Tell, word: str = "yes") -> None:
    with open_store(folder) as store:
        for number in count(last_step(one) + 1):
            one = with_answers(
                one,
                agreed(f"s{number}", "tea")
                if number % 3 == 0
                else stored_answer(f"s{number}", f"{word} " * 200),
            )
            store.save_draft(Draft(ONE, "", "s", "a", f"half {word} {number}"))
            store.save(one)
            tell(number)


@dataclass
class KilledSaves:
    """A folder into which a process saves until it's killed, again and again.

    `work` is what the process does, and `word` what its answers say.
    """

    folder: Path
    word: str = "yes"
    work: Work = keep_answering
    one: Conversation = field(init=False)

    def __post_init__(self) -> None:
        self.one = conversation_with(ONE)
        with open_store(self.folder) as store:
            store.begin(self.one)

    def kill(self, rng: random.Random, *, after_confirmation: bool) -> None:
        """Let it save, kill it, and check all that it confirmed.

        It is killed shortly after a confirmation, or else perhaps while opening.
        """
        child, pipe = run_in_child(lambda tell: self.work(self.folder, self.one, tell, self.word))
        told = os.read(pipe, 4) if after_confirmation else b""
        time.sleep(rng.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        confirmed = last_confirmed(pipe, told)
        with open_store(self.folder) as store:
            assert not store.read_only
            assert store.unreadable_files() == []
            one = store.conversation(ONE)
            assert last_step(one) >= confirmed
            agreements = [record for record in one.answers if record["kind"] == "agree"]
            assert len(store.agreements()) == len(agreements)
            assert not list(self.folder.rglob(".*.tmp"))
            self.one = conversation_with(ONE, *one.answers[-5:])
            store.save(self.one)
