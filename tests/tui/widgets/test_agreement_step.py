"""Making an agreement: its words, owner, day, and confirmation."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.helpers.hostile_texts import AT_ONCE
from tests.tui.helpers.step_questions import agree_question
from tests.tui.helpers.widget_app import WidgetApp, answer, seen
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.inputs.example_box import EXAMPLE_HINT
from tui.widgets.inputs.text_box import TextBox


async def test_agreement_takes_words_owner_and_a_date_in_a_week() -> None:
    asked = agree_question(starter="I will call before six.")
    assert (await answer(asked, "right", "enter")).answered == []
    assert (await answer(asked, "right", "enter", "1")).answered == []
    host = await answer(asked, "right", "enter", "1", "enter", "enter")
    assert host.answered == [{"act": "I will call before six.", "who": "first", "look_back": "2026-03-18"}]
    host = await answer(asked, "right", "enter", "3", "tab", *["right"] * 20, "enter", "enter")
    assert host.answered == [{"act": "I will call before six.", "who": "both", "look_back": "2026-03-25"}]


async def test_first_letter_replaces_the_example_agreement() -> None:
    asked = agree_question(starter="I will call before six.")
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert EXAMPLE_HINT in seen(pilot)
        await pilot.press("tab", "shift+tab")  # going on and back leaves the example as it is
        assert EXAMPLE_HINT in seen(pilot)
        await pilot.press(*"no tv")
        await pilot.pause()
        assert EXAMPLE_HINT not in seen(pilot)
        await pilot.press("enter", "3", "enter", "enter")
        await pilot.pause()
    assert app.host.answered == [{"act": "no tv", "who": "both", "look_back": "2026-03-18"}]
    changed = await answer(asked, "right", "backspace", "!", "enter", "1", "enter", "enter")
    assert changed.answered[0]["act"] == "I will call before six!"


@pytest.mark.parametrize(
    ("asked", "act"),
    [
        (agree_question(starter="When one of us"), "When one of us x"),
        (agree_question(), "x"),
        (
            agree_question(
                starter="I will call.", previous={"act": "I will call.", "look_back": "2026-03-20"}
            ),
            "I will call.x",
        ),
    ],
)
async def test_starters_and_earlier_agreements_are_not_examples(asked: Question, act: str) -> None:
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert EXAMPLE_HINT not in seen(pilot)
        await pilot.press("x")
        assert app.host.query_one("#act", TextBox).text == act


async def test_agreement_is_read_aloud_before_saving() -> None:
    app = WidgetApp(agree_question(starter="I will call before six."))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("right", "enter", "2", "enter")
        await pilot.pause()
        shown = seen(pilot)
        assert "Ben, say it to Ana, out loud:" in shown
        assert "— ◆ Ben check in on Wednesday 18 March" in " ".join(shown.split())
        assert app.host.answered == []
        assert app.host.query_one(AnswerBox).step_back()
        await pilot.pause()
        assert "out loud" not in seen(pilot)
        assert not app.host.query_one(AnswerBox).step_back()


async def test_agreeing_on_nothing_takes_one_click() -> None:
    app = WidgetApp(agree_question(starter="I will call."))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.click("#pass")
        await pilot.pause()
    assert app.host.answered == [None]


async def test_draft_restores_a_half_written_agreement() -> None:
    asked = agree_question(starter="I will call.")
    host = await answer(asked, "end", "!", "enter", "2")
    again = await answer(replace(asked, draft=host.drafts[-1]), "enter", "enter")
    assert again.answered == [{"act": "I will call.!", "who": "second", "look_back": "2026-03-18"}]
    odd = await answer(replace(asked, draft="[/ not json"), "enter", "1", "enter", "enter")
    assert odd.answered[0]["act"] == "[/ not json"


@pytest.mark.parametrize("text", AT_ONCE)
async def test_hostile_texts_can_be_agreed_on(text: str) -> None:
    stood = {"act": text, "cue": text, "who": "second", "sign": text, "look_back": "2026-03-20"}
    host = await answer(agree_question(previous=stood), "enter", "enter", size=(40, 15))
    assert host.answered[0]["look_back"] == "2026-03-20"


@pytest.mark.parametrize(
    ("owner", "said"),
    [
        ("1", "Ana, say it to Ben, out loud:"),
        ("3", "Say it to each other, out loud: together, or one after the other."),
    ],
)
async def test_whoever_does_it_says_it_to_the_other(owner: str, said: str) -> None:
    app = WidgetApp(agree_question(previous={"act": "I will call", "cue": "If I am late"}))
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter", owner, "enter")
        await pilot.pause()
        shown = " ".join(seen(pilot).split())
        assert said in shown
        assert shown.index(said) < shown.index("If I am late, I will call.")
        assert "We agree" in shown
        assert app.host.answered == []
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered[0]["cue"] == "If I am late"
