"""Following an author's files: what was saved, its source, and its problems."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Sequence

from textual import work
from textual.app import ComposeResult
from textual.widget import Widget

from scripts import Script
from tui.reports.script_problems import ProblemFinder
from tui.screens.conversation.screen import ConversationScreen
from tui.screens.rehearsal.problems import ProblemsPage
from tui.session.conversation_session import ConversationSession
from tui.session.script_watch import POLL_SECONDS, ScriptReading, ScriptWatch
from tui.text.couple import Couple
from tui.text.problems import Problem
from tui.text.source_excerpt import excerpts
from tui.widgets.problem_strip import ProblemStrip
from tui.widgets.rehearsal_strip import RehearsalStrip
from tui.widgets.source_pane import SourcePane


class FollowsFiles(ConversationScreen):
    """A conversation that shows each save of its files, and their problems."""

    def __init__(
        self,
        session: ConversationSession,
        couple: Couple,
        files: ScriptWatch,
        reading: ScriptReading,
        find_problems: ProblemFinder,
    ) -> None:
        super().__init__(session, couple)
        self._files, self._source = files, reading.source
        self._problems: Sequence[Problem] = ()
        self._is_broken = False
        self._find_problems = find_problems
        self._unchecked: ScriptReading | None = reading
        self._saved: Script | None = None
        """The script as it was saved last, until it's shown."""

    async def _show_saved(self) -> None:
        """Show the script that was saved last, if there is one."""
        raise NotImplementedError

    def compose(self) -> ComposeResult:
        yield SourcePane()
        yield from super().compose()

    def compose_body(self) -> Iterable[Widget]:
        yield RehearsalStrip()
        yield from super().compose_body()
        yield ProblemStrip()

    def on_mount(self) -> None:
        self._watch()

    @work(group="watch")
    async def _watch(self) -> None:
        """Show each save, for as long as this screen exists."""
        while True:
            await asyncio.sleep(POLL_SECONDS)
            if reading := await asyncio.to_thread(self._files.poll):
                self._take(reading)
            await self._show_saved()
            await self._check()

    def _take(self, reading: ScriptReading) -> None:
        """Keep what was saved."""
        self._source, self._unchecked = reading.source, reading
        self._saved = reading.script or self._saved

    async def _check(self) -> None:
        """Show the problems of what was saved, unless it has changed meanwhile."""
        if (reading := self._unchecked) is None:
            return
        problems = await asyncio.to_thread(self._find_problems, self._files.flow, reading)
        if self._files.still_says(reading):
            self._unchecked = None
            self._show_problems(problems, is_broken=reading.script is None)

    def _show_problems(self, problems: Sequence[Problem], *, is_broken: bool) -> None:
        self._problems, self._is_broken = problems, is_broken
        self.query_one(RehearsalStrip).show_problems(self._problems)
        self.query_one(ProblemStrip).show(self._problems, is_broken=self._is_broken)
        self._show_source()
        for page in self.app.screen_stack:
            if isinstance(page, ProblemsPage):
                page.show(self._problems, is_broken=self._is_broken)

    def _show_source(self) -> None:
        """Show the current step in the files; if they're broken, the first problem."""
        step = self._step.ask.step.id if self._step.ask else ""
        shown = excerpts(self._source, step, self._problems, is_broken=self._is_broken)
        self.query_one(SourcePane).show(*shown)

    def action_problems(self) -> None:
        self.app.push_screen(ProblemsPage(self._problems, is_broken=self._is_broken))
