"""Weekdays and their ticks."""

from __future__ import annotations

from tui.widgets.inputs.weekday_input import _content


def test_tick_touches_its_own_day() -> None:
    assert "5 Fr   6 Sa✓  7 Su" in _content({"SA"}).plain
