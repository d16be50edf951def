"""The real app, typed into and killed in a terminal."""

from __future__ import annotations

import signal
import tempfile
import time
from dataclasses import dataclass, field
from itertools import takewhile
from pathlib import Path
from random import Random

from scripts import Answer, AwaitingAnswer, Script, replay
from scripts.step_rendering import render_step
from store import open_store
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.pty_terminal import AppForker, Terminal
from tests.tui.helpers.unfinished_conversations import left_at
from tui.crashes.report import REPORT_FILE
from tui.text.couple import Couple

MAX_TYPING = 0.5
"""Longest typing before a kill, in seconds."""

DRAFT_DELAY = 1.2
"""Seconds after which a draft must have been saved."""


HANDING_OVER = ("this part is private", "You can both look again", "▄██▄")
"""What a page shows while the keyboard changes hands; its picture alone if half of the next page covers it."""


@dataclass
class KilledApp:
    """A conversation that is typed into, killed, and resumed."""

    forker: AppForker
    folder: Path
    script: Script
    first_step: str
    chance: Random
    mutant: str = ""
    word: str = "more"
    written: bytes = b""
    drafts: int = 0
    conversation: str = ""
    confirmed: list[int] = field(default_factory=list)

    def begin(self) -> None:
        with open_store(self.folder) as store:
            store.set_people(ANA, BEN)
            self.conversation = left_at(store, self.script, self.first_step, frame_good_now="yes").id

    def answers(self) -> tuple[Answer, ...]:
        """Return the saved answers, or none once it has ended."""
        with open_store(self.folder, read_only=True) as store:
            assert store.unreadable_files() == []
            if self.conversation in [header.id for header in store.recent_headers(9)]:
                return ()
            return tuple(Answer.from_record(a) for a in store.conversation(self.conversation).answers)

    def resume_type_and_die(self) -> None:
        """Resume, type, kill the app, and check what was saved."""
        saved = self.answers()
        state = replay(self.script, saved)
        if not saved or not isinstance(state, AwaitingAnswer):
            self.folder = Path(tempfile.mkdtemp(dir=self.folder.parent))
            self.begin()
            saved = self.answers()
            state = replay(self.script, saved)
        assert isinstance(state, AwaitingAnswer)
        with Terminal(self.forker, self.folder, mutant=self.mutant) as terminal:
            terminal.until("Continue from")
            terminal.type("\r")
            self._check_resumed(terminal, state, saved)
            if self._is_text(state) and self.drafts < 4 and self.chance.random() < 0.5:
                self._leave_draft(terminal)
                now = self.answers()
                assert len(now) == len(saved)
                self._check_draft(state, now)
            else:
                self._type(terminal)
                terminal.kill(signal.SIGKILL)
                assert terminal.wait() == -signal.SIGKILL, self._report()
                self._check_painted(terminal, len(saved))
        self.written += terminal.written

    def _report(self) -> str:
        """Return the crash report of an app that ended early."""
        report = self.folder / REPORT_FILE
        return report.read_text() if report.exists() else "It ended by itself."

    def _check_resumed(self, terminal: Terminal, ask: AwaitingAnswer, saved: tuple[Answer, ...]) -> None:
        words = self._prompt_start(ask, saved)
        if ask.private:
            owner = self._couple(saved).name(ask.of)
            terminal.until(f"{owner}, this part is private.")
            assert words not in terminal.text
            terminal.type("\r")
        terminal.until(words)

    def _type(self, terminal: Terminal) -> None:
        """Press keys in quick succession for a random time."""
        end = time.monotonic() + self.chance.uniform(0, MAX_TYPING * (1 + self._kills_without_answer))
        while time.monotonic() < end:
            terminal.type("sad\r\t" if "type to search" in terminal.text else f"1 {self.word}")
            terminal.read(self.chance.uniform(0.0, 0.03))
            terminal.type("\r")
            terminal.read(self.chance.uniform(0.0, 0.1))

    @property
    def _kills_without_answer(self) -> int:
        """Count recent kills without an answer, as on busy machines."""
        return len(list(takewhile(lambda confirmed: confirmed == 0, reversed(self.confirmed))))

    def _check_painted(self, terminal: Terminal, before: int) -> None:
        """Check that all answers before the painted step were saved."""
        saved = self.answers()
        assert len(saved) >= before or not saved
        self.confirmed.append(max(len(saved) - before, 0))
        if not saved or any(text in terminal.text for text in HANDING_OVER):
            return
        states = [(n, replay(self.script, saved[:n])) for n in range(before, len(saved) + 1)]
        words = [
            self._prompt_start(state, saved[:n]) for n, state in states if isinstance(state, AwaitingAnswer)
        ]
        lines = terminal.screen.text.split("\n")[4:-1]
        asked = "".join(line for line in lines if "▌" not in line).strip()  # without earlier answers
        assert not asked or "You agreed" in asked or any(word in terminal.text for word in words), (
            f"{terminal.screen.text}\n--- is none of ---\n{words}"
        )

    def _leave_draft(self, terminal: Terminal) -> None:
        terminal.type(self._draft)
        terminal.until(self._draft)
        time.sleep(DRAFT_DELAY)
        terminal.kill(signal.SIGKILL)
        terminal.wait()

    def _check_draft(self, state: AwaitingAnswer, saved: tuple[Answer, ...]) -> None:
        with Terminal(self.forker, self.folder) as terminal:
            terminal.until("Continue from")
            terminal.type("\r")
            self._check_resumed(terminal, state, saved)
            terminal.until(self._draft)
        self.drafts += 1

    @property
    def _draft(self) -> str:
        """Return a draft of one word, which cannot wrap."""
        return f"half-{self.word}-{self.drafts}"

    @staticmethod
    def _is_text(ask: AwaitingAnswer) -> bool:
        return ask.step.shape is not None and ask.step.shape.type in ("text", "lines")

    @staticmethod
    def _couple(saved: tuple[Answer, ...]) -> Couple:
        begins = next(str(answer.value) for answer in saved if answer.step == "begins")
        return Couple.with_first((ANA, BEN), begins)

    def _prompt_start(self, ask: AwaitingAnswer, saved: tuple[Answer, ...]) -> str:
        """Return the start of the step's prompt as shown."""
        said = render_step(self.script, ask, self._couple(saved).pronouns).body.plain()
        return " ".join(said.partition("\n")[0].split())[:40].strip()
