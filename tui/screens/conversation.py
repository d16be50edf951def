"""A conversation: whose turn, the prompt in the middle, the answer below, and nothing moves on before it is saved."""

from __future__ import annotations

import asyncio
import contextlib
import time
from collections.abc import Iterable

from textual import on, work
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from scripts import Ask, DoesNotFit, End, Json, NeedsFact, walk
from scripts.pace import pace
from scripts.prompt import prompt
from store import StoreError
from tui.content import said
from tui.couple import Couple
from tui.earlier import said_so_far
from tui.evening import Evening
from tui.keys import BACK, BREAK, GO_ON, HELP, LEAVE
from tui.screens.base import Room
from tui.screens.handover import HandOver
from tui.widgets.answer import AnswerBox, Question
from tui.widgets.answers import answer_box
from tui.widgets.earlier import Earlier
from tui.widgets.frame import Top, TurnLine

DRAFT_SECONDS = 0.5
IDLE_SECONDS = 60
"""After so long without a key a private prompt is covered (also when the clock jumped)."""


class Conversation(Room[str]):
    """Walks one evening from where it stands. Dismissed with "ended", "stopped" or "resting"."""

    KEYS = (GO_ON, BACK, BREAK, HELP, LEAVE)

    DEFAULT_CSS = """
    Conversation {
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #prompt { height: auto; margin-bottom: 1; }
        & #earlier, & #answer { height: auto; }
    }
    """

    def __init__(self, evening: Evening, couple: Couple) -> None:
        super().__init__()
        self._evening, self._couple = evening, couple
        self._at: int | None = None
        self._alone: str | None = None
        self._saving = False
        self._touched = time.monotonic()
        self._wall = time.time()
        self._draft = ""
        self._drafting: Timer | None = None

    def column(self) -> Iterable[Widget]:
        yield Top(self._evening.script.title)
        yield TurnLine()
        with VerticalScroll(id="body", can_focus=False):
            yield Vertical(id="earlier")
            yield Static(id="prompt")
            yield Vertical(id="answer")

    def on_mount(self) -> None:
        self.set_interval(5, self._watch_over)
        self.app.app_resume_signal.subscribe(self, lambda _app: self._hide())
        self._go()

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
        owner = stand.of if stand.private else None
        if owner != self._alone:
            await self._clear()
            if not await self.app.push_screen_wait(HandOver(self._couple, owner, self._alone)):
                self.action_back()
                return
            self._alone = owner
        await self._show(stand)

    def _stand(self) -> object:
        evening = self._evening
        if self._at is None:
            return evening.stand
        return walk(evening.script, evening.progress.answers[: self._at])

    async def _clear(self) -> None:
        self.query_one("#prompt", Static).update("")
        await self.query_one("#answer", Vertical).remove_children()
        await self.query_one("#earlier", Vertical).remove_children()

    async def _show(self, ask: Ask) -> None:
        evening, couple = self._evening, self._couple
        words = prompt(evening.script, ask, couple.people)
        step_pace = pace(evening.script, ask)
        answers = evening.progress.answers[: self._at]
        before = (
            evening.progress.answers[self._at].value
            if self._at is not None
            else evening.progress.before(ask.key)
        )
        box = answer_box(Question(ask, words, couple, before, evening.draft(ask.key)))
        with self.app.batch_update():
            self.query_one(Top).show(step_pace.done, step_pace.minutes, (ask.round, ask.rounds))
            self.query_one(TurnLine).show(couple, ask.of, private=ask.private, spoken_as=ask.spoken_as)
            await self._clear()
            self.query_one("#prompt", Static).update(said(*words.above, words.said))
            if not ask.private:
                await self.query_one("#earlier").mount(Earlier(said_so_far(evening.script, answers, couple)))
            await self.query_one("#answer").mount(box)
        self.query_one("#body").scroll_end(animate=False)

    # Answering

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        if not self._saving:
            self._saving = True
            self._give(event.value)

    @work(group="save")
    async def _give(self, value: Json) -> None:
        try:
            await asyncio.to_thread(self._save, value)
        except (DoesNotFit, StoreError) as error:
            self.query_one(AnswerBox).wants(str(error))
        else:
            self._at = None
            self._go()
        finally:
            self._saving = False

    def _save(self, value: Json) -> None:
        """Save the answer, and what the world says to it; called again after a failure it does what is left."""
        evening = self._evening
        if self._at is not None:
            evening.revise(self._at, value)
        elif not isinstance(evening.stand, NeedsFact):
            evening.answer(value)
        evening.know()
        if self._draft:
            self._draft = ""
            with contextlib.suppress(StoreError):
                evening.keep_draft(("", "", ""), "")

    @on(AnswerBox.Typed)
    def _typed(self, event: AnswerBox.Typed) -> None:
        event.stop()
        self._draft = event.text
        if self._drafting is None:
            self._drafting = self.set_timer(DRAFT_SECONDS, self._keep_draft)

    @work(group="draft")
    async def _keep_draft(self) -> None:
        """Keep what stands half-typed; that it cannot be kept is no reason to disturb whoever types."""
        self._drafting = None
        stand = self._stand()
        if isinstance(stand, Ask) and not self._saving:
            with contextlib.suppress(StoreError):
                await asyncio.to_thread(self._evening.keep_draft, stand.key, self._draft)

    def action_go_on(self) -> None:
        for box in self.query(AnswerBox):
            box.go_on()

    def action_back(self) -> None:
        """Show the answer before this one again; nothing changes until it is answered anew."""
        answers = self._evening.progress.answers[: self._at]
        earlier = [number for number, answer in enumerate(answers) if answer.kind != "fact"]
        if not earlier:
            self.dismiss("stopped")
            return
        self._at = earlier[-1]
        self._go()

    # What is private stays so

    def on_key(self) -> None:
        self._touched = time.monotonic()

    def _watch_over(self) -> None:
        now, wall = time.monotonic(), time.time()
        jumped = abs((wall - self._wall) - 5) > IDLE_SECONDS
        self._wall = wall
        if self._alone and (jumped or now - self._touched > IDLE_SECONDS):
            self._hide()

    @work(exclusive=True, group="show")
    async def _hide(self) -> None:
        """Cover a private prompt until its owner is back; what stands in the box stays there."""
        owner, self._alone = self._alone, None
        if owner is None:
            return
        if await self.app.push_screen_wait(HandOver(self._couple, owner, None)):
            self._alone, self._touched = owner, time.monotonic()
        else:
            await self._clear()
            self.action_back()

    async def _end(self) -> None:
        await asyncio.to_thread(self._evening.finish)
        self.dismiss("ended")
