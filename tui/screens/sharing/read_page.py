"""The page for someone else, read to its end before it's saved."""

from __future__ import annotations

from collections.abc import Sequence

from tui.keys.command import Command
from tui.keys.commands import READ_ON
from tui.screens.text_page import Page
from tui.styled_text import literal
from tui.text.sharing import READ_FIRST, READ_TITLE
from tui.widgets.more_below import MoreBelow


class ReadPage(Page):
    """The page as it will be; dismissed with True to save it, or False."""

    def __init__(self, page: str) -> None:
        super().__init__(READ_TITLE, [literal(READ_FIRST, "$muted"), literal(page)])

    def footer(self) -> Sequence[Command]:
        """Return the keys; Enter first scrolls to the end."""
        commands = super().footer()
        return [READ_ON, *commands[1:]] if any(more.has_more for more in self.query(MoreBelow)) else commands

    def action_continue(self) -> None:
        """Scroll down while there's more, then go on to the file."""
        if self.query_one(MoreBelow).has_more:
            self.query_one("#body").scroll_page_down(animate=False)
        else:
            self.dismiss(True)
