"""Reading a past conversation by its stages, and correcting a word in it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Conversation, Header, Store, WriteError
from tests.tui.helpers.app import ask, finish_conversation, running_app, seen, talk, wait_until
from tui.reports.conversation_topic import conversation_topic
from tui.screens.edit_text import EditText
from tui.screens.history.past_conversations import PastConversations
from tui.screens.history.transcript import TranscriptScreen
from tui.widgets.item_list import Item, ItemList

ONE, TWO = "2026-03-12T2015-00a1", "2026-03-13T2015-00a2"
PROMISE = {"act": "I ask first", "who": "first", "look_back": "2026-03-20"}


def repaired(id_: str = ONE) -> Conversation:
    """Return a conversation with a typo, an agreement, and thanks."""
    return talk(
        id_,
        ask("yes", step="frame_good_now", of="both"),
        ask([], step="frame_due_now", kind="fact", of="house"),
        ask("the argumant", step="moment", of="both"),
        ask("I felt small.", step="impact", kind="talk", place="how_it_was.1"),
        ask(PROMISE, step="one_change", kind="agree", of="both"),
        ask("You stayed.", step="frame_appreciation", kind="talk", place="frame_appreciation.1"),
        script="repair",
    )


async def open_repaired(pilot: Pilot[Any]) -> None:
    await pilot.press("p")
    await wait_until(pilot, "the argumant")
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, TranscriptScreen))
    await wait_until(pilot, "In closing")


async def mark(pilot: Pilot[Any], text: str) -> None:
    """Move the cursor to what somebody said."""
    items = pilot.app.screen.query_one(ItemList)
    row = next(row for row in items.rows if isinstance(row, Item) and text in row.title)
    items.highlight(row.value)
    await pilot.pause()


async def edit(pilot: Pilot[Any], text: str) -> None:
    """Press c, and replace the text by another."""
    await pilot.press("c")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, EditText))
    box = pilot.app.screen.query_one("TextBox")
    box.text = text  # type: ignore[attr-defined]
    await pilot.press("enter")
    await wait_until(pilot, "Only if you both agree.")


async def test_list_says_what_each_was_about(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, repaired())
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        screen = await wait_until(pilot, "the argumant")
        assert screen.index("Repair") < screen.index("the argumant")


@pytest.mark.parametrize(
    ("answers", "topic"),
    [
        ([("moment", "the row", "ask", "both"), ("one_change", PROMISE, "agree", "both")], "the row"),
        ([("one_change", PROMISE, "agree", "both")], "I ask first."),
        ([("frame_appreciation", "You stayed.", "talk", "first")], "You stayed."),
        ([("reply", "thank_you", "ask", "first")], ""),
        ([("apology", None, "ask", "first")], ""),
        ([("impact", "word " * 40, "talk", "first")], ("word " * 18).strip() + "…"),
    ],
)
def test_topic_is_their_first_own_words(store: Store, answers: list[Any], topic: str) -> None:
    records = [ask(value, step=step, kind=kind, of=of) for step, value, kind, of in answers]
    finish_conversation(store, talk(ONE, *records, script="repair"))
    assert conversation_topic(store, ONE) == topic


def test_words_said_for_the_other_are_no_topic(store: Store) -> None:
    guessed = ask("You think I never listen.", step="missed", kind="talk", place="chairs.1")
    finish_conversation(store, talk(ONE, guessed, script="role-reversal"))
    assert conversation_topic(store, ONE) == ""


async def test_outline_has_stages_and_hides_questions(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, repaired())
    async with running_app(store, tmp_path, size=(80, 36)) as pilot:
        await open_repaired(pilot)
        screen = seen(pilot)
        order = [
            "You agreed",
            "In closing",
            "Opening",
            "the argumant",
            "What it was like",
            "I felt small.",
        ]
        assert [screen.index(words) for words in order] == sorted(screen.index(words) for words in order)
        assert "q Questions" in screen
        await mark(pilot, "the argumant")
        await pilot.press("q")
        await wait_until(pilot, "Which moment would you")
        assert pilot.app.screen.query_one(ItemList).highlighted is not None
        await pilot.press("enter")
        await wait_until(pilot, "c Correct a word")
        assert "Which moment would you" in seen(pilot)
        await pilot.press("escape", "q")
        await wait_until(pilot, lambda: "Which moment would you" not in seen(pilot))


@pytest.mark.parametrize("size", [(40, 15), (60, 20), (120, 36)])
async def test_long_conversation_is_readable_to_its_end(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    long = [ask(f"word {n} " * 30, step="missed", kind="talk", place=f"chairs.1/{n}") for n in range(60)]
    last = ask("the last word", step="missed", kind="talk", place="chairs.2/60")
    finish_conversation(store, talk(ONE, *long, last, script="role-reversal"))
    async with running_app(store, tmp_path, size=size) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "Role reversal")
        await pilot.press("enter")
        await wait_until(pilot, "word 0")
        await pilot.press("end")
        await wait_until(pilot, "the last word")


async def test_pane_begins_an_answer_that_is_longer_than_it(store: Store, tmp_path: Path) -> None:
    endless = ask("a long day " * 400, step="moment", of="both")
    finish_conversation(store, talk(ONE, endless, script="repair"))
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "a long day")
        await pilot.press("enter")
        await wait_until(pilot, lambda: sum("long day" in line[78:] for line in seen(pilot).split("\n")) > 20)


async def test_word_is_corrected_when_both_agree(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, replace(repaired(TWO), script=talk(TWO, script="milestones").script))
    finish_conversation(store, repaired())
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "Thursday 12")
        await pilot.press("end", "enter")
        await wait_until(pilot, "In closing")
        await mark(pilot, "the argumant")
        await edit(pilot, "the argument")
        await pilot.press("enter")  # Cancel is the default
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, EditText))
        assert "the argument" in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "Only if you both agree.")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Corrected.")
        await wait_until(pilot, "the argument")
        marked = pilot.app.screen.query_one(ItemList)
        assert marked.highlighted is not None
        assert "argument" in marked.rows[marked.highlighted].title
        await pilot.press("enter")
        await wait_until(pilot, "Corrected on ")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TranscriptScreen))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PastConversations))
        await wait_until(pilot, "the argument")
        items = pilot.app.screen.query_one(ItemList)
        await wait_until(pilot, lambda: items.highlighted is not None and _header(items).id == ONE)
    written = (tmp_path / "2026" / "03" / f"{ONE}.json").read_text(encoding="utf-8")
    assert "argumant" not in written
    assert '"corrected"' in written


def _header(items: ItemList) -> Header:
    row = items.rows[items.highlighted or 0]
    assert isinstance(row, Item)
    assert isinstance(row.value, Header)
    return row.value


async def test_agreement_has_no_correction(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, repaired())
    async with running_app(store, tmp_path) as pilot:
        await open_repaired(pilot)
        await mark(pilot, "I ask first")
        await pilot.press("c")
        assert isinstance(pilot.app.screen, TranscriptScreen)


async def test_choice_is_shown_with_its_question_and_has_no_correction(store: Store, tmp_path: Path) -> None:
    whole = ask("whole", step="how_long", of="both")
    finish_conversation(store, talk(ONE, whole, script="weekly-check-in"))
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "Thursday 12")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TranscriptScreen))
        assert "Time for all of it" not in seen(pilot)
        await pilot.press("q")
        await wait_until(pilot, "Time for all of it")
        await mark(pilot, "Time for all of it")
        await pilot.press("c")
        assert isinstance(pilot.app.screen, TranscriptScreen)


async def test_correction_that_cannot_be_saved_says_so(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise WriteError("open.json", OSError(28, ""))

    finish_conversation(store, repaired())
    async with running_app(store, tmp_path) as pilot:
        await open_repaired(pilot)
        await mark(pilot, "the argumant")
        monkeypatch.setattr(store, "correct_answers", full)
        await edit(pilot, "the argument")
        await pilot.press("2", "enter")
        await wait_until(pilot, "the disk is full")
    assert "argumant" in str(store.conversation(ONE).answers)
