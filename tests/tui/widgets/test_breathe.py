"""Breathing steps and pauses that a script suggests."""

from __future__ import annotations

import pytest

from tests.tui.helpers.widget_app import WidgetApp, answer, question
from tui.widgets.answers.breathe import BREATH_SECONDS, MIN_SIZE, circle_size, draw_disc
from tui.widgets.answers.time_out import TimeOutStep


def test_breath_takes_ten_seconds_and_circle_is_round() -> None:
    assert circle_size(0) == circle_size(BREATH_SECONDS) == pytest.approx(MIN_SIZE)
    assert circle_size(BREATH_SECONDS / 2) == pytest.approx(1.0)
    rows = draw_disc(5, 5)
    assert rows == rows[::-1] or [row.translate(str.maketrans("▀▄", "▄▀")) for row in rows[::-1]] == rows
    assert all(row == row[::-1] for row in rows)
    assert max(len(row.strip()) for row in rows) == 10


async def test_enter_ends_breathing_at_any_time() -> None:
    assert (await answer(question(None, kind="breathe", of="both"), "enter")).answered == [True]


async def test_suggested_pause_is_taken_or_declined() -> None:
    asked = question(None, kind="time_out", of="both")
    assert (await answer(asked, "2", "enter")).answered == [True]
    app = WidgetApp(asked)
    requests: list[TimeOutStep.PauseRequested] = []
    async with app.run_test(
        message_hook=lambda m: requests.append(m) if isinstance(m, TimeOutStep.PauseRequested) else None
    ) as pilot:
        await pilot.pause()
        await pilot.press("enter")
        await pilot.pause()
    assert requests
    assert app.host.answered == []
