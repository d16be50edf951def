"""Views in a terminal, each typed into and then crashed."""

from __future__ import annotations

import sys
from pathlib import Path

from textual import work
from textual.events import Key
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.tui.helpers.app_faults import ON_HELP, PRIVATE
from tests.tui.helpers.screen_app import ScreenApp
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, View
from tests.tui.helpers.step_catalogue import Words
from tui.terminal import exit as leaving

MARKED = Words("Anqzjj", "Beqzjj", "In the kitchen, wordqzjj")
TYPED = "jzzjzqzjj"
MARKERS = ("qzjj", PRIVATE)
"""Parts of everything that is theirs: names, texts, what is typed, and what an error says."""

ALL_VIEWS = {view.name: view for view in (*VIEWS, *STEPS)}
ON_KEY = "in the focus"
FAULTS = (ON_KEY, *(place for place in ON_HELP if "busy" not in place))
END, LIGHT = "--- end of", "--light"
SECONDS = 60.0
"""How long one view may take, instead of two seconds from the crash on."""


class CrashingApp(ScreenApp):
    """An app that shows a view, is typed into, and crashes."""

    def __init__(self, view: View, folder: Path, fault: str, *, light: bool) -> None:
        super().__init__(view, light=light, words=MARKED)
        self._folder, self._fault = folder, fault
        self.was_typed = False

    @work
    async def _open_first_screen(self) -> None:
        pilot = Pilot[int](self)
        await self.show_view(pilot)
        if isinstance(self.focused, Input | TextArea):
            await pilot.press(*TYPED)
            await pilot.pause()
            self.was_typed = True
        if self._fault == ON_KEY:
            focus = self.focused or self.screen
            setattr(focus, "_on_key", _fail_over_everything)  # noqa: B010
            await pilot.press("z")
        self.call_later(ON_HELP.get(self._fault, _fail_over_everything), self)


async def _fail_over_everything(event: Key) -> None:
    words = f"{MARKED} {TYPED} {PRIVATE}"
    raise ValueError(f"{event} broke over {words}")


def crash_views(arguments: list[str]) -> int:
    """Crash each of the named views, one after the other, and say when each has ended."""
    leaving.FORCED_EXIT_SECONDS = SECONDS
    _, folder, *rest = arguments
    for name in (name for name in rest if name != LIGHT):
        own = Path(folder) / name
        own.mkdir(parents=True)
        number = list(ALL_VIEWS).index(name)
        app = CrashingApp(ALL_VIEWS[name], own, FAULTS[number % len(FAULTS)], light=LIGHT in rest)
        app.run()
        sys.stdout.write(f"\n{END} {name}: {app.exit_status} {app.was_typed}\n")
        sys.stdout.flush()
    return 0
