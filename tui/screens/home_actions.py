"""What the keys of Home do with its rows and pages."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from textual import work

from store import Header, Store, StoreError
from tui.reports.unresolved_conversations import UnresolvedConversation
from tui.screens.home_data import HomeTarget, NewNote
from tui.screens.split_screen import SplitScreen
from tui.session.io_thread import in_thread
from tui.text.home import latest_collecting
from tui.widgets.item_list import ItemList


class HomeActions(SplitScreen[None]):
    """Base of Home; `_marked` is the value of the highlighted row."""

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._store, self._clock = store, clock
        self._marked: object = None

    def refresh_list(self) -> None:
        """Reload the list."""

    @property
    def _collecting(self) -> Header | None:
        return latest_collecting(self._store.unfinished(), self._clock())

    def action_add_to_collected(self) -> None:
        if collecting := self._collecting:
            self.post_message(ItemList.ItemSelected(NewNote(collecting)))

    def action_good_moments(self) -> None:
        self.post_message(ItemList.ItemSelected(HomeTarget.MOMENTS))

    def action_find_script(self) -> None:
        self.post_message(ItemList.ItemSelected(HomeTarget.FIND))

    def action_agreements(self) -> None:
        self.post_message(ItemList.ItemSelected(HomeTarget.AGREEMENTS))

    def action_notebook(self) -> None:
        self.post_message(ItemList.ItemSelected(HomeTarget.NOTEBOOK))

    def action_settings(self) -> None:
        self.post_message(ItemList.ItemSelected(HomeTarget.SETTINGS))

    @property
    def _unfinished(self) -> Header | None:
        marked = self._marked
        return marked if isinstance(marked, Header) and not marked.ended else None

    @work
    async def action_take_off(self) -> None:
        """Take what was left open off the list."""
        if isinstance(self._marked, UnresolvedConversation):
            try:
                await in_thread(self._store.mark_resolved, self._marked.header.id)
            except StoreError as error:
                self.app.notify(str(error))
            self.refresh_list()

    @work
    async def action_delete(self) -> None:
        if unfinished := self._unfinished:
            from tui.screens.history.delete_conversation import DeleteConversation
            from tui.text.notices import CONVERSATION_DELETED

            if await self.app.push_screen_wait(DeleteConversation(self._store, unfinished, self._clock())):
                self.app.notify(CONVERSATION_DELETED)
