"""One agreement is deleted from its page, or with its whole conversation."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store
from tests.tui.helpers.agreement_screens import (
    CONVERSATION,
    open_agreements,
    open_first,
    text_agreement,
)
from tests.tui.helpers.app import agreement_conversation, running_app, seen, wait_until
from tui.screens.agreements.detail import AgreementDetail
from tui.screens.agreements.list import AgreementList
from tui.text.notices import AGREEMENT_DELETED

pytestmark = pytest.mark.usefixtures("two_agreements")
DELETE = ("8", "enter")
TEXT_ID = f"{CONVERSATION}::a0"


async def test_agreement_is_deleted_and_the_conversation_stays(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press(*DELETE)
        shown = " ".join((await wait_until(pilot, "Delete this agreement?")).split())
        for words in (
            "its check-ins, and its history",
            "That conversation stays",
            "Please decide this together.",
        ):
            assert words in shown
        await pilot.press("2", "enter")
        await wait_until(pilot, AGREEMENT_DELETED[:18])
        assert isinstance(pilot.app.screen, AgreementList)
        assert "I will text by six" not in seen(pilot)
    assert [each.act for each in store.agreements()] == ["We walk on Sundays"]
    assert "I will text by six" in str(store.conversation(CONVERSATION).answers)


async def test_nothing_is_deleted_unless_they_say_so(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        for keys in (("enter",), ("escape",)):
            await pilot.press(*DELETE)
            await wait_until(pilot, "Delete this agreement?")
            await pilot.press(*keys)
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
            await pilot.pause()
    assert text_agreement(store).id == TEXT_ID


async def test_whole_conversation_can_be_deleted_instead(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press(*DELETE)
        await wait_until(pilot, "Delete the whole conversation")
        await pilot.press("3", "enter")
        await wait_until(pilot, "Delete this conversation?")
        assert len(store.agreements()) == 2
        await pilot.press("2", "enter")
        await wait_until(pilot, "Agreements you make will appear here.")
    assert store.agreements() == []
    assert store.recent_headers(9) == []


async def test_ended_agreement_can_be_deleted(store: Store, tmp_path: Path) -> None:
    store.change_agreement(TEXT_ID, "2026-03-14T20:00:00+01:00", {"next": "let_go"})
    store.delete_agreement(f"{CONVERSATION}::a1", "2026-03-14T20:00:00+01:00")
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await wait_until(pilot, "I will text by six")
        await pilot.press("enter")
        await wait_until(pilot, "Start it again")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Delete this agreement?")
        await pilot.press("2", "enter")
        await wait_until(pilot, AGREEMENT_DELETED[:18])
    assert list(store.closed_agreements()) == []


async def test_agreement_of_an_unfinished_conversation_can_be_deleted(store: Store, tmp_path: Path) -> None:
    started = "2026-03-14T1900-00a2"
    store.save(agreement_conversation(started, {"act": "We sing", "who": "both", "look_back": "2026-03-13"}))
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await wait_until(pilot, "We sing")
        await pilot.press(*DELETE)
        await wait_until(pilot, "Delete this agreement?")
        await pilot.press("2", "enter")
        await wait_until(pilot, AGREEMENT_DELETED[:18])
    assert "We sing" not in [each.act for each in store.agreements()]
    assert [each.id for each in store.unfinished()] == [started]
