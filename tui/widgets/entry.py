"""A line to type in: quiet, one row, without a frame."""

from __future__ import annotations

from textual.widgets import Input

from prompts import clean
from tui.widgets.styled_once import StyledOnce


class Entry(Input, StyledOnce):
    """An input of one row that stands in a list or above one."""

    DEFAULT_CSS = """
    Entry {
        height: 1; padding: 0 1; border: none; background: $surface; color: $ink;
        &:focus { border: none; background: $panel; background-tint: transparent; }
        & > .input--placeholder { color: $muted; }
    }
    """

    def __init__(self, text: str = "", *, placeholder: str = "", id: str | None = None) -> None:
        super().__init__(clean(text), placeholder=placeholder, select_on_focus=False, id=id)

    @property
    def words(self) -> str:
        """What stands here, without blanks around it and without anything that a terminal would obey."""
        return " ".join(clean(self.value).split())
