"""Steps that are spoken, and the optional note."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.message import Message
from textual.screen import Screen

from store import open_store
from tests.tui.helpers.step_catalogue import Words, session_at
from tests.tui.helpers.step_questions import with_step
from tests.tui.helpers.widget_app import ANA, BEN, WidgetApp, answer, question, seen
from tui.screens.conversation.current_step import CurrentStep
from tui.screens.conversation.question_builder import build_question
from tui.session.talk_clock import TalkClock
from tui.text.couple import Couple
from tui.widgets.answers.talk_time_bar import TalkTimeBar
from tui.widgets.enter_command import enter_command
from tui.widgets.time_is_up import TimeIsUp


async def test_enter_ends_talking_and_the_note_is_optional() -> None:
    assert (await answer(with_step(question(None, kind="talk"), seconds=60), "enter")).answered == [True]
    noted = with_step(question(None, kind="talk"), seconds=60, note=True)
    assert (await answer(noted, "enter")).answered == [True]
    assert (await answer(noted, "shift+tab", "enter", "enter")).answered == [True]
    assert (await answer(with_step(question(None, kind="talk"), seconds=60), "n", "enter")).answered == [True]


async def test_typing_starts_the_note_without_losing_a_letter() -> None:
    noted = with_step(question(None, kind="talk"), seconds=60, note=True)
    for line in ("nice evening", "5 minutes", "(yes)"):
        host = await answer(noted, *line.replace(" ", "_"), "enter")
        assert host.answered == [line.replace(" ", "_")]
    host = await answer(noted, *"Monday", "space", *"evening", "enter")
    assert host.answered == ["Monday evening"]
    assert host.drafts[-1] == "Monday evening"


async def test_letters_without_a_note_explain_that_it_is_spoken() -> None:
    app = WidgetApp(with_step(question(None, kind="talk"), seconds=60))
    async with app.run_test() as pilot:
        await pilot.press("n")
        assert "Say this part out loud." in seen(pilot)
        await pilot.press("enter")
        assert app.host.answered == [True]


class Time:
    """A clock that a test moves on."""

    def __init__(self) -> None:
        self.now = 0.0
        self.clock = TalkClock(lambda: self.now)


async def test_clock_fills_without_a_countdown() -> None:
    time = Time()
    app = WidgetApp(with_step(question(None, kind="talk", clock=time.clock), seconds=60))
    async with app.run_test() as pilot:
        clock = app.host.query_one(TalkTimeBar)
        assert "About a minute" in seen(pilot)
        time.now = 30
        clock.tick()
        await pilot.pause()
        assert clock.done == 0.5
        assert seen(pilot).count("━") == seen(pilot).count("─")
        assert not any(letter.isdigit() for letter in seen(pilot))
        time.now = 900
        clock.tick()
        await pilot.pause()
        assert clock.done == 1
        assert "Take your time. Press Enter when you’re done." in seen(pilot)
        assert "Space" not in seen(pilot)


async def test_space_pauses_the_clock_and_resumes_it() -> None:
    time = Time()
    app = WidgetApp(with_step(question(None, kind="talk", clock=time.clock), seconds=60, note=True))
    async with app.run_test() as pilot:
        clock = app.host.query_one(TalkTimeBar)
        assert "Space Pause timer" in seen(pilot)
        time.now = 15
        await pilot.press("space")
        await pilot.pause()
        assert "Paused." in seen(pilot)
        assert "Space Resume timer" in seen(pilot)
        time.now = 500
        clock.tick()
        assert clock.done == 0.25
        await pilot.press("space")
        time.now = 515
        assert clock.done == 0.5
        await pilot.click(TalkTimeBar)
        time.now = 900
        assert clock.done == 0.5
        assert not app.host.drafts


@pytest.mark.parametrize("width", [40, 60, 80])
async def test_clock_is_one_line_of_words(width: int) -> None:
    app = WidgetApp(with_step(question(None, kind="talk"), seconds=30))
    async with app.run_test(size=(width, 15)) as pilot:
        await pilot.pause()
        (line,) = (line for line in seen(pilot).splitlines() if "Space" in line)
        assert "About half a minute." in line
        assert line.rstrip().endswith("Space Pause timer" if width > 60 else "Space Pause")
        assert ("Take the time" in line) is (width > 40)


async def test_clock_stands_still_while_the_step_is_not_shown() -> None:
    time = Time()
    asked = with_step(question(None, kind="talk", clock=time.clock), seconds=60)
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        time.now = 10
        app.push_screen(Screen())
        await pilot.pause()
        app.host.query_one(TalkTimeBar).tick()
        time.now = 100
        app.pop_screen()
        await pilot.pause()
        app.host.query_one(TalkTimeBar).tick()
        time.now = 110
        assert time.clock.seconds == 20
        await app.host.query_one(TalkTimeBar).remove()
        time.now = 300
        assert time.clock.seconds == 20
        again = TalkTimeBar(60, time.clock)
        await app.host.mount(again)
        assert again.done == pytest.approx(20 / 60)


async def test_time_is_up_only_once() -> None:
    time = Time()
    told: list[Message] = []
    app = WidgetApp(with_step(question(None, kind="talk", clock=time.clock), seconds=60))
    async with app.run_test(message_hook=told.append) as pilot:
        for now in (30, 60, 90):
            time.now = now
            app.host.query_one(TalkTimeBar).tick()
            await pilot.pause()
    assert len({id(message) for message in told if isinstance(message, TimeIsUp)}) == 1


async def test_key_bar_says_who_is_finished() -> None:
    app = WidgetApp(with_step(question(None, kind="talk", of="second"), seconds=60))
    async with app.run_test() as pilot:
        await pilot.pause()
        command = enter_command(app.host.focused)
        assert command
        assert (command.label, command.short_label) == ("Ben is done", "Done")


def test_clock_goes_on_after_going_back(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        session, couple = session_at(store, Words(), "story"), Couple(ANA, BEN)
        step = CurrentStep(session, couple)
        assert step.ask
        one, again = (step.with_clock(build_question(session, couple, step.ask, None, "")) for _ in range(2))
    assert one.clock is again.clock


async def test_clock_needs_no_room() -> None:
    app = WidgetApp(with_step(question(None, kind="talk"), seconds=60))
    async with app.run_test():
        assert app.host.query_one(TalkTimeBar).paint(0)
