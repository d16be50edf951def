"""Who is alone with the screen: nothing private is there before it is handed over, or while nobody seems there."""

from __future__ import annotations

from typing import Any

from textual.app import App

from tui.couple import Couple
from tui.screens.handover import HandOver
from tui.watch import Watch


class Alone:
    """`who` is the partner who writes alone now ("first", "second"), or None while both look."""

    def __init__(self, couple: Couple, watch: Watch) -> None:
        self._couple, self.watch = couple, watch
        self.who: str | None = None

    async def hand_over(self, app: App[Any], to: str | None, *, again: bool = False) -> bool | str:
        """Pass the screen to a partner, or to both; False or PAUSE where they do not go on, and then both look.

        `again` is for one who was here before and whose words were only covered.
        """
        done, self.who = self.who, None
        went = await app.push_screen_wait(HandOver(self._couple, to, None if again else done, again=again))
        if went is True:
            self.watch.touch()
            self.who = to
        return went
