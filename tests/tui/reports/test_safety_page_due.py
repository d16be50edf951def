"""When the safety page comes in full before a heavy conversation."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import Store
from tests.tui.helpers.app import NOW, finish_conversation, talk
from tui.reports.safety_page_due import heavy_days, is_safety_page_due

TODAY = NOW.date()


@pytest.mark.parametrize(
    ("days_ago", "is_due"),
    [
        ((), True),
        ((1,), False),
        ((0,), False),
        ((41,), False),
        ((42,), True),
        ((90, 42), True),
        ((90, 41), False),
        ((60, 40, 10), False),  # shown 60 and 10 days ago
        ((50, 30, 10), True),  # shown 50 days ago only
        ((-3,), True),  # the clock was wrong
    ],
)
def test_whole_page_comes_first_and_after_six_weeks(days_ago: tuple[int, ...], is_due: bool) -> None:
    days = [TODAY - timedelta(days=ago) for ago in days_ago]
    assert is_safety_page_due(days, TODAY) is is_due


def test_days_of_heavy_conversations_are_found(store: Store) -> None:
    finish_conversation(store, talk("2026-03-04T2015-00a1", script="repair"))
    finish_conversation(store, talk("2026-01-05T2015-00a2", script="repair"), done=False)
    finish_conversation(store, talk("2026-03-06T2015-00a3", script="i-statements"))
    store.save(talk("2026-03-08T2015-00a4", script="repair"))
    assert [day.isoformat() for day in sorted(heavy_days(store))] == [
        "2026-01-05",
        "2026-03-04",
        "2026-03-08",
    ]
