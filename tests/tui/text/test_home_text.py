"""Tests of the home screen's texts and suggestions."""

from __future__ import annotations

from datetime import timedelta

import pytest

from store import Header
from tests.tui.helpers.app import NOW
from tui.text.dates import ago_text, time_text
from tui.text.home import begins_text, greeting, sort_unfinished, tonight_text, unfinished_text


@pytest.mark.parametrize(
    ("hour", "words"),
    [
        (4, "Good evening."),
        (5, "Good morning."),
        (12, "Good afternoon."),
        (16, "Good afternoon."),
        (17, "Good evening."),
    ],
)
def test_greeting_depends_on_the_hour(hour: int, words: str) -> None:
    assert greeting(NOW.replace(hour=hour)) == words


@pytest.mark.parametrize("hour", range(24))
def test_heading_says_tonight_when_the_greeting_says_evening(hour: int) -> None:
    moment = NOW.replace(hour=hour)
    assert (tonight_text(moment) == "Tonight") == (greeting(moment) == "Good evening.")


def test_person_who_goes_first_is_named() -> None:
    assert begins_text("Ben") == "Ben goes first"


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (0, "earlier today"),
        (1, "yesterday"),
        (3, "Wednesday"),
        (8, "6 March"),
        (90, "14 December 2025"),
    ],
)
def test_ago_text(days: int, words: str) -> None:
    assert ago_text((NOW - timedelta(days=days)).isoformat(), NOW) == words


def test_unreadable_moment_is_harmless() -> None:
    assert ago_text("soon", NOW) == "last time"


def test_unfinished_order_and_pause_text() -> None:
    def header(day: int, until: str | None) -> Header:
        return Header(
            f"2026-03-{day}", "x", "X", "1.0.0", f"2026-03-{day}T20:00:00+01:00", resting_until=until
        )

    over, still = header(10, "2026-03-14T20:15:00+01:00"), header(13, "2026-03-15T09:05:00+01:00")
    plain = header(12, None)
    assert sort_unfinished([over, plain, still], NOW) == [over, still, plain]
    assert "Ready?" in unfinished_text(over, NOW)
    assert (
        unfinished_text(still, NOW) == f"Paused until {time_text(NOW + timedelta(hours=12, minutes=50), NOW)}"
    )
    assert time_text(NOW + timedelta(minutes=90), NOW) == "21:45"
