"""One private note, written as soon as the page opens."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from textual import on, work
from textual.content import Content
from textual.widgets import TextArea

from scripts import AwaitingAnswer
from store import StoreError
from tui.keys.command import Command
from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE, OTHER_WRITES
from tui.screens.conversation.handover import LONG_NAME
from tui.screens.conversation.screen import ConversationScreen
from tui.session.conversation_session import ConversationSession
from tui.session.io_thread import in_thread
from tui.session.private_note import bring_back, half_typed_before, open_note
from tui.styled_text import literal
from tui.text.couple import Couple, other_partner
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question

LOOK_AWAY = "{}, please look away. Not {}? Press ← or →."
PLACEHOLDER = "Just type. If you started a note before, Enter brings it back."


class PrivateNote(ConversationScreen):
    """A note whose page says who writes and who looks away, with one key to swap them.

    The page opens empty, so nobody sees by accident what the other one half typed. Dismissed with VISIT_OVER once the
    note is saved.
    """

    KEYS = (CONTINUE, OTHER_WRITES, BACK, HELP, LEAVE)

    def __init__(self, session: ConversationSession, couple: Couple, *, pause_minutes: int) -> None:
        super().__init__(session, couple, pause_minutes=pause_minutes)
        self._looking = self._writer  # the page itself says who looks away

    @property
    def _writer(self) -> str:
        now = self._session.collecting
        return now.visitor if now and now.visitor else "first"

    def footer(self) -> Sequence[Command]:
        """Return the keys; one says who else could write."""
        name = self._couple.name(other_partner(self._writer))
        label = f"I’m {name}" if len(name) <= LONG_NAME else OTHER_WRITES.label
        return [replace(one, label=label) if one == OTHER_WRITES else one for one in super().footer()]

    def is_available(self, action: str) -> bool:
        if action == OTHER_WRITES.action:
            return any(not box.text for box in self.query(TextArea)) and self._accepts_keys
        return super().is_available(action)

    def words_of(self, asked: Question) -> Content:
        """Return the question, and right above the box, who looks away."""
        name, other = (self._couple.name(one) for one in (self._writer, other_partner(self._writer)))
        look_away = literal(LOOK_AWAY.format(other, name), "$ink")
        return Content("\n\n").join((super().words_of(asked), look_away))

    def _build_question(self, ask: AwaitingAnswer) -> Question:
        return replace(super()._build_question(ask), stand_in=half_typed_before(self._session) or None)

    async def _show(self, ask: AwaitingAnswer) -> None:
        await super()._show(ask)
        for box in self.query(TextArea):
            box.placeholder = PLACEHOLDER
        self.refresh_keys()

    @on(AnswerBox.DraftChanged)
    def _typed(self) -> None:
        self.refresh_keys()

    @on(AnswerBox.StandInWanted)
    def _bring_back(self, event: AnswerBox.StandInWanted) -> None:
        event.stop()
        if not self._saving:
            self._show_note(self._writer, is_new=False)

    def action_change_writer(self) -> None:
        self._show_note(other_partner(self._writer), is_new=True)

    @work(exclusive=True, group="show")
    async def _show_note(self, writer: str, *, is_new: bool) -> None:
        """Show a partner's note: a new one, or what they half typed before."""
        self._saving = True
        try:
            if is_new:
                await self._step_view.clear()
                await in_thread(open_note, self._session, writer)
            else:
                await in_thread(bring_back, self._session)
        except StoreError as error:
            self.app.notify(str(error), severity="warning")
        finally:
            self._saving = False
        self._looking = self._writer
        self.call_later(self._show_current)
