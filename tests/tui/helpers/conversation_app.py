"""One conversation in a running app, with keys and clocks."""

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

from scripts.loading.open_script import open_script
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
"""Seconds until drafts are saved: longer than any test, as tests save them directly."""
BUSY = ("show", "save", "draft", "pause")
"""Worker groups of a conversation that must end before the next key."""


def script_with(*ids: str, more: str = "") -> str:
    """Return the test script with only these steps, then `more`."""
    head, *steps = re.split(r"^(?=  - )", FLOW, flags=re.MULTILINE)
    chosen = [step for step in steps if step.split("\n")[0].split()[-1] in ids]
    assert len(chosen) == len(ids)
    return head + "".join(chosen) + more


def _words(flow: str) -> str:
    head, *sections = re.split(r"^(?=## )", WORDS, flags=re.MULTILINE)
    return head + "".join(section for section in sections if f": {section.split()[1]}\n" in flow)


class Clocks:
    """The clocks of a conversation, set by the test."""

    def __init__(self) -> None:
        self.seconds, self.slept = 0.0, 0.0

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds + self.slept)

    def watch(self) -> IdleMonitor:
        return IdleMonitor(lambda: self.seconds, lambda: self.seconds + self.slept)


class ConversationApp(App[None]):
    """An app with one conversation and a theme."""

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
    """A running conversation and its keys."""

    app_pilot: Pilot[None]
    app: ConversationApp
    session: ConversationSession
    store: Store
    clocks: Clocks

    async def press(self, *keys: str) -> None:
        """Press keys, waiting for the effects of each."""
        for key in keys:
            await self.app_pilot.press(key)
            if not key.isalpha() or len(key) > 1:  # a typed letter starts no worker
                await self.settle()
        await self.settle()

    async def settle(self) -> None:
        """Wait until no worker is running."""
        for _ in range(300):
            await self.app_pilot.pause()
            if not self._busy:
                return
            await asyncio.sleep(0.01)
        raise AssertionError(self.seen)

    @property
    def _busy(self) -> bool:
        working = {w.group for w in self.app.workers if not w.is_finished and w.group in BUSY}
        return bool(working) and self.screen is self.conversation

    async def check_idle(self) -> None:
        """Run the idle check."""
        self.conversation.cover_if_idle()
        await self.settle()

    async def save_drafts(self) -> None:
        """Save drafts now instead of soon after a key."""
        self.conversation.save_drafts()
        await self.settle()

    @property
    def conversation(self) -> ConversationScreen:
        return self.app.conversation

    @property
    def screen(self) -> Screen[Any]:
        return self.app.screen

    @property
    def handed_over(self) -> bool:
        return isinstance(self.screen, HandOver)

    @property
    def box(self) -> TextBox:
        return self.conversation.query_one(TextBox)

    @property
    def seen(self) -> str:
        return " ".join(seen(self.app_pilot).split())

    @property
    def values(self) -> list[tuple[str, Any]]:
        return [(a.step, a.value) for a in self.session.progress.answers if a.kind != "fact"]


@asynccontextmanager
async def open_conversation(
    folder: Path,
    flow: str = FLOW,
    *,
    resume: bool = False,
    size: tuple[int, int] = (80, 24),
    draft_seconds: float = NEVER,
) -> AsyncIterator[ConversationPilot]:
    """Open a new conversation, or resume the one saved here."""
    clocks = Clocks()
    with open_store(folder / "data") as store:
        store.set_people(ANA, BEN)
        if resume:
            session = ConversationSession.resume(store, store.unfinished()[-1].id, clock=clocks.now)
        else:
            script = open_script(str(write_pack(folder / "pack", flow=flow, words=_words(flow))))
            session = ConversationSession(script, store, clock=clocks.now)
        session.resolve_facts()
        app = ConversationApp(session, clocks.watch(), folder, draft_seconds)
        async with app.run_test(size=size) as pilot:
            conversation = ConversationPilot(pilot, app, session, store, clocks)
            await conversation.settle()
            yield conversation
