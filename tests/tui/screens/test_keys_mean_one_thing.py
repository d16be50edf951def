"""A key means one thing, and owners keep their numbers."""

from __future__ import annotations

from collections import defaultdict

import pytest
from textual.widgets import Static

from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import STEPS
from tests.tui.helpers.step_questions import agree_question
from tests.tui.helpers.widget_app import ANA, BEN, WidgetApp, answer, seen
from tui.keys.reference import all_commands
from tui.text.couple import Couple
from tui.widgets.answers.agreement import AgreeStep
from tui.widgets.answers.question_data import Question

VIEW_BY_NAME = {view.name: view for view in STEPS}
MOVES = {"enter", "space", "up", "down", "left", "right", ""}
"""Keys whose effect depends on the focused field."""


def test_a_key_has_one_name() -> None:
    labels = defaultdict[str, set[str]](set)
    for command in all_commands():
        for key in command.keys.split(","):
            labels[key].add(command.label)
    assert {key: names for key, names in labels.items() if len(names) > 1 and key not in MOVES} == {}


async def test_no_agreement_tonight_takes_one_key() -> None:
    asked = agree_question()
    shown = await answer(asked, "f4")
    assert shown.answered == [None]


async def test_step_that_needs_an_answer_is_not_skipped() -> None:
    async with ScreenApp(VIEW_BY_NAME["scale"]).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, VIEW_BY_NAME["scale"])
        before = pilot.app.screen.query_one("#chosen", Static)
        await pilot.press("f4")
        await pilot.pause(0.1)
        assert pilot.app.screen.query_one("#chosen", Static) is before


@pytest.mark.parametrize("couple", [Couple(ANA, BEN), Couple(BEN, ANA)])
async def test_owners_keep_their_numbers_whoever_begins(couple: Couple) -> None:
    asked = agree_question(starter="I will call.")
    asked = Question(asked.ask, asked.prompt, couple, today=asked.today)
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab")
        for key, name in (("1", "● Ana"), ("2", "◆ Ben"), ("3", "Both of you")):
            await pilot.press(key)
            await pilot.pause()
            assert f"‹ {name} ›" in seen(pilot)
        await pilot.press("1")
        value = app.host.query_one(AgreeStep).current_value()
        assert couple.name(str(value["who"])) == "Ana"


async def test_both_keep_number_three_where_only_two_may_own() -> None:
    app = WidgetApp(agree_question(of="second", starter="I will call."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "1")
        assert app.host.query_one(AgreeStep).current_value()["who"] == "second"
        await pilot.press("3")
        await pilot.pause()
        assert app.host.query_one(AgreeStep).current_value()["who"] == "both"
        assert "‹ Both of you ›" in seen(pilot)
