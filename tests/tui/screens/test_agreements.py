"""Agreements between conversations: found, looked back at, changed, let rest, let go, and taken up again."""

from __future__ import annotations

import errno
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from threading import Event
from typing import Any

import pytest
from textual.pilot import Pilot

from store import Agreement, HistoryItem, Json, Store, WriteError, open_store
from store.rules.agreement_history import is_done
from store.rules.agreement_status import AgreementStatus, group_by_status, status
from tests.tui.helpers.app import (
    ANA,
    BEN,
    NOW,
    agreeing,
    finish_conversation,
    open_target,
    resized,
    running_app,
    seen,
    wait_until,
)
from tui.app import Turnabout
from tui.navigation.agreements import DONE, ENDING_LABELS, LET_GO
from tui.screens.agreements.detail import AgreementDetail
from tui.screens.agreements.list import BATCH_SIZE, AgreementList
from tui.screens.history.transcript import transcript_pieces
from tui.screens.home import HomeScreen
from tui.screens.home_rows import HomeTarget
from tui.text.agreement_history import history_lines
from tui.text.agreements import searchable, when_text
from tui.text.notices import AGREEMENT_EDITED
from tui.widgets.inputs.agreement_fields import EndDateStepper
from tui.widgets.inputs.owner_options import OWNER_HINT
from tui.widgets.inputs.text_box import TextBox
from tui.widgets.item_list import Item, ItemList

ONE = "2026-03-07T2015-00a1"
TEXT = {"act": "I will text by six [/", "who": "first", "look_back": "2026-03-14"}
WALK = {"act": "We walk on Sundays", "who": "both", "look_back": "2026-03-20"}
NAMES = {"a": "Ana", "b": "Ben"}
TODAY = NOW.date()
YESTERDAY = "2026-03-13T20:15:00+01:00"
AHEAD: dict[str, Json] = {"look_back": "2026-03-20", "next": "later"}


NEXT = "Next: Monday ◆ Ben"
COOK = {"act": "We cook", "who": "both", "rhythm": "FREQ=WEEKLY;BYDAY=MO", "turn": "second"}


@pytest.fixture
def store(store: Store) -> Store:
    """A folder in which one agreement is due and another comes up."""
    finish_conversation(store, agreeing(ONE, TEXT, WALK))
    return store


def text(store: Store) -> Agreement:
    """The agreement about the text, wherever it lies."""
    return next(a for a in [*store.agreements(), *store.closed_agreements()] if a.step == "a0")


async def open_first(pilot: Pilot[Any]) -> None:
    """From Home to the first agreement."""
    await open_all(pilot)
    await wait_until(pilot, "Due now")
    await pilot.press("enter")
    await wait_until(pilot, "Look back at it now, together")


async def open_all(pilot: Pilot[Any]) -> None:
    """From Home to all agreements."""
    await open_target(pilot, HomeTarget.AGREEMENTS)
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementList))


