"""Revealing answers and comparing them."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from prompts import sanitize
from tests.tui.helpers.hostile_texts import AT_ONCE
from tests.tui.helpers.step_questions import reveal_question
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.keys.commands import FINISH_EDIT
from tui.reports.shown_answers import ShownAnswer
from tui.widgets.answers.reveal import DecideStep


async def test_owner_decides_to_show_edit_or_withhold() -> None:
    secret = reveal_question(ShownAnswer("hurt", "first", "It stung.", can_edit=True))
    host = await answer(secret, "enter")
    assert host.answered == []
    for keys, decision in (
        (("1", "enter"), "show"),
        (("3", "enter"), "keep"),
        (("right", "right", "right", "enter"), "keep"),
        (("2", "enter", "!", "enter", "1", "enter"), {"edit": "It stung.!"}),
        (("2", "enter", "!", "enter", "3", "enter"), "keep"),
        (("2", "enter", "enter", "1", "enter"), "show"),
    ):
        assert (await answer(secret, *keys)).answered == [{"hurt": decision}], keys


async def test_editing_shares_nothing_until_it_is_chosen() -> None:
    secret = reveal_question(ShownAnswer("hurt", "first", "It stung.", can_edit=True))
    app = WidgetApp(secret)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("2", "enter", "!")
        assert app.host.query_one(DecideStep).enter_command is FINISH_EDIT
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert app.host.answered == []
        assert "It stung.!" in seen(pilot)
        assert app.host.drafts[-1] == '{"hurt": {"edit": "It stung.!"}}'
        await pilot.press("1", "enter")
        await pilot.pause()
    assert app.host.answered == [{"hurt": {"edit": "It stung.!"}}]


async def test_edit_from_before_is_shown_and_decided_again() -> None:
    told = ShownAnswer("hurt", "first", "It stung.", can_edit=True)
    secret = reveal_question(told, previous={"hurt": {"edit": "It hurt a bit."}})
    app = WidgetApp(secret)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "It hurt a bit." in seen(pilot)
        assert "It stung." not in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert app.host.answered == []
    assert (await answer(secret, "1", "enter")).answered == [{"hurt": {"edit": "It hurt a bit."}}]


async def test_each_answer_gets_one_reveal_decision() -> None:
    secret = reveal_question(
        ShownAnswer("hurt", "first", "It stung.", can_edit=True),
        ShownAnswer("tired", "first", "7", "How tired are you?"),
    )
    assert (await answer(secret, "1", "enter")).answered == []
    assert (await answer(secret, "1", "enter", "2", "enter")).answered == [{"hurt": "show", "tired": "keep"}]


async def test_each_note_of_one_name_is_decided_on_its_own() -> None:
    notes = [ShownAnswer("note", "first", f"Note {n}.", can_edit=True, place=f"notes.{n}") for n in (1, 2, 3)]
    keys = ("1", "enter", "3", "enter", "2", "enter", "!", "enter", "1", "enter")
    decided = {"notes.1": "show", "notes.2": "keep", "notes.3": {"edit": "Note 3.!"}}
    host = await answer(reveal_question(*notes), *keys)
    assert host.answered == [{"note": decided}]
    assert host.drafts[-1] == json.dumps({"note": decided})
    for before in ({"note": "keep"}, {"note": decided | {"notes.3": "keep"}}):
        host = await answer(reveal_question(*notes, previous=before), "enter")
        keeps = dict.fromkeys(decided, "keep")
        assert host.answered == [{"note": keeps if before["note"] == "keep" else before["note"]}]


async def test_arrows_move_between_the_decisions() -> None:
    notes = [ShownAnswer("note", "first", f"Note {n}.", can_edit=True, place=f"notes.{n}") for n in (1, 2, 3)]
    decided = {"notes.1": "show", "notes.2": "keep", "notes.3": "show"}
    for keys in (("1", "down", "3", "down", "1"), ("down", "down", "down", "1", "up", "3", "up", "up", "1")):
        host = await answer(reveal_question(*notes), *keys, "enter")
        assert host.answered == [{"note": decided}], keys


async def test_nothing_to_reveal_takes_one_enter() -> None:
    assert (await answer(reveal_question(), "enter")).answered == [{}]


@pytest.mark.parametrize("text", AT_ONCE)
async def test_revealed_and_compared_texts_are_literal(text: str) -> None:
    told = (ShownAnswer("hurt", "first", text), ShownAnswer("hurt", "second", "mine"))
    for kind, stage_name in (("reveal", "shown"), ("compare", "")):
        asked = question(None, kind=kind, of="both", shown_answers=told)
        app = WidgetApp(replace(asked, ask=replace(asked.ask, stage=stage_name)))
        async with app.run_test(size=(80, 24 + len(text) // 15)) as pilot:  # the widget alone does not scroll
            await pilot.pause()
            shown = seen(pilot)
            assert "● Ana" in shown
            assert "◆ Ben" in shown
            assert "mine" in shown
            if text.isascii():
                assert sanitize(text).split()[0] in shown
            await pilot.press("enter")
            await pilot.pause()
        assert app.host.answered == [True]


async def test_answers_are_side_by_side_on_wide_screens() -> None:
    told = (ShownAnswer("hurt", "first", "one"), ShownAnswer("hurt", "second", "two"))
    for width, same_line in ((80, True), (40, False)):
        app = WidgetApp(question(None, kind="compare", of="both", shown_answers=told))
        async with app.run_test(size=(width, 24)) as pilot:
            await pilot.pause()
            assert any("one" in line and "two" in line for line in seen(pilot).splitlines()) is same_line
