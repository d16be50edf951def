"""One page to bring to someone: choosing, reading, and saving it."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from tui.export.shared_page import page_text
from tui.export.target_file import check_outside, write_target
from tui.navigation.flow_context import FlowContext
from tui.reports.shareable_items import ShareItem, share_items
from tui.screens.settings.save_copy import SaveCopy
from tui.screens.sharing.choose_items import ChooseItems
from tui.screens.sharing.read_page import ReadPage
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text import sharing as text


async def share_page(flow: FlowContext) -> None:
    """Let the couple choose what goes on a page, read it, and save it.

    Raises StoreError.
    """
    items = await in_thread(share_items, flow.store, flow.people, flow.today())
    if not items:
        await flow.app.push_screen_wait(Page(text.TITLE, [literal(text.NOTHING_YET)]))
        return
    ticked: frozenset[int] = frozenset()
    while chosen := await flow.app.push_screen_wait(ChooseItems([item.label for item in items], ticked)):
        ticked = chosen
        picked = [items[number] for number in sorted(ticked)]
        page = page_text(picked, flow.people, flow.today(), indent="")  # long lines wrap on the screen
        if await flow.app.push_screen_wait(ReadPage(page)) and (path := await _save(flow, picked)):
            flow.app.notify(f"Saved in {path}.")
            return


async def _save(flow: FlowContext, picked: list[ShareItem]) -> Path | None:
    name = f"~/turnabout-page-{flow.today().isoformat()}.txt"
    check = partial(check_outside, folder=flow.folder)
    return await flow.app.push_screen_wait(
        SaveCopy(name, text.FILE_ABOUT, check, partial(_write, flow, picked))
    )


def _write(flow: FlowContext, picked: list[ShareItem], path: Path) -> None:
    is_markdown = path.suffix.lower() == ".md"
    write_target(path, page_text(picked, flow.people, flow.today(), markdown=is_markdown))
