"""Rest screen: a breathing circle and the time left."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta

from textual.containers import Center, Middle
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from tui.clock import later, now
from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE
from tui.screens.base import BaseScreen
from tui.screens.conversation.choose_break import DEFAULT_MINUTES, STOP
from tui.text.break_end import break_is_over, return_time_text
from tui.widgets.answers.breathe import BreathingCircle
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.time_is_up import TimeIsUp

READY = "ready"
CALMING_IDEAS = (
    ("Take a short walk, get some water, or listen to a song. Leave the conversation alone for now."),
    ("Give your hands something to do: make tea, water a plant, fold a towel. The conversation can wait."),
    "Lie down for a while and let your shoulders relax. You don’t need to plan what to say.",
)
"""Calming ideas; the minute of the break's end picks one."""

RESTING, ASKING, STARTING = range(3)


class RestScreen(BaseScreen[datetime | str]):
    """The screen of a running break.

    Dismissed with READY, STOP, a later time for more rest, or None to leave it running.
    """

    KEYS = (CONTINUE, BACK, HELP, LEAVE)
    AUTO_FOCUS = ""  # the choices appear later

    DEFAULT_CSS = """
    RestScreen {
        & Middle { width: 100%; height: 1fr; align: center middle; }
        & #words, & #until { width: auto; max-width: 52; text-align: center; margin-top: 1; }
        &.-narrow #words, &.-narrow #until { max-width: 100%; }
        & ChoiceList { width: 100%; max-width: 34; margin-top: 1; display: none; }
        & #until { color: $muted; }
        &.-asking ChoiceList { display: block; }
        &.-asking BreathingCircle, &.-asking #until { display: none; }
        &.-starting #until, &.-starting ChoiceList { display: none; }
    }
    """

    stage: reactive[int] = reactive(RESTING, init=False)

    def __init__(
        self, until: datetime, *, clock: Callable[[], datetime] = now, minutes: int = DEFAULT_MINUTES
    ) -> None:
        super().__init__()
        self._until, self._clock, self._minutes = until, clock, minutes

    def compose_body(self) -> Iterable[Widget]:
        with Middle():
            yield BreathingCircle()
            with Center():
                yield Static(self._calming_idea(), id="words")
            with Center():
                yield Static(f"Until {return_time_text(self._until, self._clock())}", id="until")
            with Center():
                yield ChoiceList(["We’re ready", f"{self._minutes} more minutes", "Stop for today"])

    def _calming_idea(self) -> str:
        return CALMING_IDEAS[self._until.minute % len(CALMING_IDEAS)]

    def on_mount(self) -> None:
        self.set_interval(1, self.check_time)

    @property
    def _is_over(self) -> bool:
        return break_is_over(self._until, self._clock())

    def check_time(self) -> None:
        """Ask how to continue once the time is over."""
        if self.stage == RESTING and self._is_over:
            self.stage = ASKING
            self.post_message(TimeIsUp())

    def watch_stage(self, stage: int) -> None:
        self.set_class(stage == ASKING, "-asking")
        self.set_class(stage == STARTING, "-starting")
        words = self.query_one("#words", Static)
        if stage == ASKING:
            words.update("Are you both ready, or do you need more time?")
            self.query_one(ChoiceList).focus()
        elif stage == STARTING:
            words.update(
                "Look at each other and take one slow breath. Then start gently. "
                "If one of you was speaking, say that part again."
            )
            self.set_focus(None)
        else:
            words.update(self._calming_idea())
            self.set_focus(None)

    def action_continue(self) -> None:
        if self.stage == RESTING:
            self.stage = ASKING
        elif self.stage == STARTING:
            self.dismiss(READY)
        else:
            self._chosen(self.query_one(ChoiceList).cursor)

    def action_back(self) -> None:
        """Return from the choices to the circle, or leave.

        Once the time is over there's no circle to return to.
        """
        if self.stage == STARTING:
            self.stage = ASKING
        elif self.stage == ASKING and not self._is_over:
            self.stage = RESTING
        else:
            self.dismiss(None)

    def _chosen(self, chosen: int) -> None:
        if chosen == 0:
            self.stage = STARTING
        elif chosen == 1:
            start = self._clock() if self._is_over else self._until
            self.dismiss(later(start, timedelta(minutes=self._minutes)))
        else:
            self.dismiss(STOP)
