"""A box that begins with an example: the first letter replaces it, and as long as it is unchanged the box says so."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.widgets import TextArea

from tui.widgets.box import Box

IS_EXAMPLE = "An example. Type to write your own, or change it."


class ExampleBox(Box):
    """Holds `text`; where that is the `example`, it stands there selected, and muted."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    ExampleBox {
        border-subtitle-align: left; border-subtitle-color: $muted; border-subtitle-background: $background;
        &.-example { color: $muted; }
    }
    """

    def __init__(self, text: str, *, example: str = "", id: str | None = None) -> None:
        super().__init__(text, replaced=example, id=id)

    def on_mount(self) -> None:
        self._tell()

    @on(TextArea.Changed)
    def _tell(self) -> None:
        self.set_class(self.is_untouched, "-example")
        self.border_subtitle = IS_EXAMPLE if self.is_untouched else ""
