"""The page for someone else, read to its end before it's saved."""

from __future__ import annotations

from tui.screens.text_page import Page
from tui.styled_text import literal
from tui.text.sharing import READ_FIRST, READ_TITLE


class ReadPage(Page):
    """The page as it will be; dismissed with True to save it, or False."""

    def __init__(self, page: str) -> None:
        super().__init__(READ_TITLE, [literal(READ_FIRST, "$muted"), literal(page)])
