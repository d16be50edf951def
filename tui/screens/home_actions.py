"""What the keys of Home do with its rows and pages, and when."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual import work

from store import Header, Store, StoreError
from tui.reports.left_open_conversations import UnresolvedConversation
from tui.screens.home_data import HomeDetails, HomeTarget, NewNote, load_snapshot
from tui.screens.home_preview import script_with_reasons
from tui.screens.home_rows import should_offer_moments
from tui.screens.split_screen import SplitScreen
from tui.session.io_thread import in_thread
from tui.text.home import latest_collecting
from tui.widgets.item_list import ItemList

if TYPE_CHECKING:
    from scripts.script_info import ScriptInfo


class HomeActions(SplitScreen[None]):
    """Base of Home.

    `_marked` is the value of the highlighted row, and `_details` is what was read after the first paint.
    """

    def __init__(self, store: Store, clock: Callable[[], datetime]) -> None:
        super().__init__()
        self._store, self._clock = store, clock
        self._marked: object = None
        self._details = HomeDetails()

    def refresh_list(self) -> None:
        """Reload the list."""

    def is_available(self, action: str) -> bool:
        if action == "delete":
            return self._unfinished is not None and not self._store.read_only
        if action == "take_off":
            return isinstance(self._marked, UnresolvedConversation)
        if action == "find_script":
            return bool(self._details.scripts)
        if action == "add_to_collected":
            return self._collecting is not None and not self._store.read_only
        if action == "why_it_works":
            return self._script_with_reasons is not None
        if action != "good_moments":
            return True
        return bool(self._details.entries) and should_offer_moments(
            load_snapshot(self._store, self._clock()), self._details
        )

    @property
    def _script_with_reasons(self) -> ScriptInfo | None:
        """Return the selected script, if it tells why it works."""
        return script_with_reasons(self._marked, self._details)

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

    def action_why_it_works(self) -> None:
        if script := self._script_with_reasons:
            from tui.screens.why_it_works import WhyItWorks

            self.app.push_screen(WhyItWorks(script))
