"""A conversation: whose turn, the prompt in the middle, the answer below, and nothing moves on before it is saved."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Iterable
from pathlib import Path

from textual import on, work
from textual.containers import Vertical, VerticalScroll
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Static

from scripts import Ask, DoesNotFit, End, Json, walk
from scripts.pace import pace
from scripts.prompt import prompt
from store import StoreError
from tui.confirming import Confirming
from tui.content import said, typed
from tui.couple import Couple
from tui.earlier import said_so_far
from tui.evening import Evening
from tui.keys import BACK, BREAK, GO_ON, HELP, LEAVE
from tui.screens.base import Room
from tui.screens.handover import HandOver
from tui.screens.outcome import Outcome
from tui.screens.pausing import rest, stop, take_break
from tui.told import told
from tui.watch import Watch
from tui.widgets.answer import AnswerBox, Question
from tui.widgets.answers import answer_box
from tui.widgets.earlier import Earlier, Spoken
from tui.widgets.frame import Top, TurnLine
from tui.widgets.time_out import TimeOutStep

DRAFT_SECONDS = 0.5
WATCH_SECONDS = 5


class Conversation(Room[str]):
    """Walks one evening from where it stands. Dismissed with "ended" or "stopped"; `folder` is for saved pages."""

    KEYS = (GO_ON, BACK, BREAK, HELP, LEAVE)

    DEFAULT_CSS = """
    Conversation {
        & #body { height: 1fr; scrollbar-size-vertical: 1; }
        & #prompt { height: auto; margin-bottom: 1; }
        & #earlier, & #answer { height: auto; }
    }
    """

    def __init__(
        self, evening: Evening, couple: Couple, *, folder: Path | None = None, watch: Watch | None = None
    ) -> None:
        super().__init__()
        self._evening, self._couple, self._folder = evening, couple, folder
        self._watch = watch or Watch()
        self._confirming = Confirming(evening, couple)
        self._at: int | None = None
        self._alone: str | None = None
        self._saving = False
        self._draft: str | None = None
        self._drafting: Timer | None = None

    def column(self) -> Iterable[Widget]:
        yield Top(self._evening.script.title)
        yield TurnLine()
        with VerticalScroll(id="body", can_focus=False):
            yield Vertical(id="earlier")
            yield Static(id="prompt")
            yield Vertical(id="answer")

    def on_mount(self) -> None:
        self.set_interval(WATCH_SECONDS, self.watch_over)
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
            # From here on nobody is alone with the screen: going back asks for the hand-over again.
            done, self._alone = self._alone, None
            if not await self.app.push_screen_wait(HandOver(self._couple, owner, done)):
                self.action_back()
                return
            self._watch.touch()
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
        question = self._question(ask)
        words = question.prompt
        step_pace = pace(evening.script, ask)
        box = answer_box(question)
        with self.app.batch_update():
            self.query_one(Top).show(step_pace.done, step_pace.minutes, (ask.round, ask.rounds))
            self.query_one(TurnLine).show(couple, ask.of, private=ask.private, spoken_as=ask.spoken_as)
            await self._clear()
            self.query_one("#prompt", Static).update(said(*words.above, words.said))
            if not ask.private:
                await self.query_one("#earlier").mount(Earlier(self._earlier(question)))
            await self.query_one("#answer").mount(box)
        self.call_after_refresh(self._keep_in_view)

    def _question(self, ask: Ask) -> Question:
        evening, at = self._evening, self._at
        before = evening.progress.before(ask.key) if at is None else evening.progress.answers[at].value
        return Question(
            ask,
            prompt(evening.script, ask, self._couple.people),
            self._couple,
            before,
            evening.draft(ask.key),
            evening.now.date(),
            told(evening.script, ask, self._couple),
        )

    def _earlier(self, question: Question) -> list[Spoken]:
        """What was said before, without what this step says itself."""
        evening = self._evening
        so_far = said_so_far(evening.script, evening.progress.answers[: self._at], self._couple)
        here = " ".join([question.prompt.said.plain(), *(one.text for one in question.told)]).split()
        return [spoken for spoken in so_far if " ".join(spoken.text.split()) not in " ".join(here)]

    def _keep_in_view(self) -> None:
        """Prompt and answer stay in view; where both are too high for the screen, the prompt's beginning does."""
        body, below = self.query_one("#body"), self.query_one("#prompt").outer_size.height
        if below + self.query_one("#answer").outer_size.height > body.size.height:
            body.scroll_to_widget(self.query_one("#prompt"), animate=False, top=True)
        else:
            body.scroll_end(animate=False)

    # Answering

    @on(AnswerBox.Answered)
    def _answered(self, event: AnswerBox.Answered) -> None:
        event.stop()
        if not self._saving:
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
        self._at = None
        await self._drop_draft()
        return True

    def action_go_on(self) -> None:
        boxes = self.query(AnswerBox)
        for box in boxes:
            box.go_on()
        if not boxes and isinstance(self._stand(), End):
            self._go()

    def action_back(self) -> None:
        """Show the answer before this one again; nothing changes until it is answered anew."""
        if self._saving or any(box.step_back() for box in self.query(AnswerBox)):
            return
        answers = self._evening.progress.answers[: self._at]
        earlier = [number for number, answer in enumerate(answers) if answer.kind != "fact"]
        if not earlier:
            self.dismiss("stopped")
            return
        self._at = earlier[-1]
        self._go()

    # What stands half-typed

    @on(AnswerBox.Typed)
    def _typed(self, event: AnswerBox.Typed) -> None:
        event.stop()
        self._watch.touch()
        self._draft = event.text
        self.call_after_refresh(self._keep_in_view)
        if self._drafting is None:
            self._drafting = self.set_timer(DRAFT_SECONDS, self._keep_draft_soon)

    @work(group="draft")
    async def _keep_draft_soon(self) -> None:
        self._drafting = None
        await self._keep_draft()

    async def _keep_draft(self) -> None:
        """Keep what stands half-typed; that it cannot be kept is no reason to disturb whoever types."""
        stand = self._stand()
        if isinstance(stand, Ask) and self._draft is not None and not self._saving:
            with contextlib.suppress(StoreError):
                await asyncio.to_thread(self._evening.keep_draft, stand.key, self._draft)

    async def _drop_draft(self) -> None:
        if self._draft is not None:
            self._draft = None
            with contextlib.suppress(StoreError):
                await asyncio.to_thread(self._evening.keep_draft, ("", "", ""), "")

    # Pausing

    def action_take_break(self) -> None:
        if not self._saving:
            self._pause()

    @on(TimeOutStep.RestWanted)
    def _rest_wanted(self, event: TimeOutStep.RestWanted) -> None:
        event.stop()
        self._pause(proposed=True)

    @work(exclusive=True, group="pause")
    async def _pause(self, *, proposed: bool = False) -> None:
        """Let them choose a break; one that the script proposed is answered by being taken."""
        await self._keep_draft()
        stand = self._stand()
        chosen = await take_break(
            self.app, self._evening, self._couple, stand if isinstance(stand, Ask) else None
        )
        if chosen is None:
            self._hide()
        elif isinstance(chosen, str):
            await self._stop()
        elif not proposed or await self._saved(True):
            if not await rest(self.app, self._evening, chosen):
                await self._stop()
            elif proposed:
                self._go()
            else:
                self._hide()

    async def _stop(self) -> None:
        await stop(self.app)
        self.dismiss("stopped")

    # What is private stays so

    def on_key(self) -> None:
        self._watch.touch()

    def on_screen_resume(self) -> None:
        self.watch_over()

    def watch_over(self) -> None:
        """Cover a private prompt if nobody seems to sit before it."""
        if self.is_current and self._watch.away():
            self._hide()

    def _hide(self) -> None:
        if self._alone:
            owner, self._alone = self._alone, None
            self._show_again(owner)

    @work(exclusive=True, group="show")
    async def _show_again(self, owner: str) -> None:
        """Show a private prompt again when its owner is back; what stands in the box stays there."""
        if await self.app.push_screen_wait(HandOver(self._couple, owner, None)):
            self._watch.touch()
            self._alone = owner
        else:
            await self._clear()
            self.action_back()

    # The end

    async def _end(self) -> None:
        """Show what stays, once all is saved; where it cannot be saved, say so, and Enter tries again."""
        try:
            await asyncio.to_thread(self._confirming.follow)
        except StoreError as error:
            await self._clear()
            self.query_one("#prompt", Static).update(typed(str(error)))
            return
        end, page = self._evening.stand, self._confirming.page
        if page and (page.parts or not (isinstance(end, End) and end.stopped)):
            await self.app.push_screen_wait(Outcome(page, self._folder))
        self.dismiss("ended")
