"""Conversation screen: turn, prompt, and answer."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from pathlib import Path

from textual import on, work

from scripts import AwaitingAnswer, AwaitingFact, Finished, InvalidAnswer, Json
from store import StoreError
from tui.keys.commands import BACK, BREAK, CONTINUE, HELP, LEAVE
from tui.screens.conversation.blank_while_talking import QuietTimer
from tui.screens.conversation.break_flow import leave_conversation, rest_until, show_stopped, take_break
from tui.screens.conversation.choose_break import DEFAULT_MINUTES
from tui.screens.conversation.current_step import CurrentStep
from tui.screens.conversation.draft_saving import DRAFT_SECONDS, SavesDrafts
from tui.screens.conversation.preload import StyleWarmup, load_word_lists
from tui.screens.conversation.question_builder import build_question, recent_answers_before
from tui.screens.conversation.summary import show_summary
from tui.session.conversation_session import ConversationSession
from tui.session.idle_monitor import IdleMonitor
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.time_out import TimeOutStep

VISIT_OVER = "visit_over"


class ConversationScreen(SavesDrafts):
    """A running session; answers are saved before the next step.

    `folder` is where a summary is saved as text. Dismissed with "ended", "stopped", VISIT_OVER when somebody may write
    next over the coming days, or "explore_setback" to talk about what got in the way of an unmet agreement.
    """

    KEYS = (CONTINUE, BACK, BREAK, HELP, LEAVE)

    def __init__(
        self,
        session: ConversationSession,
        couple: Couple,
        *,
        folder: Path | None = None,
        idle_monitor: IdleMonitor | None = None,
        draft_seconds: float = DRAFT_SECONDS,
        pause_minutes: int = DEFAULT_MINUTES,
    ) -> None:
        couple = replace(couple, alone=session.script.alone)
        super().__init__(session, couple, idle_monitor or IdleMonitor(), draft_seconds)
        self._folder, self._pause_minutes = folder, pause_minutes
        self._step = CurrentStep(session, couple)
        self._quiet = QuietTimer(self)
        self.saves_nothing = session.store is None

    @property
    def private_owner(self) -> str | None:
        return self._step.private_owner

    def on_mount(self) -> None:
        self._show_current()
        self.call_after_refresh(self.run_worker, load_word_lists, thread=True)
        self.call_after_refresh(self.mount, StyleWarmup())

    def show_current(self) -> None:
        self._show_current()

    @work(exclusive=True, group="show")
    async def _show_current(self) -> None:
        """Show the current step, after a handover if needed."""
        state = self._step.state
        if isinstance(state, Finished):
            await self._show_end()
        elif isinstance(state, AwaitingFact):  # all others are resolved
            await self._end_visit()
        elif isinstance(state, AwaitingAnswer) and await self.hand_over_if_needed():
            await self._show(state)

    async def _end_visit(self) -> None:
        """Leave until somebody writes next, in a conversation that collects over several days."""
        self.dismiss(VISIT_OVER)

    async def _show(self, ask: AwaitingAnswer) -> None:
        session, couple, at = self._session, self._couple, self._step.revised_index
        asked = self._build_question(ask)
        self._step.shown_key = ask.key
        await self._show_step(self._step.with_clock(asked), recent_answers_before(session, couple, asked, at))
        self._quiet.watch(ask)

    def _build_question(self, ask: AwaitingAnswer) -> Question:
        at, draft = self._step.revised_index, self._drafts.get(ask.key)
        return build_question(self._session, self._couple, ask, at, draft)

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        # Keys pressed ahead may submit a step twice; the next step must not take them.
        if not self._saving and event.key == self._step.shown_key:
            self._saving = True
            self._submit(event.value)

    @work(group="save")
    async def _submit(self, value: Json) -> None:
        if await self._save(value):
            self._show_current()

    async def _save(self, value: Json) -> bool:
        """Save an answer, or show why it couldn't be saved."""
        self._saving = True
        try:
            await self._step.submit(value)
        except (InvalidAnswer, StoreError) as error:
            self.query_one(AnswerBox).show_hint(str(error))
            return False
        finally:
            self._saving = False
        await self._drafts.drop_answered()
        return True

    def action_continue(self) -> None:
        if not self._accepts_keys:
            return
        boxes = self.query(AnswerBox)
        for box in boxes:
            box.pressed_enter()
        if not boxes and isinstance(self._step.state, Finished):
            self._show_current()

    def action_back(self) -> None:
        """Revise the previous answer; nothing changes until it is submitted."""
        if self._accepts_keys and not any(box.step_back() for box in self.query(AnswerBox)):
            self._show_or_leave(self._step.go_back())

    def go_back_from_cover(self, owner: str | None) -> None:
        if self._accepts_keys:
            self._show_or_leave(self._step.go_back_past_private(owner))

    def _show_or_leave(self, went_back: bool) -> None:
        if went_back:
            self._show_current()
        else:
            self._leave()

    def action_take_break(self) -> None:
        if self._accepts_keys:
            self._pause()

    @on(TimeOutStep.PauseRequested)
    def _pause_requested(self, event: TimeOutStep.PauseRequested) -> None:
        event.stop()
        self._pause(proposed=True)

    def pause(self) -> None:
        self._pause()

    @work(exclusive=True, group="pause")
    async def _pause(self, *, proposed: bool = False) -> None:
        """Let the couple choose a break.

        Taking a break that the script proposes answers its step.
        """
        self._step_view.cover()  # hide private words between two screens
        await self._drafts.flush()
        session, minutes = self._session, self._pause_minutes
        chosen = await take_break(self.app, session, self._couple, self._step.ask, minutes)
        if chosen is None or (proposed and isinstance(chosen, datetime) and not await self._save(True)):
            self.show_again()
        elif isinstance(chosen, str) or not await rest_until(self.app, session, chosen, minutes):
            await show_stopped(self.app, session)
            self.dismiss("stopped")
        elif proposed:
            self._show_current()
        else:
            self.show_again()

    @work(group="pause")
    async def _leave(self) -> None:
        """Leave the first step for Home, saving the draft."""
        self._saving = True  # ignore further keys
        await self._drafts.flush()
        await leave_conversation(self._session)
        self.dismiss("stopped")

    async def _show_end(self) -> None:
        """Show the summary once everything is saved.

        If saving fails, the hint says so and Enter tries again.
        """
        try:
            await self._step.advance()
        except StoreError as error:
            await self._step_view.show(literal(str(error)))
            return
        explore_setback = await show_summary(self.app, self._step.summary, self._session, self._folder)
        self.dismiss("explore_setback" if explore_setback else "ended")
