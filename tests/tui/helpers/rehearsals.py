"""A rehearsal of the test script, and an editor that saves its files."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from textual.pilot import Pilot

from tests.tui.helpers.app import seen, wait_until
from tests.tui.helpers.script_pack import FLOW, WORDS, write_pack
from tui.commands._rehearsal_app import RehearsalApp
from tui.screens.rehearsal.screen import RehearsalScreen

CLEAN_FLOW = FLOW.replace("show: [hurt]", "show: [hurt, unsaid]")
"""The test script without anything to remark on."""

SHOWN_AT = {"": "this part is private", "between": "You both said something.", "word": "Ana, a word?"}
"""What the screen shows at some steps; at the first one without a step."""


@dataclass
class RehearsalPilot:
    """A running rehearsal, its keys, and its files."""

    app_pilot: Pilot[int]
    flow: Path

    @property
    def words(self) -> Path:
        return self.flow.parents[1] / "prompts" / "en" / f"{self.flow.stem}.md"

    @property
    def rehearsal(self) -> RehearsalScreen:
        return next(s for s in self.app_pilot.app.screen_stack if isinstance(s, RehearsalScreen))

    @property
    def step(self) -> str:
        ask = self.rehearsal._step.ask
        return ask.step.id if ask else ""

    @property
    def seen(self) -> str:
        return " ".join(seen(self.app_pilot).split())

    async def press(self, *keys: str) -> None:
        for key in keys:
            await self.app_pilot.press(key)
            await self.app_pilot.pause()

    async def until(self, expected: str | Callable[[], bool]) -> None:
        await wait_until(
            self.app_pilot,
            (lambda: " ".join(expected.split()) in self.seen) if isinstance(expected, str) else expected,
        )

    async def go_to(self, step: str) -> None:
        """Type a step's name in the list of steps."""
        await self.press("f5")
        await self.until("Go to a step")
        await self.press(*step.replace("_", " "))
        await self.press("enter")
        await self.until(lambda: self.step == step)

    def save_words(self, before: str, after: str) -> None:
        text = self.words.read_text(encoding="utf-8")
        assert before in text
        self.words.write_text(text.replace(before, after), encoding="utf-8")

    async def wait(self, seconds: float) -> None:
        """Let the watch look at the files for this long."""
        await asyncio.sleep(seconds)
        await self.app_pilot.pause()


@asynccontextmanager
async def open_rehearsal(
    folder: Path,
    *,
    step: str = "",
    first: str = "a",
    flow: str = CLEAN_FLOW,
    words: str = WORDS,
    size: tuple[int, int] = (80, 24),
) -> AsyncIterator[RehearsalPilot]:
    """Open a rehearsal of a script written to this folder."""
    path = write_pack(folder / "pack", flow=flow, words=words)
    app = RehearsalApp(folder / "data", path, first=first, step=step)
    app.animation_level = "none"
    async with app.run_test(size=size, notifications=True) as pilot:
        yield RehearsalPilot(pilot, path)


@asynccontextmanager
async def rehearsal_at(folder: Path, step: str = "", **more: Any) -> AsyncIterator[RehearsalPilot]:
    """Open a rehearsal, and wait until this step is shown."""
    async with open_rehearsal(folder, step=step, **more) as run:
        await run.until(SHOWN_AT[step])
        yield run
