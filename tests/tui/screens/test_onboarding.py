"""The first run, from the safety page to Home."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Store, WriteError, open_store
from tests.tui.helpers.app import ANA, BEN, running_app, seen, wait_until
from tui.screens.safety import SafetyScreen


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as store:
        yield store


async def read_to_the_end(pilot: Pilot[Any]) -> None:
    """Press Enter until the safety page and the nearest numbers were read."""
    pages, read = 0, seen(pilot)
    while "Read on" in seen(pilot).splitlines()[-1]:
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SafetyScreen))
        await pilot.pause()
        pages, read = pages + 1, read + seen(pilot)
    assert pages == 1
    for words in ("112  Emergency in many countries", "Don’t use it", "In another country?", "more below"):
        assert words in read


async def test_enter_alone_reaches_the_first_question(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "T u r n a b o u t")
        await pilot.press("enter")
        assert "Read on" in await wait_until(pilot, "don’t use this")
        await read_to_the_end(pilot)
        await pilot.press("enter", *"Ana", "enter", *"Ben", "enter")
        await wait_until(pilot, "Which pronouns do you use?")
        await pilot.press("enter")
        screen = " ".join((await wait_until(pilot, "Turnabout isn’t therapy")).split())
        for words in (
            *("skip anything", "For a quick exit", "Everything stays on this computer"),
            *("choose together what to save", "room to think", "in an argument or in court"),
        ):
            assert words in screen
        await pilot.press("enter")
        await wait_until(pilot, "Ana goes first ●")
        usual = {"they": "they", "them": "them", "their": "their"}
        assert store.people() == (replace(ANA, **usual), replace(BEN, **usual))
        await wait_until(pilot, "A good one to start with")
        await pilot.press("enter")
        await wait_until(pilot, "goes first today")
        await pilot.press("enter")
        await wait_until(pilot, "is this a good time")


async def test_back_is_offered_from_the_second_page_on(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        assert "Esc" not in seen(pilot)
        await pilot.press("escape", "enter", "end", "enter")
        await wait_until(pilot, "Who’s here?")
        assert "Esc" in seen(pilot)
        await pilot.press("escape", "f3")
        await wait_until(pilot, "Is this for us?")


async def test_back_keeps_typed_text_and_saves_nothing(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        await pilot.press("enter", "end", "enter", *"Ana", "enter", *"Ben", "enter")
        await wait_until(pilot, "Which pronouns do you use?")
        await pilot.press("escape")
        screen = await wait_until(pilot, "Who’s here?")
        assert "Ana" in screen
        assert "Ben" in screen
        await pilot.press("escape")
        await wait_until(pilot, "Is this for us?")
        assert store.people() is None
        assert store.settings() == {}


async def test_partners_never_share_a_color_or_symbol(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        await pilot.press("enter", "end", "enter", *"Ana", "enter", *"Ben", "enter")
        await wait_until(pilot, "Which pronouns do you use?")
        await pilot.press("left", "down", *"xe / xem / xyr", "tab")
        await pilot.press("right", "down", "right")
        screen = await wait_until(pilot, "▲ Ana")
        assert "plum" in screen  # skips teal, which Ben has
        await pilot.press("enter", "enter")
        await wait_until(pilot, "A good one to start with")
        people = store.people()
        assert people is not None
        assert (people[0].they, people[0].them, people[0].their) == ("xe", "xem", "xyr")
        assert (people[0].colour, people[0].sign, people[1].colour, people[1].sign) == (
            "plum",
            "▲",
            "teal",
            "◆",
        )


async def test_missing_name_is_asked_for(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        await pilot.press("enter", "end", "enter", "enter")
        await wait_until(pilot, "Please enter a name or an initial.")


@pytest.mark.slow
async def test_failed_save_of_names_can_be_retried(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*people: object) -> None:
        raise WriteError("store.json", OSError(28, "full"))

    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        await pilot.press("enter", "end", "enter", *"[/", "enter", *"{{ 7*7 }}", "enter")
        await wait_until(pilot, "{{ 7*7 }}")
        await pilot.press("enter")
        await wait_until(pilot, "Before you start")
        with monkeypatch.context() as patched:
            patched.setattr(store, "set_people", full)
            await pilot.press("enter")
            await wait_until(pilot, "the disk is full")
        await pilot.press("end", "enter")
        await wait_until(pilot, "[/ goes first")


async def test_name_error_disappears_on_typing(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        await pilot.press("enter", "end", "enter", "enter")
        await wait_until(pilot, "Please enter a name")
        await pilot.press("A")
        await wait_until(pilot, lambda: "Please enter a name" not in seen(pilot))
        await pilot.press("backspace", "enter")
        await wait_until(pilot, "Please enter a name")
        await pilot.press("down")  # Ben has no name yet either
        await wait_until(pilot, lambda: "Please enter a name" not in seen(pilot))


async def test_arrows_move_between_the_names(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        await pilot.press("enter", "end", "enter", "down", *"Ben", "up", *"Ana", "down", "enter")
        await wait_until(pilot, "Which pronouns do you use?")
        assert seen(pilot).index("Ana") < seen(pilot).index("Ben")


@pytest.mark.parametrize("other", ["Mia", "mia", "MIA "])
async def test_equal_names_are_asked_about(store: Store, tmp_path: Path, other: str) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Is this for us?")
        await pilot.press("enter", "end", "enter", *"Mia", "enter", *other, "enter")
        await wait_until(pilot, "the same name twice")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Which pronouns do you use?")
