"""The flow of a rehearsal: an author's file tried until they stop."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from textual.app import App

from tui.clock import now
from tui.reports.script_problems import ProblemFinder, loading_problems
from tui.screens.rehearsal.problems import WaitForScript
from tui.screens.rehearsal.screen import RehearsalScreen
from tui.session.rehearsal import Rehearsal
from tui.session.script_watch import ScriptWatch
from tui.text.couple import Couple, Partners


async def rehearse(
    app: App[Any],
    flow: Path,
    people: Partners,
    *,
    first: str = "a",
    step: str = "",
    find_problems: ProblemFinder = loading_problems,
    clock: Callable[[], datetime] = now,
) -> None:
    """Rehearse the script in a flow file, from its first step or this one.

    Nothing is saved. A script with mistakes is shown as soon as they're fixed. `find_problems` checks each save.
    """
    files = ScriptWatch(flow)
    reading = files.read()
    if reading.script is None:
        problems = find_problems(flow, reading)
        reading = await app.push_screen_wait(WaitForScript(files, problems, find_problems))
    if reading is None or reading.script is None:
        return
    rehearsal = Rehearsal(reading.script, first, step, clock=clock)
    couple = Couple.with_first(people, first)
    await app.push_screen_wait(RehearsalScreen(rehearsal, files, reading, couple, find_problems))
