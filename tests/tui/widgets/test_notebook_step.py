"""Notebook steps, and Enter on an empty answer."""

from __future__ import annotations

import pytest

from scripts.model import AnswerShape
from tests.tui.helpers.step_questions import TEXT, with_step
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.widgets.answers.question_data import Question


async def test_notebook_step_saves_text_list_or_nothing() -> None:
    text = with_step(question(TEXT, kind="keep", of="both"), part="milestones")
    assert (await answer(text, *"soup", "enter")).answered == [{"part": "milestones", "text": "soup"}]
    assert (await answer(text, "enter", "enter")).answered == [None]
    items = with_step(question(AnswerShape("list", pick=(1, 3)), kind="keep", of="both"), part="needs")
    host = await answer(items, *"rest", "enter", *"fun", "enter", "enter")
    assert host.answered == [
        {"part": "needs", "items": [{"id": "i1", "text": "rest"}, {"id": "i2", "text": "fun"}]}
    ]
    assert (await answer(items, "enter", "enter")).answered == [None]


async def test_enter_pressed_twice_answers_once() -> None:
    assert (await answer(question(None, kind="say"), "enter", "enter", "enter")).answered == [True]
    assert (await answer(question(TEXT), "a", "enter", "enter")).answered == ["a"]


SCALE = AnswerShape("scale", low=0, high=10)


RATED = AnswerShape("ratings", rows="tasks", scales=(("time", 0, 5),))


@pytest.mark.parametrize(
    ("asked", "keys", "value"),
    [
        (question(TEXT, optional=True), "so", "so"),
        (question(SCALE, optional=True), "7", 7),
        (question(AnswerShape("list"), optional=True), "a\n", [{"id": "i1", "text": "a"}]),
        (question(RATED, optional=True, items=(("i1", "dishes"),)), "3", {"i1": {"time": 3}}),
        (
            with_step(question(TEXT, kind="keep", of="both"), part="goals"),
            "so",
            {"part": "goals", "text": "so"},
        ),
    ],
    ids=("text", "scale", "list", "ratings", "keep"),
)
async def test_empty_optional_answer_needs_enter_twice(asked: Question, keys: str, value: object) -> None:
    typed = ["enter" if key == "\n" else key for key in keys]
    assert (await answer(asked, "enter")).answered == []
    assert (await answer(asked, "enter", "enter")).answered == [None]
    assert (await answer(asked, "enter", *typed, "enter")).answered == [value]
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        await pilot.pause()
        await pilot.press("enter")
        assert "Press Enter again" in seen(pilot)
