"""A private note: one key on Home opens the page to write it on."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import TextArea

from store import Store
from tests.scripts.helpers.small_scripts import make_script
from tests.tui.helpers.app import NOW, running_app, seen, wait_until
from tui.screens.conversation.private_note import PrivateNote
from tui.session.conversation_session import ConversationSession
from tui.session.multi_day_collecting import visit
from tui.session.private_note import open_note

STEPS = """
- collect: notes
  for: 7 days
  steps:
    - ask: note
      of: speaker
      answer: text
      private: yes
- reveal: open_notes
  show: [note]
"""
WORDS = """
## note
{{ speaker }}, what did you notice?

* One of you planned, reminded, or thought ahead.
* One of you asked how the other was, or noticed a mood.
* One of you brought up a need.
* One of you apologized, or calmed things down.

## open_notes
Read your notes to each other.
"""
SCRIPT = make_script(STEPS, WORDS)


@pytest.fixture
def session(store: Store) -> ConversationSession:
    session = ConversationSession(SCRIPT, store, clock=lambda: NOW)
    session.answer("a")
    session.resolve_facts()
    return session


@asynccontextmanager
async def note_page(
    store: Store, folder: Path, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[int]]:
    """Open the page with one key from Home."""
    async with running_app(store, folder, size=size) as pilot:
        await wait_until(pilot, "Small")
        await pilot.press("+")
        await wait_until(pilot, lambda: _can_type(pilot))
        yield pilot


def _can_type(pilot: Pilot[int]) -> bool:
    return isinstance(pilot.app.screen, PrivateNote) and isinstance(pilot.app.screen.focused, TextArea)


def _notes(store: Store) -> list[tuple[str, object]]:
    answers = store.conversation(store.unfinished()[0].id).answers
    return [(str(each["of"]), each["value"]) for each in answers if each["step"] == "note"]


async def test_one_key_opens_the_page_and_typing_starts_at_once(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    visit(session, "second")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Small")
        assert "+ Add something" in seen(pilot).splitlines()[-1]
        await pilot.press("+", *"dishes")
        screen = await wait_until(pilot, "dishes")
        assert "Ana, please look away. Not Ben?" in screen
        assert "Ben, what did you notice?" in screen
        await pilot.press("enter")
        screen = await wait_until(pilot, "Ben’s note is saved.")
        assert "Good evening" in screen
    assert _notes(store) == [("second", "dishes")]


async def test_arrow_changes_who_writes_while_the_page_is_empty(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    async with note_page(store, tmp_path) as pilot:
        assert "I’m Ben" in seen(pilot).splitlines()[-1]
        await pilot.press("right", *"calls", "left", "left", "!")
        screen = await wait_until(pilot, "cal!ls")
        assert "Ana, please look away." in screen
        assert "I’m Ana" not in screen
        await pilot.press("enter")
        await wait_until(pilot, "Ben’s note is saved.")
    assert _notes(store) == [("second", "cal!ls")]


@pytest.mark.parametrize("size", [(40, 15), (60, 20)])
async def test_who_looks_away_is_in_view_in_a_small_window(
    session: ConversationSession, store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    async with note_page(store, tmp_path, size) as pilot:
        screen = await wait_until(pilot, "please look away")
        assert "Ben, please look away. Not Ana? Press ← or →." in " ".join(screen.split())


async def test_half_typed_note_stays_hidden_until_its_writer_asks(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    async with note_page(store, tmp_path) as pilot:
        await pilot.press(*"secret", "escape")
        await wait_until(pilot, "Good evening")
        await pilot.press("+")
        await wait_until(pilot, lambda: _can_type(pilot))
        assert "secret" not in seen(pilot)
        await pilot.press("right")
        await wait_until(pilot, "Ben, what did you notice?")
        await pilot.press("enter")
        assert "secret" not in await wait_until(pilot, "Please write a few words")
        await pilot.press("left")
        await wait_until(pilot, "Ana, what did you notice?")
        assert "secret" not in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "secret")
        await pilot.press("enter")
        await wait_until(pilot, "Ana’s note is saved.")
    assert _notes(store) == [("first", "secret")]


async def test_another_note_leaves_the_half_typed_one(
    session: ConversationSession, store: Store, tmp_path: Path
) -> None:
    async with note_page(store, tmp_path) as pilot:
        await pilot.press(*"first", "escape")
        await wait_until(pilot, "Good evening")
        await pilot.press("+", *"second", "enter")
        await wait_until(pilot, "Ana’s note is saved.")
        await pilot.press("+", "enter")
        await wait_until(pilot, "first")
    assert _notes(store) == [("first", "second")]


def test_what_was_half_typed_twice_is_joined(session: ConversationSession, store: Store) -> None:
    from store import Draft

    for text in ("one", "two"):
        open_note(session, "first")
        assert session.collecting is not None
        store.save_draft(Draft(session.id, session.collecting.place, "note", "first", text))
    visit(session, "first")
    assert sorted(store.drafts(session.id)[0].text.split()) == ["one", "two"]
    assert len(store.drafts(session.id)) == 1
