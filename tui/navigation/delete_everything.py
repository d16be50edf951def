"""Deleting everything, once both partners said yes."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from store import Store
from tui.crashes.report import REPORT_FILE
from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.screens.confirm_delete import ConfirmDelete
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text import delete_everything as text


async def delete_everything(flow: FlowContext) -> bool:
    """Say what goes, ask each partner, and delete all.

    Returns whether Turnabout must close now. Raises StoreError.
    """
    goes = await in_thread(text.what_goes, flow.store)
    about = "\n\n".join((goes, text.STAYS, text.TOGETHER))
    if await flow.app.push_screen_wait(ChooseOne(text.TITLE, about, text.FIRST_CHOICES)) != text.NEXT:
        return False
    first, second = flow.people
    no, yes = text.choices_for(is_last=False)
    answers = {text.CANCEL: no, text.NEXT: yes}
    asked = ChooseOne(text.question_for(first), f"{goes}\n\n{text.TOGETHER}", answers)
    if await flow.app.push_screen_wait(asked) != text.NEXT:
        return False
    confirm = ConfirmDelete(
        text.question_for(second),
        [literal(goes), literal(text.TOGETHER)],
        *text.choices_for(is_last=True),
        partial(_delete, flow.store, flow.folder),
    )
    if await flow.app.push_screen_wait(confirm):
        await flow.app.push_screen_wait(_closing_page(text.DONE_TITLE, *text.DONE))
        return True
    if flow.store.people() is None:  # it began, and then failed
        await flow.app.push_screen_wait(_closing_page(text.TITLE, text.HALF_DONE))
        return True
    return False


def _delete(store: Store, folder: Path) -> None:
    store.delete_everything()
    (folder / REPORT_FILE).unlink(missing_ok=True)


def _closing_page(title: str, *paragraphs: str) -> Page:
    page = Page(title, [*map(literal, paragraphs)])
    page.can_go_back = False
    return page
