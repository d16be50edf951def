"""Boxes that a step brings with it: styling one costs milliseconds for which the step waits."""

from __future__ import annotations

from typing import Self

from textual.widget import Widget


class StyleCacheMixin(Widget):
    """Styled once, with the focus that it will have, and not again for losing it when its step goes."""

    _starts_focused = False

    def with_focus(self) -> Self:
        """Let it have the focus as soon as it is there, and look so from the start."""
        self._starts_focused = True
        self.set_reactive(Widget.has_focus, True)
        return self

    def on_mount(self) -> None:
        if self._starts_focused:
            self.set_reactive(Widget.has_focus, False)
            self.focus()

    def watch_has_focus(self, has_focus: bool) -> None:
        if not (self._starts_focused or self._is_closing):
            super().watch_has_focus(has_focus)
        self._starts_focused = False

    @property
    def _is_closing(self) -> bool:
        """Whether it is being taken away, not only hidden: what it looks like no longer matters."""
        return not self.display and self.styles.display != "none"
