"""One line of a choice list."""

from __future__ import annotations

from dataclasses import dataclass

from textual.content import Content
from textual.events import Click
from textual.message import Message

from tui.styled_text import hanging_indent
from tui.widgets.wrapped_text import WrappedStatic

CHOICE_KEYS = "123456789abcdefghijklmnopqrstuvwxyz"


class ChoiceLine(WrappedStatic):
    """One choice: number and (for several) check mark.

    Wrapped lines are indented below the label. Drawn as a single widget because every widget adds to the
    time a step takes to appear.
    """

    @dataclass
    class Clicked(Message):
        """Sent when this choice is clicked."""

        number: int

    def __init__(self, number: int, label: Content, *, several: bool, here: bool, marked: bool) -> None:
        super().__init__()
        self._number, self._label, self._several = number, label, several
        self.set_class(here, "-here")
        self.set_class(marked, "-marked")

    def show(self, *, here: bool, marked: bool) -> None:
        if marked != self.has_class("-marked"):
            self.refresh()  # on the current line, the mark changes no color
        self.set_class(here, "-here")
        self.set_class(marked, "-marked")

    def set_label(self, label: Content) -> None:
        """Replace the label of this choice."""
        self._label = label
        self.refresh(layout=True)

    def content_for_width(self, width: int) -> Content:
        """Return the wrapped label with its prefix."""
        return Content("\n").join(hanging_indent(self._lead(), self._label, width))

    def _lead(self) -> Content:
        """Return what stands before the label, with the key in bold."""
        return Content(self._prefix).stylize("bold", 0, 1)

    @property
    def words(self) -> str:
        """Return prefix and label as plain text, unwrapped."""
        return f"{self._prefix}{self._label.plain}"

    @property
    def _prefix(self) -> str:
        key = f"{CHOICE_KEYS[self._number]}  " if self._number < len(CHOICE_KEYS) else "   "
        mark = ("[x] " if self.has_class("-marked") else "[ ] ") if self._several else ""
        return f"{key}{mark}"

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(self.Clicked(self._number))
