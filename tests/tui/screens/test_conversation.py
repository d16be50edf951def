"""A conversation on its screen: nothing is lost, and nothing is answered twice."""

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
from tui.widgets.inputs.text_box import TextBox

KEPT_NOWHERE = script_with("share", "between").replace("frame: no\n", "frame: no\nkept: no\n")


def full(*_: object, **__: object) -> None:
    raise WriteError("2026/x.json", OSError(28, "No space left on device"))


# Where saving fails


async def test_the_text_stays_and_the_sentence_says_what_is_safe(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter")
        monkeypatch.setattr(table.store, "save", full)
        await table.press(*"ouch", "enter")
        assert "the disk is full" in table.seen
        assert "What was saved before is safe" in table.seen
        assert table.box.text == "ouch"
        assert table.values == []
        monkeypatch.undo()
        await table.press("enter")
        assert table.values == [("hurt", "ouch")]


async def test_where_only_what_follows_fails_another_value_still_answers_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter")
        monkeypatch.setattr(table.evening, "resolve_facts", full)
        await table.press(*"ouch", "enter")
        assert table.values == [("hurt", "ouch")]
        assert "Ana, what still stings?" in table.seen
        monkeypatch.undo()
        await table.press("!", "enter")
        assert table.values == [("hurt", "ouch!")]
        assert "what will you never say" in table.seen


async def test_where_the_end_cannot_be_saved_it_says_so_and_tries_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_conversation(tmp_path, script_with("between")) as table:
        monkeypatch.setattr(table.store, "finish", full)
        await table.press("enter")
        assert "the disk is full" in table.seen
        monkeypatch.undo()
        await table.press("enter")
        assert isinstance(table.screen, SummaryScreen)
        assert table.store.unfinished() == []


# Once, and not twice


async def test_two_enters_at_once_answer_one_step(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("between", "moment", "word")) as table:
        for _ in range(2):
            table.house.post_message(Key("enter", "\r"))
        await table.settle()
        assert table.values == [("between", True)]
        await table.press(*"fun")
        for _ in range(3):
            table.house.post_message(Key("enter", "\r"))
        await table.settle()
        assert [step for step, _ in table.values] == ["between", "moment"]


async def test_what_was_answered_stands_in_the_box_again_on_the_way_back(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as table:
        await table.press(*"soup", "enter", *"warm", "enter", "escape", "escape")
        assert table.box.text == "soup"
        await table.press("s", "enter")
        assert table.values[0] == ("moment", {"part": "milestones", "text": "soups"})
        assert table.values[1] == ("word", "warm")  # it reads nothing of what was changed
        assert "Ben, a word?" in table.seen


async def test_back_into_an_agreement_is_back_to_its_last_page(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("action", "moment")) as table:
        await table.press(*"Soup", "enter", "2", "enter", "enter", "escape")
        assert "Read it aloud once" in table.seen
        await table.press("escape")
        assert "Whose it is" in table.seen
    async with open_conversation(tmp_path / "passed", script_with("action", "moment")) as table:
        await table.press("shift+tab", "enter", "escape")
        assert "Whose it is" in table.seen


# What stands half-typed


async def test_it_is_kept_by_itself_soon_after_it_was_typed(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, draft_seconds=0.01) as table:
        await table.press("enter", *"ouch")
        await wait_until(table.pilot, lambda: bool(table.store.drafts(table.evening.id)))


async def test_it_is_kept_after_half_a_second_comes_back_and_goes_with_its_answer(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch", "enter", *"nev")
        await table.save_drafts()
        (draft,) = table.store.drafts(table.evening.id)
        assert (draft.step, draft.text) == ("unsaid", "nev")
    async with open_conversation(tmp_path, resume=True) as table:
        assert table.handed_over
        await table.press("enter")
        assert table.box.text == "nev"
        await table.press("e", "r", "enter")
        assert table.values == [("hurt", "ouch"), ("unsaid", "never")]
        assert table.store.drafts(table.evening.id) == []


async def test_it_is_kept_also_where_they_leave_at_once_after_typing_it(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch")
        assert table.store.drafts(table.evening.id) == []
    async with open_conversation(tmp_path, resume=True) as table:
        await table.press("enter")
        assert table.box.text == "ouch"


async def test_it_goes_with_its_answer_when_nothing_was_typed_anew(tmp_path: Path) -> None:
    async with open_conversation(tmp_path) as table:
        await table.press("enter", *"ouch")
        await table.save_drafts()
    async with open_conversation(tmp_path, resume=True) as table:
        await table.press("enter")
        assert table.box.text == "ouch"
        await table.press("enter")
        assert table.values == [("hurt", "ouch")]
        assert table.store.drafts(table.evening.id) == []


async def test_it_stays_with_its_own_step_on_the_way_back(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as table:
        await table.press(*"soup", "enter", *"half", "escape")
        assert table.box.text == "soup"
        await table.save_drafts()
        await table.press("enter")
        assert table.box.text == "half"


async def test_what_stands_half_typed_at_several_steps_all_comes_back_after_the_app_was_closed(
    tmp_path: Path,
) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as table:
        await table.press(*"soup", "enter", *"half", "escape", *"s")
        await table.save_drafts()
        await table.press("escape")
        assert table.house.ended == ["stopped"]
    async with open_conversation(tmp_path, resume=True) as table:
        assert table.box.text == "half"
        await table.press("escape")
        assert table.box.text == "soups"


async def test_the_last_signs_before_they_leave_are_kept(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, script_with("moment", "word")) as table:
        await table.press(*"soup", "escape")
        assert table.house.ended == ["stopped"]
    async with open_conversation(tmp_path, resume=True) as table:
        assert table.box.text == "soup"


async def test_a_conversation_that_is_kept_nowhere_leaves_nothing(tmp_path: Path) -> None:
    async with open_conversation(tmp_path, KEPT_NOWHERE) as table:
        before = {file: file.read_bytes() for file in tmp_path.glob("data/**/*") if file.is_file()}
        await table.press("enter", *"ouch")
        await table.save_drafts()
        await table.press("enter", "x", "escape")
        await table.save_drafts()
        assert table.box.text == "ouch"
        await table.press("enter")
        assert table.box.text == "x"
        assert {file: file.read_bytes() for file in tmp_path.glob("data/**/*") if file.is_file()} == before


# What is seen


async def test_a_round_is_named_on_each_of_its_steps(tmp_path: Path) -> None:
    again = (
        "  - repeat: pieces\n    at_most: 2\n    steps:\n      - say: between\n"
        "      - repeat: inner\n        at_most: 3\n        steps:\n"
        "          - ask: hurt\n            of: both\n            answer: text\n            optional: yes\n"
    )
    async with open_conversation(tmp_path, script_with(more=again)) as table:
        named = []
        for _ in range(8):
            named.append("round 2 of at most 2" in table.seen)
            await table.press(*["enter"] * (1 + bool(table.conversation.query(TextBox))))
        assert named[4:] == [True] * 4
        assert not named[0]


@pytest.mark.parametrize("size", [(80, 24), (120, 36)])
async def test_prompt_answer_and_button_are_in_view_whatever_was_said_before(
    tmp_path: Path, size: tuple[int, int]
) -> None:
    flow = script_with("moment", "word", more="  - agree: action\n    of: either\n")
    async with open_conversation(tmp_path, flow, size=size) as table:
        for _ in range(3):
            table.box.text = "long words " * 60
            await table.press("enter")
        body = table.conversation.query_one("#body").region
        for name in ("#prompt", "#act", "#whose", "#look-back", "#go-on"):
            assert body.contains_region(table.conversation.query_one(name).region), name


async def test_a_feeling_does_not_hang_over_later_steps_without_saying_what_it_was(tmp_path: Path) -> None:
    guess = "  - ask: hurt\n    of: each\n    answer: feelings\n"
    agree = "  - agree: action\n    of: either\n"
    async with open_conversation(tmp_path, script_with("between", "word", more=guess + agree)) as table:
        await table.press("enter", *"mine", "enter", *"yours", "enter")
        await table.press(*"lonely", "enter", "enter")
        assert "lonely" not in table.seen
        await table.press(*"lonely", "enter", "enter")
        assert "What will you do?" in table.seen
        assert "● mine" in table.seen
        assert "lonely" not in table.seen
        assert table.conversation.query_one("#body").max_scroll_y == 0


@pytest.mark.parametrize("text", AT_ONCE)
async def test_what_was_said_stays_literal_above_the_next_prompt_and_on_the_last_page(
    tmp_path: Path, text: str
) -> None:
    async with open_conversation(tmp_path, script_with("word")) as table:
        for _ in range(2):
            if text.isascii():
                assert table.values == [] or _begins(text) in table.seen
            table.box.text = text
            await table.press("enter")
        assert isinstance(table.screen, SummaryScreen)
        if text.isascii():
            assert _begins(text) in table.seen


def _begins(text: str) -> str:
    return sanitize(text).split()[0]
