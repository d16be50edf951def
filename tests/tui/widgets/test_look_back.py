"""Checking in on an agreement and choosing what happens next."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from prompts import sanitize
from scripts.engine.validation import validate_answer
from tests.tui.helpers.app import wait_until
from tests.tui.helpers.hostile_texts import AT_ONCE
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import STEPS
from tests.tui.helpers.step_questions import CHECK_NOT_YET, NEXT_WEEK, look_back_question
from tests.tui.helpers.widget_app import WidgetApp, answer, seen
from tui.text.look_back import DONE_ACTION
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.changed_agreement_form import ChangedAgreementForm


async def test_owner_speaks_first_then_partner_then_both_choose() -> None:
    app = WidgetApp(look_back_question())
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "If I am late, I will call." in seen(pilot)
        assert "Ana, you first. What did you do" in seen(pilot)
        await pilot.press(*"did", "enter")
        await pilot.pause()
        assert "Ben, what was it like for you?" in seen(pilot)
        await pilot.press("enter", "enter")
        await pilot.pause()
        assert "Please choose one word together." in seen(pilot)
        await pilot.press("3", "enter")
        await pilot.pause()
        assert "nobody failed" in seen(pilot)
        for way in ("1  Keep it as it is", "5  End it", "6  Let Ben take it over"):
            assert way in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
        assert "When do you want to check in again?" in seen(pilot)
        await pilot.press("enter")
        await pilot.pause()
    value = {"agreement": "g1", "outcome": "not_yet", "did": "did", "next": "go_on", **NEXT_WEEK}
    assert app.host.answered == [value]
    assert validate_answer(app.host.question.ask, value) is None


async def test_card_shrinks_after_reading_and_hides_while_editing() -> None:
    asked = look_back_question()
    asked = replace(asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "sign": "We sleep"}))
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        for keys, texts in (
            ((), [True, True, True]),
            (CHECK_NOT_YET, [False, True, True]),
            (("2", "enter"), [True, True, False]),
        ):
            await pilot.press(*keys)
            await pilot.pause()
            assert [words in seen(pilot) for words in ("We sleep", "If I am late", "— ● Ana")] == texts


async def test_ending_needs_no_date() -> None:
    host = await answer(look_back_question("both"), "enter", "enter", "1", "enter", "up", "enter")
    assert host.answered == [{"agreement": "g1", "outcome": "kept", "next": "let_go"}]


async def test_ending_a_kept_agreement_is_labeled_done() -> None:
    app = WidgetApp(look_back_question())
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "1", "enter")
        await pilot.pause()
        assert f"5  {DONE_ACTION}" in seen(pilot)
        assert "End it" not in seen(pilot)
        app.host.query_one(AnswerBox).step_back()
        await pilot.pause()
        await pilot.press("3", "enter")
        await pilot.pause()
        assert "5  End it" in seen(pilot)


async def test_shared_agreement_asks_each_partner_by_name() -> None:
    app = WidgetApp(look_back_question("both"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Ana, you first. How did it go" in seen(pilot)
        assert "Ana, you can add a note" in seen(pilot)
        await pilot.press(*"late", "enter")
        await pilot.pause()
        assert "Ben, how did it go for you" in seen(pilot)
        assert "Ben, you can add a note" in seen(pilot)
        await pilot.press("enter", "1", "enter", "enter", "enter")
        await pilot.pause()
    assert app.host.answered == [
        {"agreement": "g1", "outcome": "kept", "did": "late", "begins": "first", "next": "go_on", **NEXT_WEEK}
    ]
    assert validate_answer(app.host.question.ask, app.host.answered[0]) is None
    assert validate_answer(app.host.question.ask, {**app.host.answered[0], "begins": "both"})


async def test_postponing_needs_no_text() -> None:
    app = WidgetApp(look_back_question("b"))
    async with app.run_test() as pilot:
        await pilot.pause()
        assert "Ben, you first" in seen(pilot)
        await pilot.click("#pass")
        await pilot.pause()
    assert app.host.answered == [None]


@pytest.mark.parametrize(
    ("keys", "became"),
    [
        (("1", "enter"), {"next": "go_on", **NEXT_WEEK}),
        (("2", "enter", *"Once.", "enter"), {"next": "smaller", "words": {"act": "Once."}, **NEXT_WEEK}),
        (("2", "enter", "right", "!", "enter"), {"words": {"act": "I will call.!"}, **NEXT_WEEK}),
        (
            ("2", "enter", "x", "tab", "right", "enter"),
            {"words": {"act": "x"}, "look_back": "2026-03-19"},
        ),
        (
            ("2", "enter", "shift+tab", *"On Mondays", "enter"),
            {"next": "smaller", "words": {"act": "I will call.", "cue": "On Mondays"}, **NEXT_WEEK},
        ),
        (("3", "enter", *"Hi", "enter"), {"next": "change", "words": {"act": "Hi"}, **NEXT_WEEK}),
        (("6", "enter", "enter"), {"next": "hand_over", "words": {"who": "second"}, **NEXT_WEEK}),
        (("6", "enter", *"Hi", "enter"), {"words": {"who": "second", "act": "Hi"}, **NEXT_WEEK}),
        (("4", "enter"), {"next": "rest", "look_back": "2026-04-08"}),
        (("4", "enter", *["right"] * 9), {"next": "rest", "look_back": "2026-05-06"}),
        (("5",), {"next": "let_go"}),
    ],
)
async def test_next_action_is_stored_with_its_changes(keys: tuple[str, ...], became: dict[str, Any]) -> None:
    host = await answer(look_back_question(), *CHECK_NOT_YET, *keys, "enter", size=(40, 15))
    assert len(host.answered) == 1
    assert {**host.answered[0], **became} == host.answered[0]
    assert set(host.answered[0]) - {"agreement", "outcome", "next"} <= set(became)


async def test_shared_agreement_cannot_be_handed_over() -> None:
    app = WidgetApp(look_back_question("both"))
    async with app.run_test() as pilot:
        await pilot.press("enter", "enter", "1", "enter")
        await pilot.pause()
        assert "4  Pause it" in seen(pilot)
        assert f"5  {DONE_ACTION}" in seen(pilot)
        assert "take it over" not in seen(pilot)
        assert "nobody failed" not in seen(pilot)


async def test_handing_over_asks_the_new_owner() -> None:
    app = WidgetApp(look_back_question("b"))
    async with app.run_test() as pilot:
        await pilot.press(*CHECK_NOT_YET, "6", "enter")
        await pilot.pause()
        assert "Ana, it’s yours now, if you want it." in seen(pilot)
        await pilot.press("backspace", "enter")
        await pilot.pause()
        assert "Please write" in seen(pilot)
        await pilot.press(*"Tea", "enter")
        await pilot.pause()
        assert "If I am late: Tea." in seen(pilot)
        assert "— ● Ana" in seen(pilot)
        assert app.host.answered == []
        await pilot.press("enter")
        await pilot.pause()
    assert app.host.answered[0]["words"] == {"who": "first", "act": "Tea"}
    assert validate_answer(app.host.question.ask, app.host.answered[0]) is None


async def test_back_returns_one_stage_and_allows_another_action() -> None:
    app = WidgetApp(look_back_question())
    async with app.run_test() as pilot:
        await pilot.press(*CHECK_NOT_YET, "2", "enter", "!")
        box = app.host.query_one(AnswerBox)
        assert box.step_back()
        await pilot.pause()
        await pilot.press("4", "enter")
        await pilot.pause()
        assert "It’s paused." in seen(pilot)
        assert not app.host.query_one(ChangedAgreementForm).display
        assert [box.step_back() for _ in range(5)] == [True] * 4 + [False]
        await pilot.press("enter", "enter", "enter", "enter", "enter")
        await pilot.pause()
    assert app.host.answered == [
        {"agreement": "g1", "outcome": "not_yet", "next": "rest", "look_back": "2026-04-08"}
    ]


@pytest.mark.slow
async def test_draft_restores_a_half_done_look_back() -> None:
    host = await answer(
        look_back_question(), *"did", "enter", *"was", "enter", "2", "enter", "2", "enter", "!"
    )
    again = await answer(replace(look_back_question(), draft=host.drafts[-1]), *["enter"] * 6)
    stood = {"agreement": "g1", "outcome": "partly", "did": "did", "landed": "was", "next": "smaller"}
    assert again.answered == [{**stood, "words": {"act": "!"}, **NEXT_WEEK}]
    assert (
        await answer(look_back_question(previous=again.answered[0]), *["enter"] * 6)
    ).answered == again.answered
    odd = await answer(
        replace(look_back_question(), draft="[/ not json"), "enter", "enter", "1", "enter", "enter", "enter"
    )
    assert odd.answered[0]["did"] == "[/ not json"


@pytest.mark.parametrize("text", AT_ONCE)
async def test_hostile_texts_can_be_looked_back_at(text: str) -> None:
    asked = look_back_question()
    asked = replace(
        asked, ask=replace(asked.ask, agreement={**asked.ask.agreement, "act": text, "cue": text})
    )
    host = await answer(asked, *CHECK_NOT_YET, "3", "enter", "right", "x", "enter", "enter", size=(40, 15))
    assert host.answered[0]["words"] == {"act": f"{sanitize(text)}x".strip()}


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_hint_about_the_missing_word_moves_nothing(size: tuple[int, int]) -> None:
    view = next(view for view in STEPS if view.name == "look-back-together")
    async with showing_view(view, size) as pilot:
        screen = pilot.app.screen
        parts = ("#prompt", "#as-it-was", "#outcome", "#go-on")
        before = [screen.query_one(part).region for part in parts]
        await pilot.press("enter")
        await wait_until(pilot, "Please choose one word together.")
        await pilot.pause()
        assert [screen.query_one(part).region for part in parts] == before
