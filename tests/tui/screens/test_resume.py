"""Left at any step and opened again: the app stands at the same place, with the same owner, covered when private."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest
from textual.app import ComposeResult
from textual.pilot import Pilot

from scripts import Answer, Ask, NeedsFact, Script
from scripts.library_index import scripts
from scripts.loading.library import open_script
from scripts.prompt import prompt
from store import Conversation, Store, open_store
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.app import ANA, BEN, NOW, until
from tests.tui.helpers.layout_checks import readable
from tests.tui.helpers.screen_app import PLAIN, Showing, bring, leave_all
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS, store_for
from tests.tui.helpers.unfinished import value_at
from tui.screens.base import Room
from tui.screens.conversation.handover import HandOver
from tui.screens.conversation.screen import Conversation as ConversationScreen
from tui.session.conversation_session import Evening
from tui.session.script_record import as_kept
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox

EACH = 7
"""How many of the places of a script are tried."""

LEFT = "2026-03-12T2015-00a1"


def empty_store() -> Store:
    """A folder in memory in which the two have said who they are."""
    disk = MemoryDisk()
    disk.make_folder(Path("/home"))
    store = open_store(Path("/home"), disk=disk)
    store.set_people(ANA, BEN)
    return store


def played(script: Script, seed: int) -> tuple[Answer, ...]:
    """All answers of a conversation, most of them by chance."""
    evening, chance = Evening(script, empty_store(), clock=lambda: NOW), Random(seed)
    while isinstance(stand := evening.stand, Ask | NeedsFact):
        evening.answer(value_at(evening, stand, chance))
    return evening.progress.answers


def left_after(script: Script, answers: tuple[Answer, ...]) -> Store:
    """The folder of two who went after these answers."""
    store = empty_store()
    started = "2026-03-12T20:15:00+01:00"
    store.save(Conversation(LEFT, as_kept(script, "en"), started, tuple(a.record() for a in answers)))
    return store


@pytest.mark.parametrize("name", [script.id for script in scripts()])
async def test_it_is_taken_up_where_it_was_left(name: str) -> None:
    script, chance = open_script(name), Random(name)
    app = Showing(STEPS[0])
    tried = covered = 0
    async with app.run_test() as pilot:
        answers = played(script, seed=3)
        for number in sorted(chance.sample(range(1, len(answers)), min(EACH, len(answers) - 1))):
            app.store = left_after(script, answers[:number])
            expected = Evening.resume(app.store, LEFT, clock=lambda: NOW)
            expected.know()
            assert isinstance(expected.stand, Ask)
            app._open(app.store.unfinished()[0])
            await _stands_there(pilot, expected)
            await leave_all(app)
            tried, covered = tried + 1, covered + expected.stand.private
    assert tried >= min(EACH, len(answers) - 1)
    assert covered or not any(answer.private for answer in answers)


async def _stands_there(pilot: Pilot[int], expected: Evening) -> None:
    """The app shows the step on which the conversation stands; a private one only after its hand-over."""
    ask, app = expected.stand, pilot.app
    assert isinstance(ask, Ask)
    couple = Couple.beginning((ANA, BEN), expected.begins)
    words = " ".join(prompt(expected.script, ask, couple.people).said.plain().split("\n")[0].split())
    if ask.private:
        await until(pilot, lambda: isinstance(app.screen, HandOver))
        assert f"{couple.name(ask.of)} writes alone now." in readable(app.screen)
        assert words not in " ".join(readable(screen) for screen in app.screen_stack)
        await pilot.press("enter")
    await until(pilot, lambda: isinstance(app.screen, ConversationScreen) and bool(app.screen.query("#ways")))
    shown = app.screen.query_one(AnswerBox).question.ask
    assert (shown.key, shown.stage, shown.round) == (ask.key, ask.stage, ask.round)
    assert words in readable(app.screen)


async def test_a_key_pressed_while_a_step_is_still_coming_does_nothing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    agreement = next(view for view in STEPS if view.name == "agree")
    app = Showing(agreement)
    compose = AnswerBox.compose

    def pressed_meanwhile(box: AnswerBox) -> ComposeResult:
        conversation = box.screen
        assert isinstance(conversation, ConversationScreen)
        conversation.action_go_on()
        conversation.action_back()
        yield from compose(box)

    monkeypatch.setattr(AnswerBox, "compose", pressed_meanwhile)
    async with app.run_test() as pilot:
        await bring(pilot, agreement)
        assert app.screen.query_one(AnswerBox).question.ask.step.id == "action"


async def test_keys_pressed_ahead_never_answer_the_next_step() -> None:
    first = next(view for view in STEPS if view.name == "text-wanted")
    app = Showing(first)
    async with app.run_test() as pilot:
        await bring(pilot, first)
        screen = app.screen
        assert isinstance(screen, ConversationScreen)
        old = screen.query_one(AnswerBox)
        old.post_message(AnswerBox.Answered("once"))
        await until(pilot, lambda: screen.query_one(AnswerBox) is not old and screen.focused is not None)
        screen.post_message(AnswerBox.Answered("twice", old.question.ask.key))
        screen.post_message(AnswerBox.Typed("half", old.question.ask.key))
        await pilot.pause()
        values = [answer.value for answer in screen._evening.progress.answers]
        assert values.count("once") == 1
        assert "twice" not in values
        assert screen.query_one(AnswerBox).question.ask.key == ("picture.2", "picture", "second")


def test_no_screen_obeys_a_key_before_all_of_it_is_there() -> None:
    for view in VIEWS:
        screen = view.build(PLAIN, store_for(view, PLAIN))
        if isinstance(screen, Room):
            assert not screen.check_action("go_on", ()), view.name
            assert screen.check_action("leave", ()), view.name
