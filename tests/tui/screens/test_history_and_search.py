"""Past conversations, transcripts, and search."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from store import Json, Store, open_store
from tests.tui.helpers.app import ANA, BEN, NOW, ask, finish_conversation, running_app, seen, talk, wait_until
from tests.tui.helpers.broken_scripts import break_script, conversation_files
from tests.tui.helpers.hostile_texts import HOSTILE
from tui.reports.conversation_outline import conversation_outline
from tui.reports.search import SearchHit, first_excerpt, search_all
from tui.reports.statistics_loader import iter_stats
from tui.screens.history.past_conversations import PastConversations
from tui.screens.history.search import SearchScreen
from tui.screens.history.transcript import TranscriptScreen
from tui.screens.home import HomeScreen
from tui.widgets.item_list import Item, ItemList

OLD, ONE, TWO = "2025-12-24T1800-00a0", "2026-03-12T2015-00a1", "2026-03-13T2015-00a2"
THREE = "2026-03-14T2015-00a3"


async def test_conversations_are_listed_by_month_newest_first(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk(OLD))
    finish_conversation(store, talk(ONE), done=False)
    finish_conversation(store, talk(TWO, script="i-statements"))
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        screen = await wait_until(pilot, "December 2025")
        positions = [
            screen.index(words)
            for words in ("March 2026", "Friday 13, 20:15", "Thursday 12", "December 2025")
        ]
        assert positions == sorted(positions)
        assert screen.count("stopped early") == 1
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_wider_window_tells_what_was_said(store: Store, tmp_path: Path) -> None:
    said = ask("You stayed.", step="frame_appreciation", of="second")
    finish_conversation(store, talk(ONE, said, script="i-statements"))
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "Thursday 12")
        assert "Ben: You stayed." not in seen(pilot)
        await pilot.resize_terminal(120, 36)
        await wait_until(pilot, "Ben: You stayed.")


async def test_transcript_shows_only_visible_questions_and_answers(store: Store, tmp_path: Path) -> None:
    answers = (
        ask("yes", step="frame_good_now", of="both"),
        ask([], step="frame_due_now", of="house", kind="fact"),
        ask(None, step="moment", private=True),
        ask(None, step="frame_appreciation", of="first"),
        ask("You stayed.", step="frame_appreciation", of="second"),
    )
    finish_conversation(store, talk(ONE, *answers, script="i-statements"))
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "March 2026")
        await pilot.press("enter")
        await wait_until(pilot, "You stayed.")
        await pilot.press("q")
        await pilot.pause()
        screen = seen(pilot)
        assert "◆ Ben" in screen
        assert "12 March" in screen
        for words in ("is this a good time for both of you?", "now is good", "Ana", "(", "kept private"):
            assert words not in screen.partition("12 March")[2].rpartition("Esc")[0]


def test_transcript_names_owner_and_subject_of_agreements(store: Store) -> None:
    act = {"act": "I make tea", "who": "second", "look_back": "2026-03-20"}
    finish_conversation(store, talk(ONE, ask(act, step="small_step", kind="agree", of="both")))
    outcome = {"agreement": f"{ONE}::small_step", "outcome": "partly", "next": "go_on"}
    moved = {**outcome, "look_back": "2026-03-27"}
    finish_conversation(
        store, talk(TWO, ask(moved, place="due_now.1", step="frame_due_now", kind="look_back", of="both"))
    )

    assert "I make tea.\n— Ben, check in on Friday 27 March" in transcript(store, ONE)
    (agreement,) = store.agreements()
    store.change_agreement(agreement.id, "2026-03-13T22:00:00+01:00", {"words": {"end": "2026-03-13"}})
    assert "I make tea.\nIt ended on Friday 13 March.\n— Ben, last check-in on Friday 27 March" in transcript(
        store, ONE
    )
    assert "I make tea.\n— Ben\nPartly." in transcript(store, TWO)
    words: Json = {**outcome, "did": "Twice.", "next": "smaller", "words": {"act": "I boil water"}}
    finish_conversation(
        store, talk(TWO, ask(words, place="due_now.1", step="frame_due_now", kind="look_back", of="both"))
    )
    assert "I make tea.\n— Ben\nPartly.\nBen: “Twice.”\nMade smaller: I boil water" in transcript(store, TWO)


def test_transcript_tells_recurrence_turns_and_end(store: Store) -> None:
    value = {"act": "We cook", "who": "both", "rhythm": "FREQ=DAILY", "turn": "second", "end": "2026-04-30"}
    finish_conversation(
        store, talk(ONE, ask({**value, "sign": "A plate."}, step="small_step", kind="agree", of="both"))
    )
    note = "Every day, taking turns; Ben first.\nHow we’ll know: A plate.\nIt ends on Thursday 30 April."
    assert f"We cook.\n{note}\n— Ana and Ben" in transcript(store, ONE)


def transcript(store: Store, id_: str) -> str:
    """Return the transcript of a conversation as text."""
    _, said = conversation_outline(store, store.conversation(id_), (ANA, BEN), NOW.date())
    return "\n".join(line.text for line in said)


@pytest.mark.parametrize("words", HOSTILE)
async def test_hostile_texts_are_literal_in_transcript_and_search(tmp_path: Path, words: str) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        finish_conversation(store, talk(ONE, ask(words, step="frame_appreciation")))
        async with running_app(store, tmp_path) as pilot:
            await pilot.press("slash")
            await wait_until(pilot, lambda: isinstance(pilot.app.screen, SearchScreen))
            pilot.app.screen.query_one("LineInput").value = words[:6]  # type: ignore[attr-defined]
            await wait_until(pilot, "Found 1.")
            await pilot.press("enter")
            screen = await wait_until(pilot, "Thursday 12 March")
            await wait_until(pilot, "● Ana")
            assert "\x1b" not in screen
            shown = seen(pilot)
            assert words[:6].replace("\x1b", "").strip() in shown or "עולם" in shown or "na ja" in shown


async def test_unrevealed_answers_are_hidden_in_a_second_window(store: Store, tmp_path: Path) -> None:
    secret = ask("a secret", step="sentence", place="one_sentence.1", private=True)
    store.save(talk(ONE, ask("yes", step="frame_good_now", of="both"), secret, script="i-statements"))
    with open_store(tmp_path) as second:
        async with running_app(second, tmp_path) as pilot:
            await wait_until(pilot, "Unfinished")
            await pilot.press("enter")
            await wait_until(pilot, "There’s nothing to read here.")
            assert "a secret" not in seen(pilot)
        assert not any(search_all(second, "secret"))


async def test_damaged_conversation_shows_one_sentence(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk(ONE, ask("the dishes", step="frame_appreciation")))
    (tmp_path / "2026" / "03" / f"{ONE}.json").write_text("{")
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "March 2026")
        await pilot.press("enter")
        await wait_until(
            pilot, lambda: "is damaged, or another program changed it" in " ".join(seen(pilot).split())
        )


async def test_unreadable_script_takes_nothing_else_with_it(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk(ONE, ask("the dishes", step="frame_appreciation")))
    finish_conversation(store, talk(TWO, ask("the laundry", step="frame_appreciation")))
    store.save(talk(THREE, ask("yes", step="frame_good_now", of="both")))
    for file in conversation_files(tmp_path) - set(tmp_path.rglob(f"{TWO}.json")):
        break_script(tmp_path, file)
    assert len([hit for hit in search_all(store, "the") if hit]) == 2
    assert len([each for month in iter_stats(store, lambda: False) for each in month]) == 2
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Continue from")
        await pilot.press("enter")
        await wait_until(pilot, f"script saved in 2026/03/{THREE}.json is damaged")
        await pilot.press("escape", "p")
        await wait_until(pilot, "March 2026")
        await pilot.press("end", "enter")
        await wait_until(pilot, f"script saved in 2026/03/{ONE}.json is damaged")


def search_forever(store: Store, query: str) -> Iterator[None]:
    while True:
        sleep(0.01)
        yield None


async def test_result_starts_at_a_whole_word_and_opens(store: Store, tmp_path: Path) -> None:
    finish_conversation(
        store, talk(ONE, ask("I would rather not speak about washing the dishes", step="frame_appreciation"))
    )
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("slash", *"dishes")
        assert "…about washing the dishes" in await wait_until(pilot, "Found 1.")
        await pilot.press("enter")
        await wait_until(pilot, "Thursday 12 March")


@pytest.mark.parametrize("keys", [["enter"], ["down", "enter"], ["tab", "enter"]])
async def test_keys_after_the_text_wait_for_the_first_result(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, keys: list[str]
) -> None:
    finish_conversation(store, talk(ONE, ask("the dishes", step="frame_appreciation")))
    monkeypatch.setattr("tui.screens.history.search.search_all", search_slowly)
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("slash", *"dishes", *keys)
        await wait_until(pilot, "Thursday 12 March")


def search_slowly(store: Store, query: str) -> Iterator[SearchHit | None]:
    sleep(0.3)
    yield from search_all(store, query)


async def test_search_can_be_stopped_and_left(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    finish_conversation(store, talk(ONE, ask("the dishes", step="frame_appreciation")))
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("slash", *"dishes")
        await wait_until(pilot, "Found 1.")
        monkeypatch.setattr("tui.screens.history.search.search_all", search_forever)
        await pilot.press("left", "x")
        await wait_until(pilot, "Searching…")
        await pilot.press("escape")
        await wait_until(pilot, "These are the results so far.")
        await pilot.press("escape", "escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


async def test_pane_shows_what_was_said_in_a_found_conversation(store: Store, tmp_path: Path) -> None:
    finish_conversation(
        store,
        talk(
            ONE,
            ask("the dishes", step="frame_appreciation"),
            ask("the car", step="frame_appreciation", of="second"),
        ),
    )
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        await pilot.press("slash", *"dishes")
        await wait_until(pilot, "Found 1.")
        await wait_until(pilot, "◆ Ben: the car")


def test_agreements_come_first_then_latest_conversations(store: Store) -> None:
    act = {"act": "I wash the dishes", "cue": "If late", "who": "first", "look_back": "2026-03-20"}
    finish_conversation(store, talk(ONE, ask(act, step="action", kind="agree", of="both")))
    finish_conversation(store, talk(OLD, ask({"text": ["The DISHES again"]}, step="frame_appreciation")))
    first, *others = filter(None, search_all(store, "dishes"))
    assert (first.kind, first.excerpt, first.day) == (
        "agreements",
        "If late, I wash the dishes.",
        "2026-03-14",
    )
    assert [hit.day for hit in others] == ["2026-03-12", "2025-12-24"]


async def test_search_ends_at_the_maximum_of_results(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.history.search.MAX_HITS", 2)
    for id_ in (OLD, ONE, TWO):
        finish_conversation(store, talk(id_, ask("the dishes", step="frame_appreciation")))
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("slash", *"dishes")
        await wait_until(pilot, "Add a word to narrow it down")
        assert len([row for row in pilot.app.screen.query_one(ItemList).rows if isinstance(row, Item)]) == 2


def test_result_is_shown_in_its_context() -> None:
    assert "Straße" in first_excerpt(["Die Straße  hier"], "STRASSE")
    assert first_excerpt(["one", "b" * 50 + " found\nhere"], "FOUND") == "…" + "b" * 19 + " found here"


def test_agreement_is_found_by_any_field_as_one_sentence(store: Store) -> None:
    act = {"act": "I will call you before I leave", "cue": "When the meeting runs on", "obstacle": "No time"}
    finish_conversation(
        store, talk(ONE, ask({**act, "who": "first"}, step="action", kind="agree", of="both"))
    )
    for query, shown in (
        ("meeting call", "When the meeting runs on, I will call you before I leave. · No time"),
        ("call", "…ing runs on, I will call you before I leave. · No time"),
        ("no time", "…u before I leave. · No time"),
    ):
        assert [hit.excerpt for hit in search_all(store, query) if hit and hit.kind == "agreements"] == [
            shown
        ]


async def test_loading_older_months_keeps_the_cursor(store: Store, tmp_path: Path) -> None:
    for month in range(1, 10):
        finish_conversation(store, replace(talk(f"2025-0{month}-10T2015-00a1")))
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "September 2025")
        await pilot.press("down")
        assert isinstance(pilot.app.screen, PastConversations)
        await pilot.press("end")
        await wait_until(pilot, "January 2025")


async def test_deleting_a_conversation_deletes_what_came_of_it(store: Store, tmp_path: Path) -> None:
    promise = {"who": "first", "act": "I will hum.", "look_back": "2026-03-20"}
    finish_conversation(store, talk(ONE, ask("You stayed.", step="frame_appreciation", of="second")))
    finish_conversation(
        store, talk(TWO, ask(promise, step="action", kind="agree"), ask("ouch", step="frame_appreciation"))
    )
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "Friday 13, 20:15")
        await pilot.press("enter")
        await wait_until(pilot, "You agreed")
        await pilot.press("d")
        await wait_until(pilot, "Cancel")
        await pilot.press("enter")
        await wait_until(pilot, "You agreed")
        assert len(store.agreements()) == 1
        await pilot.press("d")
        await wait_until(
            pilot, lambda: "including its agreements and notebook" in " ".join(seen(pilot).split())
        )
        await pilot.press("2", "enter")
        screen = await wait_until(pilot, "History")
        await wait_until(pilot, "Thursday 12")
        assert "Friday 13" not in seen(pilot), screen
    assert [header.id for header in store.recent_headers(9)] == [ONE]
    assert store.agreements() == []
    written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.json"))
    assert "ouch" not in written
    assert "hum" not in written


async def test_second_window_cannot_delete(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk(ONE, ask("You stayed.", step="frame_appreciation", of="second")))
    with open_store(tmp_path) as second:
        assert second.read_only
        async with running_app(second, tmp_path) as pilot:
            await pilot.press("p")
            await wait_until(pilot, "Thursday 12")
            await pilot.press("enter")
            await wait_until(pilot, "You stayed.")
            screen = pilot.app.screen
            assert isinstance(screen, TranscriptScreen)
            assert not any(screen.is_available(action) for action in ("delete", "correct"))
            await pilot.press("d", "c")
            assert pilot.app.screen is screen


@pytest.mark.parametrize(("wide", "told"), [(120, True), (80, False)])
async def test_pane_shows_what_was_said(store: Store, tmp_path: Path, wide: int, told: bool) -> None:
    finish_conversation(store, talk(ONE, ask("You stayed.", step="frame_appreciation", of="second")))
    async with running_app(store, tmp_path, size=(wide, 36)) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "Thursday 12")
        await wait_until(pilot, lambda: seen(pilot).count("You stayed.") == (2 if told else 1))
