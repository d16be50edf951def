"""Errors anywhere in the app: one sentence, a report, and status 1."""

from __future__ import annotations

import signal
from pathlib import Path

import pytest

from store import Store, open_store
from tests.tui.helpers.app_faults import ON_HELP, PRIVATE
from tests.tui.helpers.pty_terminal import HOME_SHOWN, AppForker, Terminal
from tests.tui.helpers.vt_screen import USUAL_MODES
from tui.app import Turnabout
from tui.crashes.report import CRASH_MESSAGE, REPORT_FILE

F1 = "\x1bOP"
BUSY = "never, but busy"


def check_calm(terminal: Terminal, folder: Path) -> None:
    """Check the sentence, the report, the terminal, and the lock."""
    assert terminal.wait() == 1
    assert "".join(CRASH_MESSAGE.split()) in "".join(terminal.text.split())
    assert terminal.text.count("Something went wrong") == 1
    assert terminal.screen.modes == USUAL_MODES
    assert terminal.screen.title == ""  # the one from before
    report = (folder / REPORT_FILE).read_text()
    for hidden in (PRIVATE, "It broke over", "Traceback", "errors shown"):
        assert hidden not in terminal.text
        assert hidden not in report
    assert "_raise_" in report or "__rich__" in report
    with open_store(folder) as store:
        assert not store.read_only


PLACES = [
    pytest.param(place, colors, id=f"{place}{' without color' if colors else ''}", marks=marks)
    for place in ON_HELP
    if BUSY not in place
    for colors, marks in ((None, pytest.mark.slow), ("1", ()))
    if colors is None or place in ("in painting", "in a worker", "in a thread")
]


@pytest.mark.parametrize(("place", "no_color"), PLACES)
def test_error_is_one_sentence(forker: AppForker, folder: Path, place: str, no_color: str | None) -> None:
    with Terminal(forker, folder, mutant=place, environment={"NO_COLOR": no_color}) as terminal:
        terminal.until(HOME_SHOWN)
        terminal.type(F1)
        check_calm(terminal, folder)


def test_error_in_the_input_is_one_sentence(forker: AppForker, folder: Path) -> None:
    with Terminal(forker, folder, mutant="in the input") as terminal:
        terminal.until(HOME_SHOWN)
        terminal.type("!")
        check_calm(terminal, folder)


@pytest.mark.slow
@pytest.mark.parametrize("place", ["at the start", "before the start"])
def test_error_at_the_start_is_one_sentence(forker: AppForker, folder: Path, place: str) -> None:
    with Terminal(forker, folder, mutant=place) as terminal:
        check_calm(terminal, folder)


async def test_leaving_after_an_error_keeps_the_status(store: Store, folder: Path) -> None:
    app = Turnabout(store, folder)

    async def fail_and_leave() -> None:
        async with app.run_test():
            app.fail(ValueError(PRIVATE))
            app.leave()

    with pytest.raises(ValueError, match=PRIVATE):
        await fail_and_leave()
    assert app.exit_status == 1


@pytest.mark.slow
@pytest.mark.parametrize("leave", ["\x11", "\x0c", signal.SIGTERM, signal.SIGHUP, signal.SIGINT])
def test_busy_app_can_be_left(forker: AppForker, folder: Path, leave: str | signal.Signals) -> None:
    with Terminal(forker, folder, mutant=BUSY) as terminal:
        terminal.until(HOME_SHOWN)
        terminal.type(F1)
        terminal.settle()
        if isinstance(leave, signal.Signals):
            terminal.kill(leave)
        else:
            terminal.type(leave)
        assert terminal.wait() == 0
        assert terminal.screen.modes == USUAL_MODES
        assert terminal.text == ""
    with open_store(folder) as store:
        assert not store.read_only
