"""The conversation screen: failed saves, drafts, going back, earlier answers."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.events import Key

from prompts import sanitize
from store import WriteError
from tests.tui.helpers.app import wait_until
from tests.tui.helpers.conversation_app import open_conversation, script_with
from tests.tui.helpers.hostile_texts import AT_ONCE
from tui.screens.conversation.summary import SummaryScreen
from tui.text.say_aloud import THEN_AGREE
from tui.widgets.inputs.text_box import TextBox

NOT_SAVED = script_with("share", "between").replace("frame: no\n", "frame: no\nkept: no\n")


def raise_disk_full(*_: object, **__: object) -> None:
    raise WriteError("2026/x.json", OSError(28, "No space left on device"))


# Failed saves


async def test_failed_save_leaves_the_text_and_says_what_is_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter")
        monkeypatch.setattr(pilot.store, "save", raise_disk_full)
        await pilot.press(*"ouch", "enter")
        assert "the disk is full" in pilot.seen
        assert "Everything you wrote is still here" in pilot.seen
        assert pilot.box.text == "ouch"
        assert pilot.values == []
        monkeypatch.undo()
        await pilot.press("enter")
        assert pilot.values == [("hurt", "ouch")]


async def test_changed_answer_is_saved_after_a_later_failure(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter")
        monkeypatch.setattr(pilot.session, "resolve_facts", raise_disk_full)
        await pilot.press(*"ouch", "enter")
        assert pilot.values == [("hurt", "ouch")]
        assert "Ana, what still stings?" in pilot.seen
        monkeypatch.undo()
        await pilot.press("!", "enter")
        assert pilot.values == [("hurt", "ouch!")]
        assert "what will you never say" in pilot.seen


async def test_failed_save_of_the_end_can_be_retried(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    async with open_conversation(tmp_path, script_with("between")) as pilot:
        monkeypatch.setattr(pilot.store, "finish", raise_disk_full)
        await pilot.press("enter")
        assert "the disk is full" in pilot.seen
        monkeypatch.undo()
        await wait_until(pilot.app_pilot, lambda: not pilot.conversation.query(".-active"))
        await pilot.press("enter")
        assert isinstance(pilot.screen, SummaryScreen)
        assert pilot.store.unfinished() == []


# Answering once, and going back


async def test_two_enters_at_once_answer_one_step(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between", "moment", "word")) as pilot:
        for _ in range(2):
            pilot.app.post_message(Key("enter", "\r"))
        await pilot.settle()
        assert pilot.values == [("between", True)]
        await pilot.press(*"fun")
        for _ in range(3):
            pilot.app.post_message(Key("enter", "\r"))
        await pilot.settle()
        assert [step for step, _ in pilot.values] == ["between", "moment"]


async def test_going_back_shows_the_earlier_answer(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as pilot:
        await pilot.press(*"soup", "enter", *"warm", "enter", "escape", "escape")
        assert pilot.box.text == "soup"
        await pilot.press("s", "enter")
        assert pilot.values[0] == ("moment", {"part": "milestones", "text": "soups"})
        assert pilot.values[1] == ("word", "warm")  # its prompt uses nothing that changed
        assert "Ben, a word?" in pilot.seen


@pytest.mark.slow
async def test_going_back_opens_the_last_page_of_an_agreement(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("action", "moment")) as pilot:
        await pilot.press(*"Soup", "enter", "2", "enter", "enter", "escape")
        assert THEN_AGREE in pilot.seen
        await pilot.press("escape")
        assert "— ‹ ◆ Ben ›" in pilot.seen
    async with open_conversation(tmp_path / "passed", script_with("action", "moment")) as pilot:
        await pilot.press("shift+tab", "enter", "escape")
        assert "— ‹ who does it? ›" in pilot.seen


# Drafts


async def test_draft_is_saved_soon_after_typing(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, draft_seconds=0.01) as pilot:
        await pilot.press("enter", *"ouch")
        await wait_until(pilot.app_pilot, lambda: bool(pilot.store.drafts(pilot.session.id)))


async def test_draft_is_saved_restored_and_removed_once_answered(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch", "enter", *"nev")
        await pilot.save_drafts()
        (draft,) = pilot.store.drafts(pilot.session.id)
        assert (draft.step, draft.text) == ("unsaid", "nev")
    async with open_conversation(tmp_path, resume=True) as pilot:
        assert pilot.handed_over
        await pilot.press("enter")
        assert pilot.box.text == "nev"
        await pilot.press("e", "r", "enter")
        assert pilot.values == [("hurt", "ouch"), ("unsaid", "never")]
        assert pilot.store.drafts(pilot.session.id) == []


async def test_draft_is_saved_on_immediate_exit(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch")
        assert pilot.store.drafts(pilot.session.id) == []
    async with open_conversation(tmp_path, resume=True) as pilot:
        await pilot.press("enter")
        assert pilot.box.text == "ouch"


async def test_restored_draft_is_removed_once_answered(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as pilot:
        await pilot.press("enter", *"ouch")
        await pilot.save_drafts()
    async with open_conversation(tmp_path, resume=True) as pilot:
        await pilot.press("enter")
        assert pilot.box.text == "ouch"
        await pilot.press("enter")
        assert pilot.values == [("hurt", "ouch")]
        assert pilot.store.drafts(pilot.session.id) == []


async def test_draft_stays_with_its_step_when_going_back(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as pilot:
        await pilot.press(*"soup", "enter", *"half", "escape")
        assert pilot.box.text == "soup"
        await pilot.save_drafts()
        await pilot.press("enter")
        assert pilot.box.text == "half"


async def test_drafts_of_several_steps_survive_a_restart(
    tmp_path: Path,
) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as pilot:
        await pilot.press(*"soup", "enter", *"half", "escape", *"s")
        await pilot.save_drafts()
        await pilot.press("escape")
        assert pilot.app.ended == ["stopped"]
    async with open_conversation(tmp_path, resume=True) as pilot:
        assert pilot.box.text == "half"
        await pilot.press("escape")
        assert pilot.box.text == "soups"


async def test_last_keys_before_leaving_are_saved(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as pilot:
        await pilot.press(*"soup", "escape")
        assert pilot.app.ended == ["stopped"]
    async with open_conversation(tmp_path, resume=True) as pilot:
        assert pilot.box.text == "soup"


async def test_unsaved_conversation_leaves_no_files(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, NOT_SAVED) as pilot:
        before = {file: file.read_bytes() for file in tmp_path.glob("data/**/*") if file.is_file()}
        await pilot.press("enter", *"ouch")
        await pilot.save_drafts()
        await pilot.press("enter", "x", "escape")
        await pilot.save_drafts()
        assert pilot.box.text == "ouch"
        await pilot.press("enter")
        assert pilot.box.text == "x"
        assert {file: file.read_bytes() for file in tmp_path.glob("data/**/*") if file.is_file()} == before


# Earlier answers on the screen


async def test_each_step_names_its_round(tmp_path: Path) -> None:
    again = (
        "  - repeat: pieces\n    at_most: 2\n    steps:\n      - say: between\n"
        "      - repeat: inner\n        at_most: 3\n        steps:\n"
        "          - ask: hurt\n            of: both\n            answer: text\n            optional: yes\n"
    )
    async with open_conversation(tmp_path, script_with(more=again)) as pilot:
        named = []
        for _ in range(8):
            named.append("last time around" in pilot.seen)
            await pilot.press(*["enter"] * (1 + bool(pilot.conversation.query(TextBox))))
        assert named[4:] == [True] * 4
        assert not named[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_prompt_answer_and_button_fit_below_long_earlier_texts(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    flow = script_with("moment", "word", more="  - agree: action\n    of: either\n")
    async with open_conversation(tmp_path, flow, size=size) as pilot:
        for _ in range(3):
            pilot.box.text = "long words " * 60
            await pilot.press("enter")
        body = pilot.conversation.query_one("#body").region
        for name in ("#prompt", "#act", "#whose", "#look-back", "#go-on"):
            assert body.contains_region(pilot.conversation.query_one(name).region), name


async def test_earlier_text_of_the_same_turn_is_shown_without_feelings(tmp_path: Path) -> None:
    asks = (("word", "text"), ("hurt", "feelings"), ("unsaid", "text"))
    steps = (f"      - ask: {id_}\n        of: speaker\n        answer: {type_}\n" for id_, type_ in asks)
    flow = script_with("between", more=f"  - turns: share\n    steps:\n{''.join(steps)}")
    async with open_conversation(tmp_path, flow, size=(80, 30)) as pilot:
        await pilot.press("enter", *"mine", "enter", *"lonely", "enter", "enter")
        assert "what will you never say, Ana?" in pilot.seen
        assert "● Ana ▏ mine" in pilot.seen
        assert "lonely" not in pilot.seen
        assert pilot.conversation.query_one("#body").max_scroll_y == 0
        await pilot.press("enter", *"no", "enter")
        assert "Ben, a word?" in pilot.seen
        assert "mine" not in pilot.seen


@pytest.mark.parametrize("text", AT_ONCE)
async def test_answers_are_literal_above_prompts_and_in_the_summary(tmp_path: Path, text: str) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as pilot:
        for _ in range(3):
            if text.isascii():
                assert pilot.values == [] or _first_word(text) in pilot.seen
            pilot.box.text = text
            await pilot.press("enter")
        assert isinstance(pilot.screen, SummaryScreen)
        if text.isascii():
            assert _first_word(text) in pilot.seen


def _first_word(text: str) -> str:
    return sanitize(text).split()[0]
