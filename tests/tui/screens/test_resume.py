"""Resuming a conversation at any step, covered if private."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot

from scripts import Answer, AwaitingAnswer, AwaitingFact, Script
from scripts.loading.open_script import open_script
from scripts.script_info import list_scripts
from scripts.step_rendering import render_step
from store import Conversation, Store, open_store
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.app import ANA, BEN, NOW, wait_until
from tests.tui.helpers.layout_checks import readable
from tests.tui.helpers.screen_app import PLAIN, ScreenApp, leave_all, switch_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, store_for
from tests.tui.helpers.unfinished_conversations import value_at
from tui.screens.base import BaseScreen
from tui.screens.conversation.handover import HandOver
from tui.screens.conversation.screen import ConversationScreen
from tui.session.conversation_session import ConversationSession
from tui.session.stored_script import script_to_record
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox

STEPS_PER_SCRIPT = 4
"""Steps tried per script."""

UNFINISHED = "2026-03-12T2015-00a1"


def empty_store() -> Store:
    """Return a store in memory that knows both partners."""
    disk = MemoryDisk()
    disk.make_folder(Path("/home"))
    store = open_store(Path("/home"), disk=disk)
    store.set_people(ANA, BEN)
    return store


def random_answers(script: Script, seed: int) -> tuple[Answer, ...]:
    """Return mostly random answers to a whole script."""
    session, rng = ConversationSession(script, empty_store(), clock=lambda: NOW), Random(seed)
    while isinstance(state := session.state, AwaitingAnswer | AwaitingFact):
        session.answer(value_at(session, state, rng))
    return session.progress.answers


def store_left_after(script: Script, answers: tuple[Answer, ...]) -> Store:
    """Return a store with a conversation left after these answers."""
    store = empty_store()
    started = "2026-03-12T20:15:00+01:00"
    store.save(
        Conversation(
            UNFINISHED, script_to_record(script, "en"), started, tuple(a.to_record() for a in answers)
        )
    )
    return store


@pytest.mark.parametrize("name", [script.id for script in list_scripts()])
async def test_conversation_resumes_where_it_was_left(name: str) -> None:
    script, rng = open_script(name), Random(name)
    app = ScreenApp(STEPS[0])
    tried = covered = 0
    async with app.run_test() as pilot:
        answers = random_answers(script, seed=3)
        private = [count for count, answer in enumerate(answers) if answer.private]
        sample = rng.sample(range(1, len(answers)), min(STEPS_PER_SCRIPT, len(answers) - 1))
        for count in sorted({*sample, *private[:1]}):
            app.store = store_left_after(script, answers[:count])
            expected = ConversationSession.resume(app.store, UNFINISHED, clock=lambda: NOW)
            expected.resolve_facts()
            assert isinstance(expected.state, AwaitingAnswer)
            app._open(app.store.unfinished()[0])
            await _check_resumed(pilot, expected)
            await leave_all(app)
            tried, covered = tried + 1, covered + expected.state.private
    assert tried >= min(STEPS_PER_SCRIPT, len(answers) - 1)
    assert covered or not any(answer.private for answer in answers)


async def _check_resumed(pilot: Pilot[int], expected: ConversationSession) -> None:
    """Check that the app shows the session's step."""
    ask, app = expected.state, pilot.app
    assert isinstance(ask, AwaitingAnswer)
    couple = Couple.with_first((ANA, BEN), expected.begins)
    words = " ".join(render_step(expected.script, ask, couple.pronouns).body.plain().split("\n")[0].split())
    if ask.private:
        await wait_until(pilot, lambda: isinstance(app.screen, HandOver))
        assert f"{couple.name(ask.of)}, this part is private." in readable(app.screen)
        assert words not in " ".join(readable(screen) for screen in app.screen_stack)
        await pilot.press("enter")
    await wait_until(
        pilot, lambda: isinstance(app.screen, ConversationScreen) and bool(app.screen.query("#ways"))
    )
    shown = app.screen.query_one(AnswerBox).question.ask
    assert (shown.key, shown.stage, shown.round) == (ask.key, ask.stage, ask.round)
    assert words in readable(app.screen)


async def test_key_during_the_change_of_steps_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agreement = next(view for view in STEPS if view.name == "agree")
    app = ScreenApp(agreement)
    compose = AnswerBox.compose

    def pressed_meanwhile(box: AnswerBox) -> ComposeResult:
        conversation = box.screen
        assert isinstance(conversation, ConversationScreen)
        conversation.action_continue()
        conversation.action_back()
        yield from compose(box)

    monkeypatch.setattr(AnswerBox, "compose", pressed_meanwhile)
    async with app.run_test() as pilot:
        await switch_view(pilot, agreement)
        assert app.screen.query_one(AnswerBox).question.ask.step.id == "action"


async def test_keys_pressed_ahead_never_answer_the_next_step() -> None:
    first = next(view for view in STEPS if view.name == "text-wanted")
    app = ScreenApp(first)
    async with app.run_test() as pilot:
        await switch_view(pilot, first)
        screen = app.screen
        assert isinstance(screen, ConversationScreen)
        old = screen.query_one(AnswerBox)
        old.post_message(AnswerBox.Answered("once"))
        await wait_until(pilot, lambda: screen.query_one(AnswerBox) is not old and screen.focused is not None)
        screen.post_message(AnswerBox.Answered("twice", old.question.ask.key))
        screen.post_message(AnswerBox.DraftChanged("half", old.question.ask.key))
        await pilot.pause()
        values = [answer.value for answer in screen._session.progress.answers]
        assert values.count("once") == 1
        assert "twice" not in values
        assert screen.query_one(AnswerBox).question.ask.key == ("picture.2", "picture", "second")


@pytest.mark.slow
def test_screens_ignore_keys_until_mounted() -> None:
    for view in VIEWS:
        screen = view.build(PLAIN, store_for(view, PLAIN))
        if isinstance(screen, BaseScreen):
            assert not screen.check_action("continue", ()), view.name
            assert screen.check_action("leave", ()), view.name
