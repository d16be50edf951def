"""The agreement page: check in, postpone, pause, end, resume."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store, open_store
from store.rules.agreement_history import is_done
from store.rules.agreement_status import AgreementStatus, status
from tests.tui.helpers.agreement_screens import (
    CONVERSATION,
    LATER,
    NAMES,
    TODAY,
    YESTERDAY,
    open_agreements,
    open_first,
    press_until_list,
    text_agreement,
)
from tests.tui.helpers.app import ANA, BEN, running_app, seen, wait_until
from tui.app import Turnabout
from tui.navigation.agreement_flow import DONE, ENDING_LABELS, LET_GO
from tui.reports.conversation_outline import conversation_outline
from tui.screens.agreements.detail import AgreementDetail
from tui.screens.history.search import SearchScreen
from tui.screens.home import HomeScreen
from tui.text.agreement_history import history_lines
from tui.text.agreement_list import when_text
from tui.widgets.inputs.end_date_stepper import EndDateStepper
from tui.widgets.item_list import ItemList

pytestmark = pytest.mark.usefixtures("two_agreements")


async def test_due_agreement_is_looked_back_at_from_home(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        assert "I will text by six [/" in await wait_until(pilot, "you first.")
        await pilot.press(*"easy", "enter", *"good", "enter", "1", "enter", "enter", "enter")
        page = await wait_until(pilot, "You checked in")
        for words in ("kept; check in on Saturday 21 March", "Ana: “easy”", "Ben: “good”"):
            assert words in page
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert text_agreement(store).history[-1].outcome == "kept"
    assert text_agreement(store).look_back == "2026-03-21"


@pytest.mark.slow
async def test_summary_says_that_the_agreement_is_paused(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        await wait_until(pilot, "you first.")
        await pilot.press("enter", "enter", "1", "enter", "4", "enter", "enter")
        await wait_until(pilot, "kept; paused; check in on")


@pytest.mark.slow
@pytest.mark.parametrize(("outcome", "told"), [("1", "kept; done"), ("2", "partly kept; ended")])
async def test_ending_at_a_look_back_reads_done_only_if_kept(
    store: Store, tmp_path: Path, outcome: str, told: str
) -> None:
    was_kept = outcome == "1"
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
        await pilot.press("enter")
        await wait_until(pilot, "you first.")
        await pilot.press("enter", "enter", outcome, "enter", "5", "enter")
        assert told in await wait_until(pilot, "You checked in")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
    assert when_text(text_agreement(store), TODAY) == told.rpartition("; ")[2]
    lines = list(history_lines(text_agreement(store), NAMES, TODAY))
    assert lines[0].endswith("Done." if was_kept else "Ended.")
    (talked,) = [one.id for one in store.iter_conversations() if one.id != CONVERSATION]
    _, said = conversation_outline(store, store.conversation(talked), (ANA, BEN), TODAY)
    read = "\n".join(line.text for line in said)
    assert ("Done." in read, "Ended." in read) == (was_kept, not was_kept)


async def test_agreement_can_be_looked_back_at_early(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("escape")
        await wait_until(pilot, "Search agreements")
        await pilot.press(*"sundays", "enter")
        await wait_until(pilot, "Check in on it now")
        await pilot.press("enter")
        assert "We walk on Sundays" in await wait_until(pilot, "you first.")


@pytest.mark.parametrize(
    ("keys", "expected", "notice"),
    [
        (
            ("2", "enter", "1", "enter"),
            ("2026-03-15", AgreementStatus.COMING),
            "You’ll check in on Sunday 15 March.",
        ),
        (
            ("4", "enter", "2", "enter"),
            ("2026-04-11", AgreementStatus.PAUSED),
            "Paused until Saturday 11 April.",
        ),
    ],
)
async def test_postponing_and_pausing_set_the_next_day(
    store: Store, tmp_path: Path, keys: tuple[str, ...], expected: tuple[str, AgreementStatus], notice: str
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await press_until_list(pilot, *keys)
        await wait_until(pilot, notice)
    assert (text_agreement(store).look_back, status(text_agreement(store), TODAY)) == expected


@pytest.mark.parametrize(
    ("ending", "notice", "card"),
    [
        (DONE, "This one’s done", "— ● Ana done on 14 March"),
        (LET_GO, "You tried it, and you learned something", "— ● Ana ended on 14 March"),
    ],
)
async def test_agreement_ends_as_done_or_dropped_and_resumes(
    store: Store, tmp_path: Path, ending: str, notice: str, card: str
) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("5", "enter")
        assert "I will text by six [/" in await wait_until(pilot, "Is it done, or do you want to end it?")
        await pilot.press(f"{list(ENDING_LABELS).index(ending) + 1}", "enter")
        shown = await wait_until(pilot, notice)
        assert ending == LET_GO or "failure" not in shown
        await press_until_list(pilot, "enter")
        assert (text_agreement(store).state, is_done(text_agreement(store))) == ("closed", ending == DONE)
        await pilot.press(*"text", "enter")
        assert card in " ".join((await wait_until(pilot, "Start it again")).split())
        await pilot.press("enter")
        assert "I will text by six [/" in await wait_until(pilot, "When do you want to check in?")
        await pilot.press("enter")
        assert "Ana, say it to Ben" in await wait_until(pilot, "out loud")
        assert text_agreement(store).state == "closed"
        await pilot.press("enter")
        await wait_until(pilot, "Started again. You’ll check in on Sunday 15 March.")
        assert text_agreement(store).state == "open"
        assert not is_done(text_agreement(store))


async def test_notice_stays_until_the_next_key(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Turnabout, "NOTIFICATION_TIMEOUT", 1000)
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("2", "enter")
        await wait_until(pilot, "When do you want to check in?")
        await pilot.press("enter")
        await wait_until(pilot, "You’ll check in on")
        await wait_until(pilot, "Search agreements")
        assert "You’ll check in on" in seen(pilot)
        await pilot.press("down")
        await wait_until(pilot, lambda: "You’ll check in on" not in seen(pilot))


async def test_esc_from_the_ending_question_changes_nothing(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        await pilot.press("5", "enter")
        await wait_until(pilot, "Is it done, or do you want to end it?")
        await press_until_list(pilot, "escape", "escape")
    assert text_agreement(store).history == ()


async def test_agreement_past_its_end_can_be_resumed(store: Store, tmp_path: Path) -> None:
    store.change_agreement(text_agreement(store).id, YESTERDAY, {"words": {"end": "2026-03-13"}, **LATER})
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await pilot.press(*"ended", "enter")
        over = await wait_until(pilot, "Edit, or change when it ends")
        assert "It ended on Friday 13 March." in over
        assert "last check-in on Friday 20 March" in over
        assert "check in on" not in over.lower()
        await pilot.press("1", "enter")
        await wait_until(pilot, "When do you want to check in?")
        await pilot.press("enter")
        await wait_until(pilot, "out loud")
        await pilot.press("enter")
        await wait_until(pilot, lambda: text_agreement(store).end is None)
        assert status(text_agreement(store), TODAY) == AgreementStatus.COMING


async def test_agreement_past_its_end_can_get_a_new_end(store: Store, tmp_path: Path) -> None:
    store.change_agreement(text_agreement(store).id, YESTERDAY, {"words": {"end": "2026-03-13"}, **LATER})
    async with running_app(store, tmp_path) as pilot:
        await open_agreements(pilot)
        await pilot.press(*"ended", "enter")
        await wait_until(pilot, "Edit, or change when it ends")
        await pilot.press("2", "enter")
        assert "Friday 13 March" in await wait_until(pilot, "Ends on")
        pilot.app.screen.query_one(EndDateStepper).focus()
        await pilot.press("right", "enter")
        await wait_until(pilot, lambda: text_agreement(store).end == "2026-03-20")
        assert status(text_agreement(store), TODAY) == AgreementStatus.COMING


@pytest.mark.parametrize("size", [(40, 15), (80, 24)])
async def test_page_opens_at_the_words_of_the_agreement(
    store: Store, tmp_path: Path, size: tuple[int, int]
) -> None:
    words = {"cue": "When I come home late", "obstacle": "A meeting that runs on", "instead": "I call"}
    store.change_agreement(text_agreement(store).id, YESTERDAY, {"words": words})
    async with running_app(store, tmp_path, size=size) as pilot:
        await open_agreements(pilot)
        await pilot.press("enter")
        assert "When I come home late" in await wait_until(pilot, "▌ 1  Check in")


async def test_long_history_leaves_card_and_choices_in_view(store: Store, tmp_path: Path) -> None:
    for day in range(1, 15):
        said = {"outcome": "kept", "did": f"I did it {day} times."}
        store.change_agreement(text_agreement(store).id, f"2026-03-{day:02}T20:00:00+01:00", said)
    async with running_app(store, tmp_path) as pilot:
        await open_first(pilot)
        shown = seen(pilot)
        assert "I will text by six" in shown
        assert "Find out what gets in the way" in shown
        await pilot.press("pagedown", "pagedown")
        await wait_until(pilot, "14 March: agreed.")


async def test_second_window_is_read_only(store: Store, tmp_path: Path) -> None:
    with open_store(tmp_path) as second:
        async with running_app(second, tmp_path) as pilot:
            await wait_until(pilot, "Agreements")
            pilot.app.screen.query_one(ItemList).focus()
            await pilot.press("enter")
            await wait_until(pilot, "Due now")
            await pilot.press("enter")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, AgreementDetail))
            assert not pilot.app.screen.query("ChoiceList")


async def test_agreement_opened_from_search_is_current(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("slash")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
        await pilot.press(*"text")
        await wait_until(pilot, "Found 2.")
        found = text_agreement(store)
        store.change_agreement(found.id, "2026-03-14T20:00:00+01:00", {"words": {"act": "I will ring."}})
        await pilot.press("enter")
        await wait_until(pilot, "I will ring.")
