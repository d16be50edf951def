"""The app in a terminal: quick exit, signals, crashes, suspending."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from scripts.loading.open_script import open_script
from store import open_store
from store.storage.file_layout import DRAFTS_FOLDER
from tests.tui.helpers.app import ask, finish_conversation, talk
from tests.tui.helpers.pty_terminal import HOME_SHOWN, AppForker, Terminal
from tests.tui.helpers.unfinished_conversations import left_at
from tests.tui.helpers.vt_screen import USUAL_MODES
from tui.crashes.report import CRASH_MESSAGE, REPORT_FILE
from tui.terminal.exit import CLEAR_SCREEN
from tui.terminal.title import NEUTRAL_TITLE

TYPED = "Nobody should read this"
EXIT_KEYS = {"^q": "\x11", "^l": "\x0c"}


def open_home(forker: AppForker, folder: Path) -> Terminal:
    terminal = Terminal(forker, folder)
    terminal.until(HOME_SHOWN)
    return terminal


def open_a_box(forker: AppForker, folder: Path) -> Terminal:
    with open_store(folder) as store:
        left_at(store, open_script("repair"), "moment")
    terminal = Terminal(forker, folder)
    terminal.until("Continue from")
    terminal.type("\r")
    terminal.until("together")
    terminal.type(TYPED)
    terminal.until(TYPED)
    return terminal


def open_a_private_box(forker: AppForker, folder: Path, *, under_parent: bool = False) -> Terminal:
    with open_store(folder) as store:
        left_at(store, open_script("i-statements"), "sentence")
    terminal = Terminal(forker, folder, under_parent=under_parent)
    terminal.until("Continue from")
    terminal.type("\r")
    terminal.until("this part is private")
    terminal.type("\r")
    terminal.until("is writing privately")
    terminal.type(TYPED)
    terminal.until(TYPED)
    return terminal


def open_a_dialog(forker: AppForker, folder: Path) -> Terminal:
    terminal = open_a_private_box(forker, folder)
    terminal.type("\x14")
    terminal.until("How long do you want")
    return terminal


PLACES = {
    "home": open_home,
    "a box": open_a_box,
    "a private box": open_a_private_box,
    "a dialog": open_a_dialog,
}


def check_left_clean(terminal: Terminal, before: int) -> None:
    """Check that the screen is empty and modes are reset."""
    assert terminal.screen.modes == USUAL_MODES
    assert terminal.screen.title == "Terminal"
    assert terminal.text == ""
    assert TYPED.encode() not in terminal.written[before:]


EXITS = [
    pytest.param(
        place,
        key,
        id=f"{key}-{place}",
        marks=() if (key, place) == ("^q", "a private box") else pytest.mark.slow,
    )
    for place in PLACES
    for key in EXIT_KEYS
]


@pytest.mark.parametrize(("place", "key"), EXITS)
def test_quick_exit_blanks_the_screen_first(forker: AppForker, folder: Path, place: str, key: str) -> None:
    with PLACES[place](forker, folder) as terminal:
        terminal.settle()
        assert {1000, 1006, 1049, 2004} <= terminal.screen.modes
        before = len(terminal.written)
        terminal.type(EXIT_KEYS[key])
        assert terminal.wait() == 0
        painted, blanked, _ = terminal.written[before:].partition((NEUTRAL_TITLE + CLEAR_SCREEN).encode())
        assert blanked
        # A paint under way may finish, but the main screen must not return before it is blank.
        assert b"\x1b[?1049l" not in painted
        check_left_clean(terminal, before + len(painted))


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_signal_to_end_leaves_the_terminal_clean(
    forker: AppForker, folder: Path, number: signal.Signals
) -> None:
    with open_a_private_box(forker, folder) as terminal:
        terminal.settle()
        before = len(terminal.written)
        terminal.kill(number)
        assert terminal.wait() == 0
        assert terminal.screen.modes == USUAL_MODES
        assert terminal.text == ""
        assert TYPED.encode() not in terminal.written[before:]


@pytest.mark.parametrize(
    "under_parent",
    [pytest.param(False, id="alone"), pytest.param(True, id="under make", marks=pytest.mark.slow)],
)
def test_closed_window_ends_the_app_and_loses_nothing(
    forker: AppForker, folder: Path, under_parent: bool
) -> None:
    with open_a_private_box(forker, folder, under_parent=under_parent) as terminal:
        terminal.until(lambda: any((folder / DRAFTS_FOLDER).glob("*.json")))
        terminal.close_window()
        assert terminal.wait() == 0
    with open_store(folder) as store:
        assert store.unreadable_files() == []
        (unfinished,) = store.unfinished()
        (draft,) = store.drafts(unfinished.id)
        assert TYPED in draft.text


def test_crash_report_has_one_sentence_and_no_private_words(forker: AppForker, folder: Path) -> None:
    with open_store(folder) as store:
        left_at(store, open_script("repair"), "moment")
    with Terminal(forker, folder, mutant="in a conversation") as terminal:
        terminal.until("Continue from")
        terminal.type("\r")
        terminal.until("together")
        terminal.type(TYPED)
        terminal.until(TYPED)
        terminal.settle()
        before = len(terminal.written)
        terminal.type("\x14")
        assert terminal.wait() == 1
        printed = "".join(terminal.text.split())
        assert printed.startswith(CRASH_MESSAGE.replace(" ", ""))
        assert str(folder / REPORT_FILE) in printed
        assert terminal.screen.modes == USUAL_MODES
        after = terminal.written[before:]
        report = (folder / REPORT_FILE).read_bytes()
        for words in (TYPED.encode(), b"PRIVATE WORDS", b"It broke over", b"Traceback"):
            assert words not in after
            assert words not in report
    assert b"ValueError" in report
    assert b"_raise_private_error" in report
    assert (folder / REPORT_FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_suspended_private_step_returns_covered(forker: AppForker, folder: Path) -> None:
    with open_a_private_box(forker, folder) as terminal:
        terminal.settle()
        terminal.kill(signal.SIGTSTP)
        terminal.until(terminal.is_stopped)
        terminal.read(0.1)
        assert terminal.screen.modes == USUAL_MODES
        before = len(terminal.written)
        terminal.kill(signal.SIGCONT)
        terminal.until("this part is private")
        terminal.settle()
        assert TYPED not in terminal.text
        assert TYPED.encode() not in terminal.written[before:]
        terminal.type("\r")
        terminal.until(TYPED)


@pytest.mark.slow
@pytest.mark.parametrize("stopped", [False, True])
def test_continued_app_reads_each_key_once(forker: AppForker, folder: Path, stopped: bool) -> None:
    with open_a_box(forker, folder) as terminal:
        for _ in range(3):
            if stopped:
                terminal.kill(signal.SIGSTOP)
                terminal.until(terminal.is_stopped)
            terminal.kill(signal.SIGCONT)
            terminal.settle()
        terminal.type(" and more, 123456789")
        terminal.until(f"{TYPED} and more, 123456789")
        terminal.type("\x11")
        assert terminal.wait() == 0
        assert terminal.screen.modes == USUAL_MODES


@pytest.mark.slow
def test_second_terminal_names_the_writer_and_can_read(forker: AppForker, folder: Path) -> None:
    with open_store(folder) as store:
        finish_conversation(store, talk("2026-03-12T2015-00a1", ask("the dishes", step="frame_appreciation")))
    with open_home(forker, folder) as first, Terminal(forker, folder) as second:
        second.until(f"process {first.pid}")
        second.until("Recent ")
        second.type("\x1b[F\r")
        second.until("the dishes")
        second.type(EXIT_KEYS["^q"])
        assert second.wait() == 0
        first.type("\r")
        first.until("goes first")
