"""Changing an agreement while checking in on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from scripts.engine.validation import validate_answer
from tests.tui.helpers.step_questions import CHECK_NOT_YET, NEXT_WEEK, look_back_question, with_step
from tests.tui.helpers.widget_app import WidgetApp, answer, seen
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.owner_options import OWNER_HINT
from tui.widgets.inputs.text_box import TextBox


async def test_smaller_step_requires_changed_words() -> None:
    for keys, sentence in (
        (("enter",), "Nothing has changed yet. Make it smaller"),
        ((*["backspace"] * 20, "enter"), "Please write"),
    ):
        app = WidgetApp(look_back_question())
        async with app.run_test() as pilot:
            await pilot.press(*CHECK_NOT_YET, "2", "enter", *keys)
            await pilot.pause()
            assert sentence in seen(pilot)
            await pilot.press("x", "enter")
            await pilot.pause()
            assert "say it to" in seen(pilot)
            assert "If I am late, x" in seen(pilot)
            assert "If I am late, I will call." not in seen(pilot)
            assert app.host.answered == []
            await pilot.press("enter")
            await pilot.pause()
        assert app.host.answered[0]["words"] == {"act": "x"}


@pytest.mark.parametrize("changes", [{"about": "to_review"}, {"carried": True}])
async def test_one_that_is_renewed_is_said_aloud(changes: dict[str, Any]) -> None:
    app = WidgetApp(with_step(look_back_question(), **changes))
    async with app.run_test() as pilot:
        await pilot.press("1", "enter", "enter")
        await pilot.pause()
        assert "say it to" in seen(pilot)
        assert "If I am late, I will call." in seen(pilot)
        assert app.host.answered == []
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered == [{"agreement": "g1", "next": "go_on", **NEXT_WEEK}]


async def test_one_that_goes_on_after_a_check_in_is_not_said_each_time() -> None:
    app = WidgetApp(look_back_question())
    async with app.run_test() as pilot:
        await pilot.press(*CHECK_NOT_YET, "1", "enter", "enter")
        await pilot.pause()
    assert app.host.answered[0]["next"] == "go_on"


@pytest.mark.slow
async def test_every_field_can_be_changed() -> None:
    asked = look_back_question()
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "sign": "We sleep"}))
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        await pilot.press(*CHECK_NOT_YET, "3", "enter")
        await pilot.pause()
        assert "How should it be from now on?" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "Nothing has changed yet. Change something" in seen(pilot)
        await pilot.press(
            "shift+tab", *"After six", "tab", "tab", "backspace", "tab", "tab", "right", "enter"
        )
        await pilot.pause()
        await pilot.press(*"rain", "enter")
        await pilot.pause()
        note = seen(pilot)
        assert "After six, I will call." in note
        assert "What might stop us: rain" in note
        assert "We sleep" not in note
        await pilot.press("enter")
        await pilot.pause()
    words = {"act": "I will call.", "cue": "After six", "obstacle": "rain", "sign": None}
    assert app.host.answered == [
        {"agreement": "g1", "outcome": "not_yet", "next": "change", "words": words, **NEXT_WEEK}
    ]
    assert validate_answer(asked.ask, app.host.answered[0]) is None


@pytest.mark.slow
@pytest.mark.parametrize(("who", "key", "now"), [("both", "1", "first"), ("b", "3", "both")])
async def test_changing_can_change_the_owner(who: str, key: str, now: str) -> None:
    asked = look_back_question(who)
    in_turn = {"rhythm": "FREQ=DAILY", **({"turn": "b"} if who == "both" else {})}
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, **in_turn}))
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*CHECK_NOT_YET, "3", "enter", "down", "n")
        await pilot.pause()
        assert OWNER_HINT in " ".join(seen(pilot).split())
        await pilot.press(key, "enter")
        await pilot.pause()
        assert "in turn" not in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
    (said,) = app.host.answered
    assert said["words"] == {"act": "I will call.", "who": now}
    assert validate_answer(asked.ask, said) is None
    again = await answer(replace(asked, draft=app.host.drafts[-1]), *CHECK_NOT_YET, "enter", "enter", "enter")
    assert again.answered[0]["words"] == said["words"]


async def test_owner_is_saved_only_for_the_change_action() -> None:
    app = WidgetApp(look_back_question())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press(*CHECK_NOT_YET, "3", "enter", "tab", "3")
        app.host.query_one(AnswerBox).step_back()
        await pilot.press("2", "enter", "x", "enter", "enter")
        await pilot.pause()
    assert app.host.answered[0]["words"] == {"act": "x"}


@pytest.mark.parametrize("way", ["2", "3", "6"])
async def test_cue_and_sign_are_visible_while_editing(way: str) -> None:
    asked = look_back_question()
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "sign": "We sleep"}))
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        await pilot.press(*CHECK_NOT_YET, way, "enter")
        await pilot.pause()
        assert ["If I am late" in seen(pilot), "We sleep" in seen(pilot)] == [True, True]


async def test_typing_replaces_a_field_until_it_is_edited() -> None:
    app = WidgetApp(look_back_question())
    async with app.run_test() as pilot:
        await pilot.press(*CHECK_NOT_YET, "3", "enter")
        await pilot.pause()
        await pilot.press("shift+tab", *"At six", "tab", "shift+tab", "!")
        assert app.host.query_one("#cue", TextBox).text == "At six!"
        await pilot.press("tab", "right", "!")
        assert app.host.query_one("#act", TextBox).text == "I will call.!"


async def test_new_words_can_be_edited_before_confirming() -> None:
    app = WidgetApp(look_back_question())
    async with app.run_test() as pilot:
        await pilot.press(*CHECK_NOT_YET, "2", "enter", "x", "enter")
        await pilot.pause()
        await pilot.click("#change")
        await pilot.pause()
        assert "Which small part" in seen(pilot)
        await pilot.press("y", "enter", "enter")
        await pilot.pause()
    assert app.host.answered[0]["words"] == {"act": "xy"}
