"""Pages of problems in an author's files."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from typing import ClassVar

from textual import work
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE
from tui.keys.rehearsal_commands import FORMAT, GUIDE
from tui.reports.script_problems import ProblemFinder
from tui.screens.base import BaseScreen
from tui.screens.rehearsal.guide import WithGuide
from tui.session.script_watch import POLL_SECONDS, ScriptReading, ScriptWatch
from tui.styled_text import literal
from tui.text.problems import BROKEN_TEXT, NO_PROBLEMS_TEXT, Problem, count_text, where_text

WAITING_TEXT = "It can’t be shown yet. Fix the first problem and save; this page updates on its own."


class ProblemsPage(BaseScreen[ScriptReading]):
    """Every problem in the files as they were saved last."""

    KEYS: ClassVar[tuple[Command, ...]] = (BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    ProblemsPage {
        & #column { margin-top: 1; }
        & #title { height: auto; text-style: bold; color: $secondary; margin-bottom: 1; }
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #body > Static { height: auto; }
        &.-low #column { margin-top: 0; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    def __init__(self, problems: Sequence[Problem], *, is_broken: bool = False) -> None:
        super().__init__()
        self._problems, self._is_broken = problems, is_broken

    def compose_body(self) -> Iterable[Widget]:
        yield Static(literal(self._title), id="title")
        with VerticalScroll(id="body"):
            yield Static(self._list)

    def on_mount(self) -> None:
        self.query_one("#body").focus()

    def show(self, problems: Sequence[Problem], *, is_broken: bool) -> None:
        """Show the problems of a newer save."""
        self._problems, self._is_broken = problems, is_broken
        self.query_one("#title", Static).update(literal(self._title))
        self.query_one("#body > Static", Static).update(self._list)

    @property
    def _title(self) -> str:
        return count_text(self._problems) or "No problems"

    @property
    def _list(self) -> Content:
        return Content("\n\n").join(self._paragraphs())

    @property
    def _lead(self) -> str:
        """Return the sentence above the list, or ""."""
        if self._problems:
            return BROKEN_TEXT if self._is_broken else ""
        return NO_PROBLEMS_TEXT

    def _paragraphs(self) -> Iterator[Content]:
        if self._lead:
            yield literal(self._lead, "$soft")
        for problem in self._problems:
            lines = [
                literal(f"{where_text(problem)}, column {problem.column}", "$muted"),
                literal(problem.message, "bold $ink"),
            ]
            if problem.why:
                lines.append(literal(problem.why, "$soft"))
            if problem.fix:
                lines.append(Content.assemble(Content.styled("Try  ", "$muted"), literal(problem.fix)))
            yield Content("\n").join(lines)

    def action_back(self) -> None:
        self.dismiss(None)


class WaitForScript(WithGuide, ProblemsPage):
    """What's wrong with a script that never worked so far; dismissed once it works, or with None."""

    KEYS = (BACK, GUIDE, HELP, LEAVE)
    MORE_KEYS = (FORMAT,)

    def __init__(self, files: ScriptWatch, problems: Sequence[Problem], find_problems: ProblemFinder) -> None:
        super().__init__(problems)
        self._files, self._find_problems = files, find_problems

    @property
    def _title(self) -> str:
        return f"{self._files.flow.name}: {count_text(self._problems)}"

    @property
    def _lead(self) -> str:
        return WAITING_TEXT

    def on_mount(self) -> None:
        self._watch()

    @work(group="watch")
    async def _watch(self) -> None:
        """Show each save, until one works."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            reading = await asyncio.to_thread(self._files.poll)
            if reading and reading.script:
                self.dismiss(reading)
                return
            if reading:
                problems = await asyncio.to_thread(self._find_problems, self._files.flow, reading)
                self.show(problems, is_broken=True)
