"""Pastes into lines and lists: nothing is cut without a word."""

from __future__ import annotations

import pytest
from textual.events import Paste
from textual.pilot import Pilot
from textual.widgets import Input, TextArea

from tests.tui.helpers.app import wait_until
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS
from tests.tui.helpers.typed_keys import BACKSPACE, DOWN, ENTER, LEFT, all_handled, type_at_once
from tui.base_app import BaseApp
from tui.screens.partner_names import MAX_NAME_CHARS
from tui.widgets.inputs.line_input import FULL_NOTICE, LineInput, SearchInput
from tui.widgets.inputs.list_row import ItemInput

VIEW_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}


async def paste(pilot: Pilot[int], text: str) -> None:
    pilot.app.post_message(Paste(text))
    await all_handled(pilot)


def values(pilot: Pilot[int]) -> list[str]:
    return [each.value for each in pilot.app.screen.query(Input)]


def notices(pilot: Pilot[int]) -> list[str]:
    assert isinstance(pilot.app, BaseApp)
    return [pilot.app.notice.sentence] if pilot.app.notice else []


async def test_paste_too_long_for_a_name_says_so_and_changes_nothing() -> None:
    async with showing_view(VIEW_BY_NAME["names"]) as pilot:
        await paste(pilot, "x" * MAX_NAME_CHARS)
        assert notices(pilot) == [FULL_NOTICE.format(MAX_NAME_CHARS)]
        assert values(pilot) == ["Ana", "Ben"]


async def test_key_too_many_in_a_line_says_so() -> None:
    async with showing_view(VIEW_BY_NAME["names"]) as pilot:
        await type_at_once(pilot, *"x" * (MAX_NAME_CHARS - 3))
        assert notices(pilot) == []
        await type_at_once(pilot, "y")
        assert notices(pilot) == [FULL_NOTICE.format(MAX_NAME_CHARS)]


@pytest.mark.parametrize("name", ["\u200b\u200d", "\u3164", "\u2800", "\u3000\u00a0", "\u200e\ufe0f"])
async def test_name_of_invisible_characters_is_refused(name: str) -> None:
    async with showing_view(VIEW_BY_NAME["names"]) as pilot:
        await type_at_once(pilot, *BACKSPACE * 3, *name, ENTER)
        await wait_until(pilot, "This name has no visible letters.")


async def test_name_that_differs_invisibly_is_the_same_name() -> None:
    async with showing_view(VIEW_BY_NAME["names"]) as pilot:
        await type_at_once(pilot, DOWN, *BACKSPACE * 3, *"An\u200ba", ENTER)
        await wait_until(pilot, "the same name twice")


async def test_lines_pasted_into_a_name_are_one_line() -> None:
    async with showing_view(VIEW_BY_NAME["names"]) as pilot:
        await paste(pilot, "\nvon\n\nOben\n")
        assert pilot.app.screen.query(LineInput)[0].clean_value == "Anavon Oben"


async def test_lines_pasted_within_a_row_stay_apart() -> None:
    async with showing_view(VIEW_BY_NAME["list"]) as pilot:
        await type_at_once(pilot, *"ab", LEFT)
        await paste(pilot, "1\n2\n3")
        assert values(pilot) == ["a1", "2", "3b"]


async def test_lines_beyond_the_end_of_a_list_are_counted() -> None:
    async with showing_view(VIEW_BY_NAME["list"]) as pilot:
        await type_at_once(pilot, *"ab", LEFT)
        await paste(pilot, "1\n2\n3\n4\n5\n6\n7\n8")
        assert values(pilot) == ["a1", "2", "3", "4", "5", "6b"]
        assert notices(pilot) == ["This list can only hold 6 lines. The last 2 lines you pasted didn’t fit."]


async def test_paste_in_a_list_of_entries_searches() -> None:
    async with showing_view(VIEW_BY_NAME["notebook"]) as pilot:
        await type_at_once(pilot, DOWN)
        await paste(pilot, "kitchen\nsink")
        assert pilot.app.screen.query_one(SearchInput).clean_value == "kitchen sink"


async def test_paste_while_talking_opens_the_note() -> None:
    async with showing_view(VIEW_BY_NAME["talk"]) as pilot:
        await paste(pilot, "We met\nin the rain.")
        box = pilot.app.screen.query_one(TextArea)
        assert (box.text, box.has_focus) == ("We met\nin the rain.", True)
        await paste(pilot, " Twice.")
        assert box.text == "We met\nin the rain. Twice."


async def test_unprintable_characters_are_typed_into_rows() -> None:
    async with showing_view(VIEW_BY_NAME["list"]) as pilot:
        await type_at_once(pilot, *"می\u200cروم\u3000x")
        assert [row.clean_value for row in pilot.app.screen.query(ItemInput)] == ["می\u200cروم\u3000x"]
