"""Agreements that repeat, and taking turns."""

from __future__ import annotations

from dataclasses import replace

import pytest

from scripts import Json
from tests.tui.helpers.step_questions import agree_question, with_step
from tests.tui.helpers.widget_app import ANA, BEN, WidgetApp, answer, seen
from tui.text.couple import Couple

HOW_OFTEN = ("tab", "tab", "right", "enter")
"""Keys that lead from the owner to how often it repeats."""


@pytest.mark.parametrize("name", ["Ben", "Jonas", "Maximiliane-Sophie"])
async def test_long_names_fit_in_the_choice_of_first_turn(name: str) -> None:
    couple = Couple(ANA, replace(BEN, name=name))
    asked = replace(
        agree_question(previous={"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY"}), couple=couple
    )
    for size in ((76, 24), (40, 15)):
        app = WidgetApp(asked)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            await pilot.press(*["tab"] * 2)
            await pilot.pause()
            assert f"3 ◆ {name} first" in seen(pilot)


@pytest.mark.parametrize("opened", [("right",), ("left", "left")])
async def test_recurrence_choice_keeps_continue_in_view(opened: tuple[str, ...]) -> None:
    app = WidgetApp(agree_question(starter="I will call."))
    async with app.run_test(size=(80, 18)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "3", *HOW_OFTEN, "right", *opened)
        await pilot.pause()
        assert "Read it aloud" in seen(pilot)
        assert "Don’t take turns" in seen(pilot)


RECURRENCES: list[tuple[tuple[str, ...], dict[str, Json]]] = [
    ((), {}),
    (("right",), {"rhythm": "FREQ=DAILY"}),
    (("right", "right"), {"rhythm": "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR"}),
    (("right", "right", "right", "tab", "1"), {"rhythm": "FREQ=WEEKLY;BYDAY=MO,WE"}),
    ((*["right"] * 4, "tab", "3", "7"), {"rhythm": "FREQ=WEEKLY;INTERVAL=2;BYDAY=SU"}),
    (("left",), {"rhythm": "FREQ=MONTHLY;BYMONTHDAY=11"}),
    (("left", "tab", *["left"] * 11), {"rhythm": "FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1"}),
    (("left", "left", "right", "right"), {}),
]


@pytest.mark.parametrize(("keys", "chosen"), RECURRENCES)
async def test_recurrence_is_chosen_by_keys_and_restored(
    keys: tuple[str, ...], chosen: dict[str, Json]
) -> None:
    asked = agree_question(starter="I will call.")
    host = await answer(asked, "right", "enter", "1", *HOW_OFTEN, *keys, "enter", "enter")
    agreed = {"act": "I will call.", "who": "first", "look_back": "2026-03-18"}
    assert host.answered == [agreed | chosen]
    again = await answer(replace(asked, previous=host.answered[0]), "enter", "enter")
    assert again.answered == host.answered


async def test_shared_agreement_can_alternate_and_card_says_so() -> None:
    app = WidgetApp(agree_question(previous={"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY"}))
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "tab", "3", "enter")
        await pilot.pause()
        assert "Every day, taking turns; Ben first." in seen(pilot)
        await pilot.press("enter")
    assert app.host.answered[0]["turn"] == "second"


async def test_each_digit_means_one_thing_in_the_form() -> None:
    weekly = {"act": "We cook", "who": "both", "rhythm": "FREQ=WEEKLY;BYDAY=MO"}
    app = WidgetApp(agree_question(previous=weekly))
    async with app.run_test(size=(100, 30)) as pilot:
        await pilot.pause()
        await pilot.press("tab", "tab", "tab")
        for number, choice in enumerate(("Don’t take turns", "● Ana first", "◆ Ben first"), start=8):
            assert f"{number % 10} {choice}" in seen(pilot)
        await pilot.press("0", "enter", "enter")
    assert app.host.answered[0]["turn"] == "second"


async def test_single_owner_removes_the_turns() -> None:
    stood = {"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY", "turn": "first"}
    host = await answer(agree_question(previous=stood), *["tab"] * 3, "1", "enter", "enter")
    assert host.answered[0] == {
        "act": "We cook",
        "who": "first",
        "rhythm": "FREQ=DAILY",
        "look_back": "2026-03-18",
    }


async def test_missing_recurrence_and_weekdays_are_asked_for() -> None:
    asked = with_step(agree_question(of="first", starter="I will call."), fields=("rhythm",))
    app = WidgetApp(asked)
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        await pilot.press("right", "enter")
        await pilot.pause()
        assert "Please also fill in how often it repeats, or choose “No agreement.”" in seen(pilot)
        await pilot.press("right", "right", "right", "tab", "3", "enter")
        await pilot.pause()
        assert "Which days? Press their numbers." in seen(pilot)
        await pilot.press("6", "enter", "enter")
    assert app.host.answered[0]["rhythm"] == "FREQ=WEEKLY;BYDAY=SA"
