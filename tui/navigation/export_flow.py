"""Saving a copy of everything in a file."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from store import Store
from tui.export.everything_saved import as_calendar, as_json, as_markdown, as_text
from tui.export.target_file import check_outside, write_target
from tui.export.unavailable_files import unavailable_files
from tui.navigation.flow_context import FlowContext
from tui.screens.choose_action import ChooseOne
from tui.screens.settings.save_copy import SaveCopy
from tui.screens.text_page import Page
from tui.session.io_thread import in_thread
from tui.styled_text import literal

TITLE = "Save a copy"
INTRO = "Everything you’ve saved, in one file. Private answers you didn’t share aren’t in it."
FORMATS = {
    "txt": "To read or print (plain text)",
    "md": "As a document (Markdown)",
    "json": "For other programs (JSON)",
    "ics": "For your calendar (iCalendar)",
}
ABOUT = {
    "txt": "Your agreements, your notebook, and your conversations, as plain text.",
    "md": "Your agreements, your notebook, and your conversations, as Markdown.",
    "json": "All the data, for a program to read.",
    "ics": (
        "Your check-ins, turns, and repeating conversations. Others may see your calendar, so its events don’t show "
        "your words."
    ),
}
LOST_TEXT = "The copy is saved, but these files couldn’t be read, so what’s in them is left out:"
_CONVERT: dict[str, Callable[[Store], str]] = {
    "txt": as_text,
    "md": as_markdown,
    "json": as_json,
    "ics": partial(as_calendar, in_words=False),
}


async def save_copy(flow: FlowContext) -> None:
    """Ask for a format and a file, and save everything there."""
    while kind := await flow.app.push_screen_wait(ChooseOne(TITLE, INTRO, FORMATS)):
        name = f"~/turnabout-{flow.today().isoformat()}.{kind}"
        page = SaveCopy(
            name, ABOUT[kind], partial(check_outside, folder=flow.folder), partial(_write, flow, kind)
        )
        if path := await flow.app.push_screen_wait(page):
            await _tell(flow, path)
            return


def _write(flow: FlowContext, kind: str, path: Path) -> None:
    write_target(path, _CONVERT[kind](flow.store))


async def _tell(flow: FlowContext, path: Path) -> None:
    missing, damaged = await in_thread(unavailable_files, flow.store, conversations=True)
    if lost := [*missing, *damaged]:
        await flow.app.push_screen_wait(Page(TITLE, [literal(LOST_TEXT), literal("\n".join(lost))]))
    flow.app.notify(f"Saved in {path}.")
