"""What each setting does."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Store
from tests.tui.helpers.app import NOW, running_app, seen, talk, wait_until
from tests.tui.helpers.date_styles import use_style
from tests.tui.helpers.settings_pages import open_settings
from tui.screens.conversation.break_countdown import RestScreen
from tui.screens.idle_blanking import ANY_KEY, IdleBlanking, IdleScreen
from tui.session.idle_monitor import IdleMonitor
from tui.session.talk_clock import TalkClock
from tui.settings import Settings
from tui.terminal.background_color import TerminalBackground, is_light_by_environment
from tui.text.chosen_date_style import chosen_date_style
from tui.text.date_style import DateStyle
from tui.widgets.answers.talk_time_bar import TalkTimeBar
from tui.widgets.turn_line import TurnLine

PAUSED = "2026-03-13T2100-00a3"


async def _start_conversation(pilot: Pilot[Any]) -> None:
    await wait_until(pilot, "A good one to start with")
    await pilot.press("enter")
    await wait_until(pilot, "goes first today")
    await pilot.press("enter")
    await wait_until(pilot, "is this a good time")


@pytest.mark.parametrize(("left", "order"), [("a", ["Ana", "Ben"]), ("b", ["Ben", "Ana"])])
async def test_left_is_who_is_drawn_left(store: Store, tmp_path: Path, left: str, order: list[str]) -> None:
    store.set_setting("left", left)
    before = store.people()
    async with running_app(store, tmp_path) as pilot:
        await _start_conversation(pilot)
        line = pilot.app.screen.query_one(TurnLine).content_for_width(60).plain
        assert sorted(order, key=line.index) == order
        assert store.people() == before
        assert store.begins_next() == "a"


async def test_settings_show_the_sides_at_once(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        await open_settings(pilot, "On the left")
        await wait_until(pilot, "● Ana has the floor")
        await pilot.press("right")
        await wait_until(pilot, "◆ Ben has the floor")


async def test_theme_is_put_in_force(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_settings(pilot, "Theme")
        await pilot.press("right")
        await wait_until(pilot, lambda: pilot.app.theme == "linen")
        assert store.settings()["theme"] == "linen"


@pytest.mark.parametrize(("colors", "theme"), [("0;15", "linen"), ("15;0", "hearth"), ("", "hearth")])
async def test_theme_follows_the_terminal(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, colors: str, theme: str
) -> None:
    monkeypatch.setenv("COLORFGBG", colors)
    store.set_setting("theme", "system")
    async with running_app(store, tmp_path) as pilot:
        assert pilot.app.theme == theme
        for is_light in (True, False):  # what it says itself counts more
            pilot.app.post_message(TerminalBackground(is_light=is_light))
            await wait_until(pilot, lambda: pilot.app.theme == ("linen" if is_light else "hearth"))  # noqa: B023


async def test_chosen_theme_stays_whatever_the_terminal_says(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        pilot.app.post_message(TerminalBackground(is_light=True))
        await pilot.pause()
        assert pilot.app.theme == "hearth"


@pytest.mark.parametrize(
    ("colors", "is_light"),
    [
        ("0;15", True),
        ("0;default;15", True),
        ("12;7", True),
        ("7;8", False),
        ("15;default", False),
        ("x", False),
    ],
)
def test_terminal_that_tells_its_colors(colors: str, is_light: bool) -> None:
    assert is_light_by_environment({"COLORFGBG": colors}) is is_light


async def test_motion_is_off_if_either_says_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with running_app(store, tmp_path) as pilot:
        before: str = pilot.app.animation_level
        assert before == "full"
        await open_settings(pilot, "Motion")
        await pilot.press("right")
        await wait_until(pilot, lambda: pilot.app.animation_level == "none")
        monkeypatch.setattr("textual.constants.TEXTUAL_ANIMATIONS", "none")
        await pilot.press("right")
        await wait_until(pilot, lambda: store.settings()["motion"] == "on")
        assert pilot.app.animation_level == "none"


@pytest.mark.parametrize(("bell", "rings"), [("on", 1), ("off", 0)])
async def test_bell_rings_once_when_a_break_ends_and_once_when_a_talk_is_over(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bell: str, rings: int
) -> None:
    store.set_setting("bell", bell)
    moment, rung, seconds = NOW, list[bool](), 0
    async with running_app(store, tmp_path) as pilot:
        monkeypatch.setattr(pilot.app, "bell", lambda: rung.append(True))
        rest = RestScreen(NOW + timedelta(minutes=20), clock=lambda: moment)
        pilot.app.push_screen(rest)
        await wait_until(pilot, "Until 20:35")
        moment = NOW + timedelta(minutes=21)
        for _ in range(3):
            rest.check_time()
        await wait_until(pilot, "Are you both ready")
        assert len(rung) == rings
        spoken = TalkTimeBar(60, TalkClock(lambda: seconds))
        await rest.mount(spoken)
        for later in (30, 61, 90):
            seconds = later
            spoken.tick()
            await pilot.pause()
        assert len(rung) == 2 * rings


async def test_chosen_pause_is_offered_first(store: Store, tmp_path: Path) -> None:
    store.set_setting("pause", "45")
    async with running_app(store, tmp_path) as pilot:
        await _start_conversation(pilot)
        await pilot.press("ctrl+t")
        screen = await wait_until(pilot, "How long do you want to pause?")
        assert screen.index("45 minutes") < screen.index("20 minutes") < screen.index("40 minutes")
        await pilot.press("enter")
        await wait_until(pilot, "Until 21:00")
        await pilot.press("enter")
        await wait_until(pilot, "45 more minutes")


async def test_chosen_pause_is_offered_after_a_restart(store: Store, tmp_path: Path) -> None:
    store.save(talk(PAUSED))
    store.set_resting_until(PAUSED, (NOW + timedelta(minutes=5)).isoformat())
    store.set_setting("pause", "60")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Until 20:20")
        await pilot.press("enter")
        await wait_until(pilot, "60 more minutes")


class _Times:
    """Clocks that a test moves."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def monitor(self) -> IdleMonitor:
        return IdleMonitor(lambda: self.seconds, lambda: self.seconds)


