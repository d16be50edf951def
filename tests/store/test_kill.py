"""Tests with real kills and a full disk."""

import os
import random
import resource
import signal
import time
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from store import Conversation, Draft, WriteError, open_store
from tests.helpers.examples import scaled
from tests.store.helpers.records import agreed, conversation_with, stored_answer, with_answers

pytestmark = pytest.mark.slow

ONE = "2026-03-14T2015-00a1"
KILLS = scaled(50)

Tell = Callable[[int], object]


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


def keep_answering(folder: Path, one: Conversation, tell: Tell) -> None:
    with open_store(folder) as store:
        for number in count(last_step(one) + 1):
            one = with_answers(
                one,
                agreed(f"s{number}", "tea") if number % 3 == 0 else stored_answer(f"s{number}", "yes " * 200),
            )
            store.save_draft(Draft(ONE, "", "s", "a", f"half {number}"))
            store.save(one)
            tell(number)


def test_kill_at_any_moment_loses_nothing_confirmed(folder: Path) -> None:
    rng = random.Random(11)
    one = conversation_with(ONE)
    with open_store(folder) as store:
        store.begin(one)
    for number in range(KILLS):
        child, pipe = run_in_child(lambda tell, one=one: keep_answering(folder, one, tell))  # type: ignore[misc]
        # Every other child is killed after a confirmation, the others perhaps while opening.
        told = os.read(pipe, 4) if number % 2 else b""
        time.sleep(rng.random() * 0.03)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        confirmed = last_confirmed(pipe, told)
        with open_store(folder) as store:
            assert not store.read_only
            assert store.unreadable_files() == []
            one = store.conversation(ONE)
            assert last_step(one) >= confirmed
            agreements = [record for record in one.answers if record["kind"] == "agree"]
            assert len(store.agreements()) == len(agreements)
            assert not list(folder.rglob(".*.tmp"))
            one = conversation_with(ONE, *one.answers[-5:])
            store.save(one)
    assert last_step(one) >= KILLS // 2 - 1


def test_full_disk_harms_nothing_and_raises(folder: Path) -> None:
    with open_store(folder) as store:
        store.begin(conversation_with(ONE))

    def fill(tell: Tell) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (12_000, 12_000))
        one = conversation_with(ONE)
        with open_store(folder) as store:
            for number in range(1000):
                one = with_answers(one, stored_answer(f"s{number}", "word " * 60))
                try:
                    store.save(one)
                except WriteError as error:
                    assert "the disk is full" in str(error)  # noqa: PT017  in a child, where pytest cannot see
                    assert len(store.conversation(ONE).answers) == number
                    store.save_draft(Draft(ONE, "", f"s{number}", "a", "the words are kept"))
                    return
                tell(number)

    child, pipe = run_in_child(fill)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0
    confirmed = last_confirmed(pipe)
    assert confirmed > 5
    assert not list(folder.rglob(".*.tmp"))
    with open_store(folder) as store:
        assert len(store.conversation(ONE).answers) == confirmed + 1
        assert store.drafts(ONE)
        store.save(with_answers(store.conversation(ONE), stored_answer("now", "there is room")))
