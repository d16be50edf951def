"""Focus on mount, styled only once, because styling one box takes milliseconds."""

from __future__ import annotations

from typing import Self

from textual.widget import Widget


class AutofocusMixin(Widget):
    """Mixin that focuses a widget on mount, styled as focused from the start.

    The widget isn't styled again when it loses the focus because its step is being removed.
    """

    _starts_focused = False

    def with_focus(self) -> Self:
        """Focus the widget on mount and style it as focused."""
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
        """Return whether the widget is being removed, not just hidden."""
        return not self.display and self.styles.display != "none"
