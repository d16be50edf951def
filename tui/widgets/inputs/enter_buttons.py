"""The buttons of an answer, each of which says what Enter does on it."""

from __future__ import annotations

from typing import ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Button

from tui.keys.command import Command
from tui.keys.commands import CONTINUE
from tui.widgets.enter_command import EnterChanged

SHORT_BELOW = 54
"""The screen width under which a button may have fewer words, like the key line."""


class EnterButton(Button):
    """A button that says what Enter does on it."""

    def __init__(self, words: str, enter: Command, *, id: str, classes: str = "") -> None:
        super().__init__(Content(words), id=id, classes=classes)  # names in it are no markup
        self.enter_command = enter

    def show(self, enter: Command) -> None:
        """Show what the button does now, in the words of the key line."""
        self.enter_command, self.label = enter, Content(enter.label)
        self.post_message(EnterChanged().set_sender(self))  # or its sender would never get it

    def watch_label(self) -> None:
        """Take the width of the new words, which Textual (8.2) leaves out."""
        self.refresh(layout=True)


class ContinueButton(EnterButton):
    """The first button of an answer, with fewer words on a small screen."""

    def __init__(self, enter: Command, *, id: str, classes: str = "") -> None:
        super().__init__(enter.label, enter, id=id, classes=classes)

    def _words(self, width: int) -> str:
        """Return the words on a screen of this width."""
        enter = self.enter_command
        is_own = enter.action == "continue" and enter.label != CONTINUE.label
        return enter.short_label if is_own and width < SHORT_BELOW and enter.short_label else enter.label

    def get_content_width(self, _container: Size, viewport: Size) -> int:
        return cell_len(self._words(viewport.width)) + 2

    def render(self) -> Content:
        return Content(self._words(self.app.size.width))


class LinkButton(EnterButton):
    """A quiet button, as high as its line of text."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    LinkButton.quiet {
        height: 1; width: auto; min-width: 1; border: none; padding: 0 1; background: $panel; color: $soft;
        text-style: none;
        &:focus { color: $ink; text-style: bold; background: $line; background-tint: transparent; }
        &:hover { color: $ink; }
    }
    .of-amber LinkButton.quiet {
        background: $amber-tint;
        &:focus { background: $amber; color: $on-solid; }
    }
    .of-teal LinkButton.quiet {
        background: $teal-tint;
        &:focus { background: $teal; color: $on-solid; }
    }
    .of-plum LinkButton.quiet {
        background: $plum-tint;
        &:focus { background: $plum; color: $on-solid; }
    }
    .of-blue LinkButton.quiet {
        background: $blue-tint;
        &:focus { background: $blue; color: $on-solid; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "press", "Open", show=False)]

    def __init__(self, words: str, enter: Command, *, id: str) -> None:
        super().__init__(words, enter, id=id, classes="quiet")
