"""The line that tells that a page goes on below."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Static


class MoreBelow(Static):
    """Stands under what scrolls, and can be read as long as there is more of it."""

    DEFAULT_CSS = """
    MoreBelow { height: 1; color: $muted; visibility: hidden; }
    MoreBelow.-shown { visibility: visible; }
    """

    def __init__(self, above: Widget) -> None:
        super().__init__("↓ more below")
        self._above = above

    def on_mount(self) -> None:
        self.watch(self._above, "scroll_y", self._update_text)
        self.watch(self._above, "virtual_size", self._update_text)

    def _update_text(self) -> None:
        self.call_after_refresh(self._show)  # how high the page is comes after how high its text is

    def _show(self) -> None:
        self.set_class(self.has_more, "-shown")

    @property
    def has_more(self) -> bool:
        """Whether something is still below what can be seen."""
        return self._above.scroll_y < self._above.max_scroll_y
