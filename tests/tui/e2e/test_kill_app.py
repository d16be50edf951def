"""The real app in a real terminal, killed at random moments while two people type: nothing confirmed is lost."""

from __future__ import annotations

import signal
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from random import Random

import pytest

from scripts import Answer, AwaitingAnswer, Script, replay
from scripts.loading.library import open_script
from scripts.prompt import render_step
from store import open_store
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.pty_terminal import AppForker, Terminal
from tests.tui.helpers.unfinished import left_at
from tui.crash_report import REPORT_FILE
from tui.text.couple import Couple

pytestmark = pytest.mark.slow

KILLS = 26
"""How often each of the two scripts is killed."""

LONGEST = 0.5
"""Seconds of quick typing before the kill."""

WAITS = 1.2
"""Seconds that something must have stood half-typed to come back."""


@pytest.fixture(scope="module")
def apps() -> Iterator[AppForker]:
    forking = AppForker()
    yield forking
    forking.close()


@dataclass
class Sitting:
    """A conversation in a folder of its own, and the two before it."""

    apps: AppForker
    folder: Path
    script: Script
    first_step: str
    chance: Random
    mutant: str = ""
    drafts: int = 0
    conversation: str = ""
    confirmed: list[int] = field(default_factory=list)

    def begin(self) -> None:
        with open_store(self.folder) as store:
            store.set_people(ANA, BEN)
            self.conversation = left_at(store, self.script, self.first_step, good_now="yes").id

    def answers(self) -> tuple[Answer, ...]:
        """What is on the disk of the conversation; nothing once it has ended."""
        with open_store(self.folder, read_only=True) as store:
            assert store.unreadable_files() == []
            if self.conversation in [header.id for header in store.recent_headers(9)]:
                return ()
            return tuple(Answer.from_record(a) for a in store.conversation(self.conversation).answers)

    def resume_type_and_die(self) -> None:
        """Take it up again and check where it stands; then type, be killed, and check what was painted."""
        kept = self.answers()
        state = replay(self.script, kept)
        if not kept or not isinstance(state, AwaitingAnswer):
            self.folder = Path(tempfile.mkdtemp(dir=self.folder.parent))
            self.begin()
            kept = self.answers()
            state = replay(self.script, kept)
        assert isinstance(state, AwaitingAnswer)
        with Terminal(self.apps, self.folder, mutant=self.mutant) as terminal:
            terminal.until("Go on where you stopped")
            terminal.type("\r")
            self._check_resumed(terminal, state, kept)
            if self._is_text(state) and self.drafts < 4 and self.chance.random() < 0.5:
                self._leave_half_typed(terminal)
                now = self.answers()
                assert len(now) == len(kept)
                self._check_half_typed(state, now)
            else:
                self._type(terminal)
                terminal.kill(signal.SIGKILL)
                assert terminal.wait() == -signal.SIGKILL, self._report()
                self._check_painted(terminal, len(kept))

    def _report(self) -> str:
        """What it noted if it broke down before it could be killed."""
        report = self.folder / REPORT_FILE
        return report.read_text() if report.exists() else "It ended by itself."

    def _check_resumed(self, terminal: Terminal, ask: AwaitingAnswer, kept: tuple[Answer, ...]) -> None:
        words = self._words(ask, kept)
        if ask.private:
            owner = self._couple(kept).name(ask.of)
            terminal.until(f"{owner} writes alone now.")
            assert words not in terminal.text
            terminal.type("\r")
        terminal.until(words)

    def _type(self, terminal: Terminal) -> None:
        """Press keys in quick succession until the time is over, whatever the screen shows."""
        end = time.monotonic() + self.chance.uniform(0, LONGEST * (1 + self._in_vain))
        while time.monotonic() < end:
            terminal.type("sad\r" if "Find a word" in terminal.text else "1 more")
            terminal.read(self.chance.uniform(0.0, 0.03))
            terminal.type("\r")
            terminal.read(self.chance.uniform(0.0, 0.1))

    @property
    def _in_vain(self) -> int:
        """How many of the latest kills came before anything was confirmed: a busy machine needs more time."""
        return len(list(takewhile(lambda confirmed: confirmed == 0, reversed(self.confirmed))))

    def _check_painted(self, terminal: Terminal, before: int) -> None:
        """Whatever step was on the screen at last, all answers before it are on the disk."""
        kept = self.answers()
        assert len(kept) >= before or not kept
        self.confirmed.append(max(len(kept) - before, 0))
        if not kept or "writes alone now" in terminal.text or "together again" in terminal.text:
            return
        stands = [(n, replay(self.script, kept[:n])) for n in range(before, len(kept) + 1)]
        words = [self._words(state, kept[:n]) for n, state in stands if isinstance(state, AwaitingAnswer)]
        lines = terminal.screen.text.split("\n")[4:-1]
        asked = "".join(line for line in lines if "▌" not in line).strip()  # without what was said earlier
        assert not asked or "You agreed" in asked or any(word in terminal.text for word in words), (
            f"{terminal.screen.text}\n--- is none of ---\n{words}"
        )

    def _leave_half_typed(self, terminal: Terminal) -> None:
        terminal.type(self._half_typed)
        terminal.until(self._half_typed)
        time.sleep(WAITS)
        terminal.kill(signal.SIGKILL)
        terminal.wait()

    def _check_half_typed(self, state: AwaitingAnswer, kept: tuple[Answer, ...]) -> None:
        with Terminal(self.apps, self.folder) as terminal:
            terminal.until("Go on where you stopped")
            terminal.type("\r")
            self._check_resumed(terminal, state, kept)
            terminal.until(self._half_typed)
        self.drafts += 1

    @property
    def _half_typed(self) -> str:
        """One word, so that no end of a line can come into it."""
        return f"half-typed-{self.drafts}"

    @staticmethod
    def _is_text(ask: AwaitingAnswer) -> bool:
        return ask.step.shape is not None and ask.step.shape.type == "text"

    @staticmethod
    def _couple(kept: tuple[Answer, ...]) -> Couple:
        begins = next(str(answer.value) for answer in kept if answer.step == "begins")
        return Couple.with_first((ANA, BEN), begins)

    def _words(self, ask: AwaitingAnswer, kept: tuple[Answer, ...]) -> str:
        """How the step's own words begin, as they stand on a screen."""
        said = render_step(self.script, ask, self._couple(kept).pronouns).body.plain()
        return " ".join(said.partition("\n")[0].split())[:40].strip()


SITTINGS = (("i-statements", "event"), ("reflective-listening", "topic"))


@pytest.mark.parametrize(("script", "step"), SITTINGS)
def test_killing_the_app_at_any_moment_loses_nothing_that_was_confirmed(
    apps: AppForker, tmp_path: Path, script: str, step: str
) -> None:
    sitting = Sitting(apps, tmp_path / "first", open_script(script), step, Random())
    sitting.begin()
    for _ in range(KILLS):
        sitting.resume_type_and_die()
    assert sum(sitting.confirmed) > 3
    assert script != "i-statements" or sitting.drafts


def test_an_app_that_saved_too_late_would_be_found_out(apps: AppForker, tmp_path: Path) -> None:
    script, step = SITTINGS[0]
    sitting = Sitting(
        apps, tmp_path / "first", open_script(script), step, Random(), "confirms before it saves", drafts=9
    )
    sitting.begin()

    def kill_a_few() -> None:
        for _ in range(12):
            sitting.resume_type_and_die()

    with pytest.raises(AssertionError):
        kill_a_few()