@pytest.mark.parametrize(
    ("blank", "seconds", "is_blank"), [("off", 9999, False), ("5", 299, False), ("5", 301, True)]
)
async def test_untouched_screen_goes_blank(
    store: Store, tmp_path: Path, blank: str, seconds: int, is_blank: bool
) -> None:
    store.set_setting("blank", blank)
    times = _Times()
    async with running_app(store, tmp_path) as pilot:
        app: Any = pilot.app
        minutes = app._idle.minutes
        app._idle = IdleBlanking(app, times.monitor())
        app._idle.minutes = minutes
        await _start_conversation(pilot)
        times.seconds = seconds
        (unfinished,) = store.unfinished()
        answers = store.conversation(unfinished.id).answers
        app._idle.check()
        app._idle.check()
        await pilot.pause()
        assert isinstance(app.screen, IdleScreen) == is_blank
        if is_blank:
            await wait_until(pilot, ANY_KEY)
            app.notify("Saved to /home/ana/turnabout.txt")
            await pilot.pause()
            assert seen(pilot).split() == ANY_KEY.split()  # nothing tells what it hides
            await pilot.press("1")  # does nothing but bring the screen back
            screen = await wait_until(pilot, "is this a good time")
            assert not any(isinstance(each, IdleScreen) for each in app.screen_stack)
            assert store.conversation(unfinished.id).answers == answers
            assert "✓" not in screen


async def test_blank_screen_still_has_the_quick_exit(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        pilot.app.push_screen(IdleScreen())
        await wait_until(pilot, ANY_KEY)
        await pilot.press("ctrl+q")
        await pilot.pause()
        assert pilot.app.return_code == 0


@pytest.mark.parametrize(
    ("title", "keys", "text"),
    [
        ("Date", 2, "Saturday, March 14"),
        ("Clock", 2, f"{'Now':11}8:15 PM"),
        ("Clock", 1, f"{'Now':11}20:15"),
        ("Week starts on", 2, "Su Mo Tu We Th Fr Sa"),
    ],
)
async def test_dates_and_times_change_at_once(
    store: Store, tmp_path: Path, title: str, keys: int, text: str
) -> None:
    with use_style(DateStyle()):
        async with running_app(store, tmp_path, size=(120, 36)) as pilot:
            await open_settings(pilot, title)
            await pilot.press(*["right"] * keys)
            await wait_until(pilot, text)
        async with running_app(store, tmp_path, size=(120, 36)) as pilot:  # and after a restart
            await open_settings(pilot, title)
            await wait_until(pilot, text)


@pytest.mark.parametrize(
    ("settings", "style"),
    [
        (Settings(), None),
        (Settings(dates="month"), DateStyle(day_first=False)),
        (Settings(clock="12"), DateStyle(clock_24=False)),
        (Settings(week="sunday"), DateStyle(week_starts=6)),
        (Settings(week="saturday", clock="24", dates="day"), DateStyle(week_starts=5)),
    ],
)
def test_chosen_dates_replace_those_of_the_system(settings: Settings, style: DateStyle | None) -> None:
    assert chosen_date_style(settings, DateStyle()) == style
