"""The real app under random input, sizes, and signals.

TURNABOUT_FUZZ_SECONDS says how long two tests take together, and TURNABOUT_FUZZ_SEED repeats a failure.
"""

from __future__ import annotations

import os
import signal
import tempfile
import time
from collections import deque
from pathlib import Path
from random import Random, SystemRandom
from shutil import copytree

import pytest

from scripts.loading.open_script import open_script
from store import open_store
from tests.helpers.machine_speed import is_in_time
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.confirmed_answers import NOTES, check_confirmed_answers
from tests.tui.helpers.fuzz_checks import check_painting, check_typed_order
from tests.tui.helpers.pty_terminal import HOME_SHOWN, AppForker, Terminal
from tests.tui.helpers.random_input import act
from tests.tui.helpers.unfinished_conversations import left_at
from tests.tui.helpers.vt_screen import USUAL_MODES
from tui.clock import now
from tui.crashes.report import REPORT_FILE
from tui.demo.generator import fill_store

pytestmark = pytest.mark.slow

SECONDS = float(os.environ.get("TURNABOUT_FUZZ_SECONDS", "120"))
ROUND_SECONDS = 5.0
"""How long things happen to each app."""

MOST_ROUNDS = 40
"""Rounds until one confirms an answer, as few do on a busy machine."""

MAX_LEAVING_SECONDS = 8.0
"""Longest time to leave on a busy machine; the app takes two at most."""

