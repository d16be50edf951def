"""The app of `turnabout rehearse`: one script, and no data folder."""

from __future__ import annotations

import gc
from pathlib import Path

from textual import work

from tui.commands._rehearsal_problems import find_problems
from tui.demo.answers import ANA, BEN
from tui.navigation.rehearsal_flow import rehearse
from tui.settings import Settings
from tui.settings_app import SettingsApp


class RehearsalApp(SettingsApp):
    """An author's script, played by Ana and Ben.

    `folder` only takes crash reports, which hold no words of the script.
    """

    def __init__(
        self, folder: Path, flow: Path, *, first: str, step: str, settings: Settings | None = None
    ) -> None:
        super().__init__(folder, settings or Settings())
        self._flow, self._first, self._step = flow, first, step

    def on_mount(self) -> None:
        gc.enable()
        self._rehearse()

    @work
    async def _rehearse(self) -> None:
        await rehearse(
            self, self._flow, (ANA, BEN), first=self._first, step=self._step, find_problems=find_problems
        )
        self.leave()
