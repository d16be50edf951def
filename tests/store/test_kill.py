"""Tests with real kills and a full disk."""

import os
import random
import resource
from pathlib import Path

import pytest

from store import Draft, WriteError, open_store
from tests.helpers.examples import scaled
from tests.store.helpers.killed_saves import ONE, KilledSaves, Tell, last_confirmed, last_step, run_in_child
from tests.store.helpers.records import conversation_with, stored_answer, with_answers

pytestmark = pytest.mark.slow

KILLS = scaled(50)


def test_kill_at_any_moment_loses_nothing_confirmed(folder: Path) -> None:
    rng = random.Random(11)
    run = KilledSaves(folder)
    for number in range(KILLS):
        run.kill(rng, after_confirmation=number % 2 == 1)
    assert last_step(run.one) >= KILLS // 2 - 1


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
