"""Tests of waiting until an app is idle, on which all tests with keys rely."""

from __future__ import annotations

import asyncio
import time

import pytest

from tests.tui.helpers import idle_loop
from tests.tui.helpers.idle_loop import LATER, SOON, wait_for_idle, wait_until_settled


async def test_tasks_are_waited_for() -> None:
    async def take_turns() -> None:
        for _ in range(100):
            await asyncio.sleep(0)

    task = asyncio.create_task(take_turns())
    await wait_for_idle(max_sleep=60)
    assert task.done()


async def test_timers_that_are_due_soon_are_waited_for() -> None:
    fired: list[str] = []
    loop = asyncio.get_running_loop()
    loop.call_later(SOON / 2, fired.append, "soon")
    later = loop.call_later(60, fired.append, "later")
    await wait_for_idle(max_sleep=60)
    later.cancel()
    assert fired == ["soon"]


async def test_a_screen_is_settled_only_after_what_it_does_after_a_pause() -> None:
    fired: list[str] = []
    loop = asyncio.get_running_loop()
    loop.call_later(LATER / 2, fired.append, "after a pause")
    later = loop.call_later(60, fired.append, "later")
    await wait_until_settled()
    later.cancel()
    assert fired == ["after a pause"]


async def test_threads_are_waited_for(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idle_loop, "THREADS_MAY_TAKE", 60)
    thread = asyncio.create_task(asyncio.to_thread(time.sleep, 2 * SOON))
    await wait_for_idle(max_sleep=60)
    assert thread.done()
