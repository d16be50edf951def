"""Home: starting, resuming, and deleting conversations, and settings."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from time import sleep

import pytest

from store import Draft, Header, Json, Store, WriteError, open_store
from tests.tui.helpers.app import (
    ANA,
    BEN,
    agreement_conversation,
    ask,
    finish_conversation,
    open_target,
    running_app,
    seen,
    talk,
    wait_until,
)
from tests.tui.helpers.hostile_texts import HOSTILE
from tui.screens.conversation.intro import ScriptIntro
from tui.screens.conversation.screen import ConversationScreen
from tui.screens.home import HomeScreen
from tui.screens.home_data import HomeTarget
from tui.screens.partner_names import NamesScreen
from tui.screens.partner_profiles import PartnerProfilesScreen
from tui.screens.safety import SafetyScreen
from tui.styled_text import fit_lines
from tui.text.home import QUIET_TEXT
from tui.text.notices import APPEARANCE_SAVED, CONVERSATION_DELETED

AGREEMENT = {"who": "first", "act": "I promise to call", "cue": None, "look_back": "2026-03-20", "end": None}
ONE, TWO = "2026-03-12T2015-00a1", "2026-03-13T2015-00a2"


async def test_empty_home_names_partners_and_suggests_a_start(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        screen = await wait_until(pilot, "A good one to start with")
        for words in (
            "Good evening, Ana and Ben.",
            "Ana goes first ●",
            "14 Mar",
            "Listen",
        ):
            assert words in screen
        assert "Do Reflective listening first" in screen


async def test_first_question_is_two_keys_from_home(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "A good one to start with")
        await pilot.press("enter")
        assert "Ana goes first today" in await wait_until(pilot, "goes first today")
        await pilot.press("right")
        await wait_until(pilot, "◆ Ben goes first today, then ● Ana.")
        await pilot.press("enter")
        assert "is this a good time" in await wait_until(pilot, "is this a good time")
        assert isinstance(pilot.app.screen, ConversationScreen)
        (unfinished,) = store.unfinished()
        assert store.conversation(unfinished.id).answers[0]["value"] == "b"


async def test_leaving_after_the_readiness_step_saves_nothing(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, "milestones") as pilot:
        await wait_until(pilot, "goes first today")
        await pilot.press("enter")
        await wait_until(pilot, "is this a good time")
        await pilot.press("1", "enter")
        await wait_until(pilot, lambda: "is this a good time" not in seen(pilot))
        await wait_until(pilot, "Esc Back")
        assert len(store.unfinished()) == 1
        for _ in range(2):
            await pilot.press("escape")
            await wait_until(
                pilot,
                lambda: "is this a good time" in seen(pilot) or isinstance(pilot.app.screen, HomeScreen),
            )
        await wait_until(pilot, "Good evening")
        assert store.unfinished() == []


async def test_clicks_change_who_begins_and_start(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, "i-statements") as pilot:
        await wait_until(pilot, "● Ana goes first today")
        await pilot.click("WhoBegins")
        await wait_until(pilot, "◆ Ben goes first today")
        await pilot.click("KeyBar", offset=(6, 0))
        await wait_until(pilot, "is this a good time")


async def test_unfinished_conversation_is_first_and_resumes(store: Store, tmp_path: Path) -> None:
    store.save(talk(ONE, ask("yes", step="frame_good_now", of="both")))
    store.save(talk(TWO, script="i-statements"))
    store.set_resting_until(ONE, "2026-03-14T20:00:00+01:00")
    async with running_app(store, tmp_path) as pilot:
        screen = await wait_until(pilot, "Tonight")
        assert screen.index("Ready?") < screen.index("Continue from yesterday")
        await pilot.press("down", "enter")
        await wait_until(pilot, "is this a good time")


async def test_deleted_unfinished_conversation_is_erased(store: Store, tmp_path: Path) -> None:
    promised = talk(
        TWO, ask("yes", step="frame_good_now", of="both"), ask(AGREEMENT, step="action", kind="agree")
    )
    store.save(talk(ONE, ask("ouch", step="hurt")))
    store.save(promised)
    store.save_draft(Draft(TWO, "", "hurt", "first", "half an ouch"))
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Find a conversation")
        assert "d Delete" in seen(pilot).splitlines()[-1]
        await pilot.press("d")
        await wait_until(pilot, "Delete this conversation?")
        assert "Reflective listening, yesterday" in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "Good evening")
        assert len(store.unfinished()) == 2
        await pilot.press("d")
        await wait_until(pilot, "Delete this conversation?")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Good evening")
        await wait_until(pilot, CONVERSATION_DELETED)
        assert [header.id for header in store.unfinished()] == [ONE]
        assert store.agreements() == []
        written = "".join(path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.json"))
        assert "ouch" in written
        assert "half an ouch" not in written
        assert "promise" not in written
        await pilot.press("down")
        await wait_until(pilot, lambda: "p History" in seen(pilot).splitlines()[-1])
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, HomeScreen)


async def test_failed_deletion_says_so(store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_id: str) -> None:
        raise WriteError("open.json", OSError(28, "full"))

    store.save(talk(ONE))
    monkeypatch.setattr(store, "delete_conversation", full)
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "d Delete")
        await pilot.press("d")
        await wait_until(pilot, "Delete this conversation?")
        await pilot.press("2", "enter")
        await wait_until(pilot, "the disk is full")
        await pilot.press("escape")
        await wait_until(pilot, "Continue from")


async def test_saving_names_and_symbols_is_confirmed(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_target(pilot, HomeTarget.SETTINGS)
        await wait_until(pilot, "Names and symbols")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, NamesScreen))
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PartnerProfilesScreen))
        await pilot.press("enter")
        await wait_until(pilot, APPEARANCE_SAVED)


async def test_small_screen_shows_progress_and_the_key(store: Store, tmp_path: Path) -> None:
    store.save(talk(TWO))
    async with running_app(store, tmp_path, size=(40, 15)) as pilot:
        screen = " ".join((await wait_until(pilot, "Continue from")).split())
        assert "Continue from yesterday" in screen
        assert "Enter Continue d F1 Ctrl+Q Quit" in screen


def test_long_note_ends_in_an_ellipsis_on_two_lines() -> None:
    lines = [line.plain.rstrip() for line in fit_lines("a word [or] " * 40, 20, 2)]
    assert lines == ["a word [or] a word", "[or] a word [or] a …"]
    assert [line.plain.rstrip() for line in fit_lines(" one  line ", 20, 2)] == ["one line"]


async def test_unfinished_script_is_offered_only_to_continue(store: Store, tmp_path: Path) -> None:
    store.save(talk(ONE))
    async with running_app(store, tmp_path) as pilot:
        screen = await wait_until(pilot, "A good one to start with")
        suggested = next(line for line in screen.splitlines() if "A good one to start with" in line)
        assert "Reflective" not in suggested


async def test_finished_pause_asks_before_continuing(store: Store, tmp_path: Path) -> None:
    store.save(talk(ONE, ask("yes", step="frame_good_now", of="both")))
    store.set_resting_until(ONE, "2026-03-14T20:00:00+01:00")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Your break is over")
        await pilot.press("enter")
        await wait_until(pilot, "We’re ready")
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        assert store.unfinished()[0].resting_until is None


async def test_stopping_for_today_ends_the_pause(store: Store, tmp_path: Path) -> None:
    store.save(talk(ONE, ask("yes", step="frame_good_now", of="both")))
    store.set_resting_until(ONE, "2026-03-14T20:00:00+01:00")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Your break is over")
        await pilot.press("enter")
        await wait_until(pilot, "We’re ready")
        await pilot.press("3", "enter")
        await wait_until(pilot, "Stopped for today. Your answers are saved.")
        await pilot.press("enter")
        await wait_until(pilot, "Continue from")
        assert store.unfinished()[0].resting_until is None


async def test_app_opens_on_a_running_pause_and_back_is_home(store: Store, tmp_path: Path) -> None:
    store.save(talk(ONE, ask("yes", step="frame_good_now", of="both")))
    store.save(talk(TWO, script="i-statements"))
    store.set_resting_until(ONE, "2026-03-14T20:40:00+01:00")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Until 20:40")
        await pilot.press("enter", "2", "enter")
        await wait_until(pilot, "Until 21:00")
        await pilot.press("escape")
        await wait_until(pilot, "Paused until 21:00")
        assert isinstance(pilot.app.screen, HomeScreen)
    async with running_app(store, tmp_path, "i-statements") as pilot:
        await wait_until(pilot, "● Ana goes first today")
    with open_store(tmp_path) as second:
        async with running_app(second, tmp_path) as pilot:
            await wait_until(pilot, "Unfinished")


async def test_home_does_not_flash_between_two_pages(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refreshed: list[str] = []
    store.save(talk(ONE, ask("yes", step="frame_good_now", of="both")))
    store.set_resting_until(ONE, "2026-03-14T20:00:00+01:00")
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Your break is over")
        monkeypatch.setattr(HomeScreen, "refresh_list", lambda _home: refreshed.append("Home"))
        await pilot.press("enter")
        await wait_until(pilot, "We’re ready")
        await pilot.press("enter", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ConversationScreen))
        assert not refreshed
        await pilot.app.screen.dismiss("stopped")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert refreshed


async def test_required_earlier_script_is_offered(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, "role-reversal") as pilot:
        await wait_until(pilot, "Do Reflective listening together first")
        await pilot.press("enter")
        screen = await wait_until(pilot, "goes first today")
        assert "Reflective listening" in screen
        assert not store.unfinished()


async def test_safety_page_precedes_the_first_heavy_script(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, "repair") as pilot:
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SafetyScreen))
        await pilot.press("end", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ScriptIntro))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
        assert not store.unfinished()


async def test_one_line_stands_for_the_safety_page_once_it_was_read(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk("2026-03-02T2015-00a1", script="repair"))
    async with running_app(store, tmp_path, "repair") as pilot:
        await wait_until(pilot, "If you wouldn’t feel safe answering honestly here")
        assert isinstance(pilot.app.screen, ScriptIntro)
        await pilot.press("f3")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SafetyScreen))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ScriptIntro))


async def test_failed_start_says_so_and_can_be_retried(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(conversation: object) -> None:
        raise WriteError("open.json", OSError(28, "full"))

    async with running_app(store, tmp_path, "i-statements") as pilot:
        await wait_until(pilot, "goes first today")
        with monkeypatch.context() as patched:
            patched.setattr(store, "begin", full)
            await pilot.press("enter")
            await wait_until(pilot, "the disk is full")
        await pilot.press("enter")
        await wait_until(pilot, "is this a good time")
        assert len(store.unfinished()) == 1


async def test_second_window_names_the_writer_and_is_read_only(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, talk(ONE, ask("the dishes", step="frame_appreciation")))
    store.save(talk(TWO))
    with open_store(tmp_path) as second:
        async with running_app(second, tmp_path) as pilot:
            screen = await wait_until(pilot, "Recent ")
            assert "Turnabout is already open in another window" in screen
            assert "A good one to start with" not in screen
            assert "Unfinished" in screen
            await pilot.press("end", "enter")
            await wait_until(pilot, "the dishes")


async def test_names_and_symbols_can_be_changed_from_home(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "A good one to start with")
        await pilot.press("s")
        await wait_until(pilot, "Names and symbols")
        await pilot.press("enter")
        await wait_until(pilot, "Who’s here?")
        await pilot.press("n", "a", "enter", "enter")
        await wait_until(pilot, "Which pronouns do you use?")
        await pilot.press("enter")
        await wait_until(pilot, "● Anana")
        await pilot.press("escape")
        await wait_until(pilot, "Anana goes first ●")
        assert store.people() == (replace(ANA, name="Anana"), BEN)


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_shown_literally(tmp_path: Path, name: str) -> None:
    with open_store(tmp_path) as store:
        store.set_people(replace(ANA, name=name.strip()), BEN)
        async with running_app(store, tmp_path) as pilot:
            screen = await wait_until(pilot, "A good one to start with")
            assert "\x1b" not in screen
            assert name[:9].replace("\x1b", "").strip() in screen or "עולם" in screen or "na ja" in screen


@pytest.mark.parametrize("size", [(80, 24), (120, 36), (40, 15)])
async def test_home_shows_the_exit_key(store: Store, tmp_path: Path, size: tuple[int, int]) -> None:
    async with running_app(store, tmp_path, size=size) as pilot:
        await wait_until(pilot, "Reflective listen")
        assert "Ctrl+Q" in seen(pilot).splitlines()[-1]


async def test_theme_is_remembered(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        assert pilot.app.theme == "hearth"
        await pilot.press("f2")
        await wait_until(pilot, lambda: store.settings() == {"theme": "linen"})
    async with running_app(store, tmp_path) as pilot:
        assert pilot.app.theme == "linen"


async def test_leaving_while_scripts_load_causes_no_error(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slowly(n: int) -> list[Header]:
        sleep(0.2)
        return []

    monkeypatch.setattr(store, "recent_headers", slowly)
    async with running_app(store, tmp_path) as pilot:
        await pilot.press("ctrl+q")
    assert pilot.app.return_code == 0
    assert not (tmp_path / "crash-report.txt").exists()


async def test_home_is_quiet_after_a_heavy_conversation(store: Store, tmp_path: Path) -> None:
    act: Json = {"act": "We rest", "who": "both", "look_back": "2026-03-10"}
    finish_conversation(store, agreement_conversation("2026-03-02T2015-00a1", act))
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "1 agreement is due")
    finish_conversation(store, talk("2026-03-14T1515-00a2", script="repair"))
    async with running_app(store, tmp_path) as pilot:
        screen = await wait_until(pilot, QUIET_TEXT.format("today"))
        assert "agreement is due" not in screen
        assert "Reflective listening" in screen  # all conversations are still there


async def test_all_conversations_are_searched_by_typing(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await wait_until(pilot, "Reflective listening")
        await pilot.press("l")
        assert "heavy · 20 to" in await wait_until(pilot, "Search conversations")
        await pilot.press(*"after set")
        await wait_until(pilot, lambda: "Role reversal" not in seen(pilot))
        await pilot.press("enter")
        await wait_until(pilot, "goes first today")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))
