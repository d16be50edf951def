"""An author's example is saved only if it was taken over on purpose."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from scripts.model import AnswerShape
from tests.tui.helpers.step_questions import TEXT, agree_question, with_step
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.widgets.answers.question_data import Question
from tui.widgets.inputs.example_box import EXAMPLE_CHECK, EXAMPLE_HINT

EXAMPLE = "I’ll call before six."
LIST = AnswerShape("list", pick=(1, 3))


def _kept(shape: AnswerShape) -> Question:
    return with_step(question(shape, kind="keep", of="both", starter=EXAMPLE), part="milestones")


QUESTIONS = {
    "text": question(TEXT, starter=EXAMPLE),
    "optional text": question(TEXT, starter=EXAMPLE, optional=True),
    "list": question(LIST, starter=EXAMPLE),
    "kept text": _kept(TEXT),
    "kept list": _kept(LIST),
    "agreement": agree_question(starter=EXAMPLE),
    "agreement of one": agree_question(of="first", starter=EXAMPLE),
}
BOXES = [name for name in QUESTIONS if "list" not in name]


def _texts(answered: list[Any]) -> str:
    return json.dumps(answered, ensure_ascii=False)


@pytest.mark.parametrize("name", QUESTIONS)
async def test_example_is_saved_only_when_taken_over(name: str) -> None:
    asked = QUESTIONS[name]
    enters = ["enter"] * 6
    assert EXAMPLE not in _texts((await answer(asked, *enters)).answered)
    owner = ["1"] if name == "agreement" else []
    for keys in (["right"], ["x", "backspace"]):
        taken = await answer(asked, *keys, "enter", *owner, *enters)
        assert (EXAMPLE in _texts(taken.answered)) == (keys == ["right"]), keys


@pytest.mark.parametrize("name", BOXES)
async def test_enter_says_how_to_use_the_example(name: str) -> None:
    app = WidgetApp(QUESTIONS[name])
    async with app.run_test() as pilot:
        await pilot.pause()
        assert EXAMPLE_HINT in seen(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert EXAMPLE_CHECK in " ".join(seen(pilot).split())
        await pilot.press("right")
        await pilot.pause()
        assert EXAMPLE_HINT not in seen(pilot)
        assert "only an example" not in seen(pilot)
    assert app.host.answered == []


async def test_draft_that_is_the_example_is_still_one() -> None:
    for asked, draft in (
        (QUESTIONS["text"], EXAMPLE),
        (QUESTIONS["agreement"], json.dumps({"act": EXAMPLE})),
    ):
        host = await answer(replace(asked, draft=draft), "enter", "enter", "enter")
        assert host.answered == []


async def test_words_the_couple_said_are_saved_as_they_are() -> None:
    asked = QUESTIONS["text"]
    quoted = replace(asked, prompt=replace(asked.prompt, quotes_answers=True))
    assert (await answer(quoted, "enter")).answered == [EXAMPLE]
    assert (await answer(replace(asked, previous=EXAMPLE), "enter")).answered == [EXAMPLE]
    unfinished = replace(asked.prompt, starter="I’m tired", quotes_answers=True, is_answer=True)
    assert (await answer(replace(asked, prompt=unfinished), "enter")).answered == ["I’m tired"]


async def test_each_line_of_a_list_has_its_example() -> None:
    app = WidgetApp(question(LIST, starter="Dishes\nTaxes"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "an example: Dishes" in seen(pilot)
        await pilot.press(*"bins", "enter")
        await pilot.pause()
        assert "an example: Taxes" in seen(pilot)
        await pilot.press("right", "enter", "enter")
        await pilot.pause()
    assert [[item["text"] for item in items] for items in app.host.answered] == [["bins", "Taxes"]]
