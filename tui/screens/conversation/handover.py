"""Handover screen: who looks away, who writes, and one key."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from textual.app import App
from textual.containers import Center, Middle
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from scripts.engine_types import PARTNERS
from tui.keys.commands import BACK, BREAK, CONTINUE, HELP, LEAVE
from tui.screens.base import BaseScreen
from tui.session.idle_monitor import IdleMonitor
from tui.styled_text import literal
from tui.text.couple import Couple, other_partner

FADE_SECONDS = 0.6
RULE_WIDTH = 24
PAUSE = "pause"
PRIVACY_HINT = "Nothing you write here is shown unless you choose to share it."
SAVED = "Your answer is saved. Press Enter to continue."


class HandOver(BaseScreen[bool | str]):
    """A cover until the next partner presses Enter.

    `of` is who writes next, or None if both look again. With `again` that partner's step was only
    covered. Dismissed with True to continue, False to go back, or PAUSE to take a break first.
    """

    KEYS = (CONTINUE, BACK, BREAK, HELP, LEAVE)

    DEFAULT_CSS = """
    HandOver {
        & #column { align: center middle; }
        & #column Static { width: auto; max-width: 100%; text-align: center; margin-bottom: 1; }
        & #who { text-style: bold; margin-bottom: 0; }
        & #note { color: $muted; }
    }
    """

    def __init__(self, couple: Couple, of: str | None, done: str | None, *, again: bool = False) -> None:
        super().__init__()
        self._couple, self._to, self._from, self._again = couple, of, done, again

    def on_mount(self) -> None:
        if self.app.animation_level != "none":
            column = self.query_one("#column")
            column.styles.opacity = 0.0
            column.styles.animate("opacity", 1.0, duration=FADE_SECONDS)

    def compose_body(self) -> Iterable[Widget]:
        with Middle():
            for name, content in self._lines():
                with Center():
                    yield Static(content, id=name)

    def _lines(self) -> Iterable[tuple[str, Content]]:
        return self._together() if self._to is None else self._alone(self._to)

    def _together(self) -> Iterable[tuple[str, Content]]:
        couple = self._couple
        signs = Content("   ").join(
            Content.styled(couple.sign(one), f"${couple.colour(one)}") for one in PARTNERS
        )
        yield "sign", signs
        done = f"{couple.name(self._from)} is finished. " if self._from else ""
        yield "who", literal(f"{done}You can both look again.")

    def _alone(self, of: str) -> Iterable[tuple[str, Content]]:
        couple = self._couple
        colour = f"${couple.colour(of)}"
        yield "sign", Content.styled(couple.sign(of), colour)
        if self._from and self._from != of:
            passing = f"{couple.name(self._from)} is ready. Pass the keyboard to {couple.name(of)}."
            yield "pass", literal(passing)
        yield "who", Content.styled(f"{couple.name(of)}, this part is private.", colour)
        yield "rule", Content.styled("─" * RULE_WIDTH, colour)
        yield "away", literal(f"{couple.name(other_partner(of))}, please look away.")
        yield "note", literal(SAVED if self._again else PRIVACY_HINT)

    def action_continue(self) -> None:
        self.dismiss(True)

    def action_back(self) -> None:
        self.dismiss(False)

    def action_take_break(self) -> None:
        self.dismiss(PAUSE)


class PrivateMode:
    """State of private writing: whose step it is.

    `owner` is "first", "second", or None while both look.
    """

    def __init__(self, couple: Couple, watch: IdleMonitor) -> None:
        self._couple, self.idle_monitor = couple, watch
        self.owner: str | None = None

    async def hand_over(self, app: App[Any], to: str | None, *, again: bool = False) -> bool | str:
        """Pass the screen to one partner, or to both.

        Returns True, or False or PAUSE if they don't continue; then both look. With `again` the partner
        was here before and the step was only covered.
        """
        done, self.owner = self.owner, None
        went = await app.push_screen_wait(HandOver(self._couple, to, None if again else done, again=again))
        if went is True:
            self.idle_monitor.reset()
            self.owner = to
        return went
