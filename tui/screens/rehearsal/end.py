"""Last page of a rehearsal."""

from __future__ import annotations

from tui.screens.text_page import Page
from tui.styled_text import literal

TITLE = "That’s the end of the rehearsal"
TEXTS = (
    "Nothing was saved.",
    "Press Enter to start again without any answers, or Esc to stop. You can also change your script now: when you "
    "save it, you’ll see how it ends.",
)


class EndPage(Page):
    """What can be done after the end; dismissed with True to start again."""

    def __init__(self) -> None:
        super().__init__(TITLE, [literal(text) for text in TEXTS])