LEFT_AT = {"repair": "moment", "i-statements": "sentence", "reflective-listening": "topic"}
FIRST_TIME, MONTHS_LATER = "first time", "months later"
STARTS = (*LEFT_AT, *LEFT_AT, FIRST_TIME, MONTHS_LATER)
FIRST_SCREENS = {FIRST_TIME: "Is this for us?", MONTHS_LATER: "Agreements"}
PAST_CONVERSATIONS = 12
ENDS = ("\x11", "\x0c", signal.SIGTERM, signal.SIGHUP, signal.SIGINT, "close")


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the folder of a couple who have used the app for months."""
    folder = tmp_path_factory.mktemp("lived")
    with open_store(folder) as store:
        deque(fill_store(store, now(), PAST_CONVERSATIONS), maxlen=0)
    return folder


class Round:
    """One app: a conversation, random things, and an end."""

    def __init__(
        self, forker: AppForker, lived: Path, parent: Path, seed: str, mutant: str = "notes"
    ) -> None:
        self._forker, self._lived, self._mutant, self._seed = forker, lived, mutant, seed
        self._chance = Random(seed)
        self._folder = Path(tempfile.mkdtemp(dir=parent))
        self._notes = self._folder.with_suffix(".notes")
        self._done: list[str] = []

    def run(self, seconds: float) -> int:
        """Return how many answers were confirmed, and are saved."""
        try:
            self._live(seconds)
            return check_confirmed_answers(self._folder, self._notes)
        except BaseException as error:
            report = self._folder / REPORT_FILE
            error.add_note("\n".join(self._done[-40:]))
            error.add_note(f"TURNABOUT_FUZZ_SEED={self._seed}")
            error.add_note(report.read_text() if report.exists() else "no report")
            raise

    def _prepare(self, start: str) -> str:
        """Fill the folder, and return the id of an unfinished conversation."""
        if start == MONTHS_LATER:
            copytree(self._lived, self._folder, dirs_exist_ok=True)
        if start not in LEFT_AT:
            return ""
        with open_store(self._folder) as store:
            store.set_people(ANA, BEN)
            return left_at(store, open_script(start), LEFT_AT[start], frame_good_now="yes").id

    def _live(self, seconds: float) -> None:
        start = self._chance.choice(STARTS)
        conversation = self._prepare(start)
        home = self._folder.with_suffix(".home")  # for the files they save
        home.mkdir()
        environment: dict[str, str | None] = {
            NOTES: str(self._notes),
            "HOME": str(home),
            "NO_COLOR": self._chance.choice((None, "1")),
            "TERM": self._chance.choice(("xterm-256color", "vt100", "linux", None)),
        }
        with Terminal(self._forker, self._folder, mutant=self._mutant, environment=environment) as terminal:
            terminal.until(FIRST_SCREENS.get(start, "Continue from"))
            if start == "repair":
                check_typed_order(terminal, self._folder, conversation, self._chance)
            end = time.monotonic() + seconds
            while time.monotonic() < end and not terminal.has_ended:
                self._done.append(act(terminal, self._chance))
            check_painting(terminal)
            # The palette can leave, too, and Ctrl+C in a terminal that's not in our modes.
            if not terminal.has_ended:
                self._leave(terminal)
            assert terminal.wait() == 0
            assert not (self._folder / REPORT_FILE).exists()
            assert b"Traceback" not in terminal.written

    def _leave(self, terminal: Terminal) -> None:
        began, end = time.monotonic(), self._chance.choice(ENDS)
        self._done.append(f"leave: {end!r}")
        if isinstance(end, signal.Signals):
            terminal.kill(end)
        elif end == "close":
            terminal.close_window()
        else:
            terminal.type(end)
        terminal.wait()
        assert is_in_time(time.monotonic() - began, MAX_LEAVING_SECONDS)
        assert end == "close" or terminal.screen.modes == USUAL_MODES


def test_random_input_neither_ends_nor_stops_the_app(forker: AppForker, lived: Path, tmp_path: Path) -> None:
    act_at_random(forker, lived, tmp_path)


def act_at_random(forker: AppForker, lived: Path, tmp_path: Path) -> None:
    """Let random things happen to one app after the other, for half of the time."""
    seed = os.environ.get("TURNABOUT_FUZZ_SEED") or str(SystemRandom().randrange(10**6))
    print(f"TURNABOUT_FUZZ_SEED={seed}")  # noqa: T201
    end = time.monotonic() + SECONDS / 2
    confirmed = number = 0
    while time.monotonic() < end or (not confirmed and "-" not in seed and number < MOST_ROUNDS):
        # A seed with its round's number repeats that round alone.
        name = seed if "-" in seed else f"{seed}-{number}"
        confirmed += Round(forker, lived, tmp_path, name).run(min(ROUND_SECONDS, SECONDS))
        number += 1
    assert confirmed or "-" in seed


def test_check_detects_an_app_that_saves_too_late(forker: AppForker, lived: Path, tmp_path: Path) -> None:
    def run_a_few() -> None:
        for number in range(8):
            Round(forker, lived, tmp_path, f"late-{number}", mutant="notes, but saves late").run(
                ROUND_SECONDS
            )

    with pytest.raises((AssertionError, LookupError)):
        run_a_few()


def test_more_random_input_at_the_same_time(forker: AppForker, lived: Path, tmp_path: Path) -> None:
    """Use the other half of the time; of two workers, the second begins with the third test."""
    act_at_random(forker, lived, tmp_path)


@pytest.mark.parametrize("fault", ["never, but busy", "never, but busy while the terminal echoes"])
def test_check_detects_an_app_that_stops_painting(forker: AppForker, folder: Path, fault: str) -> None:
    with Terminal(forker, folder, mutant=fault) as terminal:
        terminal.until(HOME_SHOWN)
        terminal.type("\x1bOP")  # F1 makes it busy for good
        with pytest.raises(AssertionError, match="did not come"):
            check_painting(terminal)


def test_check_detects_keys_that_overtake_others(forker: AppForker, folder: Path) -> None:
    with open_store(folder) as store:
        conversation = left_at(store, open_script("repair"), "moment", frame_good_now="yes").id
    with Terminal(forker, folder, mutant="in the order of keys") as terminal:
        terminal.until("Continue from")
        with pytest.raises(AssertionError, match="did not come") as failure:
            check_typed_order(terminal, folder, conversation, Random(1))
    assert "typed:" in failure.value.__notes__[0]
