"""A conversation: whose turn, the prompt in the middle, the answer below, and nothing moves on before it is saved."""

from __future__ import annotations

import asyncio
import gc
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from textual import on, work
from textual.timer import Timer
from textual.widget import Widget

from prompts import feelings, needs
from scripts import Ask, DoesNotFit, End, Json, Progress, Stand, walk
from scripts.progress import last_asked
from scripts.progress_estimate import pace
from scripts.records import Key
from store import StoreError
from tui.content import said, typed
from tui.keys import BACK, BREAK, GO_ON, HELP, LEAVE
from tui.screens.base import Room
from tui.screens.conversation.breaks import leave, rest, stop, take_break
from tui.screens.conversation.handover import PAUSE, Alone
from tui.screens.conversation.question_builder import question, round_of, said_before
from tui.screens.conversation.submission import Confirming
from tui.screens.conversation.summary import Outcome
from tui.session.conversation_session import Evening
from tui.session.drafts import HalfTyped
from tui.session.idle_monitor import Watch
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.registry import answer_box
from tui.widgets.answers.style_warmup import Ahead
from tui.widgets.answers.time_out import TimeOutStep
from tui.widgets.conversation_header import Top, TurnLine
from tui.widgets.keybar import KeyBar
from tui.widgets.step_view import Sheet

DRAFT_SECONDS = 0.5
WATCH_SECONDS = 5


