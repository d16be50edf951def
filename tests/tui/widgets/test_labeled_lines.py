"""The boxes of an answer in labeled lines."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest
from textual.events import Paste

from scripts.model import AnswerShape
from tests.tui.helpers.hostile_texts import AT_ONCE
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.keys.commands import CONTINUE, NEXT_ITEM
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.registry import make_answer_box
from tui.widgets.enter_command import enter_command
from tui.widgets.inputs.sentence_box import LabeledLine, SentenceBox
from tui.widgets.step_view import StepView

SHAPE = AnswerShape("text", lines=("did", "regret", "reason"), can_be_empty=("reason",))
LABELS = {"did": "What you did", "regret": "What you’re sorry for", "reason": "Why"}


def lines_question(**more: Any) -> Question:
    asked = question(SHAPE, labels=LABELS, **more)
    return replace(asked, prompt=replace(asked.prompt, beginnings=("I", "I’m sorry that I", "")))


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 15)])
async def test_enter_goes_from_box_to_box_and_continues_on_the_last(size: tuple[int, int]) -> None:
    app = WidgetApp(lines_question())
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for label in ("What you did", "What you’re sorry for", "Why (optional)"):
            assert label in seen(pilot)
        await pilot.press(*"left", "enter")
        boxes = list(app.host.query(SentenceBox))
        assert app.host.focused is boxes[1]
        await pilot.press("enter")
        await pilot.pause()
        assert app.host.focused is boxes[2]
        assert "empty" not in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "This line is still empty." in seen(pilot)
        assert app.host.answered == []
        assert enter_command(app.host.focused) == NEXT_ITEM
        await pilot.press(*"hurt you", "down", *"tired")
        assert enter_command(app.host.focused) == CONTINUE
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered == ["I left.\nI’m sorry that I hurt you.\nTired."]


async def test_boxes_are_filled_again_from_the_draft_and_the_answer() -> None:
    app = WidgetApp(lines_question())
    async with app.run_test() as pilot:
        await pilot.press("tab", *"x", "tab")
        app.post_message(Paste("one\ntwo"))
        await pilot.pause()
    draft = app.host.drafts[-1]
    assert json.loads(draft) == {"did": "I ", "regret": "I’m sorry that I x", "reason": "one two"}
    before = "I left.\nI’m sorry that I went."
    for asked, texts in (
        (lines_question(draft=draft), ["I ", "I’m sorry that I x", "one two"]),
        (lines_question(previous=before), ["I left.", "I’m sorry that I went.", ""]),
    ):
        again = WidgetApp(asked)
        async with again.run_test() as pilot:
            await pilot.pause()
            assert [box.text for box in again.host.query(SentenceBox)] == texts
    assert (await answer(lines_question(previous=before), "enter", "enter", "enter")).answered == [before]


async def test_refused_line_is_seen_with_its_label_and_the_hint() -> None:
    app = WidgetApp(lines_question(previous="x " * 160))
    async with app.run_test(size=(40, 10)) as pilot:
        await pilot.press("enter", "enter", "enter")
        await pilot.pause()
        shown = [line.strip(" ▌▕") for line in seen(pilot).splitlines()]
        at = shown.index("What you’re sorry for")
        assert shown[at + 1 :][:2] == ["!  This line is still empty.", "I’m sorry that I"]


async def test_untouched_lines_are_skipped_only_where_they_may_be() -> None:
    assert (await answer(lines_question(optional=True), *["enter"] * 6)).answered == [None]
    assert (await answer(lines_question(), *["enter"] * 6)).answered == []


async def test_enter_fills_in_all_lines_of_a_rehearsal_at_once() -> None:
    app = WidgetApp(lines_question(stand_in="I left.\nSorry."))
    async with app.run_test() as pilot:
        await pilot.press("enter")
        await pilot.pause()
        assert app.host.stand_ins == 1
        await pilot.press(*"x", "enter")
        await pilot.pause()
        assert app.host.stand_ins == 1


@pytest.mark.parametrize("text", AT_ONCE)
async def test_hostile_text_is_only_text(text: str) -> None:
    await answer(lines_question(previous=f"{text}\n{text}"), "enter")


async def test_step_that_closes_keeps_nothing_in_view() -> None:
    app = WidgetApp(lines_question())
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await app.host.mount(view := StepView())
        await view.mount(box := make_answer_box(lines_question()))
        await pilot.pause()
        # Textual removes what's in a widget before the widget itself.
        box._pruning = True
        await box.query(LabeledLine).remove()
        view.keep_in_view()
        assert not box.query(LabeledLine)
        box._pruning = False
