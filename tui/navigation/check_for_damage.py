"""Saying what's damaged or missing, from the settings."""

from __future__ import annotations

from store import Store
from tui.navigation.flow_context import FlowContext
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.session.pack_changes import homework_of_packs
from tui.styled_text import literal
from tui.text import doctor as text


async def check_for_damage(flow: FlowContext) -> None:
    """Read every file and every backup, and show what was found.

    Raises StoreError.
    """

    def found(store: Store) -> list[str]:
        diagnosis = store.diagnose(homework_of_packs(store))
        lines = text.all_lines(diagnosis, store.check_data().damaged_backups, flow.clock())
        return [*lines, text.HOW_TO_REPAIR_LATER] if diagnosis.can_repair else lines

    lines = await in_thread(found, flow.store)
    page = Page("Check for damage", [literal(line) for line in lines or [text.HEALTHY]])
    await flow.app.push_screen_wait(page)