class Conversation(Room[str]):
    """Walks one evening from where it stands; `folder` is for saved pages.

    Dismissed with "ended" or "stopped", or with "look_into" to find out what got in the way of what slipped.
    """

    KEYS = (GO_ON, BACK, BREAK, HELP, LEAVE)

    def __init__(
        self, evening: Evening, couple: Couple, *, folder: Path | None = None, watch: Watch | None = None
    ) -> None:
        super().__init__()
        self._evening, self._couple, self._folder = evening, couple, folder
        self._confirming = Confirming(evening, couple)
        self._half_typed = HalfTyped(evening)
        self._keeping: Timer | None = None
        self._alone = Alone(couple, watch or Watch())
        self._at: int | None = None
        self._awaited: Key | None = None
        self._saving = False

    def column(self) -> Iterable[Widget]:
        yield Top(self._evening.script.title)
        yield TurnLine()
        yield Sheet(id="body")

    @property
    def _sheet(self) -> Sheet:
        return self.query_one(Sheet)

    @property
    def _listens(self) -> bool:
        """Whether a key is meant for what stands on the sheet now."""
        return not self._saving and self._sheet.is_whole and self._sheet.visible

    def on_mount(self) -> None:
        self.set_interval(WATCH_SECONDS, self.watch_over)
        self.app.app_resume_signal.subscribe(self, lambda _app: self._came_back())
        self._go()
        self.call_after_refresh(self._read_ahead)
        self.call_after_refresh(self.mount, Ahead())

    @work(thread=True)
    def _read_ahead(self) -> None:
        """Read the lists of words while nobody waits for them; what is loaded by now is never collected again."""
        feelings()
        needs()
        gc.freeze()

    # Showing where the conversation stands

    @work(exclusive=True, group="show")
    async def _go(self) -> None:
        """Show the step on which the conversation stands, after the hand-over if it needs one."""
        stand = self._stand()
        if isinstance(stand, End):
            await self._end()
            return
        if not isinstance(stand, Ask):
            return
        if (owner := _owner(stand)) != self._alone.who:
            await self._sheet.clear()
            if not await self._passed(owner):
                return
        await self._show(stand)

    async def _passed(self, to: str | None, *, again: bool = False) -> bool:
        """Whether the screen was handed over; otherwise they go back, or take a break first."""
        went = await self._alone.hand_over(self.app, to, again=again)
        if went == PAUSE:
            self._pause()
        elif not went:
            await self._sheet.clear()
            self.action_back()
        return went is True

    def _stand(self) -> Stand:
        """Where the conversation stands, or the step that is to be answered anew."""
        evening = self._evening
        if self._at is None:
            return evening.stand
        return walk(evening.script, evening.progress.answers[: self._at])

    async def _show(self, ask: Ask) -> None:
        evening, couple = self._evening, self._couple
        asked = question(evening, couple, ask, self._at, self._half_typed.at(ask.key))
        step_pace = pace(evening.script, ask)
        self._awaited = ask.key
        await self.query_one(KeyBar).show(self.KEYS)
        with self.app.batch_update():
            self.query_one(Top).show(step_pace.done, step_pace.minutes, round_of(evening.script, ask))
            self.query_one(TurnLine).show_turn(couple, ask)
            await self._sheet.show(
                said(*asked.prompt.above, asked.prompt.said),
                said_before(evening, couple, asked, self._at),
                answer_box(asked),
            )

    # Answering

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        # Keys pressed ahead may answer a step once more while the next one comes: they never answer that one.
        if not self._saving and event.key == self._awaited:
            self._saving = True
            self._give(event.value)

    @work(group="save")
    async def _give(self, value: Json) -> None:
        if await self._saved(value):
            self._go()

    async def _saved(self, value: Json) -> bool:
        """Save an answer, or say below the box why it could not be saved."""
        self._saving = True
        try:
            await asyncio.to_thread(self._confirming.confirm, value, self._at)
        except (DoesNotFit, StoreError) as error:
            self.query_one(AnswerBox).wants(str(error))
            return False
        finally:
            self._saving = False
        self._at = self._awaited = None
        await self._half_typed.drop_answered()
        return True

    def action_go_on(self) -> None:
        if not self._listens:
            return
        boxes = self.query(AnswerBox)
        for box in boxes:
            box.pressed_enter()
        if not boxes and isinstance(self._stand(), End):
            self._go()

    @on(AnswerBox.EnterDoes)
    async def _enter_does(self, event: AnswerBox.EnterDoes) -> None:
        event.stop()
        await self.query_one(KeyBar).show((event.command, *self.KEYS[1:]))

    def action_back(self) -> None:
        """Show the answer before this one again; nothing changes until it is answered anew."""
        if not self._listens or any(box.step_back() for box in self.query(AnswerBox)):
            return
        earlier = last_asked(Progress(self._evening.progress.answers[: self._at]))
        if earlier is None:
            self._leave()
        else:
            self._at = earlier
            self._go()

    @on(AnswerBox.Typed)
    def _typed(self, event: AnswerBox.Typed) -> None:
        event.stop()
        self._alone.watch.touch()
        self._half_typed.typed(event.key, event.text)
        self.call_after_refresh(self._sheet.keep_in_view)
        if self._keeping is None:
            self._keeping = self.set_timer(DRAFT_SECONDS, self._keep)

    @work(group="draft")
    async def _keep(self) -> None:
        self._keeping = None
        await self._half_typed.keep()

    async def on_unmount(self) -> None:
        """Also of what was typed in the last moment before they left at once nothing is lost."""
        await self._half_typed.keep()

    # Pausing

    def action_take_break(self) -> None:
        if self._listens:
            self._pause()

    @on(TimeOutStep.RestWanted)
    def _rest_wanted(self, event: TimeOutStep.RestWanted) -> None:
        event.stop()
        self._pause(proposed=True)

    @work(exclusive=True, group="pause")
    async def _pause(self, *, proposed: bool = False) -> None:
        """Let them choose a break; one that the script proposed is answered by being taken."""
        self._sheet.cover()  # nothing private shows while one screen goes and the next comes
        await self._half_typed.keep()
        stand = self._stand()
        ask = stand if isinstance(stand, Ask) else None
        chosen = await take_break(self.app, self._evening, self._couple, ask)
        if chosen is None or (proposed and isinstance(chosen, datetime) and not await self._saved(True)):
            self._show_again()
        elif isinstance(chosen, str) or not await rest(self.app, self._evening, chosen):
            await stop(self.app, self._evening)
            self.dismiss("stopped")
        elif proposed:
            self._go()
        else:
            self._show_again()

    @work(group="pause")
    async def _leave(self) -> None:
        """Back from the first step is Home; what stands half-typed waits with it."""
        self._saving = True  # nothing is listened to any more
        await self._half_typed.keep()
        await leave(self._evening)
        self.dismiss("stopped")

    # What is private stays so

    def on_key(self) -> None:
        self._alone.watch.touch()

    def keep_in_view(self) -> None:
        self._sheet.keep_in_view()

    def on_screen_resume(self) -> None:
        self.watch_over()

    def _came_back(self) -> None:
        """The app was in the background, and anybody may sit here now."""
        self._alone.watch.leave()
        self.watch_over()

    def watch_over(self) -> None:
        """Cover a private prompt if nobody seems to sit before it."""
        if self.is_current and self._listens and self._alone.who and self._alone.watch.away():
            self._sheet.cover()
            self._show_again()

    @work(exclusive=True, group="show")
    async def _show_again(self) -> None:
        """Uncover the step as it was left; what is private, only when its owner is back."""
        if not self.query(AnswerBox):
            self._go()  # the break came before the step
            return
        owner = _owner(self._stand())
        if owner is None or await self._passed(owner, again=True):
            self._sheet.uncover()

    # The end

    async def _end(self) -> None:
        """Show what stays, once all is saved; where it cannot be saved, say so, and Enter tries again."""
        try:
            await asyncio.to_thread(self._confirming.follow)
        except StoreError as error:
            await self._sheet.show(typed(str(error)))
            return
        end, page = self._evening.stand, self._confirming.page
        look_into = False
        if page and (page.parts or not (isinstance(end, End) and end.stopped)):
            look_into = await self.app.push_screen_wait(Outcome(page, self._folder))
        self.dismiss("look_into" if look_into else "ended")


def _owner(stand: Stand) -> str | None:
    """Who alone may see where the conversation stands; None where both may."""
    return stand.of if isinstance(stand, Ask) and stand.private else None
