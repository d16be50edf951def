"""A line that says the page continues below."""

from __future__ import annotations

from textual.widget import Widget
from textual.widgets import Static

from tui.widgets.enter_command import EnterChanged

MORE_BELOW, MORE_ABOVE, BOTH_WAYS = "↓ more below", "↑ more above", "↑ ↓ more above and below"


class MoreBelow(Static):
    """Shown under a scrolling widget while there's more below."""

    DEFAULT_CSS = """
    MoreBelow { height: 1; color: $muted; visibility: hidden; }
    MoreBelow.-shown { visibility: visible; }
    """

    def __init__(self, above: Widget) -> None:
        super().__init__(MORE_BELOW)
        self._above = above

    def on_mount(self) -> None:
        self.watch(self._above, "scroll_y", self._update_text)
        self.watch(self._above, "virtual_size", self._update_text)

    def _update_text(self) -> None:
        self.call_after_refresh(self._show)  # the widget's virtual size is only known after its layout

    def _show(self) -> None:
        if self.has_more != self.has_class("-shown"):
            self.set_class(self.has_more, "-shown")
            self.post_message(EnterChanged())  # on some pages it scrolls

    @property
    def has_more(self) -> bool:
        """Return whether something is below the visible part."""
        return self._above.scroll_y < self._above.max_scroll_y


class MoreOfAnswer(MoreBelow):
    """Says where an answer that doesn't fit goes on; without a line where it fits."""

    DEFAULT_CSS = "MoreOfAnswer { padding: 0 2; }"

    def _show(self) -> None:
        above, below = self._above.scroll_y > 0, self.has_more
        self.set_class(above or below, "-shown")
        self.update(BOTH_WAYS if above and below else MORE_ABOVE if above else MORE_BELOW)
