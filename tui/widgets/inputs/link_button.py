"""Buttons that reveal more options without leaving the step."""

from __future__ import annotations

from typing import ClassVar

from textual.binding import Binding, BindingType
from textual.widgets import Button


class LinkButton(Button):
    """A muted line of text that brightens with the focus."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    LinkButton.quiet {
        height: 1; width: auto; min-width: 1; border: none; padding: 0 1; background: $background; color: $muted;
        text-style: none;
        &:focus { color: $ink; text-style: bold; background: $background; background-tint: transparent; }
        &:hover { color: $ink; background: $background; }
    }
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "press", "Open", show=False)]

    def __init__(self, words: str, *, id: str) -> None:
        super().__init__(words, id=id, classes="quiet")
