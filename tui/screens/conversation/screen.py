"""Conversation screen: turn, prompt, and answer."""

from __future__ import annotations

import gc
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from textual import on, work
from textual.app import ComposeResult
from textual.timer import Timer
from textual.widget import Widget

from prompts import feelings, needs
from scripts import AwaitingAnswer, Finished, InvalidAnswer, Json, Progress, State
from scripts.engine_types import Key
from scripts.progress import last_answered
from scripts.progress_estimate import estimate_progress
from store import StoreError
from tui.keys.commands import BACK, BREAK, CONTINUE, HELP, LEAVE
from tui.reports.stages import done_in_stage, stage_at, stages_of
from tui.screens.base import BaseScreen
from tui.screens.conversation.break_flow import leave_conversation, rest_until, show_stopped, take_break
from tui.screens.conversation.choose_break import DEFAULT_MINUTES
from tui.screens.conversation.css_preload import StyleWarmup
from tui.screens.conversation.handover import PAUSE, PrivateMode
from tui.screens.conversation.question_builder import (
    build_question,
    outermost_round,
    recent_answers_before,
    render_question,
)
from tui.screens.conversation.submission import AnswerSubmission
from tui.screens.conversation.summary import SummaryScreen
from tui.session.conversation_session import ConversationSession
from tui.session.draft_buffer import DraftBuffer
from tui.session.idle_monitor import IdleMonitor
from tui.session.saving import in_thread
from tui.styled_text import literal
from tui.text.couple import COLOURS, Couple
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.registry import make_answer_box
from tui.widgets.answers.time_out import TimeOutStep
from tui.widgets.conversation_header import ConversationHeader, Place
from tui.widgets.side_pane import SidePane
from tui.widgets.step_view import StepView
from tui.widgets.turn_line import TurnLine

DRAFT_SECONDS = 0.5
IDLE_CHECK_SECONDS = 5


