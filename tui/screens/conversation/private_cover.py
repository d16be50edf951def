"""Private steps: handed over first, and covered when nobody types."""

from __future__ import annotations

from textual import work

from scripts import Script
from tui.screens.conversation.handover import PAUSE, HandOver
from tui.screens.conversation.layout import ConversationLayout
from tui.session.idle_monitor import IdleMonitor
from tui.text.couple import Couple

IDLE_CHECK_SECONDS = 5


class PrivateCover(ConversationLayout):
    """A screen that hides private steps from the other partner.

    Subclasses say whose step it is, and what happens instead of a private step.
    """

    def __init__(self, script: Script, couple: Couple, idle_monitor: IdleMonitor) -> None:
        super().__init__(script, couple)
        self._idle_monitor = idle_monitor
        self._looking: str | None = None
        """Who looks alone: "first", "second", or None while both look."""

    @property
    def private_owner(self) -> str | None:
        """Return the only partner who may see the step."""
        raise NotImplementedError

    def show_current(self) -> None:
        """Show the current step from the start."""
        raise NotImplementedError

    def go_back_from_cover(self, owner: str | None) -> None:
        """Go back to the step before this partner's private ones."""
        raise NotImplementedError

    def pause(self) -> None:
        """Let the couple choose a break."""
        raise NotImplementedError

    def on_mount(self) -> None:
        self.set_interval(IDLE_CHECK_SECONDS, self.cover_if_idle)
        self.app.app_resume_signal.subscribe(self, lambda _app: self._app_resumed())

    async def hand_over_if_needed(self) -> bool:
        """Return whether the person who may see the step is looking now."""
        if self.private_owner == self._looking:
            return True
        await self._step_view.clear()
        return await self._hand_over()

    async def _hand_over(self, *, again: bool = False) -> bool:
        """Hand over the screen and return whether it succeeded.

        Otherwise the couple goes back or takes a break first; then both look. With `again` the partner was
        here before and the step was only covered.
        """
        to, done = self.private_owner, None if again else self._looking
        self._looking = None
        went = await self.app.push_screen_wait(
            HandOver(self._couple, to, done, again=again and not self.saves_nothing)
        )
        if went is True:
            self._idle_monitor.reset()
            self._looking = to
        elif went == PAUSE:
            self.pause()
        else:
            await self._step_view.clear()
            self.go_back_from_cover(to)
        return went is True

    def on_key(self) -> None:
        self._idle_monitor.reset()

    def on_screen_resume(self) -> None:
        self.cover_if_idle()

    def _app_resumed(self) -> None:
        """Cover a private step, as someone else may be watching."""
        self._idle_monitor.mark_away()
        self.cover_if_idle()

    def cover_if_idle(self) -> None:
        """Cover a private step after a while without keys."""
        if self.is_current and self._accepts_keys and self._looking and self._idle_monitor.is_idle():
            self._step_view.cover()
            self.show_again()

    @work(exclusive=True, group="show")
    async def show_again(self) -> None:
        """Uncover the step; a private one only for its owner."""
        if not self._step_view.has_answer:
            self.show_current()  # the break came before the step was shown
        elif self.private_owner is None or await self._hand_over(again=True):
            self._step_view.uncover()
