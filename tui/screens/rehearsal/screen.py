"""Rehearsal screen: a conversation on an author's own files, shown again with each save."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on, work

from scripts import AwaitingAnswer
from scripts.autoplay.plausible_answers import plausible_answer
from scripts.engine_types import PARTNERS, Key
from tui.keys.commands import BACK, BREAK, CONTINUE, HELP, LEAVE
from tui.keys.rehearsal_commands import FORMAT, GO_TO_STEP, GUIDE, PROBLEMS, START_AGAIN
from tui.reports.answers_so_far import AnswerSoFar
from tui.reports.script_problems import ProblemFinder
from tui.reports.step_reasons import step_reasons
from tui.screens.conversation.current_step import CurrentStep
from tui.screens.conversation.handover import HandOver
from tui.screens.conversation.summary import SummaryScreen, show_summary
from tui.screens.rehearsal.choose_step import ChooseStep
from tui.screens.rehearsal.choose_visit import ChooseVisit
from tui.screens.rehearsal.end import EndPage
from tui.screens.rehearsal.follow_files import FollowsFiles
from tui.screens.rehearsal.guide import WithGuide
from tui.session.io_thread import in_thread
from tui.session.multi_day_collecting import finish_visits, visit
from tui.session.rehearsal import Rehearsal
from tui.session.script_watch import ScriptReading, ScriptWatch
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.rehearsal_strip import RehearsalStrip

NOT_FOUND = (
    "Couldn’t find a way to `{}`. Look at the conditions (`when`) of the step and the blocks around it."
)
NOT_REACHED = "`{}` isn’t reached anymore. This is as far as your answers go."
PAGES_OF_A_STEP = (HandOver, ChooseVisit, SummaryScreen, EndPage)
"""Screens that belong to the current step, and go with it."""


class RehearsalScreen(WithGuide, FollowsFiles):
    """A conversation that nobody saves, with its place in the script above it.

    Dismissed as a conversation is.
    """

    KEYS = (CONTINUE, BACK, GO_TO_STEP, HELP, LEAVE)
    MORE_KEYS = (PROBLEMS, START_AGAIN, BREAK, GUIDE, FORMAT)

    DEFAULT_CSS = """
    RehearsalScreen {
        &.-wide > StagesPane { display: none; }
        &.-private.-wide { align-horizontal: left; }
        &.-private.-wide > #column { max-width: 96; }
    }
    """

    def __init__(
        self,
        rehearsal: Rehearsal,
        files: ScriptWatch,
        reading: ScriptReading,
        couple: Couple,
        find_problems: ProblemFinder,
    ) -> None:
        super().__init__(rehearsal.session, couple, files, reading, find_problems)
        self._rehearsal = rehearsal
        self._filled: Key | None = None
        """The step whose empty box was just filled in."""

    def on_mount(self) -> None:
        self._say_if_missed(NOT_FOUND)

    # Saved files

    async def _show_saved(self) -> None:
        """Show the script that was saved last, once no other page is in front of it."""
        is_free = self._is_in_front or isinstance(self.app.screen, PAGES_OF_A_STEP)
        if self._saved is None or self._saving or not is_free:
            return
        script, self._saved = self._saved, None
        ask = self._step.ask
        await in_thread(self._rehearsal.reload, script, ask.key if ask else None)
        await self._begin_again()
        self._say_if_missed(NOT_REACHED)

    @property
    def _is_in_front(self) -> bool:
        """Return whether no other screen is over this one; `is_current` would allow a page that lets it through."""
        return self.app.screen is self

    def _say_if_missed(self, sentence: str) -> None:
        if missed := self._rehearsal.missed:
            self.app.notify(sentence.format(missed), severity="warning")

    async def _begin_again(self) -> None:
        """Show where the rehearsal is now, in place of what was shown."""
        self._session = self._rehearsal.session
        self._step = CurrentStep(self._session, self._couple)
        self._drafts.move_to(self._session)
        self._take_script(self._rehearsal.script)
        while not self._is_in_front:
            self._looking = None
            await self.app.pop_screen()
        self._show_current()

    # Steps

    def _build_question(self, ask: AwaitingAnswer) -> Question:
        """Build a question whose empty box Enter fills in."""
        asked, value = super()._build_question(ask), plausible_answer(ask)
        if ask.key == self._filled and not asked.is_revision:
            return replace(asked, previous=value, draft="")
        return replace(asked, stand_in=value)

    @on(AnswerBox.StandInWanted)
    def _fill_in(self, event: AnswerBox.StandInWanted) -> None:
        event.stop()
        if (ask := self._step.ask) and not self._saving:
            self._filled = ask.key
            self._show_current()

    async def _show_step(self, asked: Question, said: Sequence[AnswerSoFar]) -> None:
        with self.app.batch_update():
            self.query_one(RehearsalStrip).show(asked.ask, step_reasons(self._script, asked.ask))
            self._show_source()
            await super()._show_step(asked, said)

    async def _end_visit(self) -> None:
        """Choose who writes next, as if the days went by here."""
        self._looking = None
        while True:
            who = await self.app.push_screen_wait(ChooseVisit(self._script.title, self._couple))
            if who in PARTNERS:
                await in_thread(visit, self._session, who)
            elif who:
                await in_thread(finish_visits, self._session)
            if who or self._step.go_back():
                break
        self.call_later(self._show_current)

    async def _show_end(self) -> None:
        await self._step.advance()
        await show_summary(self.app, self._step.summary, self._session, self._folder)
        if await self.app.push_screen_wait(EndPage()):
            self.call_later(self.action_start_again)
        else:
            self.dismiss("ended")

    # Commands

    def action_go_to_step(self) -> None:
        if self._accepts_keys:
            ask = self._step.ask
            self.app.push_screen(ChooseStep(self._script, ask.step.id if ask else ""), self._chosen)

    def _chosen(self, step: str | None) -> None:
        if step:
            self._go_to(step)

    @work(group="jump", exclusive=True)
    async def _go_to(self, step: str) -> None:
        if await in_thread(self._rehearsal.jump, step):
            await self._begin_again()
        else:
            self._say_if_missed(NOT_FOUND)

    async def action_start_again(self) -> None:
        self._rehearsal.restart()
        self._filled = None
        await self._begin_again()
