"""Waiting until the event loop of an app has nothing to do."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import Any

import pytest
import textual.app
import textual.pilot

SOON = 0.05
"""Seconds within which a timer is waited for; Textual's own wait sleeps at least as long."""
LATER = 0.6
"""Seconds within which all that a screen does after a pause has begun: searching, reading a preview."""
LOOK_AGAIN = 0.001
THREADS_MAY_TAKE = 0.3
"""Seconds to wait for a thread, as a test may hold one up on purpose."""


async def wait_for_idle(_min_sleep: float = 0, max_sleep: float = 1, soon_seconds: float = SOON) -> None:
    """Wait until nothing is ready, no timer due within `soon_seconds`, and no thread at work.

    Textual's own wait sleeps for 20 ms twice for each key, and guesses from the processor's time whether the app is
    idle. A zero sleep in place of `LOOK_AGAIN` would keep the input queue waiting, as that looks at the loop, too.
    """
    loop: Any = asyncio.get_running_loop()
    now = loop.time()
    give_up, threads_give_up, soon = now + max_sleep, now + THREADS_MAY_TAKE, now + soon_seconds
    sleep = LOOK_AGAIN
    while now < give_up:
        await asyncio.sleep(sleep)
        now, sleep = loop.time(), LOOK_AGAIN
        if loop._ready:
            soon = now + soon_seconds
        elif not _threads or now > threads_give_up:
            due = min((timer.when() for timer in loop._scheduled if not timer.cancelled()), default=give_up)
            if due > soon:
                return
            sleep = max(due - now, LOOK_AGAIN)


async def wait_until_settled() -> None:
    """Wait until a screen has also done what it does only after a pause."""
    await wait_for_idle(soon_seconds=LATER)


_threads = set[asyncio.Future[Any]]()


@contextmanager
def exact_idle_wait() -> Iterator[None]:
    """Let pilots wait for the loop and its threads, and no longer."""
    run = asyncio.BaseEventLoop.run_in_executor

    def run_and_note(
        loop: asyncio.BaseEventLoop, executor: Executor | None, call: Callable[..., Any], *arguments: Any
    ) -> asyncio.Future[Any]:
        future = run(loop, executor, call, *arguments)
        _threads.add(future)
        future.add_done_callback(_threads.discard)
        return future

    with pytest.MonkeyPatch.context() as patching:
        patching.setattr(asyncio.BaseEventLoop, "run_in_executor", run_and_note)
        patching.setattr(textual.app, "wait_for_idle", wait_for_idle)
        patching.setattr(textual.pilot, "wait_for_idle", wait_for_idle)
        yield
