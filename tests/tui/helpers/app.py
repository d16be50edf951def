"""The whole app on a test folder, fixed in time."""

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
from tui.screens.home import HomeScreen
from tui.screens.home_data import HomeTarget
from tui.session.stored_script import script_to_record
from tui.widgets.item_list import Item, ItemList

ANA = Person("a", "Ana", "she", "her", "her", "amber", "●")
BEN = Person("b", "Ben", "he", "him", "his", "teal", "◆")
PAGE_KEYS = {
    HomeTarget.AGREEMENTS: "a",
    HomeTarget.NOTEBOOK: "n",
    HomeTarget.OVER_TIME: "o",
    HomeTarget.SETTINGS: "s",
}
NOW = datetime(2026, 3, 14, 20, 15, tzinfo=timezone(timedelta(hours=1)))


@asynccontextmanager
async def running_app(
    store: Store,
    folder: Path,
    script: str | None = None,
    size: tuple[int, int] = (80, 24),
    now: datetime = NOW,
) -> AsyncIterator[Pilot[int]]:
    """Run the app with a pilot."""
    app = Turnabout(store, folder, script, clock=lambda: now)
    async with app.run_test(size=size, notifications=True) as pilot:
        yield pilot


def seen(pilot: Pilot[Any]) -> str:
    """Return the screen text, with plain instead of no-break spaces."""
    strips = pilot.app.screen._compositor.render_strips()
    lines = ("".join(segment.text for segment in strip).rstrip() for strip in strips)
    return "\n".join(lines).replace("\u00a0", " ")


async def wait_until(pilot: Pilot[Any], expected: str | Callable[[], bool]) -> str:
    """Wait for a text or condition; fail with the screen.

    Return the screen with the text. For a condition return "", as painting the screen takes long.
    """
    for _ in range(300):
        await pilot.pause()
        if isinstance(expected, str):
            if expected in (screen := seen(pilot)):
                return screen
        elif expected():
            return ""
        await asyncio.sleep(0.01)
    raise AssertionError(f"{expected!r} did not come:\n{seen(pilot)}")


async def open_target(pilot: Pilot[Any], opens: HomeTarget) -> None:
    """Open one of the rows or pages of Home."""
    if key := PAGE_KEYS.get(opens):
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        await pilot.press(key)
        return
    picks = pilot.app.screen.query_one(ItemList)
    await wait_until(pilot, lambda: any(isinstance(row, Item) and row.value is opens for row in picks.rows))
    picks.highlight(opens)
    await pilot.press("enter")


async def resized(pilot: Pilot[Any], size: tuple[int, int]) -> None:
    """Resize the terminal and wait for the new layout.

    Check at once: the app's resize timer may still be pending when a test ends.
    """
    await pilot.resize_terminal(*size)
    pilot.app._check_resize()
    await wait_until(pilot, lambda: pilot.app.screen._compositor.size == size)
    await pilot.pause()


def ask(value: Json, **more: Json) -> dict[str, Json]:
    """Return an answer record, by default of the step `hurt`."""
    plain: dict[str, Json] = {
        **{"place": "", "step": "hurt", "kind": "ask", "of": "first"},
        **{"private": False, "at": NOW.isoformat()},
    }
    return {**plain, "value": value, **more}


def talk(id_: str, *answers: dict[str, Json], script: str = "reflective-listening") -> Conversation:
    """Return a conversation of a library script with these answers."""
    from scripts.loading.open_script import open_script

    started = f"{id_[:10]}T{id_[11:13]}:{id_[13:15]}:00+01:00"
    begins = ask("a", step="begins", kind="fact", of="house")
    return Conversation(id_, script_to_record(open_script(script), "en"), started, (begins, *answers))


def agreement_conversation(id_: str, *acts: Json) -> Conversation:
    """Return a conversation with agreements at steps a0, a1, ..."""
    steps = (ask(act, step=f"a{n}", kind="agree", of="both") for n, act in enumerate(acts))
    return talk(id_, *steps)


def finish_conversation(store: Store, conversation: Conversation, *, done: bool = True) -> None:
    """Save a conversation and finish it."""
    store.save(replace(conversation))
    store.finish(conversation, conversation.started, done=done)
