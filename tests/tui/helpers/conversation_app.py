"""Two who sit before one conversation, for tests: their keys, their clocks, and what they see."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from textual.app import App
from textual.pilot import Pilot
from textual.screen import Screen

from scripts.loading.library import open_script
from store import Store, open_store
from tests.tui.helpers.app import ANA, BEN, NOW, seen
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack
from tui.screens.conversation.handover import HandOver
from tui.screens.conversation.screen import ConversationScreen
from tui.session.conversation_session import ConversationSession
from tui.session.idle_monitor import IdleMonitor
from tui.text.couple import Couple
from tui.themes import HEARTH, variable_defaults
from tui.widgets.inputs.text_box import TextBox

NEVER = 3600.0
"""Seconds until drafts are saved by themselves: longer than any test, which saves them by hand."""
BUSY = ("show", "save", "draft", "pause")
"""What a conversation does beside listening to keys."""


def script_with(*ids: str, more: str = "") -> str:
    """The script that has every kind of step, with only some of its steps, and perhaps others after them."""
    head, *steps = re.split(r"^(?=  - )", FLOW, flags=re.MULTILINE)
    kept = [step for step in steps if step.split("\n")[0].split()[-1] in ids]
    assert len(kept) == len(ids)
    return head + "".join(kept) + more


def _words(flow: str) -> str:
    head, *sections = re.split(r"^(?=## )", WORDS, flags=re.MULTILINE)
    return head + "".join(one for one in sections if f": {one.split()[1]}\n" in flow)


class Clocks:
    """All the clocks of a conversation, moved by hand."""

    def __init__(self) -> None:
        self.seconds, self.slept = 0.0, 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds + self.slept)

    def watch(self) -> IdleMonitor:
        return IdleMonitor(lambda: self.seconds, lambda: self.seconds + self.slept)


class ConversationApp(App[None]):
    """The themes, and one conversation."""

    def __init__(
        self, session: ConversationSession, watch: IdleMonitor, folder: Path, draft_seconds: float
    ) -> None:
        super().__init__()
        self.animation_level = "none"
        couple = Couple.with_first((ANA, BEN), session.begins)
        self.conversation = ConversationScreen(
            session, couple, folder=folder, idle_monitor=watch, draft_seconds=draft_seconds
        )
        self.ended: list[Any] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def on_mount(self) -> None:
        self.register_theme(HEARTH)
        self.theme = HEARTH.name
        self.push_screen(self.conversation, self.ended.append)


@dataclass
class ConversationPilot:
    """What a test holds in its hands."""

    pilot: Pilot[None]
    house: ConversationApp
    evening: ConversationSession
    store: Store
    clocks: Clocks

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, each when all that the one before it caused is done."""
        for key in keys:
            await self.pilot.press(key)
            if not key.isalpha() or len(key) > 1:  # what is typed causes nothing more
                await self.settle()
        await self.settle()

    async def settle(self) -> None:
        """Wait until the conversation waits for somebody."""
        quiet = 0
        for _ in range(300):
            await self.pilot.pause()
            quiet = 0 if self._busy else quiet + 1
            if quiet == 3:  # one thing may lead to the next
                return
            await asyncio.sleep(0.01)
        raise AssertionError(self.seen)

    @property
    def _busy(self) -> bool:
        working = {w.group for w in self.house.workers if not w.is_finished and w.group in BUSY}
        return bool(working) and self.screen is self.conversation

    async def watch_over(self) -> None:
        """Let the conversation look whether somebody is there."""
        self.conversation.cover_if_idle()
        await self.settle()

    async def save_drafts(self) -> None:
        """Let the conversation save what is half-typed, as it does soon after each key."""
        self.conversation.save_drafts()
        await self.settle()

    @property
    def conversation(self) -> ConversationScreen:
        return self.house.conversation

    @property
    def screen(self) -> Screen[Any]:
        return self.house.screen

    @property
    def handed_over(self) -> bool:
        return isinstance(self.screen, HandOver)

    @property
    def box(self) -> TextBox:
        return self.conversation.query_one(TextBox)

    @property
    def seen(self) -> str:
        return " ".join(seen(self.pilot).split())

    @property
    def values(self) -> list[tuple[str, Any]]:
        return [(a.step, a.value) for a in self.evening.progress.answers if a.kind != "fact"]


@asynccontextmanager
async def open_conversation(
    folder: Path,
    flow: str = FLOW,
    *,
    resume: bool = False,
    size: tuple[int, int] = (80, 24),
    draft_seconds: float = NEVER,
) -> AsyncIterator[ConversationPilot]:
    """Sit down before a script; `resume` takes up the one that was left in the same folder."""
    clocks = Clocks()
    with open_store(folder / "data") as store:
        store.set_people(ANA, BEN)
        if resume:
            session = ConversationSession.resume(store, store.unfinished()[-1].id, clock=clocks.now)
        else:
            script = open_script(str(write_pack(folder / "pack", flow=flow, words=_words(flow))))
            session = ConversationSession(script, store, clock=clocks.now)
        session.resolve_facts()
        house = ConversationApp(session, clocks.watch(), folder, draft_seconds)
        async with house.run_test(size=size) as pilot:
            table = ConversationPilot(pilot, house, session, store, clocks)
            await table.settle()
            yield table
