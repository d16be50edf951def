"""One page to bring to someone: chosen, read together, and saved."""

from __future__ import annotations

import stat
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import Any

import pytest
from textual.pilot import Pilot

from scripts import AwaitingAnswer, Finished
from scripts.autoplay.random_answers import random_answer
from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from scripts.opening_closing_steps import KEEP_STEP, READINESS_STEP, frame_name
from store import Store
from tests.tui.helpers.app import (
    ANA,
    BEN,
    NOW,
    agreement_conversation,
    finish_conversation,
    running_app,
    seen,
    wait_until,
)
from tests.tui.helpers.settings_pages import enter_path, open_from_settings
from tui.export.shared_page import CHOSEN_NOTE, page_text
from tui.reports.shareable_items import AGREEMENTS, share_items
from tui.screens.settings.settings import SettingsScreen
from tui.session.conversation_session import ConversationSession
from tui.text.sharing import NOTHING_CHOSEN, NOTHING_YET

AGREEMENT = {"who": "first", "act": "make *tea*", "cue": None, "look_back": "2026-03-20", "end": None}
ONE = "2026-03-12T2015-00a1"
SIZES = [(80, 24), (120, 36), (60, 20), (40, 15)]
PEOPLE = (ANA, BEN)


@pytest.fixture
def filled(store: Store) -> Store:
    """Return a store with an agreement that was checked in on."""
    finish_conversation(store, agreement_conversation(ONE, AGREEMENT))
    (agreement,) = store.agreements()
    store.change_agreement(agreement.id, NOW.isoformat(), {"outcome": "partly"})
    return store


async def open_page(pilot: Pilot[Any], shown: str = "What goes on the page?") -> str:
    return await open_from_settings(pilot, "Share one page", shown)


def held(store: Store, name: str, seed: int, keep: str = "words") -> ConversationSession:
    """Hold a conversation with random answers."""
    session, rng = (
        ConversationSession(open_script(name), store, clock=lambda: NOW - timedelta(days=2)),
        Random(seed),
    )
    session.resolve_facts()
    while not isinstance(state := session.state, Finished):
        assert isinstance(state, AwaitingAnswer)
        name = frame_name(session.script, state.step.id)
        value = keep if name == KEEP_STEP else random_answer(state, rng)
        session.answer("yes" if name == READINESS_STEP else value)
        session.resolve_facts()
    session.finish(keep)
    return session


@pytest.mark.parametrize("size", SIZES)
async def test_chosen_page_is_saved(filled: Store, tmp_path: Path, home: Path, size: tuple[int, int]) -> None:
    async with running_app(filled, tmp_path, size=size) as pilot:
        screen = await open_page(pilot)
        assert "[x]" not in screen
        await pilot.press("space")
        await wait_until(pilot, "[x]")
        await pilot.press("enter")
        await wait_until(pilot, "Are you both okay with this?")
        assert [*home.iterdir()] == []
        await pilot.press("enter")
        while "Where should it go?" not in seen(pilot):  # Enter reads on first
            await pilot.press("enter")
            await pilot.pause()
        await pilot.press("enter")
        await wait_until(pilot, "Saved in")
        assert isinstance(pilot.app.screen, SettingsScreen)
    (file,) = home.iterdir()
    assert file.name == "turnabout-page-2026-03-14.txt"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text(encoding="utf-8")
    assert text.startswith("Ana and Ben\n")
    assert CHOSEN_NOTE in text
    assert "    Make *tea*.\n" in text
    assert "How it went: partly kept" in text


async def test_long_page_is_read_to_its_end_first(filled: Store, tmp_path: Path, home: Path) -> None:
    for day in range(10, 14):
        finish_conversation(filled, agreement_conversation(f"2026-03-{day}T2015-00b1", AGREEMENT))
    async with running_app(filled, tmp_path, size=(60, 20)) as pilot:
        await open_page(pilot)
        await pilot.press(*"123456", "enter")
        await wait_until(pilot, "Read on")
        await pilot.press("enter")
        await pilot.pause()
        assert "Where should it go?" not in seen(pilot)
        await pilot.press("end")
        await wait_until(pilot, lambda: "Read on" not in seen(pilot))
        await pilot.press("enter")
        await wait_until(pilot, "Where should it go?")


async def test_nothing_ticked_is_not_a_page(filled: Store, tmp_path: Path, home: Path) -> None:
    async with running_app(filled, tmp_path) as pilot:
        await open_page(pilot)
        await pilot.press("enter")
        await wait_until(pilot, NOTHING_CHOSEN)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
    assert [*home.iterdir()] == []


async def test_going_back_keeps_the_ticks(filled: Store, tmp_path: Path, home: Path) -> None:
    async with running_app(filled, tmp_path) as pilot:
        await open_page(pilot)
        await pilot.press("space", "enter")
        await wait_until(pilot, "Are you both okay")
        await pilot.press("escape")
        await wait_until(pilot, "[x]")
    assert [*home.iterdir()] == []


async def test_nothing_to_choose_is_said(store: Store, tmp_path: Path, home: Path) -> None:
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        await open_page(pilot, NOTHING_YET[:40])


async def test_page_is_never_saved_among_the_data(filled: Store, tmp_path: Path, home: Path) -> None:
    async with running_app(filled, tmp_path) as pilot:
        await open_page(pilot)
        await pilot.press("space", "enter")
        await wait_until(pilot, "Are you both okay")
        await pilot.press("enter")
        await wait_until(pilot, "Where should it go?")
        await enter_path(pilot, str(tmp_path / "page.txt"), "in Turnabout’s own folder")


def test_markdown_keeps_typed_text_as_it_is(filled: Store) -> None:
    page = page_text(share_items(filled, PEOPLE, NOW.date()), PEOPLE, NOW.date(), markdown=True)
    assert page.startswith("# Ana and Ben\n")
    assert f"\n## {AGREEMENTS}\n" in page
    assert "\n    Make *tea*.\n" in page


@pytest.mark.parametrize("seed", range(8))
def test_only_outcomes_are_offered(store: Store, seed: int) -> None:
    """What was said along the way, and all that is private, isn't among what they can choose."""
    session = held(store, "reflective-listening", seed)
    marked = {node.id for node in iter_nodes(session.script.steps) if isinstance(node, Step) and node.outcome}
    said = {
        answer.value
        for answer in session.progress.answers
        if isinstance(answer.value, str)
        and len(answer.value) > 20
        and (answer.private or (answer.step not in marked and answer.kind in ("ask", "talk")))
    }
    wanted = {
        answer.value
        for answer in session.progress.answers
        if answer.step in marked and isinstance(answer.value, str)
    }
    page = page_text(share_items(store, PEOPLE, NOW.date()), PEOPLE, NOW.date())
    flat = " ".join(page.split())
    assert not [text for text in said - wanted if " ".join(text.split()) in flat]
    assert all(" ".join(text.split()) in flat for text in wanted)


@pytest.mark.parametrize("name", ["repair", "weekly-check-in", "i-statements"])
@pytest.mark.parametrize("keep", ["words", "agreed", "nothing"])
def test_every_kind_of_saved_conversation_can_be_offered(store: Store, name: str, keep: str) -> None:
    session = held(store, name, 1, keep)
    items = share_items(store, PEOPLE, NOW.date())
    assert keep == "nothing" or any(session.script.title in item.label for item in items)
    assert page_text(items, PEOPLE, NOW.date())
