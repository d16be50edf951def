"""Boxes that a step brings with it: styling one costs milliseconds for which the step waits."""

from __future__ import annotations

from typing import Self

from textual.widget import Widget


class StyledOnce(Widget):
    """Styled once, with the focus that it will have, and not again for losing it when its step goes."""

    _comes_focused = False

    def focused(self) -> Self:
        """Let it have the focus as soon as it is there, and look so from the start."""
        self._comes_focused = True
        self.set_reactive(Widget.has_focus, True)
        return self

    def on_mount(self) -> None:
        if self._comes_focused:
            self.set_reactive(Widget.has_focus, False)
            self.focus()

    def watch_has_focus(self, has_focus: bool) -> None:
        if not (self._comes_focused or self._is_going):
            super().watch_has_focus(has_focus)
        self._comes_focused = False

    @property
    def _is_going(self) -> bool:
        """Whether it is being taken away, not only hidden: what it looks like no longer matters."""
        return not self.display and self.styles.display != "none"
