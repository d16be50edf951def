"""Base class of dialogs."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult

from tui.screens.base import BaseScreen
from tui.screens.event_guard import Result


class DialogScreen(BaseScreen[Result]):
    """A dialog over the screen that opened it, or a page of its own in a small window.

    What doesn't fit scrolls below the title, with the focus in view. All dialogs share their ground, size, and edges;
    subclasses style only what is in them. Texts are in the column or in a container `#body`.
    """

    IS_PAGE: ClassVar[bool] = False
    """Whether it takes the whole screen in any window."""

    DEFAULT_CSS = """
    DialogScreen.-dialog {
        align: center middle; background: $background 70%;
        & > #column {
            width: 64; max-width: 64; height: auto; max-height: 100%; padding: 1 0; background: $panel;
            overflow-y: auto; scrollbar-size-vertical: 1; scrollbar-background: $panel;
            scrollbar-background-hover: $panel; scrollbar-background-active: $panel;
        }
        & #title { color: $ink; text-style: bold; margin-bottom: 1; }
        & > #column > #title { dock: top; background: $panel; }
        & > #column > Static, & #body > Static { width: 100%; height: auto; padding: 0 2; }
        & #body { height: auto; max-height: 1000; padding: 0; }
        & ChoiceList { height: auto; max-height: 1000; }
        & ChoiceList:focus > ChoiceLine.-here, & SettingRow:focus { background: $line; }
        &.-few-colors > #column, &.-few-colors > #column > #title { background: $surface; }
        &.-narrow, &.-low { align: center top; background: $background; }
        &.-narrow > #column, &.-low > #column {
            width: 100%; max-width: 80; height: 1fr; background: $background; scrollbar-background: $background;
            scrollbar-background-hover: $background; scrollbar-background-active: $background;
        }
        &.-narrow > #column > #title, &.-low > #column > #title { background: $background; }
        &.-narrow ChoiceList:focus > ChoiceLine.-here, &.-low ChoiceList:focus > ChoiceLine.-here {
            background: $panel;
        }
        &.-low > #column { padding: 0; }
        &.-low #title { margin-bottom: 0; }
    }
    """

    def compose(self) -> ComposeResult:
        self.set_class(not self.IS_PAGE, "-dialog", update=False)
        # Of 16 colors, the nearest to $panel is a gray on which gray words are hard to read.
        few = self.app.console.color_system == "standard" and not self.app.is_headless
        self.set_class(few, "-few-colors", update=False)
        yield from super().compose()
