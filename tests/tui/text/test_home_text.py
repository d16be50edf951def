"""Tests of the home screen's texts and suggestions."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from scripts.script_info import ScriptInfo, list_scripts
from store import Header
from tests.tui.helpers.app import NOW
from tui.reports.suggestions import STARTER_SCRIPTS, WEEKLY_SCRIPT, Completion, is_locked, suggest_script
from tui.text.dates import ago_text, time_text
from tui.text.home import begins_text, greeting, sort_unfinished, unfinished_text

TODAY = date(2026, 3, 14)


def script(id_: str, depth: str = "tender", after: str = "", group: str = "listen") -> ScriptInfo:
    return ScriptInfo(id_, id_.capitalize(), "", (5, 10), depth, group, "library", "1.0.0", after)


def done(days_ago: int) -> Completion:
    return Completion(1, (NOW - timedelta(days=days_ago)).isoformat())


@pytest.mark.parametrize(
    ("hour", "words"),
    [(4, "Good evening."), (5, "Good morning."), (12, "Good afternoon."), (18, "Good evening.")],
)
def test_greeting_depends_on_the_hour(hour: int, words: str) -> None:
    assert greeting(NOW.replace(hour=hour)) == words


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


def test_first_suggestion_is_light() -> None:
    scripts = [script("a"), script("b", "heavy"), script(STARTER_SCRIPTS[0], "light")]
    suits = suggest_script(scripts, {}, TODAY)
    assert suits is not None
    assert suits.script.id == STARTER_SCRIPTS[0]


def test_suggested_scripts_exist() -> None:
    assert {*STARTER_SCRIPTS, WEEKLY_SCRIPT} <= {each.id for each in list_scripts()}


def test_check_in_is_suggested_after_a_week() -> None:
    scripts = [script("weekly-check-in"), script("other")]
    suits = suggest_script(scripts, {"weekly-check-in": done(9), "other": done(1)}, TODAY)
    assert suits is not None
    assert (suits.script.id, suits.reason) == ("weekly-check-in", "Nine days since the last one")
    suits = suggest_script(scripts, {"weekly-check-in": done(6), "other": done(30)}, TODAY)
    assert suits is not None
    assert (suits.script.id, suits.reason) == ("other", "Four weeks since the last one")


def test_repair_scripts_are_not_suggested() -> None:
    mends = script("setback", group="repair")
    assert suggest_script([mends], {"x": done(1)}, TODAY) is None
    assert suggest_script([mends], {"setback": done(30)}, TODAY) is None


def test_heavy_and_locked_scripts_are_not_suggested() -> None:
    waiting = script("role", after="listening")
    assert is_locked(waiting, {})
    assert not is_locked(waiting, {"listening": done(1)})
    assert suggest_script([script("heavy", "heavy"), waiting], {"x": done(1)}, TODAY) is None
    assert suggest_script([], {}, TODAY) is None


def test_unfinished_script_is_not_suggested() -> None:
    def left(id_: str) -> Header:
        return Header("2026-03-12", id_, id_, "1.0.0", "2026-03-12T20:00:00+01:00")

    scripts = [script("weekly-check-in"), script("gratitude"), script("other")]
    suits = suggest_script(scripts, {}, TODAY, [left("gratitude")])
    assert suits is not None
    assert suits.script.id != "gratitude"
    before = {"weekly-check-in": done(9), "gratitude": done(2), "other": done(1)}
    suits = suggest_script(scripts, before, TODAY, [left("weekly-check-in")])
    assert suits is not None
    assert suits.script.id == "gratitude"
    assert suggest_script(scripts, {}, TODAY, [left(each.id) for each in scripts]) is None