async def choose(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys, and wait until the list of agreements is there again."""
    await pilot.press(*keys)
    await wait_until(pilot, "Type to find one")


async def test_what_is_due_is_looked_back_at_from_home(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        assert "I will text by six [/" in await wait_until(pilot, "what did you do")
        await pilot.press(*"easy", "enter", *"good", "enter", "1", "enter", "enter", "enter")
        page = await wait_until(pilot, "You looked back")
        for words in ("kept; we look again on Saturday, 21 March", "Ana: “easy”", "Ben: “good”"):
            assert words in page
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert text(store).history[-1].outcome == "kept"
    assert text(store).look_back == "2026-03-21"


async def test_the_page_after_a_look_back_says_that_it_rests(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        await wait_until(pilot, "what did you do")
        await pilot.press("enter", "enter", "1", "enter", "5", "enter", "enter")
        await wait_until(pilot, "kept; it rests; we look again on")


@pytest.mark.parametrize(("outcome", "told"), [("1", "kept; done"), ("2", "partly kept; let go")])
async def test_what_ends_at_a_look_back_is_done_where_it_was_kept_wherever_that_is_told(
    store: Store, tmp_path: Path, outcome: str, told: str
) -> None:
    was_kept = outcome == "1"
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        await wait_until(pilot, "what did you do")
        await pilot.press("enter", "enter", outcome, "enter", "6", "enter")
        assert told in await wait_until(pilot, "You looked back")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert when_text(text(store), TODAY) == told.rpartition("; ")[2]
    lines = list(history_lines(text(store), NAMES, TODAY))
    assert lines[0].endswith("Done." if was_kept else "Let go.")
    (talked,) = [one.id for one in store.iter_conversations() if one.id != ONE]
    read = "\n".join(piece.text.plain for piece in transcript_pieces(store, talked, (ANA, BEN), TODAY))
    assert ("Done." in read, "Let go." in read) == (was_kept, not was_kept)


async def test_one_that_is_not_due_yet_is_looked_back_at_alone(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("escape")
        await wait_until(pilot, "Type to find one")
        await pilot.press(*"sundays", "enter")
        await wait_until(pilot, "Look back at it now, together")
        await pilot.press("enter")
        assert "We walk on Sundays" in await wait_until(pilot, "what did you do")


async def test_the_words_are_changed_and_the_earlier_ones_can_be_read(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you both can do")
        await choose(pilot, "right", *"!!", "enter")
        assert text(store).act == "I will text by six [/!!"
        assert AGREEMENT_EDITED[:50] in await wait_until(pilot, "It is saved")
        await pilot.press("enter")
        await wait_until(pilot, "Change the words")
        await pilot.press("3", "enter")
        await wait_until(pilot, "an arrow keeps them")
        await choose(pilot, *"I ring [/", "enter")
        assert text(store).act == "I ring [/"
        await pilot.press("enter")
        assert "before it was “I will text by six [/.”" in await wait_until(pilot, "14 March: changed")


async def test_no_words_are_no_agreement_and_the_same_words_no_change(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you both can do")
        pilot.app.screen.query_one(TextBox).text = " "
        await pilot.press("enter")
        await wait_until(pilot, "A few words are wanted")
        await choose(pilot, "escape", "escape")
        await pilot.press("enter")
        await wait_until(pilot, "Look back at it now")
        await pilot.press("3", "enter")
        await wait_until(pilot, "you both can do")
        await choose(pilot, "enter")
        assert "It is saved" not in seen(pilot)
    assert text(store).history == ()


@pytest.mark.parametrize(
    ("keys", "stands", "says"),
    [
        (
            ("2", "enter", "1", "enter"),
            ("2026-03-15", AgreementStatus.COMING),
            "You look at it on Sunday, 15 March.",
        ),
        (
            ("4", "enter", "2", "enter"),
            ("2026-04-11", AgreementStatus.PAUSED),
            "It rests until Saturday, 11 April.",
        ),
    ],
)
async def test_another_day_and_a_rest(
    store: Store, tmp_path: Path, keys: tuple[str, ...], stands: tuple[str, AgreementStatus], says: str
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await choose(pilot, *keys)
        await wait_until(pilot, says)
    assert (text(store).look_back, status(text(store), TODAY)) == stands


@pytest.mark.parametrize(
    ("how", "says", "reads"),
    [
        (DONE, "It is yours now", "— ● Ana  done on 14 March"),
        (LET_GO, "That is no failure", "— ● Ana  let go on 14 March"),
    ],
)
async def test_it_ends_in_one_of_two_ways_and_can_be_taken_up_again(
    store: Store, tmp_path: Path, how: str, says: str, reads: str
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("5", "enter")
        assert "I will text by six [/" in await wait_until(pilot, "Done, or let go?")
        await pilot.press(f"{list(ENDING_LABELS).index(how) + 1}", "enter")
        shown = await wait_until(pilot, says)
        assert how == LET_GO or "failure" not in shown
        await choose(pilot, "enter")
        assert (text(store).state, is_done(text(store))) == ("closed", how == DONE)
        await pilot.press(*"text", "enter")
        assert reads in await wait_until(pilot, "Take it up again")
        await pilot.press("enter")
        assert "I will text by six [/" in await wait_until(pilot, "When do you look at it?")
        await pilot.press("enter")
        await wait_until(pilot, "Taken up again. You look at it on Sunday, 15 March.")
        assert text(store).state == "open"
        assert not is_done(text(store))


async def test_a_quiet_line_stays_while_they_look_about_and_goes_where_another_page_opens(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Turnabout, "NOTIFICATION_TIMEOUT", 1000)
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("2", "enter")
        await wait_until(pilot, "When do you look at it?")
        await pilot.press("enter")
        await wait_until(pilot, "You look at it on")
        await wait_until(pilot, "Type to find one")
        await pilot.press("down", "up")
        assert "You look at it on" in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "Look back at it now, together")
        await wait_until(pilot, lambda: "You look at it on" not in seen(pilot))


async def test_from_home_one_reaches_what_ended_also_where_nothing_stands_any_more(
    store: Store, tmp_path: Path
) -> None:
    for agreement in store.agreements():
        store.change_agreement(agreement.id, YESTERDAY, {"next": "let_go"})
    async with running_app(store, tmp_path) as pilot:
        assert "What you agreed" in await wait_until(pilot, "What ended, to read or to take up again")
        picks = pilot.app.screen.query_one(ItemList)
        picks.highlighted = next(
            n for n, row in enumerate(picks.rows) if getattr(row, "title", "") == "What you agreed"
        )
        await pilot.press("enter")
        await wait_until(pilot, "Type to find one")
        await pilot.press(*"text", "enter")
        await wait_until(pilot, "Take it up again")


async def test_an_end_is_left_as_it_was_by_going_back_from_the_question(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("5", "enter")
        await wait_until(pilot, "Done, or let go?")
        await choose(pilot, "escape")
    assert text(store).history == ()


async def test_one_whose_end_has_passed_lies_with_what_is_over_until_it_is_taken_up_again(
    store: Store, tmp_path: Path
) -> None:
    store.change_agreement(text(store).id, YESTERDAY, {"words": {"end": "2026-03-13"}, **AHEAD})
    async with running_app(store, tmp_path) as pilot:
        await open_all(pilot)
        await pilot.press(*"ended", "enter")
        over = await wait_until(pilot, "Give it another end")
        assert "It ended on Friday, 13 March." in over
        assert "one last look on Friday, 20 March" in over
        assert "we look again" not in over
        await pilot.press("1", "enter")
        await wait_until(pilot, "When do you look at it?")
        await pilot.press("enter")
        await wait_until(pilot, lambda: text(store).end is None)
        assert status(text(store), TODAY) == AgreementStatus.COMING


async def test_one_whose_end_has_passed_can_be_given_another(store: Store, tmp_path: Path) -> None:
    store.change_agreement(text(store).id, YESTERDAY, {"words": {"end": "2026-03-13"}, **AHEAD})
    async with running_app(store, tmp_path) as pilot:
        await open_all(pilot)
        await pilot.press(*"ended", "enter")
        await wait_until(pilot, "Give it another end")
        await pilot.press("2", "enter")
        assert "Friday, 13 March" in await wait_until(pilot, "It ends on")
        pilot.app.screen.query_one(EndDateStepper).focus()
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: text(store).end == "2026-03-20")
        assert status(text(store), TODAY) == AgreementStatus.COMING


async def test_what_stands_beside_the_act_is_changed_and_told(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "More, also")
        await pilot.press("down", "down", "space")
        await wait_until(pilot, "In a hard week")
        await pilot.press(*"If late", "tab", *"Rain", *["tab"] * 4, "right")
        await wait_until(pilot, "Saturday, 11 April")
        await choose(pilot, "enter")
        found = text(store)
        assert (found.cue, found.obstacle, found.end) == ("If late", "Rain", "2026-04-11")
        assert (found.act, found.instead) == ("I will text by six [/", None)
        await pilot.press("enter")
        await wait_until(pilot, "It ends on 11 April.")
        told = "14 March: changed; before it was “I will text by six [/.” You added “Rain” under"
        assert told in " ".join(seen(pilot).split())


async def test_whose_it_is_is_changed_between_conversations_and_told(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        for key, who, told in (
            ("3", "both", "since then it is of both of you."),
            ("1", "a", "since then it is of Ana alone."),
            ("2", "b", "handed over to Ben."),
        ):
            await pilot.press("3", "enter")
            await wait_until(pilot, "Whose it is")
            await pilot.press("down", "x")
            await wait_until(pilot, OWNER_HINT)
            await choose(pilot, key, "enter")
            assert text(store).who == who
            await pilot.press("enter")
            assert f"14 March: {told}" in await wait_until(pilot, "14 March:")
            await wait_until(pilot, "Look back at it now")


async def test_what_is_emptied_is_taken_out_and_an_end_can_be_taken_away(
    store: Store, tmp_path: Path
) -> None:
    words: dict[str, Json] = {"sign": "We sleep", "end": "2026-03-15"}
    store.change_agreement(text(store).id, YESTERDAY, {"words": words})
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "How we will know")
        await pilot.press("tab", "f7", "backspace", "tab", "left")
        await wait_until(pilot, "no end")
        await choose(pilot, "enter")
    found = text(store)
    assert (found.sign, found.end) == (None, None)
    assert found.history[-1].before == words


async def test_esc_says_that_what_was_typed_is_not_saved_before_it_leaves(
    store: Store, tmp_path: Path
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you both can do")
        await pilot.press("!", "escape")
        await wait_until(pilot, "This is not saved yet.")
        await pilot.press("?", "escape")
        await wait_until(pilot, "This is not saved yet.")
        await choose(pilot, "escape")
    assert text(store).history == ()


async def test_esc_promises_no_saving_where_no_words_are_left(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("3", "enter")
        await wait_until(pilot, "you both can do")
        await pilot.press("f7", "backspace", "escape")
        assert "Enter saves it" not in await wait_until(pilot, "No words are left in it.")
        await choose(pilot, "escape")
    assert text(store).history == ()


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_the_first_thing_seen_of_one_is_its_words(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    words = {"cue": "When I come home late", "obstacle": "A meeting that runs on", "instead": "I call"}
    store.change_agreement(text(store).id, YESTERDAY, {"words": words})
    async with running_app(store, tmp_path, size=size) as pilot:
        await open_all(pilot)
        await pilot.press("enter")
        assert "When I come home late" in await wait_until(pilot, "› 1  Look back")


async def test_esc_stops_the_reading_and_keeps_what_was_read(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    going_on, over = Event(), Event()

    def slowly() -> Iterator[Agreement]:
        try:
            yield from (replace(made(n, state="closed"), act=f"Gone {n}") for n in range(BATCH_SIZE))
            going_on.wait(10)
            yield replace(made(99, state="closed"), act="Gone too late")
        finally:
            over.set()

    monkeypatch.setattr(store, "closed_agreements", slowly)
    async with running_app(store, tmp_path) as pilot:
        await open_all(pilot)
        await wait_until(pilot, f"Reading what was done or let go: {BATCH_SIZE} until now")
        await pilot.press("escape")
        await wait_until(pilot, f"You stopped the reading: {BATCH_SIZE} that were done or let go are here.")
        going_on.set()
        await wait_until(pilot, over.is_set)
        await pilot.press(*"gone")
        await wait_until(pilot, f"{BATCH_SIZE} of {BATCH_SIZE + 2}")
        titles = [row.note for row in pilot.app.screen.query_one(ItemList).rows if isinstance(row, Item)]
        assert len(titles) == BATCH_SIZE
        await pilot.press("escape", "escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.fixture
def cooking(tmp_path: Path) -> Iterator[Store]:
    """A folder in which the two cook in turn on Mondays, from the sixteenth of March on, Ben first."""
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        finish_conversation(store, agreeing(ONE, {**COOK, "look_back": "2026-03-28"}))
        yield store


async def open_from_home(pilot: Pilot[Any]) -> None:
    """To the one agreement, by the line of its next turn."""
    await wait_until(pilot, "◆ Ben, Monday")
    picks = pilot.app.screen.query_one(ItemList)
    picks.highlighted = next(
        n for n, row in enumerate(picks.rows) if isinstance(getattr(row, "value", 0), Agreement)
    )
    await pilot.press("enter")
    await wait_until(pilot, NEXT)


async def test_the_list_names_both_where_the_look_back_comes_before_the_next_turn(
    cooking: Store, tmp_path: Path
) -> None:
    (cook,) = cooking.agreements()
    cooking.change_agreement(cook.id, YESTERDAY, {"look_back": "2026-03-15", "next": "later"})
    async with running_app(cooking, tmp_path) as pilot:
        await wait_until(pilot, "What you agreed")
        pilot.app.screen.post_message(ItemList.ItemSelected(HomeTarget.AGREEMENTS))
        shown = await wait_until(pilot, "Coming up")
        (line,) = [line for line in shown.splitlines() if "We cook" in line]
        assert "Both of you" in line
        assert line.rstrip().endswith("look tomorrow")


async def test_a_turn_is_skipped_with_one_key_and_taken_back_with_the_same(
    cooking: Store, tmp_path: Path
) -> None:
    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        assert "Only if you both agree" in await wait_until(pilot, "k  skip it")
        await pilot.press("k")
        assert "Monday skipped   23 Mar ◆ Ben" in await wait_until(pilot, "do not skip it")
        assert "skipped the turn of Monday, 16 March." in await wait_until(pilot, "do not skip it")
        assert [line.id for line in text(cooking).history] == ["skip:2026-03-16"]
        await pilot.press("k")
        assert "skipped" not in await wait_until(pilot, NEXT)
        assert text(cooking).history == ()


async def test_a_turn_is_swapped_with_one_key_and_swapped_back_with_the_same(
    cooking: Store, tmp_path: Path
) -> None:
    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        await wait_until(pilot, "w  swap it for Monday, 23 March")
        await pilot.press("w")
        await wait_until(pilot, "Monday ● Ana (swapped)   23 Mar ◆ Ben (swapped)   30 Mar ◆ Ben")
        (line,) = text(cooking).history
        assert (line.swap, line.to) == ("2026-03-16", "a")
        await pilot.press("escape")
        await wait_until(pilot, "● Ana, Monday")
        await pilot.press("enter")
        await wait_until(pilot, "swap it back")
        await pilot.press("w")
        await wait_until(pilot, NEXT)
        assert text(cooking).history == ()


async def test_on_a_small_screen_a_turn_stays_on_one_line(cooking: Store, tmp_path: Path) -> None:
    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        await resized(pilot, (40, 15))
        await pilot.press("right", "right")
        lines = [line.strip() for line in (await wait_until(pilot, "30 Mar:")).splitlines()]
        for turn in ("Monday ◆ Ben", "23 Mar ● Ana", "30 Mar ◆ Ben"):
            assert any(turn in line for line in lines), turn


async def test_a_later_turn_can_be_skipped_or_swapped_too(cooking: Store, tmp_path: Path) -> None:
    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        assert "← →  another turn" in await wait_until(pilot, NEXT)
        await pilot.press("right", "right", "k")
        await wait_until(pilot, "Next: Monday ◆ Ben   23 Mar ● Ana   30 Mar skipped   6 Apr ◆ Ben")
        assert "w  " not in await wait_until(pilot, "30 Mar:   k  do not skip it")
        await pilot.press("left", "w")
        await wait_until(pilot, "23 Mar ◆ Ben (swapped)   30 Mar skipped")
        assert [line.id for line in text(cooking).history] == ["skip:2026-03-30", "swap:2026-03-23"]
        await pilot.press("left", "left")
        await wait_until(pilot, "6 Apr:   k  skip it")


async def test_before_a_turn_is_skipped_the_key_says_how_it_goes_on_and_a_swap_stays(
    cooking: Store, tmp_path: Path
) -> None:
    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        await wait_until(pilot, "k  skip it; then Ben has 23 Mar")
        await pilot.press("right", "w")
        await wait_until(pilot, "23 Mar ◆ Ben (swapped)   30 Mar ● Ana (swapped)")
        await pilot.press("left")
        await wait_until(pilot, "k  skip it; then Ben has 23 Mar")
        await pilot.press("k")
        await wait_until(pilot, "Monday skipped   23 Mar ◆ Ben (swapped)   30 Mar ● Ana")
        await wait_until(pilot, "k  do not skip it; then Ben has 23 Mar")


async def test_the_last_turn_before_the_end_is_given_away_and_the_screen_says_so(
    cooking: Store, tmp_path: Path
) -> None:
    cooking.change_agreement(text(cooking).id, NOW.isoformat(), {"words": {"end": "2026-03-17"}})
    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        assert "another turn" not in await wait_until(
            pilot, "w  let Ana have it; none comes back before the end"
        )


async def test_a_turn_that_cannot_be_saved_stays_as_it_was_and_says_so(
    cooking: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WriteError("open.json", OSError(errno.ENOSPC, ""))

    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        monkeypatch.setattr(cooking, "change_agreement", full)
        await pilot.press("k")
        assert "the disk is full" in await wait_until(pilot, "not saved yet")
        assert NEXT in await wait_until(pilot, "k  skip it")


async def test_how_often_is_chosen_anew_or_for_the_first_time(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("6", "enter")
        assert "It begins" not in await wait_until(pilot, "How often does it come round?")
        await pilot.press("right", "down", "x")
        assert "Until now" not in await wait_until(pilot, "Nothing is written on this line.")
        await pilot.press("3")
        await wait_until(pilot, "Until now only Ana does it. From now on it is of")
        assert "both of you, in turn. One day Ben, the next day Ana. It begins" in " ".join(
            seen(pilot).split()
        )
        await choose(pilot, "enter")
        found = text(store)
        assert (found.rhythm, found.who, found.turn, found.since) == ("FREQ=DAILY", "both", "b", "2026-03-15")
        await wait_until(pilot, "From now on it comes round every day, in turn.")
        await pilot.press("escape")
        await wait_until(pilot, "◆ Ben, tomorrow")


async def test_one_that_comes_round_already_says_of_another_rhythm_alone_when_it_begins(
    cooking: Store, tmp_path: Path
) -> None:
    async with running_app(cooking, tmp_path) as pilot:
        await open_from_home(pilot)
        await pilot.press("6", "enter")
        assert "It begins" not in await wait_until(pilot, "One week Ben, the next week Ana.")
        await pilot.press("left", "left")
        await wait_until(pilot, "It begins")


async def test_the_list_shows_whose_turn_comes_and_when(cooking: Store, tmp_path: Path) -> None:
    async with running_app(cooking, tmp_path) as pilot:
        await wait_until(pilot, "What you agreed")
        picks = pilot.app.screen.query_one(ItemList)
        picks.highlighted = next(
            n for n, row in enumerate(picks.rows) if getattr(row, "title", "") == "What you agreed"
        )
        await pilot.press("enter")
        shown = await wait_until(pilot, "Coming up")
        (line,) = [line for line in shown.splitlines() if "We cook" in line]
        assert "◆ Ben" in line
        assert line.rstrip().endswith("turn 16 Mar")
        (row,) = [row for row in pilot.app.screen.query_one(ItemList).rows if isinstance(row, Item)]
        assert row.colour == "teal"


@pytest.mark.parametrize(("wide", "told"), [(80, True), (44, True), (40, False)])
async def test_the_list_says_how_it_went_last_where_there_is_room(
    store: Store, tmp_path: Path, wide: int, told: bool
) -> None:
    store.change_agreement(text(store).id, YESTERDAY, {"words": {"who": "both"}})
    store.change_agreement(text(store).id, YESTERDAY, {"outcome": "partly"})
    async with running_app(store, tmp_path, size=(wide, 24)) as pilot:
        await open_all(pilot)
        shown = await wait_until(pilot, "today" if wide > 60 else "I will text by six [/.")
        assert ("last: partly kept" in shown) is told
        assert "I will text by six [/." in shown


async def test_a_long_history_hides_neither_the_note_nor_what_can_be_done(
    store: Store, tmp_path: Path
) -> None:
    for day in range(1, 15):
        said = {"outcome": "kept", "did": f"I did it {day} times."}
        store.change_agreement(text(store).id, f"2026-03-{day:02}T20:00:00+01:00", said)
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        shown = seen(pilot)
        assert "I will text by six" in shown
        assert "Find out what gets in the way" in shown
        await pilot.press("pagedown", "pagedown")
        await wait_until(pilot, "14 March: agreed.")


async def test_a_second_window_reads_and_changes_nothing(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path) as second:
        async with running_app(second, tmp_path) as pilot:
            await wait_until(pilot, "What you agreed")
            pilot.app.screen.query_one(ItemList).focus()
            await pilot.press("enter")
            await wait_until(pilot, "Due now")
            await pilot.press("enter")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
            assert not pilot.app.screen.query("ChoiceList")


@pytest.mark.parametrize("clear", ["escape", "ctrl+u"])
async def test_what_is_typed_stays_until_it_is_cleared_and_the_pointer_where_it_was(
    store: Store, tmp_path: Path, clear: str
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_all(pilot)
        await wait_until(pilot, "Type to find one")
        await pilot.press("slash", "w")
        assert "Esc clears" in await wait_until(pilot, "2 of 2")
        await pilot.press("down", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
        await pilot.press("escape")
        assert "│ w " in await wait_until(pilot, "2 of 2")
        picks = pilot.app.screen.query_one(ItemList)
        assert picks.highlighted is not None
        assert picks.rows[picks.highlighted].value.act == WALK["act"]  # type: ignore[union-attr]
        await pilot.press(clear)
        assert "Esc clears" not in await wait_until(pilot, "Type to find one")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


@pytest.mark.parametrize(
    ("typed", "way", "keys"),
    [("text", "an arrow keeps them", ("3", *"I ring")), ("due", "We let it go", ("5", "2"))],
)
async def test_what_no_longer_has_the_typed_words_after_a_change_is_shown_without_them(
    store: Store, tmp_path: Path, typed: str, way: str, keys: tuple[str, ...]
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_all(pilot)
        await wait_until(pilot, "Type to find one")
        await pilot.press(*typed, "enter")
        await wait_until(pilot, "Look back at it now, together")
        await pilot.press(keys[0], "enter")
        await wait_until(pilot, way)
        await pilot.press(*keys[1:], "enter")
        if typed == "due":
            await wait_until(pilot, "That is no failure")
            await pilot.press("enter")
        await wait_until(pilot, "Type to find one")
        picks = pilot.app.screen.query_one(ItemList)
        assert picks.highlighted is not None
        assert picks.rows[picks.highlighted].value.id == text(store).id  # type: ignore[union-attr]


async def test_letters_are_written_on_and_taken_away_after_coming_back(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_all(pilot)
        await wait_until(pilot, "Type to find one")
        await pilot.press(*"wi", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
        await pilot.press("escape")
        await wait_until(pilot, "1 of 2")
        await pilot.press("backspace")
        await wait_until(pilot, "2 of 2")
        await pilot.press(*"alk")
        assert "│ walk " in await wait_until(pilot, "1 of 2")


async def test_esc_takes_away_what_is_typed_before_it_goes_back(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await choose(pilot, "escape")
        await pilot.press(*"xyz")
        await wait_until(pilot, "No agreement has these words")
        await choose(pilot, "escape")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


def made(days: int, *history: dict[str, Json], state: str = "open", who: str = "a") -> Agreement:
    """An agreement that is looked at in so many days."""
    day = (TODAY + timedelta(days=days)).isoformat()
    row: dict[str, Any] = {
        **dict.fromkeys(("cue", "obstacle", "instead", "sign", "end", "hard_week")),
        **{"id": f"g{days}", "who": who, "act": "Tea", "look_back": day, "made": "2026-03-01T20:00:00+01:00"},
        **{"conversation": ONE, "place": "", "step": "a", "state": state},
    }
    common = {"id": "", "conversation": "", "at": "2026-03-10T20:00:00+01:00"}
    return Agreement(**row, history=tuple(HistoryItem.from_row({**common, **item}) for item in history))


def test_each_lies_in_one_drawer_the_next_day_on_top() -> None:
    all_of_them = [made(5), made(0), made(-3), made(2), made(3, {"next": "rest"}), made(1, state="closed")]
    by_status = group_by_status(all_of_them, TODAY)
    days = {name: [a.id for a in by_status[name]] for name in AgreementStatus}
    assert days == {
        AgreementStatus.DUE: ["g-3", "g0"],
        AgreementStatus.COMING: ["g2", "g5"],
        AgreementStatus.PAUSED: ["g3"],
        AgreementStatus.ENDED: ["g1"],
    }
    assert status(made(3, {"next": "rest"}, {"next": "later"}), TODAY) == AgreementStatus.COMING


@pytest.mark.parametrize(
    ("days", "words"),
    [(0, "today"), (-1, "yesterday"), (-8, "8 days ago"), (1, "look tomorrow"), (300, "look 8 Jan 2027")],
)
def test_when_it_is_looked_at_is_said_in_a_few_words(days: int, words: str) -> None:
    assert when_text(made(days), TODAY) == words


@pytest.mark.parametrize(
    ("ended", "words"),
    [
        ({"next": "let_go"}, "let go"),
        ({"next": "let_go", "outcome": "not_yet"}, "let go"),
        ({"next": "let_go", "done": True}, "done"),
        ({"next": "let_go", "outcome": "kept"}, "done"),
    ],
)
def test_what_is_over_says_how_it_ended(ended: dict[str, Json], words: str) -> None:
    assert when_text(made(1, ended, state="closed"), TODAY) == words


@pytest.mark.parametrize(
    ("days", "end", "lies", "says"),
    [
        (3, "2026-03-13", AgreementStatus.ENDED, "ended 13 March"),
        (3, "2026-03-14", AgreementStatus.COMING, "look 17 Mar"),
        (-3, "2026-03-13", AgreementStatus.DUE, "3 days ago"),
    ],
)
def test_an_end_that_has_passed_is_over_unless_a_look_back_waits(
    days: int, end: str, lies: AgreementStatus, says: str
) -> None:
    ending = replace(made(days), end=end)
    assert (status(ending, TODAY), when_text(ending, TODAY)) == (lies, says)


def test_what_is_over_comes_by_its_end_and_then_as_it_was_closed() -> None:
    closed = [replace(made(n, state="closed"), id=f"c{n}", end=f"2026-02-{n + 10}") for n in range(2)]
    over = [replace(made(n + 2), end=f"2026-01-{n + 10}") for n in range(2)]
    assert [each.id for each in group_by_status([*closed, *over], TODAY)[AgreementStatus.ENDED]] == [
        "g3",
        "g2",
        "c0",
        "c1",
    ]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [("", True), ("tea", True), ("ANA te", True), ("ben", False), ("tea now", False), ("ea", False)],
)
def test_words_and_names_are_found(wanted: str, found: bool) -> None:
    assert searchable(made(1), NAMES, TODAY).matches(wanted.casefold().split()) is found


@pytest.mark.parametrize(
    "wanted", ["due", "ana", "both of you", "every second monday", "in turn", "not yet", "fever"]
)
def test_it_is_found_by_what_the_list_says_of_it(wanted: str) -> None:
    found = replace(
        made(0, {"outcome": "not_yet"}, who="both"),
        rhythm="FREQ=WEEKLY;INTERVAL=2;BYDAY=MO",
        turn="a",
        hard_week="Fever: rest",
    )
    assert searchable(found, NAMES, TODAY).matches(wanted.split())
    assert not searchable(made(5, {"outcome": "kept"}, who="b"), NAMES, TODAY).matches(wanted.split())


@pytest.mark.parametrize(
    ("agreement", "wanted"),
    [
        (lambda: made(5), "coming"),
        (lambda: made(5, {"next": "rest"}), "resting"),
        (lambda: made(5, {"next": "let_go"}, state="closed"), "let"),
        (lambda: made(5, {"next": "let_go", "done": True}, state="closed"), "done"),
        (lambda: replace(made(5), end="2026-03-01"), "ended"),
    ],
)
def test_it_is_found_by_where_it_lies_or_how_it_ended(
    agreement: Callable[[], Agreement], wanted: str
) -> None:
    assert searchable(agreement(), NAMES, TODAY).matches([wanted])
    assert not searchable(made(0), NAMES, TODAY).matches([wanted])


def test_every_day_is_not_every_sunday_of_a_day() -> None:
    weekly = replace(made(1), rhythm="FREQ=WEEKLY;BYDAY=SU")
    assert not searchable(weekly, NAMES, TODAY).matches(["every", "day"])
    assert searchable(replace(weekly, rhythm="FREQ=DAILY"), NAMES, TODAY).matches(["every", "day"])
    assert searchable(weekly, NAMES, TODAY).matches(["every", "sun"])


def test_its_history_tells_what_was_done_said_changed_and_decided() -> None:
    day = {"at": "2026-03-10T20:00:00+01:00"}
    lines = list(
        history_lines(
            made(
                1,
                {**day, "outcome": "not_yet", "did": "I forgot.", "next": "go_on", "look_back": "2026-03-12"},
                {
                    **day,
                    "words": {"act": "Tea", "cue": "We cook", "who": "b"},
                    "before": {"act": "We make cocoa", "cue": "It is cold", "who": "a"},
                },
                {**day, "outcome": "kept", "did": "It was easy.", "landed": "It was good."},
                {**day, "look_back": "2026-03-20", "next": "later"},
                {**day, "next": "rest", "look_back": "2026-04-20"},
                {**day, "next": "let_go"},
                {**day, "next": "take_up", "look_back": "2026-05-01"},
                {**day, "words": {"rhythm": "FREQ=DAILY", "turn": "b"}, "before": {"rhythm": None}},
                {**day, "skip": "2026-03-16"},
                {**day, "swap": "2026-03-17"},
                {**day, "words": {"rhythm": None, "turn": None}, "before": {"rhythm": "FREQ=DAILY"}},
                {**day, "words": {"cue": None, "sign": None}, "before": {"cue": "We cook", "sign": "Sleep"}},
                {
                    **day,
                    "words": {"instead": "Call", "end": "2026-04-01"},
                    "before": {"instead": None, "end": None},
                },
                {**day, "words": {"instead": "Text"}, "before": {"instead": "Call"}},
                {**day, "words": {"end": None}, "before": {"end": "2026-04-01"}},
                {**day, "next": "let_go", "done": True},
                who="b",
            ),
            NAMES,
            TODAY,
        )
    )
    assert lines == [
        "10 March: done.",
        "10 March: it has no end any more.",
        "10 March: until then it said “Call” under “What then”.",
        "10 March: you added “Call” under “What then”. It ends on 1 April.",
        "10 March: changed; before it was “When we cook: Tea.” You took out “Sleep” under “How we will know”.",
        "10 March: it comes round no more.",
        "10 March: the turn of Tuesday, 17 March changed hands.",
        "10 March: skipped the turn of Monday, 16 March.",
        "10 March: since then every day, in turn; Ben begins.",
        "10 March: taken up again.",
        "10 March: let go.",
        "10 March: laid to rest for a while.",
        "10 March: to be looked at on 20 March.",
        "10 March: you looked back: kept. Ben: “It was easy.” Ana: “It was good.”",
        "10 March: changed; before it was “When it is cold, we make cocoa.” Handed over to Ben.",
        "10 March: you looked back: not yet. Ana: “I forgot.”",
        "1 March: agreed.",
    ]


def test_of_an_agreement_of_both_is_told_who_said_what_as_far_as_it_is_known() -> None:
    item: dict[str, Json] = {"at": "2026-03-10", "outcome": "kept", "did": "Easy.", "landed": "Late."}
    for more, told in (
        ({"begins": "b"}, "Ben: “Easy.” Ana: “Late.”"),
        ({}, "“Easy.” “Late.”"),
    ):
        of_both = made(1, {**item, **more}, who="both")
        assert next(history_lines(of_both, NAMES, TODAY)) == f"10 March: you looked back: kept. {told}"


@pytest.mark.parametrize(
    ("said", "line"),
    [("Easy", "kept. “Easy”."), ("Was it?", "kept. “Was it?”"), ("Easy.", "kept. “Easy.”")],
)
def test_each_line_of_what_became_of_one_ends_with_one_sign(said: str, line: str) -> None:
    item: dict[str, Json] = {"at": "2026-03-10", "outcome": "kept", "did": said}
    assert (
        next(history_lines(made(1, item, who="both"), NAMES, TODAY)) == f"10 March: you looked back: {line}"
    )
    changed: dict[str, Json] = {"at": "2026-03-10", "words": {"act": "Tea"}, "before": {"act": said}}
    ends = f"before it was “{said.removesuffix('.')}{'' if said.endswith('?') else '.'}”"
    assert next(history_lines(made(1, changed), NAMES, TODAY)).endswith(ends)


async def test_one_opened_from_a_search_shows_what_was_changed_since(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "next look Friday")
        await pilot.press("slash", *"text")
        await wait_until(pilot, "Found 2.")
        found = text(store)
        store.change_agreement(found.id, "2026-03-14T20:00:00+01:00", {"words": {"act": "I will ring."}})
        await pilot.press("enter")
        await wait_until(pilot, "I will ring.")
