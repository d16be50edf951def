"""Cards of agreements."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content

from tui.text.agreement_card import AgreementCard
from tui.text.couple import Couple
from tui.widgets.agreement_note import note_lines
from tui.widgets.wrapped_text import WrappedStatic


class AgreementCardView(WrappedStatic):
    """An agreement on a note, which is light in both themes."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = "AgreementCardView { width: 100%; height: auto; margin-bottom: 1; }"

    def __init__(self, note: AgreementCard, couple: Couple) -> None:
        super().__init__()
        self._note, self._couple = note, couple

    def content_for_width(self, width: int) -> Content:
        """Return the note in this width, without blank lines where the screen is low."""
        airy = not (self.screen.has_class("-low") or self.screen.has_class("-short"))
        return Content("\n").join(note_lines(self._note, self._couple, width, airy=airy))
