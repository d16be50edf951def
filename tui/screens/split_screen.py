"""Base class of screens with a list and a pane beside it."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult
from textual.containers import Vertical

from tui.screens.base import BaseScreen
from tui.screens.event_guard import Result
from tui.text.couple import Couple
from tui.text.preview import Preview
from tui.widgets.item_list import ItemList
from tui.widgets.keybar import KeyBar
from tui.widgets.notice_row import NoticeRow
from tui.widgets.preview_pane import PreviewPane, PreviewStrip


class SplitScreen(BaseScreen[Result]):
    """A column, with the row at its cursor in a pane or below the list.

    The pane takes the full height from 110 columns; narrower screens show a few lines of it below the list, if
    there's room. It exists in every layout, so that a resize mounts nothing.
    """

    HAS_STRIP: ClassVar[bool] = True
    """Whether a few lines below the list tell what its rows leave out."""

    DEFAULT_CSS = """
    SplitScreen {
        & > PreviewPane { display: none; dock: right; width: 37%; min-width: 44; height: 100%; }
        & > #column { padding: 0 2 1 2; }
        & #title { width: 100%; height: auto; text-style: bold; padding: 0 2; margin-bottom: 1; }
        & PreviewStrip { display: none; }
        &.-tall > #column { padding: 1 2; }
        &.-usual.-high PreviewStrip, &.-usual.-tall PreviewStrip { display: block; }
        &.-narrow > #column { padding: 0 0 1 0; }
        &.-low > #column { padding: 0 2; }
        &.-low.-narrow > #column { padding: 0; }
        &.-low #title { margin-bottom: 0; }
        &.-wide { align-horizontal: left; }
        &.-wide > #column { width: 1fr; max-width: 100; padding: 1 4; }
        &.-wide.-low > #column { padding: 0 4; }
        &.-wide > PreviewPane { display: block; }
    }
    """

    is_empty = False
    """Whether the list is known to have no rows, so that Enter has nothing to open."""

    def set_empty(self, is_empty: bool) -> None:
        """Say in the key bar whether Enter opens something."""
        self.is_empty = is_empty
        if is_empty:
            self.show_preview(Preview())  # not what was marked before
        self.refresh_keys()

    def is_available(self, action: str) -> bool:
        return super().is_available(action) and not (action == "continue" and self.is_empty)

    def show_preview(self, preview: Preview, couple: Couple | None = None, lead: str = "") -> None:
        """Show what the row at the cursor is about.

        `lead` is a first line for any row, as the date.
        """
        for pane in self.query(PreviewPane):
            pane.show(preview, couple, lead)

    _had_pane = False

    def on_resize(self) -> None:
        self.call_after_refresh(self._fill_new_pane)

    def _fill_new_pane(self) -> None:
        """Say more about the row at the cursor once a wider window has room for it."""
        has_pane = self.has_class("-wide")
        if has_pane and not self._had_pane:
            for items in self.query(ItemList):
                items.post_highlighted()
        self._had_pane = has_pane

    def compose(self) -> ComposeResult:
        self._apply_breakpoints()
        self._had_pane = self.has_class("-wide")
        self.add_class("-split", update=False)
        with Vertical(id="column"):
            yield from self.compose_body()
            if self.HAS_STRIP:
                yield PreviewStrip()
        yield PreviewPane(id="side")
        yield NoticeRow()
        yield KeyBar(self.footer())
