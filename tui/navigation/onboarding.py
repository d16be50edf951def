"""The first pages: welcome, safety, partners, and what is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from textual.app import App
from textual.content import Content
from textual.screen import Screen

from store import Store, StoreError
from tui.navigation.flow_context import FlowContext
from tui.screens.partner_names import NEW_PEOPLE, NamesScreen
from tui.screens.partner_profiles import PartnerProfilesScreen
from tui.screens.text_page import Page
from tui.screens.welcome import WelcomeScreen
from tui.session.io_thread import in_thread
from tui.styled_text import literal
from tui.text.couple import Partners
from tui.text.notices import APPEARANCE_SAVED

BEFORE_YOU_START = "Before you start"
WHAT_IT_IS = (
    "Turnabout isn’t therapy, and it won’t judge. It doesn’t take sides or keep score, and you can skip anything.",
    (
        "Esc goes back, and Ctrl+T pauses. For a quick exit, press Ctrl+Q or Ctrl+L. The screen goes "
        "blank right away, no questions asked."
    ),
)
WHERE_IT_STAYS = (
    "Everything stays on this computer, in {}. Turnabout never goes online, and there’s no account."
)
WHAT_IS_SAVED = (
    (
        "At the end of a conversation, you choose together what to save: only the summary, the summary "
        "and your answers, or neither. If you only talked, there’s nothing to choose. Agreements are "
        "always saved."
    ),
    (
        "Private answers give each of you room to think. They aren’t locked: anyone who uses this "
        "computer can read them. Others could read what you write here, or use it in an argument or "
        "in court."
    ),
)
PAGES = 5


async def run_onboarding(
    app: App[int], store: Store, folder: Path, safety: Callable[[], Screen[bool]]
) -> None:
    """Introduce the app, and save who the partners are."""
    people: Partners = NEW_PEOPLE
    page, error_text = 0, ""
    while page < PAGES:
        answer = await app.push_screen_wait(_page(page, people, folder, error_text, safety))
        if isinstance(answer, tuple):
            people = answer
        page = max(0, page + (1 if answer else -1))
        if page == PAGES:
            try:
                await _save_people(store, people)
            except StoreError as error:
                page, error_text = page - 1, str(error)


def _page(
    page: int, people: Partners, folder: Path, error_text: str, safety: Callable[[], Screen[bool]]
) -> Screen[Partners | None] | Screen[bool]:
    if page == 0:
        return WelcomeScreen(people)
    if page == 1:
        return safety()
    if page < 4:
        return (NamesScreen if page == 2 else PartnerProfilesScreen)(people)
    return Page(BEFORE_YOU_START, before_you_start(folder), error_text)


def before_you_start(folder: Path) -> list[Content]:
    """Return what this is, and what is saved where."""
    texts = (*WHAT_IT_IS, WHERE_IT_STAYS.format(folder), *WHAT_IS_SAVED)
    return [literal(text) for text in texts]


async def edit_people(flow: FlowContext) -> None:
    """Let both partners change their names and appearance.

    Raises StoreError.
    """
    people = flow.people
    while named := await flow.app.push_screen_wait(NamesScreen(people)):
        people = named
        if shown := await flow.app.push_screen_wait(PartnerProfilesScreen(people)):
            await _save_people(flow.store, shown)
            flow.app.notify(APPEARANCE_SAVED)
            return


async def _save_people(store: Store, people: Partners) -> None:
    await in_thread(store.set_people, *people)
