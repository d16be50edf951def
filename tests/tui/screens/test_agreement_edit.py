"""Changing an agreement: its words, owner, end, and recurrence."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Json, Store
from tests.tui.helpers.agreement_screens import YESTERDAY, open_first, press_until_list, text_agreement
from tests.tui.helpers.app import running_app, seen, wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS
from tui.text.notices import AGREEMENT_EDITED
from tui.widgets.inputs.chips import Chips
from tui.widgets.inputs.owner_options import OWNER_HINT, OwnerOptions
from tui.widgets.inputs.text_box import TextBox

pytestmark = pytest.mark.usefixtures("two_agreements")


async def agree_aloud(pilot: Pilot[Any], says: str, *keys: str) -> None:
    """Press keys, then Enter on the page that asks to say it aloud."""
    await pilot.press(*keys)
    await wait_until(pilot, says)
    await press_until_list(pilot, "enter")


async def test_changed_words_are_saved_and_listed_in_history(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you can both say yes to")
        await agree_aloud(pilot, "Ana, say it to Ben", "right", *"!!", "enter")
        assert text_agreement(store).act == "I will text by six [/!!"
        assert AGREEMENT_EDITED[:50] in await wait_until(pilot, "Saved. The old version")
        await pilot.press("enter")
        await wait_until(pilot, "Edit")
        await pilot.press("3", "enter")
        await wait_until(pilot, "press an arrow key to edit it")
        await agree_aloud(pilot, "out loud", *"I ring [/", "enter")
        assert text_agreement(store).act == "I ring [/"
        await pilot.press("enter")
        assert "It used to say “I will text by six [/.”" in await wait_until(pilot, "14 March: edited")


async def test_empty_words_are_refused_and_same_words_ignored(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you can both say yes to")
        pilot.app.screen.query_one(TextBox).text = " "
        await pilot.press("enter")
        await wait_until(pilot, "Please write")
        await press_until_list(pilot, "escape", "escape", "escape")
        await pilot.press("enter")
        await wait_until(pilot, "Check in on it now")
        await pilot.press("3", "enter")
        await wait_until(pilot, "you can both say yes to")
        await press_until_list(pilot, "enter")
        assert "Saved. The old version" not in seen(pilot)
    assert text_agreement(store).history == ()


@pytest.mark.slow
async def test_other_fields_are_changed_and_listed_in_history(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "+ if or when")
        await pilot.press("down", "down", "space")
        await wait_until(pilot, lambda: bool(pilot.app.screen.query("#cue")))
        await pilot.press(*"If late", *["tab"] * 3, "right", "enter")
        await wait_until(pilot, "Saturday 11 April")
        await pilot.press("tab", "tab", "enter", *"Rain")
        await agree_aloud(pilot, "If late, I will text by six [/", "enter")
        found = text_agreement(store)
        assert (found.cue, found.obstacle, found.end) == ("If late", "Rain", "2026-04-11")
        assert (found.act, found.instead) == ("I will text by six [/", None)
        await pilot.press("enter")
        await wait_until(pilot, "It ends on 11 April.")
        told = "14 March: edited. It used to say “I will text by six [/.” You added “Rain” under"
        assert told in " ".join(seen(pilot).split())


@pytest.mark.slow
async def test_owner_is_changed_and_listed_in_history(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        for key, who, told in (
            ("3", "both", "it’s now for both of you."),
            ("1", "a", "it’s now just for Ana."),
            ("2", "b", "Ben took it over."),
        ):
            await pilot.press("3", "enter")
            await wait_until(pilot, "you can both say yes to")
            await pilot.press("down", "x")
            await wait_until(pilot, lambda: OWNER_HINT in " ".join(seen(pilot).split()))
            await agree_aloud(pilot, "out loud", key, "enter")
            assert text_agreement(store).who == who
            await pilot.press("enter")
            assert f"14 March: {told}" in await wait_until(pilot, "14 March:")
            await wait_until(pilot, "Check in on it now")


async def test_emptied_fields_and_end_are_removed(store: Store, tmp_path: Path) -> None:
    words: dict[str, Json] = {"sign": "We sleep", "end": "2026-03-15"}
    store.change_agreement(text_agreement(store).id, YESTERDAY, {"words": words})
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "How we’ll know")
        await pilot.press("tab", "f7", "backspace", "tab", "left")
        await wait_until(pilot, "never")
        await press_until_list(pilot, "enter")
    found = text_agreement(store)
    assert (found.sign, found.end) == (None, None)
    assert found.history[-1].before == words


async def test_esc_warns_about_unsaved_text_before_leaving(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you can both say yes to")
        await pilot.press("!", "escape")
        await wait_until(pilot, "Not saved yet.")
        await pilot.press("?", "escape")
        await wait_until(pilot, "Not saved yet.")
        await press_until_list(pilot, "escape", "escape")
    assert text_agreement(store).history == ()


async def test_esc_on_the_page_to_say_it_aloud_goes_back_to_the_form(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you can both say yes to")
        await pilot.press("right", "!", "enter")
        await wait_until(pilot, "out loud")
        await pilot.press("escape")
        await wait_until(pilot, "you can both say yes to")
        assert pilot.app.screen.query_one(TextBox).text == "I will text by six [/!"
    assert text_agreement(store).history == ()


async def test_esc_offers_no_saving_when_text_is_empty(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you can both say yes to")
        await pilot.press("f7", "backspace", "escape")
        assert "Press Enter to save" not in await wait_until(pilot, "It’s empty.")
        await press_until_list(pilot, "escape", "escape")
    assert text_agreement(store).history == ()


async def test_recurrence_and_turns_are_added_to_an_agreement(store: Store, tmp_path: Path) -> None:
    store.change_agreement(text_agreement(store).id, YESTERDAY, {"words": {"who": "both"}})
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("6", "enter")
        assert "Starts" not in await wait_until(pilot, "How often should it repeat?")
        await pilot.press("right", "down", "x")
        await wait_until(pilot, "You can’t type here.")
        await pilot.press("3")
        await wait_until(pilot, "One day Ben, the next day Ana.")
        await press_until_list(pilot, "enter")
        found = text_agreement(store)
        assert (found.rhythm, found.who, found.turn, found.since) == ("FREQ=DAILY", "both", "b", "2026-03-15")
        await wait_until(pilot, "Saved. It repeats every day, taking turns.")
        await pilot.press("escape")
        await wait_until(pilot, "◆ Ben, tomorrow")


async def test_agreement_of_one_person_is_not_done_in_turn(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("6", "enter")
        await wait_until(pilot, "How often should it repeat?")
        await pilot.press("right")
        assert "take turns" not in await wait_until(pilot, "Starts tomorrow")
        await press_until_list(pilot, "enter")
        found = text_agreement(store)
        assert (found.rhythm, found.who, found.turn) == ("FREQ=DAILY", "a", None)


async def test_whole_sentence_is_shown_while_editing() -> None:
    view = next(view for view in VIEWS if view.name == "change-agreement")
    async with ScreenApp(view).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, view)
        await wait_until(pilot, "It reads: When it is day 0")
        await pilot.press(*"we walk")
        await wait_until(pilot, "It reads: When it is day 0, we walk.")


async def test_key_bar_says_how_to_choose_who_does_it() -> None:
    view = next(view for view in STEPS if view.name == "agree")
    async with ScreenApp(view).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, view)
        pilot.app.screen.query_one(OwnerOptions).focus()
        await pilot.pause()
        assert "← → Pick one" in seen(pilot).splitlines()[-1]


async def test_key_bar_says_how_to_get_from_one_chip_to_the_next() -> None:
    view = next(view for view in VIEWS if view.name == "change-agreement")
    async with ScreenApp(view).run_test() as pilot:
        await open_view(pilot, view)
        pilot.app.screen.query_one(Chips).focus()
        await pilot.pause()
        assert "Add this line ← → Pick one" in " ".join(seen(pilot).splitlines()[-1].split())
