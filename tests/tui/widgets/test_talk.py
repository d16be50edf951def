"""Steps that are spoken, and the optional note."""

from __future__ import annotations

from textual.widgets import Static

from tests.tui.helpers.step_questions import with_step
from tests.tui.helpers.widget_app import WidgetApp, answer, question, seen
from tui.widgets.answers.talk import SoftClock
from tui.widgets.conversation_header import ProgressLine


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


async def test_clock_fills_without_a_countdown() -> None:
    now = 0.0
    asked = with_step(question(None, kind="talk"), seconds=60)
    app = WidgetApp(asked)
    async with app.run_test() as pilot:
        clock = SoftClock(60, lambda: now)
        await app.host.mount(clock)
        words = clock.query_one("#soft", Static)
        assert "About a minute" in str(words.content)
        now = 30
        clock.tick()
        assert clock.query_one(ProgressLine).done == 0.5
        assert not any(letter.isdigit() for letter in str(words.content))
        now = 900
        clock.tick()
        await pilot.pause()
        assert (clock.query_one(ProgressLine).done, str(words.content)) == (
            1.0,
            "Take your time. Press Enter when you’re finished.",
        )
