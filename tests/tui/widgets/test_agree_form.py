"""The agreement form: optional fields and moving between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts import Json
from tests.tui.helpers.step_questions import agree_question, with_step
from tests.tui.helpers.widget_app import WidgetApp, answer, seen
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.owner_options import OWNER_HINT, OwnerOptions
from tui.widgets.inputs.text_box import TextBox


async def test_required_fields_are_open_and_asked_for() -> None:
    asked = with_step(agree_question(of="first", starter="I will call."), fields=("sign", "end"))
    host = await answer(asked, "enter", "enter", "enter")
    assert host.answered == []
    host = await answer(asked, "enter", "enter", *"it rings", "enter", "enter")
    assert host.answered == []
    host = await answer(asked, "enter", "enter", *"it rings", "enter", "right", "right", "enter", "enter")
    assert host.answered == [
        {
            "act": "I will call.",
            "sign": "it rings",
            "who": "first",
            "look_back": "2026-03-18",
            "end": "2026-04-15",
        }
    ]


async def test_agreement_has_no_end_until_one_is_chosen() -> None:
    asked = agree_question(of="first", starter="I will call.")
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t", "tab", "tab", "tab", "enter")
        await pilot.pause()
        assert "never" in seen(pilot)
        await pilot.press("enter", "enter")
    assert "end" not in app.host.answered[0]
    chosen = await answer(asked, "t", "tab", "tab", "tab", "enter", *["tab"] * 7, "right", "enter", "enter")
    assert chosen.answered[0]["end"] == "2026-04-08"
    again = await answer(replace(asked, previous=chosen.answered[0]), "enter", "enter")
    assert again.answered == chosen.answered


async def test_more_opens_the_other_fields_and_keeps_text() -> None:
    app = WidgetApp(with_step(agree_question(of="first", starter="I will call."), fields=("obstacle",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(
            "enter", "enter", *"the late shift", "tab", "tab", "tab", "enter", *"I come home late"
        )
        rows = [str(box.id) for box in app.host.query(TextBox)]
        assert rows == ["act", "cue", "obstacle", "instead", "sign", "hard_week"]
        assert "Fewer details" in seen(pilot)
        await pilot.press("enter", "enter")
    assert app.host.answered[0] == {
        **{"act": "I will call.", "cue": "I come home late", "obstacle": "the late shift", "who": "first"},
        **{"look_back": "2026-03-18"},
    }


async def test_open_form_leaves_room_for_a_prompt_at_80_by_24() -> None:
    app = WidgetApp(agree_question(of="first", starter="I will call."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press(*["tab"] * 3, "enter")
        await pilot.pause()
        assert "In a hard week" in seen(pilot)
        assert app.host.query_one(AnswerBox).outer_size.height <= 14


async def test_arrows_move_between_fields_and_stop_at_the_ends() -> None:
    app = WidgetApp(agree_question(previous={"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        way = ["act", "whose", "often", "in-turn", "look-back", "more", "go-on", "pass"]
        for key, fields in (("down", way), ("up", way[::-1])):
            for name in (*fields[1:], fields[-1], fields[-1]):
                await pilot.press(key)
                focused = app.host.focused
                assert focused is not None
                assert focused.id == name


async def test_arrows_move_between_lines_inside_a_box() -> None:
    app = WidgetApp(agree_question(previous={"act": "We cook\nand eat", "who": "both"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("up", "down", "home")
        box = app.host.query_one("#act", TextBox)
        assert box.has_focus
        assert box.cursor_location == (1, 0)
        await pilot.press("down")
        assert box.has_focus
        assert box.cursor_at_end_of_text
        await pilot.press("down")
        assert not box.has_focus


async def test_arrows_leave_a_box_from_its_first_and_last_row() -> None:
    words = "a cup of tea for you and for me " * 3
    app = WidgetApp(
        with_step(agree_question(previous={"act": "We cook", "who": "both", "cue": words}), fields=("cue",))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "home", "right")
        line = app.host.query_one("#cue", TextBox)
        assert line.has_focus
        await pilot.press("up")
        assert line.has_focus
        await pilot.press("up")
        assert app.host.query_one("#act").has_focus
        await pilot.press("down", "down")
        assert line.has_focus
        await pilot.press("down")
        assert app.host.query_one("#whose").has_focus


@pytest.mark.parametrize(
    ("keys", "chosen"),
    [
        (("down", "right"), {"who": "first"}),
        (("down", "left", "space"), {"who": "both"}),
        (("down", "1", *["down"] * 3, "space", "space"), {"rhythm": "FREQ=DAILY"}),
        (("down", "1", *["down"] * 3, "right", "right"), {"rhythm": "FREQ=DAILY"}),
        (
            ("down", "1", *["down"] * 3, "right", *["right"] * 3, "down", "right", "space"),
            {"rhythm": "FREQ=WEEKLY;BYDAY=TU,WE"},
        ),
        (
            ("down", "1", *["down"] * 3, "right", *["right"] * 3, "down", "left", "space", "3"),
            {"rhythm": "FREQ=WEEKLY;BYDAY=SU"},
        ),
    ],
)
async def test_arrows_and_space_choose_options(keys: tuple[str, ...], chosen: dict[str, Json]) -> None:
    host = await answer(agree_question(starter="I will call."), *keys, "enter", "enter", "enter", "enter")
    (agreed,) = host.answered
    assert {**agreed, **chosen} == agreed


@pytest.mark.parametrize("keys", [("space",), ("n",), ("enter", *"no", "space", *"tv")])
async def test_typing_at_the_owner_choice_shows_a_hint(
    keys: tuple[str, ...],
) -> None:
    app = WidgetApp(agree_question(starter="I will call.", previous={"act": "I will call."}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.press("down", *keys)
        await pilot.pause()
        assert app.host.query_one(OwnerOptions).owner is None
        assert OWNER_HINT in " ".join(seen(pilot).split())
        await pilot.press("2")
        await pilot.pause()
        assert OWNER_HINT not in seen(pilot)
        await pilot.press("enter", "enter")
    assert app.host.answered[0]["who"] == "second"
