"""The app in a real terminal: leaving at once, being closed, breaking down, sleeping, and a second window."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from scripts.loading.library import open_script
from store import Store, open_store
from store.storage.paths import DRAFTS_FOLDER
from tests.tui.helpers.app import ANA, BEN, ask, finish_conversation, talk
from tests.tui.helpers.pty_terminal import AppForker, Terminal
from tests.tui.helpers.unfinished import left_at
from tests.tui.helpers.vt_screen import USUAL_MODES
from tui.crash_report import CRASH_MESSAGE, REPORT_FILE
from tui.terminal_exit import CLEAR_SCREEN, NEUTRAL_TITLE

TYPED = "Nobody should read this"
CHORDS = {"^q": "\x11", "^l": "\x0c"}


@pytest.fixture(scope="module")
def apps() -> Iterator[AppForker]:
    forking = AppForker()
    yield forking
    forking.close()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The folder of two who have begun with nothing yet."""
    with store_in(tmp_path):
        return tmp_path


def store_in(folder: Path) -> Store:
    store = open_store(folder)
    if store.people() is None:
        store.set_people(ANA, BEN)
    return store


def to_home(apps: AppForker, folder: Path) -> Terminal:
    terminal = Terminal(apps, folder)
    terminal.until("Repair")
    return terminal


def to_a_box(apps: AppForker, folder: Path) -> Terminal:
    with store_in(folder) as store:
        left_at(store, open_script("repair"), "moment")
    terminal = Terminal(apps, folder)
    terminal.until("Go on where you stopped")
    terminal.type("\r")
    terminal.until("together")
    terminal.type(TYPED)
    terminal.until(TYPED)
    return terminal


def to_a_private_box(apps: AppForker, folder: Path, *, under_another: bool = False) -> Terminal:
    with store_in(folder) as store:
        left_at(store, open_script("i-statements"), "event")
    terminal = Terminal(apps, folder, under_another=under_another)
    terminal.until("Go on where you stopped")
    terminal.type("\r")
    terminal.until("writes alone now")
    terminal.type("\r")
    terminal.until("looks away")
    terminal.type(TYPED)
    terminal.until(TYPED)
    return terminal


def to_a_dialog(apps: AppForker, folder: Path) -> Terminal:
    terminal = to_a_private_box(apps, folder)
    terminal.type("\x14")
    terminal.until("How long?")
    return terminal


PLACES = {"home": to_home, "a box": to_a_box, "a private box": to_a_private_box, "a dialog": to_a_dialog}


def check_left_clean(terminal: Terminal, before: int) -> None:
    """Nothing of the evening stands there any more, and the terminal is as it was."""
    assert terminal.screen.modes == USUAL_MODES
    assert terminal.screen.title == "Terminal"
    assert terminal.text == ""
    assert TYPED.encode() not in terminal.written[before:]


EXITS = [
    pytest.param(
        place,
        chord,
        id=f"{chord}-{place}",
        marks=() if (chord, place) == ("^q", "a private box") else pytest.mark.slow,
    )
    for place in PLACES
    for chord in CHORDS
]


@pytest.mark.parametrize(("place", "chord"), EXITS)
def test_leaving_at_once_blanks_the_screen_first_and_leaves_nothing(
    apps: AppForker, folder: Path, place: str, chord: str
) -> None:
    with PLACES[place](apps, folder) as terminal:
        terminal.settle()
        assert {1000, 1006, 1049, 2004} <= terminal.screen.modes
        before = len(terminal.written)
        terminal.type(CHORDS[chord])
        assert terminal.wait() == 0
        painted, blanked, _ = terminal.written[before:].partition((NEUTRAL_TITLE + CLEAR_SCREEN).encode())
        assert blanked
        assert (
            b"\x1b[?1049l" not in painted
        )  # what was being painted may end; nothing else comes before the blank
        check_left_clean(terminal, before + len(painted))


@pytest.mark.slow
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_asked_to_end_it_leaves_the_terminal_clean(
    apps: AppForker, folder: Path, number: signal.Signals
) -> None:
    with to_a_private_box(apps, folder) as terminal:
        terminal.settle()
        before = len(terminal.written)
        terminal.kill(number)
        assert terminal.wait() == 0
        assert terminal.screen.modes == USUAL_MODES
        assert terminal.text == ""
        assert TYPED.encode() not in terminal.written[before:]


@pytest.mark.parametrize(
    "under_another",
    [pytest.param(False, id="alone"), pytest.param(True, id="under make", marks=pytest.mark.slow)],
)
def test_a_closed_window_ends_it_and_loses_nothing(
    apps: AppForker, folder: Path, under_another: bool
) -> None:
    with to_a_private_box(apps, folder, under_another=under_another) as terminal:
        terminal.until(lambda: any((folder / DRAFTS_FOLDER).glob("*.json")))
        terminal.close_window()
        assert terminal.wait() == 0
    with store_in(folder) as store:
        assert store.unreadable_files() == []
        (unfinished,) = store.unfinished()
        (draft,) = store.drafts(unfinished.id)
        assert TYPED in draft.text


def test_a_break_down_says_one_calm_sentence_and_none_of_their_words(apps: AppForker, folder: Path) -> None:
    with store_in(folder) as store:
        left_at(store, open_script("repair"), "moment")
    with Terminal(apps, folder, mutant="breaks down") as terminal:
        terminal.until("Go on where you stopped")
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
        for words in (TYPED.encode(), b"WORDS OF THEIRS", b"It broke over", b"Traceback"):
            assert words not in after
            assert words not in report
    assert b"ValueError" in report
    assert b"_break_down" in report
    assert (folder / REPORT_FILE).stat().st_mode & 0o777 == 0o600


@pytest.mark.slow
def test_put_to_sleep_at_a_private_prompt_it_comes_back_covered(apps: AppForker, folder: Path) -> None:
    with to_a_private_box(apps, folder) as terminal:
        terminal.settle()
        terminal.kill(signal.SIGTSTP)
        terminal.until(terminal.is_stopped)
        terminal.read(0.1)
        assert terminal.screen.modes == USUAL_MODES
        before = len(terminal.written)
        terminal.kill(signal.SIGCONT)
        terminal.until("writes alone now")
        terminal.settle()
        assert TYPED not in terminal.text
        assert TYPED.encode() not in terminal.written[before:]
        terminal.type("\r")
        terminal.until(TYPED)


@pytest.mark.slow
def test_a_second_window_says_who_writes_and_can_read(apps: AppForker, folder: Path) -> None:
    with store_in(folder) as store:
        finish_conversation(store, talk("2026-03-12T2015-00a1", ask("the dishes", step="leaving_word")))
    with to_home(apps, folder) as first, Terminal(apps, folder) as second:
        second.until(f"process {first.pid}")
        second.until("Lately, to read again")
        second.type("\x1b[F\r")
        second.until("the dishes")
        second.type(CHORDS["^q"])
        assert second.wait() == 0
        first.type("\r")
        first.until("begins today")
