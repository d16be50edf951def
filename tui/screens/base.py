"""What all screens have in common: a column in the middle, the keys below, help and leaving at once."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Event, Mount, Resize, ScreenResume
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from tui.keys import GLOBAL_COMMANDS, Command, bindings
from tui.widgets.keybar import KeyBar

Result = TypeVar("Result")


class BaseScreen(Screen[Result]):
    """A screen: subclasses give `KEYS` (the footer's, in order), `MORE_KEYS` (further ones) and `column()`."""

    KEYS: ClassVar[tuple[Command, ...]] = GLOBAL_COMMANDS
    MORE_KEYS: ClassVar[tuple[Command, ...]] = ()

    class Resumed(Message):
        """This screen is the one in front now, for the first time or again."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-high"), (32, "-tall")]

    def __init_subclass__(cls) -> None:
        """Binds the keys of the commands that a screen names."""
        cls.BINDINGS = [*bindings(*cls.KEYS, *cls.MORE_KEYS)]
        super().__init_subclass__()

    DEFAULT_CSS = """
    BaseScreen {
        align-horizontal: center; background: $background; color: $ink;
        & > #column { width: 100%; max-width: 80; height: 1fr; padding: 0 2; }
    }
    """

    def compose(self) -> ComposeResult:
        self._apply_breakpoints()
        with Vertical(id="column"):
            yield from self.compose_body()
        yield KeyBar(self.footer())

    def footer(self) -> Sequence[Command]:
        """What stands in the last line now."""
        return [command for command in self.KEYS if self.is_available(command.action)]

    def compose_body(self) -> Iterable[Widget]:
        """The widgets of the column, from top to bottom."""
        return ()

    def is_available(self, action: str) -> bool:
        """Whether an action of this screen has a sense now; subclasses leave out what has none."""
        return bool(action)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """A key pressed ahead does nothing before all of the screen is there; leaving at once always works."""
        return (self.is_mounted or action == "leave") and self.is_available(action)

    async def on_event(self, event: Event) -> None:
        """Handle an event, unless its widgets may be missing."""
        # A closing app mounts nothing: a screen opened just before then has none of its widgets.
        if self.app.return_code is None or not isinstance(event, Mount | Resize | ScreenResume):
            await super().on_event(event)

    def on_screen_resume(self) -> None:
        """What was said over another screen may go then."""
        self.post_message(self.Resumed())

    def on_resize(self) -> None:
        """A window that was made smaller still shows where they are."""
        self.call_after_refresh(self.keep_in_view)

    def keep_in_view(self) -> None:
        """Scroll to what has the focus; subclasses may have more that is to be seen with it."""
        if self.focused:
            self.focused.scroll_visible(animate=False)

    def _apply_breakpoints(self) -> None:
        """Otherwise all widgets would get their styles twice, once before the first resize tells the size."""
        wide, high = self.app.size
        for breakpoints, size in ((self.HORIZONTAL_BREAKPOINTS, wide), (self.VERTICAL_BREAKPOINTS, high)):
            self.add_class([name for least, name in breakpoints or () if size >= least][-1], update=False)

    @classmethod
    def commands(cls) -> tuple[Command, ...]:
        """All that can be done here, for help."""
        return (*cls.KEYS, *cls.MORE_KEYS)

    def available_commands(self) -> tuple[Command, ...]:
        """What can be done here as it stands now."""
        return tuple(
            one
            for one in self.commands()
            if not one.action or self.is_available(one.action.partition("(")[0])
        )

    def focused_commands(self) -> Iterator[Command]:
        """The keys of what one answers with, those of what has the focus first."""
        inner = self.focused.ancestors_with_self if self.focused else ()
        for widget in takewhile(lambda one: one is not self, inner):
            for command in getattr(widget, "KEYS", ()):
                if not command.action or widget.check_action(command.action, ()):
                    yield command
