"""The whole app on a folder of its own, for tests: at a fixed moment, and what stands on its screen."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from store import Conversation, Json, Person, Store
from tui.app import Turnabout
from tui.screens.home_rows import HomeTarget
from tui.session.script_record import script_to_record
from tui.widgets.item_list import Item, ItemList

ANA = Person("a", "Ana", "she", "her", "her", "amber", "●")
BEN = Person("b", "Ben", "he", "him", "his", "teal", "◆")
NOW = datetime(2026, 3, 14, 20, 15, tzinfo=timezone(timedelta(hours=1)))


@asynccontextmanager
async def running_app(
    store: Store,
    folder: Path,
    script: str | None = None,
    size: tuple[int, int] = (80, 24),
    now: datetime = NOW,
) -> AsyncIterator[Pilot[int]]:
    """The app, and the hands of whoever sits before it."""
    app = Turnabout(store, folder, script, clock=lambda: now)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield pilot


def seen(pilot: Pilot[Any]) -> str:
    """What can be read on the screen now; whether a line may break at a space cannot be seen."""
    strips = pilot.app.screen._compositor.render_strips()
    lines = ("".join(segment.text for segment in strip).rstrip() for strip in strips)
    return "\n".join(lines).replace("\u00a0", " ")


async def wait_until(pilot: Pilot[Any], wanted: str | Callable[[], bool]) -> str:
    """Wait until something can be read, or holds; fails with the screen as it is."""
    for _ in range(300):
        await pilot.pause()
        if (wanted in seen(pilot)) if isinstance(wanted, str) else wanted():
            return seen(pilot)
        await asyncio.sleep(0.01)
    raise AssertionError(f"{wanted!r} did not come:\n{seen(pilot)}")


async def open_target(pilot: Pilot[Any], opens: HomeTarget) -> None:
    """From Home to where one of its lines leads."""
    picks = pilot.app.screen.query_one(ItemList)
    await wait_until(pilot, lambda: any(isinstance(row, Item) and row.value is opens for row in picks.rows))
    picks.highlight(opens)
    await pilot.press("enter")


async def resized(pilot: Pilot[Any], size: tuple[int, int]) -> None:
    """Give the terminal another size, and wait until the screen has it.

    The app puts that off by a short timer, and one that starts on a busy machine may be over before it rang.
    """
    await pilot.resize_terminal(*size)
    pilot.app._check_resize()
    await wait_until(pilot, lambda: pilot.app.screen._compositor.size == size)
    await pilot.pause()


def ask(value: Json, **more: Json) -> dict[str, Json]:
    """One answer of the first partner, to the step `hurt` unless said."""
    plain: dict[str, Json] = {
        **{"place": "", "step": "hurt", "kind": "ask", "of": "first"},
        **{"private": False, "at": NOW.isoformat()},
    }
    return {**plain, "value": value, **more}


def talk(id_: str, *answers: dict[str, Json], script: str = "reflective-listening") -> Conversation:
    """A conversation of the library's script with these answers."""
    from scripts.loading.library import open_script

    started = f"{id_[:10]}T{id_[11:13]}:{id_[13:15]}:00+01:00"
    begins = ask("a", step="begins", kind="fact", of="house")
    return Conversation(id_, script_to_record(open_script(script), "en"), started, (begins, *answers))


def agreeing(id_: str, *acts: Json) -> Conversation:
    """A conversation in which these were agreed on, at the steps a0, a1 and so on."""
    steps = (ask(act, step=f"a{n}", kind="agree", of="both") for n, act in enumerate(acts))
    return talk(id_, *steps)


def finish_conversation(store: Store, conversation: Conversation, *, done: bool = True) -> None:
    """Keep a conversation that is over."""
    store.save(replace(conversation))
    store.finish(conversation, conversation.started, done=done)
