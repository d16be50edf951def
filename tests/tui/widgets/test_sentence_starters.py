"""Sentence starters that an answer continues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.tui.helpers.step_questions import TEXT, agree_question
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.widgets.answers.question_data import Question
from tui.widgets.inputs.example_box import CONTINUE_HINT


async def test_starter_alone_is_no_answer() -> None:
    asked = question(TEXT, starter="I can see that", optional=True)
    assert (await answer(asked, *"you", "enter")).answered == ["I can see that you"]
    assert (await answer(asked, "enter", "enter")).answered == [None]


@pytest.mark.parametrize("asked", [question(TEXT, starter="When"), agree_question(starter="When")])
async def test_open_starter_shows_a_hint_until_text_follows(asked: Question) -> None:
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        await pilot.pause()
        assert CONTINUE_HINT in seen(pilot)
        await pilot.press("x")
        await pilot.pause()
        assert CONTINUE_HINT not in seen(pilot)
        await pilot.press("backspace")
        await pilot.pause()
        assert CONTINUE_HINT in seen(pilot)
    whole = WidgetApp(replace(asked, prompt=replace(asked.prompt, starter="We rest.")))
    async with whole.run_test() as pilot:
        await pilot.pause()
        assert CONTINUE_HINT not in seen(pilot)


async def test_space_typed_after_a_starter_is_not_repeated() -> None:
    asked = question(TEXT, starter="When")
    assert (await answer(asked, "space", *"you", "enter")).answered == ["When you"]
    assert (await answer(asked, "ctrl+j", *"you", "enter")).answered == ["When \nyou"]


async def test_retyped_starter_is_not_repeated() -> None:
    asked = question(TEXT, starter="We")
    assert (await answer(asked, *"We laughed", "enter")).answered == ["We laughed"]
    assert (await answer(asked, *"we laughed", "enter")).answered == ["We laughed"]
    assert (await answer(asked, *"Wednesday", "enter")).answered == ["We Wednesday"]


async def test_agreement_does_not_repeat_its_starter() -> None:
    asked = agree_question(of="first", starter="Next time, I’ll")
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press(*"I look", "enter")
        await pilot.pause()
        assert "Next time, I’ll look" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
    assert [each["act"] for each in app.host.answered] == ["Next time, I’ll look"]


@pytest.mark.parametrize(
    ("starter", "text", "once"),
    [
        (
            "It shows that we",
            "It shows that we we can  laugh.\nStill.",
            "It shows that we can  laugh.\nStill.",
        ),
        ("For you, it was", "For you, it was It was too much.", "For you, it was too much."),
        ("Now I will", "Now I will I will knock.", "Now I will knock."),
        ("Now I will", "I will knock.", "I will knock."),
        ("Next time, I’ll", "Next time, I’ll I look at you.", "Next time, I’ll look at you."),
        ("Next time, I’ll", "Next time, I’ll i'll look.", "Next time, I’ll look."),
        ("Now I’m sorry I", "Now I’m sorry I I’m late.", "Now I’m sorry I’m late."),
        ("I", "I I laughed.", "I laughed."),
        ("I", "I I’m sorry.", "I’m sorry."),
        ("I", "I ironed.", "I ironed."),
        ("I’ll", "I’ll I", "I’ll I"),
        ("We rest.", "We rest. rest.", "We rest. rest."),
        ("We", "We", "We"),
    ],
)
def test_retyped_end_of_starter_is_not_repeated(starter: str, text: str, once: str) -> None:
    assert question(TEXT, starter=starter).without_repeated_starter(text) == once
