"""A pause never brings a check-in forward."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store
from tests.tui.helpers.agreement_screens import open_agreements
from tests.tui.helpers.app import NOW, agreement_conversation, finish_conversation, running_app, wait_until

ACT = {"act": "We walk on Sundays", "who": "both"}


@pytest.mark.parametrize(
    ("look_back", "paused", "becomes"),
    [
        ("2026-04-30", True, "2026-05-14"),
        ("2026-05-20", False, "2026-06-03"),
        ("2026-04-02", False, "2026-04-11"),
        ("2026-03-14", False, "2026-03-28"),
    ],
)
async def test_pausing_moves_the_check_in_later(
    store: Store, tmp_path: Path, look_back: str, paused: bool, becomes: str
) -> None:
    finish_conversation(
        store, agreement_conversation("2026-03-07T2015-00a1", {**ACT, "look_back": look_back})
    )
    if paused:
        rest = {"next": "rest", "look_back": look_back}
        store.change_agreement(store.agreements()[0].id, NOW.isoformat(), {**rest})
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "Pause it")
        await pilot.press("4", "enter")
        await wait_until(pilot, "For how long?")
        await pilot.press("enter")
        await wait_until(pilot, lambda: store.agreements()[0].look_back != look_back)
    assert store.agreements()[0].look_back == becomes
