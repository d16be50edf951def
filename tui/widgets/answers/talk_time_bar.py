"""A line that fills up while somebody speaks."""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from textual.content import Content

from tui.session.talk_clock import TalkClock
from tui.styled_text import two_ends
from tui.text.dates import duration_text
from tui.widgets.conversation_header import progress_bar
from tui.widgets.painted_widget import Painted
from tui.widgets.time_is_up import TimeIsUp

MIN_GAP = 1
TIME_TEXT = "About {}. Take the time you need."
PAUSED_TEXT = "Paused. Take the time you need."
OVER_TEXT = "Take your time. Press Enter when you’re done."


class TalkTimeBar(Painted):
    """A line that fills up in about `seconds`; a click pauses it.

    Once it's full it only says that there's no hurry.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    TalkTimeBar { dock: bottom; height: auto; padding: 0 2; margin: 1 0; color: $muted; }
    .-short TalkTimeBar { margin: 1 0 0 0; }
    .-low TalkTimeBar { margin: 0; }
    """

    def __init__(self, seconds: int, clock: TalkClock, *, style: str = "$muted") -> None:
        super().__init__()
        self._seconds, self._clock, self._style = seconds, clock, style

    def on_mount(self) -> None:
        self.tick()
        self.set_interval(1, self.tick)

    def on_unmount(self) -> None:
        self._clock.hold()

    @property
    def done(self) -> float:
        """Return how much of the time has gone by, from 0 to 1."""
        return min(1.0, max(0.0, self._clock.seconds / self._seconds))

    def tick(self) -> None:
        """Show the time so far; it goes on only while this screen is in front."""
        if self.app.screen is self.screen:
            self._clock.run()
        else:
            self._clock.hold()
        if self.done == 1 and not self._clock.is_up:
            self._clock.is_up = True
            self.post_message(TimeIsUp())
            self.repaint(layout=True)
        self.repaint()

    def toggle_pause(self) -> None:
        """Pause the clock, or resume it."""
        if self.done < 1:
            self._clock.toggle_pause()
            self.repaint(layout=True)

    def on_click(self) -> None:
        self.toggle_pause()

    def paint(self, width: int) -> Sequence[Content]:
        """Return the line, and below it what it means."""
        text, does = self._words()
        # "Pause" alone would sound like the pause of the whole conversation, but it's better than no room.
        for words in (f"{does} timer", does):
            key = Content.assemble(("Space", "bold $soft"), f" {words}") if does else Content()
            if len(text) + MIN_GAP + key.cell_length <= width:
                break
        if does and len(text) + MIN_GAP + key.cell_length > width:
            text = f"{text.partition('.')[0]}."  # the rest is only kind
        line = Content(text)
        below = [two_ends(line, key, width)] if does else line.wrap(max(width, 1))
        return [progress_bar(width, self.done, self._style), *below]

    def _words(self) -> tuple[str, str]:
        """Return what the clock says, and what Space does."""
        if self.done == 1:
            return OVER_TEXT, ""
        if self._clock.is_paused:
            return PAUSED_TEXT, "Resume"
        return TIME_TEXT.format(duration_text(self._seconds)), "Pause"
