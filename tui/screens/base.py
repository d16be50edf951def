"""Base class of all screens, with column and key bar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain, takewhile
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.events import Event, Key, Mount, Resize, ScreenResume
from textual.message import Message
from textual.widget import Widget

from tui.keys.command import Command, bindings
from tui.keys.commands import HELP, LEAVE
from tui.keys.input_commands import NEXT_LINE
from tui.screens.event_guard import EventGuardScreen, Result
from tui.widgets.enter_command import EnterChanged, enter_command
from tui.widgets.keybar import KeyBar
from tui.widgets.notice_row import NoticeRow


class BaseScreen(EventGuardScreen[Result]):
    """A screen with a centered column and a key bar.

    Subclasses set `KEYS` (in the order of the key bar), `MORE_KEYS` (not shown there), and `PAGES` (those of
    them that open another page), and implement `compose_body()`.
    """

    KEYS: ClassVar[tuple[Command, ...]] = (HELP, LEAVE)
    MORE_KEYS: ClassVar[tuple[Command, ...]] = ()
    PAGES: ClassVar[tuple[Command, ...]] = ()
    saves_nothing = False
    """Whether nothing of what happens here and on the pages over it is saved."""

    _unlisted: ClassVar[frozenset[str]] = frozenset()
    """Actions of a base class's keys, which Textual would bind here, too."""

    class Resumed(Message):
        """Sent whenever this screen comes to the front."""

    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (64, "-usual"), (110, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-low"), (18, "-short"), (24, "-high"), (32, "-tall")]

    def __init_subclass__(cls) -> None:
        """Bind the keys of the screen's commands."""
        own = (*cls.KEYS, *cls.MORE_KEYS)
        cls.BINDINGS = [*bindings(*own)]
        inherited = chain.from_iterable(base.KEYS for base in cls.__mro__ if issubclass(base, BaseScreen))
        cls._unlisted = frozenset(one.action for one in inherited) - {one.action for one in own}
        super().__init_subclass__()

    DEFAULT_CSS = """
    BaseScreen {
        align-horizontal: center; background: $background; color: $ink;
        & > #column { width: 100%; max-width: 80; height: 1fr; padding: 0 4; }
        &.-narrow > #column { padding: 0 2; }
    }
    """

    def compose(self) -> ComposeResult:
        self._apply_breakpoints()
        with self.make_column():
            yield from self.compose_body()
        yield NoticeRow()
        yield KeyBar(self.footer())

    def make_column(self) -> Vertical:
        """Return the container of the body; subclasses may lay it out differently."""
        return Vertical(id="column")

    def footer(self) -> Sequence[Command]:
        """Return the commands for the key bar."""
        return [command for command in self.KEYS if self.is_available(command.action)]

    def shown_keys(self) -> Sequence[Command]:
        """Return the footer, in which Enter is what the focused widget makes of it.

        The keys in a widget's `FOOT_KEYS` are those that nobody would guess; they take the place of all but Back and
        the last one; a single one leaves room for Help, too.
        """
        enter = enter_command(self.focused)
        shown = [enter if enter and command.action == "continue" else command for command in self.footer()]
        if own := getattr(self.focused, "FOOT_KEYS", ()):
            first, *others, last = shown
            kept = ("back", HELP.action) if len(own) == 1 else ("back",)
            return [first, *own, *(command for command in others if command.action in kept), last]
        return shown

    def refresh_keys(self) -> None:
        """Show the keys that work now."""
        for bar in self.query(KeyBar):  # none while closing
            bar.show(self.shown_keys())

    def compose_body(self) -> Iterable[Widget]:
        """Yield the widgets of the column, from top to bottom."""
        return ()

    def is_available(self, action: str) -> bool:
        """Return whether an action makes sense now; subclasses restrict it."""
        return bool(action)

    def check_action(self, action: str, _parameters: tuple[object, ...]) -> bool | None:
        """Block keys except the quick exit until mounted, and while closing."""
        is_ready = self._has_widgets or action == "leave"
        return is_ready and action not in self._unlisted and self.is_available(action)

    @property
    def _has_widgets(self) -> bool:
        """Return whether the screen is complete, and not closing."""
        return self.is_mounted and self.is_attached and bool(self.children)

    async def on_event(self, event: Event) -> None:
        """Handle an event, unless its widgets may be missing."""
        # A closing app or screen mounts nothing: a screen opened just before then has none of its widgets.
        closing = self.app.return_code is not None or self._pruning or self._closing
        if closing and isinstance(event, Mount | Resize | ScreenResume):
            return
        if self._has_widgets or not isinstance(event, Key):
            await super().on_event(event)

    def on_mount(self) -> None:
        self.watch(self, "focused", self.refresh_keys)

    @on(EnterChanged)
    def _enter_changed(self, event: EnterChanged) -> None:
        event.stop()
        self.refresh_keys()

    def on_screen_resume(self) -> None:
        """Tell the app, which may clear a notice."""
        self.post_message(self.Resumed())

    def on_resize(self) -> None:
        """Keep the current place visible in a smaller window."""
        self.call_after_refresh(self.keep_in_view)

    def keep_in_view(self) -> None:
        """Scroll to the focus; subclasses may include more."""
        if self.focused:
            self.focused.scroll_visible(animate=False)

    def _apply_breakpoints(self) -> None:
        """Set the size classes before the first layout.

        Otherwise every widget would be styled twice: before and after the first resize.
        """
        wide, high = self.app.size
        for breakpoints, size in ((self.HORIZONTAL_BREAKPOINTS, wide), (self.VERTICAL_BREAKPOINTS, high)):
            self.add_class([name for least, name in breakpoints or () if size >= least][-1], update=False)

    def available_commands(self) -> tuple[Command, ...]:
        """Return what works now, each once: for the focused widget first, then for the screen.

        Enter is what the focused widget makes of it.
        """
        enter = enter_command(self.focused)
        found: dict[tuple[str, str], Command] = {}
        for command in (*self._focused_commands(), *self._own_commands()):
            one = enter if enter and command.action == "continue" else command
            if one.key_label:
                found.setdefault((one.key_label, one.label), one)
        return tuple(found.values())

    def _own_commands(self) -> Iterator[Command]:
        for command in (*self.KEYS, *self.MORE_KEYS):
            if not command.action or self.is_available(command.action.partition("(")[0]):
                yield command
        if len(self.focus_chain) > 1:
            yield NEXT_LINE

    def _focused_commands(self) -> Iterator[Command]:
        """Yield the focused widget's commands, then its containers'."""
        inner = self.focused.ancestors_with_self if self.focused else ()
        for widget in takewhile(lambda one: one is not self, inner):
            for command in getattr(widget, "KEYS", ()):
                if not command.action or widget.check_action(command.action, ()):
                    yield command
