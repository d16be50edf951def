"""A box that begins with words of the author's: an example, or a sentence's beginning, and it says which of the two."""

from __future__ import annotations

from typing import ClassVar

from textual import on
from textual.widgets import TextArea

from prompts import clean
from tui.widgets.box import Box

IS_EXAMPLE = "An example. Type to write your own, or change it."
GOES_ON = "Go on with this sentence here."


class ExampleBox(Box):
    """Holds `text`; where that is the `example`, it stands there muted, and the first letter replaces it.

    `beginning` are words to be written on after.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    ExampleBox {
        border-subtitle-align: left; border-subtitle-color: $muted; border-subtitle-background: $background;
        &.-example { color: $muted; }
    }
    """

    def __init__(self, text: str, *, example: str = "", beginning: str = "", id: str | None = None) -> None:
        super().__init__(text, replaced=example, id=id)
        self._begun = clean(beginning).split()

    def on_mount(self) -> None:
        self._tell()

    @on(TextArea.Changed)
    def _tell(self) -> None:
        self.set_class(self.is_untouched, "-example")
        is_begun = bool(self._begun) and self.text.split() == self._begun
        self.border_subtitle = IS_EXAMPLE if self.is_untouched else GOES_ON if is_begun else ""
