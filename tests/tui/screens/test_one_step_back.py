"""Esc goes back one step, and keeps what was chosen."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.pilot import Pilot

from store import Store
from tests.tui.helpers.agreement_screens import open_first
from tests.tui.helpers.app import running_app, seen, wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view
from tests.tui.helpers.screen_catalogue import STEPS
from tui.screens.agreements.detail import AgreementDetail
from tui.screens.conversation.screen import ConversationScreen
from tui.widgets.answers.base import AnswerBox
from tui.widgets.inputs.chips import Chips
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.recurrence_input import RecurrenceInput

VIEW_BY_NAME = {view.name: view for view in STEPS}


async def settle(pilot: Pilot[int]) -> None:
    """Wait until a step takes keys again."""
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    steps: ConversationScreen = screen
    await wait_until(pilot, lambda: pilot.app.screen is not steps or steps._accepts_keys)
    await pilot.pause(0.05)


async def back_and_forth(pilot: Pilot[int]) -> None:
    """Go back a step, and on to the same one again."""
    screen = pilot.app.screen
    assert isinstance(screen, ConversationScreen)
    step = screen.query_one(AnswerBox).question.ask.key
    await pilot.press("escape")
    await wait_until(
        pilot,
        lambda: (
            any(box.question.ask.key != step for box in screen.query(AnswerBox))
            or screen.app.screen != screen
        ),
    )
    for _ in range(9):
        await settle(pilot) if isinstance(pilot.app.screen, ConversationScreen) else await pilot.pause()
        boxes = screen.query(AnswerBox)
        if (
            boxes
            and boxes.first().question.ask.key == step
            and isinstance(pilot.app.screen, ConversationScreen)
        ):
            return
        await pilot.press("enter")
    raise AssertionError(f"It did not come back to {step}:\n{seen(pilot)}")


async def test_day_of_an_agreement_survives_a_step_back() -> None:
    async with ScreenApp(VIEW_BY_NAME["agree"]).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, VIEW_BY_NAME["agree"])
        await pilot.press("tab", "tab", "right")
        await pilot.pause()
        day = pilot.app.screen.query_one("#look-back", DateStepper).day
        await back_and_forth(pilot)
        assert pilot.app.screen.query_one("#look-back", DateStepper).day == day


KEPT = {
    "choice": (("2",), "▌ 2"),
    "scale": (("7",), "Press Enter for 7"),
    "date": (("down", "down"), "▌ 3"),
    "who": (("2",), "▌ 2"),
    "agree": (("tab", "2"), "‹ ◆ Ben ›"),
    "several": ((), "2  [x]"),
    "list": (tuple("bread"), "bread"),
    "text-wanted": (tuple("rain"), "rain"),
    "look-back-together": (("2",), "› 2"),
    "reveal-decide": (("3",), "› 3 Keep private"),
}


@pytest.mark.parametrize("name", KEPT)
async def test_what_was_chosen_survives_a_step_back(name: str) -> None:
    keys, expected = KEPT[name]
    async with ScreenApp(VIEW_BY_NAME[name]).run_test(size=(80, 30)) as pilot:
        await open_view(pilot, VIEW_BY_NAME[name])
        await pilot.press(*keys)
        await pilot.pause()
        if name.startswith("look-back"):
            await pilot.press("escape", "enter")  # a stage back
            await pilot.pause()
        else:
            await back_and_forth(pilot)
        await wait_until(pilot, expected)


@pytest.mark.slow
async def test_esc_in_added_fields_returns_to_the_form() -> None:
    async with ScreenApp(VIEW_BY_NAME["agree"]).run_test(size=(80, 24)) as pilot:
        await open_view(pilot, VIEW_BY_NAME["agree"])
        screen = pilot.app.screen
        step = screen.query_one(AnswerBox)
        chips = screen.query_one(Chips)
        chips.go_to("rhythm")
        await pilot.press("enter")
        await wait_until(pilot, lambda: bool(screen.query("#often")))
        await pilot.press("right", "escape")
        await pilot.pause()
        assert screen.query_one(AnswerBox) is step
        assert screen.query_one(RecurrenceInput).value == {"rhythm": "FREQ=DAILY"}
        assert screen.focused is screen.query_one("#act")
        chips.go_to("cue")
        await pilot.press("enter")
        await wait_until(pilot, lambda: bool(screen.query("#cue")))
        await pilot.press("escape")
        await wait_until(pilot, lambda: not screen.query("#cue"))
        assert screen.focused is chips
        assert screen.query_one(AnswerBox) is step


@pytest.mark.usefixtures("two_agreements")
@pytest.mark.parametrize("number", ["2", "3", "4", "5", "6"])
async def test_esc_returns_to_the_agreement(store: Store, tmp_path: Path, number: str) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
        await pilot.press(number, "enter")
        await wait_until(pilot, lambda: not isinstance(pilot.app.screen, AgreementDetail))
        await pilot.pause(0.1)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
        await pilot.pause()
        assert pilot.app.screen.query_one(ChoiceList).cursor == int(number) - 1


@pytest.mark.usefixtures("two_agreements")
async def test_changed_recurrence_is_not_lost_by_esc(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("6", "enter")
        await wait_until(pilot, "How often should it repeat")
        await pilot.press("right", "escape")
        await wait_until(pilot, "Not saved yet")
        await pilot.press("enter")
        await wait_until(pilot, lambda: any(each.rhythm for each in store.agreements()))