class ConversationScreen(BaseScreen[str]):
    """A running session; answers are saved before the next step.

    `folder` is where a summary is saved as text. Dismissed with "ended", "stopped", or "explore_setback" to
    talk about what got in the way of an unmet agreement.
    """

    KEYS = (CONTINUE, BACK, BREAK, HELP, LEAVE)
    DEFAULT_CLASSES = "-split"

    DEFAULT_CSS = """
    ConversationScreen {
        & > #column { max-width: 100%; padding: 0 2; }
        &.-wide { align-horizontal: left; }
        &.-wide > #column { max-width: 100; padding: 0 4; }
        &.-narrow > #column { padding: 0; }
        &.-private KeyBar, &.-private StepView { background: transparent; }
        &.-private.-wide { align-horizontal: center; }
        &.-private.-wide > #column { max-width: 88; }
        &.-private.of-amber { background: $amber-surface; }
        &.-private.of-teal { background: $teal-surface; }
        &.-private.of-plum { background: $plum-surface; }
        &.-private.of-blue { background: $blue-surface; }
    }
    """

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
        super().__init__()
        self._session, self._couple, self._folder = session, couple, folder
        self._submission = AnswerSubmission(session, couple)
        self._drafts = DraftBuffer(session)
        self._stages = stages_of(session.script, couple)
        self._draft_seconds, self._pause_minutes = draft_seconds, pause_minutes
        self._draft_timer: Timer | None = None
        self._private_mode = PrivateMode(couple, idle_monitor or IdleMonitor())
        self._revised_index: int | None = None
        self._awaited_key: Key | None = None
        self._saving = False

    def compose(self) -> ComposeResult:
        yield SidePane(self._stages, self._couple)
        yield from super().compose()

    def compose_body(self) -> Iterable[Widget]:
        yield ConversationHeader(self._session.script.title, [stage.name for stage in self._stages])
        yield TurnLine(self._couple)
        yield StepView(id="body")

    @property
    def _step_view(self) -> StepView:
        return self.query_one(StepView)

    @property
    def _accepts_keys(self) -> bool:
        """Return whether the current step takes keys."""
        return not self._saving and self._step_view.is_complete and self._step_view.visible

    def on_mount(self) -> None:
        self.set_interval(IDLE_CHECK_SECONDS, self.cover_if_idle)
        self.app.app_resume_signal.subscribe(self, lambda _app: self._app_resumed())
        self._show_current()
        self.call_after_refresh(self._preload_lists)
        self.call_after_refresh(self.mount, StyleWarmup())

    @work(thread=True)
    def _preload_lists(self) -> None:
        """Load the word lists early, outside garbage collection."""
        feelings()
        needs()
        gc.freeze()

    @work(exclusive=True, group="show")
    async def _show_current(self) -> None:
        """Show the current step, after a handover if needed."""
        state = self._current_state()
        if isinstance(state, Finished):
            await self._show_end()
            return
        if not isinstance(state, AwaitingAnswer):
            return
        if (owner := _private_owner(state)) != self._private_mode.owner:
            await self._step_view.clear()
            if not await self._hand_over(owner):
                return
        await self._show(state)

    async def _hand_over(self, to: str | None, *, again: bool = False) -> bool:
        """Hand over the screen and return whether it succeeded.

        Otherwise the couple goes back or takes a break first.
        """
        went = await self._private_mode.hand_over(self.app, to, again=again)
        if went == PAUSE:
            self._pause()
        elif not went:
            await self._step_view.clear()
            self.action_back()
        return went is True

    def _current_state(self) -> State:
        """Return the current state, or the one being revised."""
        session = self._session
        if self._revised_index is None:
            return session.state
        return session.before(self._revised_index).state

    async def _show(self, ask: AwaitingAnswer) -> None:
        session, couple = self._session, self._couple
        asked = build_question(session, couple, ask, self._revised_index, self._drafts.get(ask.key))
        step_pace = estimate_progress(session.script, ask)
        at = stage_at(self._stages, ask.place, ask.step.id)
        place = Place(
            at,
            done_in_stage(self._stages[at], ask.step.id),
            step_pace.minutes,
            outermost_round(session.script, ask),
        )
        said = recent_answers_before(session, couple, asked, self._revised_index)
        self._awaited_key = ask.key
        with self.app.batch_update():
            self._tint(asked)
            self.query_one(ConversationHeader).show(place)
            self.query_one(TurnLine).show_turn(ask)
            self.query_one(SidePane).show(at, said)
            await self._step_view.show(render_question(asked), said, make_answer_box(asked))

    def _tint(self, asked: Question) -> None:
        """Give the whole screen the color of whoever writes alone."""
        private = asked.ask.private
        if private != self.has_class("-private") or (private and not self.has_class(asked.colour)):
            for color in COLOURS:
                self.set_class(private and asked.colour == f"of-{color}", f"of-{color}")
            self.set_class(private, "-private")

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        # Keys pressed ahead may submit a step twice; the next step must not take them.
        if not self._saving and event.key == self._awaited_key:
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
            await in_thread(self._submission.submit, value, self._revised_index)
        except (InvalidAnswer, StoreError) as error:
            self.query_one(AnswerBox).show_hint(str(error))
            return False
        finally:
            self._saving = False
        self._revised_index = self._awaited_key = None
        await self._drafts.drop_answered()
        return True

    def action_continue(self) -> None:
        if not self._accepts_keys:
            return
        boxes = self.query(AnswerBox)
        for box in boxes:
            box.pressed_enter()
        if not boxes and isinstance(self._current_state(), Finished):
            self._show_current()

    def action_back(self) -> None:
        """Revise the previous answer; nothing changes until it is submitted."""
        if not self._accepts_keys or any(box.step_back() for box in self.query(AnswerBox)):
            return
        earlier = last_answered(Progress(self._session.progress.answers[: self._revised_index]))
        if earlier is None:
            self._leave()
        else:
            self._revised_index = earlier
            self._show_current()

    @on(AnswerBox.DraftChanged)
    def _draft_changed(self, event: AnswerBox.DraftChanged) -> None:
        event.stop()
        self._private_mode.idle_monitor.reset()
        self._drafts.update(event.key, event.text)
        self.call_after_refresh(self._step_view.keep_in_view)
        if self._draft_timer is None:
            self._draft_timer = self.set_timer(self._draft_seconds, self.save_drafts)

    @work(group="draft")
    async def save_drafts(self) -> None:
        """Save what was typed since the last time."""
        self._draft_timer = None
        await self._drafts.flush()

    async def on_unmount(self) -> None:
        """Save the draft even on a quick exit."""
        await self._drafts.flush()

    def action_take_break(self) -> None:
        if self._accepts_keys:
            self._pause()

    @on(TimeOutStep.PauseRequested)
    def _pause_requested(self, event: TimeOutStep.PauseRequested) -> None:
        event.stop()
        self._pause(proposed=True)

    @work(exclusive=True, group="pause")
    async def _pause(self, *, proposed: bool = False) -> None:
        """Let the couple choose a break.

        Taking a break that the script proposes answers its step.
        """
        self._step_view.cover()  # hide private words between two screens
        await self._drafts.flush()
        state = self._current_state()
        ask = state if isinstance(state, AwaitingAnswer) else None
        chosen = await take_break(self.app, self._session, self._couple, ask, self._pause_minutes)
        if chosen is None or (proposed and isinstance(chosen, datetime) and not await self._save(True)):
            self._show_again()
        elif isinstance(chosen, str) or not await rest_until(
            self.app, self._session, chosen, self._pause_minutes
        ):
            await show_stopped(self.app, self._session)
            self.dismiss("stopped")
        elif proposed:
            self._show_current()
        else:
            self._show_again()

    @work(group="pause")
    async def _leave(self) -> None:
        """Leave the first step for Home, saving the draft."""
        self._saving = True  # ignore further keys
        await self._drafts.flush()
        await leave_conversation(self._session)
        self.dismiss("stopped")

    def on_key(self) -> None:
        self._private_mode.idle_monitor.reset()

    def keep_in_view(self) -> None:
        self._step_view.keep_in_view()

    def on_screen_resume(self) -> None:
        self.cover_if_idle()

    def _app_resumed(self) -> None:
        """Cover a private step, as someone else may be watching."""
        self._private_mode.idle_monitor.mark_away()
        self.cover_if_idle()

    def cover_if_idle(self) -> None:
        """Cover a private step after a while without keys."""
        if (
            self.is_current
            and self._accepts_keys
            and self._private_mode.owner
            and self._private_mode.idle_monitor.is_idle()
        ):
            self._step_view.cover()
            self._show_again()

    @work(exclusive=True, group="show")
    async def _show_again(self) -> None:
        """Uncover the step; a private one only for its owner."""
        if not self.query(AnswerBox):
            self._show_current()  # the break came before the step was shown
            return
        owner = _private_owner(self._current_state())
        if owner is None or await self._hand_over(owner, again=True):
            self._step_view.uncover()

    async def _show_end(self) -> None:
        """Show the summary once everything is saved.

        If saving fails, the hint says so and Enter tries again.
        """
        try:
            await in_thread(self._submission.advance)
        except StoreError as error:
            await self._step_view.show(literal(str(error)))
            return
        end, page = self._session.state, self._submission.summary
        explore_setback = False
        if page and (page.sections or not (isinstance(end, Finished) and end.stopped)):
            explore_setback = await self.app.push_screen_wait(SummaryScreen(page, self._folder))
        self.dismiss("explore_setback" if explore_setback else "ended")


def _private_owner(state: State) -> str | None:
    """Return the only partner who may see the step."""
    return state.of if isinstance(state, AwaitingAnswer) and state.private else None
