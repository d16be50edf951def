"""The agreement form: optional fields and moving between them."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts import Json
from tests.tui.helpers.step_questions import agree_question, with_step
from tests.tui.helpers.widget_app import ANA, BEN, WidgetApp, answer, seen
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.agreement_fields import READING_ORDER
from tui.widgets.inputs.chips import Chips
from tui.widgets.inputs.note_paper import NotePaper
from tui.widgets.inputs.owner_options import OWNER_HINT, OwnerOptions
from tui.widgets.inputs.recurrence_input import RecurrenceInput
from tui.widgets.inputs.text_box import TextBox

UNTIL_WHEN = ("tab", "tab", "tab", "right", "right", "right", "enter")
"""Keys that add the last day, from the sentence."""
REPEATS = ("down", "down", "right", "space")
"""Keys that add how often it repeats, from the owner."""


async def test_required_fields_are_open_and_asked_for() -> None:
    asked = with_step(agree_question(of="first", starter="I will call."), fields=("sign", "end"))
    host = await answer(asked, "enter", "enter", "enter")
    assert host.answered == []
    host = await answer(asked, "right", "enter", *"it rings", "enter", "enter")
    assert host.answered == []
    host = await answer(asked, "right", "enter", *"it rings", "enter", "right", "right", "enter", "enter")
    assert host.answered == [
        {
            "act": "I will call.",
            "sign": "it rings",
            "who": "first",
            "look_back": "2026-03-18",
            "end": "2026-04-15",
        }
    ]


@pytest.mark.slow
async def test_agreement_ends_only_if_they_say_until_when() -> None:
    asked = agree_question(of="first", starter="I will call.")
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("t", *UNTIL_WHEN)
        await pilot.pause()
        assert "‹ Wednesday 8 April ›" in seen(pilot)
        await pilot.press("left", "left", "left", "left")
        await pilot.pause()
        assert "‹ never ›" in seen(pilot)
        await pilot.press("enter", "enter")
    assert "end" not in app.host.answered[0]
    chosen = await answer(asked, "t", *UNTIL_WHEN, "right", "enter", "enter")
    assert chosen.answered[0]["end"] == "2026-04-15"
    again = await answer(replace(asked, previous=chosen.answered[0]), "enter", "enter")
    assert again.answered == chosen.answered


async def test_note_begins_with_the_sentence_the_owner_and_the_day() -> None:
    app = WidgetApp(agree_question(starter="I will call."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        note = app.host.query_one(NotePaper)
        assert [box.id for box in note.query(TextBox)] == ["act"]
        assert "— ‹ who does it? ›" in seen(pilot)
        assert "check in on ‹ Wednesday 18 March ›" in seen(pilot)
        assert not note.query(RecurrenceInput)


@pytest.mark.slow
async def test_chips_add_lines_in_the_order_they_are_read_aloud() -> None:
    app = WidgetApp(with_step(agree_question(of="first", starter="I will call."), fields=("obstacle",)))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        chips = app.host.query_one(Chips)
        for name in ("hard_week", "end", "instead", "cue", "rhythm", "sign"):
            chips.go_to(name)
            await pilot.press("enter")
            await pilot.pause()
            focused = app.host.focused
            assert focused is not None
            assert focused.id == ("often" if name == "rhythm" else name)
            if name == "cue":
                await pilot.press(*"I come home late")
        lines = [
            part
            for part in app.host.query_one(NotePaper).children
            if part.has_class("line") or part.id == "act"
        ]
        fields = [next(each for each in line.classes if each.startswith("field-")) for line in lines]
        assert fields == [f"field-{name}" for name in READING_ORDER]
        assert not chips.display
        app.host.query_one("#obstacle", TextBox).text = "the late shift"
        app.host.query_one("#act", TextBox).text = "I ring"
        await pilot.press("enter", "enter")
    assert app.host.answered[0] == {
        **{"act": "I ring", "cue": "I come home late", "obstacle": "the late shift", "who": "first"},
        **{"look_back": "2026-03-18", "end": "2026-04-08"},
    }


async def test_plan_b_is_offered_with_what_might_stop_them() -> None:
    app = WidgetApp(agree_question(of="first", starter="I will call."))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert "+ what we’ll do then" not in seen(pilot)
        app.host.query_one(Chips).go_to("obstacle")
        await pilot.press("enter")
        await pilot.pause()
        assert "+ what we’ll do then" in seen(pilot)
        assert "+ what might stop us" not in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 15)])
async def test_chips_are_whole_and_take_a_click(size: tuple[int, int]) -> None:
    app = WidgetApp(agree_question(of="first", starter="I will call."))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        for label in ("if or when", "how often", "how we’ll know", "until when", "what might stop us"):
            assert f"+ {label} " in seen(pilot)
        lines = seen(pilot).splitlines()
        row = next(number for number, line in enumerate(lines) if "+ until when" in line)
        await pilot.click(offset=(lines[row].index("until"), row))
        await pilot.pause()
        assert app.host.query("#end")


@pytest.mark.parametrize("name", ["Ben", "Maximiliane-Sophie"])
@pytest.mark.parametrize("size", [(80, 24), (60, 20), (40, 15)])
async def test_owner_and_day_are_never_cut(size: tuple[int, int], name: str) -> None:
    couple = Couple(ANA, replace(BEN, name=name))
    app = WidgetApp(replace(agree_question(previous={"act": "We cook", "who": "first"}), couple=couple))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        await pilot.press("tab", "2")
        await pilot.pause()
        shown = " ".join(seen(pilot).split())
        assert f"— ‹ ◆ {name} ›" in shown
        assert "check in on ‹ Wednesday 18 March ›" in shown


@pytest.mark.parametrize("size", [(80, 24), (60, 20)])
async def test_note_leaves_room_for_a_question(size: tuple[int, int]) -> None:
    stood = {"act": "We cook", "who": "both", "cue": "When we are home", "sign": "the table is set"}
    app = WidgetApp(agree_question(previous=stood))
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        parts = app.host.query_one(AnswerBox).displayed_children
        assert sum(part.outer_size.height + part.styles.margin.height for part in parts) <= size[1] - 9


async def test_arrows_move_between_fields_and_stop_at_the_ends() -> None:
    app = WidgetApp(agree_question(previous={"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        way = ["act", "often", "in-turn", "whose", "look-back", "chips", "go-on", "pass"]
        for key, fields in (("down", way), ("up", way[::-1])):
            for name in (*fields[1:], fields[-1], fields[-1]):
                await pilot.press(key)
                focused = app.host.focused
                assert focused is not None
                assert focused.id == name


async def test_arrows_move_inside_a_box_and_leave_it_from_anywhere_in_its_last_row() -> None:
    app = WidgetApp(agree_question(previous={"act": "We cook\nand eat", "who": "both"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("up", "down", "home")
        box = app.host.query_one("#act", TextBox)
        assert box.has_focus
        assert box.cursor_location == (1, 0)
        await pilot.press("down")
        assert not box.has_focus


async def test_arrows_leave_a_box_from_its_first_and_last_row() -> None:
    words = "a cup of tea for you and for me " * 3
    app = WidgetApp(
        with_step(agree_question(previous={"act": "We cook", "who": "both", "sign": words}), fields=("sign",))
    )
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("down", "home", "right")
        line = app.host.query_one("#sign", TextBox)
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
        (("down", "space"), {"who": "first"}),
        (("down", "space", "space"), {"who": "second"}),
        (("down", "left", "space"), {"who": "first"}),
        (("down", "1", *REPEATS, "right"), {"rhythm": "FREQ=DAILY"}),
        (("down", "1", *REPEATS, "space"), {"rhythm": "FREQ=DAILY"}),
        (
            ("down", "1", *REPEATS, *["right"] * 3, "down", "left", "space", "4"),
            {"rhythm": "FREQ=WEEKLY;BYDAY=WE,TH,SU"},
        ),
        (
            ("down", "1", *REPEATS, *["right"] * 3, "down", "space", "left", "left", "left", "space"),
            {"rhythm": "FREQ=WEEKLY;BYDAY=MO,WE,FR"},
        ),
    ],
)
async def test_arrows_and_space_choose_options(keys: tuple[str, ...], chosen: dict[str, Json]) -> None:
    asked = agree_question(starter="I will call.")
    host = await answer(asked, "right", *keys, "enter", "enter", "enter", "enter")
    (agreed,) = host.answered
    assert {**agreed, **chosen} == agreed


@pytest.mark.parametrize("keys", [("n",), ("n", "space"), ("enter", *"no", "space", *"tv")])
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
