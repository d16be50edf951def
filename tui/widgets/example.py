"""A box that begins with an example: the first letter replaces it, and as long as it is unchanged the box says so."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.widgets import TextArea

from prompts import clean
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
        super().__init__(text, id=id)
        self._example = clean(example)

    @property
    def is_example(self) -> bool:
        """Whether nobody has written anything of their own yet."""
        return bool(self._example) and self.text == self._example

    def on_mount(self) -> None:
        self._tell()

    def on_focus(self) -> None:
        if self.is_example:
            self.select_all()

    def on_blur(self) -> None:
        if self.is_example:
            self.move_cursor(self.document.end)

    @on(TextArea.Changed)
    def _tell(self) -> None:
        self.set_class(self.is_example, "-example")
        self.border_subtitle = IS_EXAMPLE if self.is_example else ""
