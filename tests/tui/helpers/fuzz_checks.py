"""What must hold for an app after, and before, anything random."""

from __future__ import annotations

import signal
from collections.abc import Callable
from pathlib import Path
from random import Random

from store import open_store
from tests.tui.helpers.pty_terminal import Terminal
from tests.tui.helpers.typed_text import TypedText, random_bursts

BURSTS = 12
STEP = "moment"
"""The step of the script `repair` that asks for a text."""

TALL = 61
"""More lines than any size that was set before."""


def check_typed_order(terminal: Terminal, folder: Path, conversation: str, chance: Random) -> None:
    """Type and edit in bursts, and compare the draft and the answer."""
    terminal.type("\r")
    terminal.until("Which moment would you")
    terminal.settle()
    typed = TypedText()
    for burst in random_bursts(typed, chance, BURSTS):
        terminal.type(burst)
        terminal.read(chance.choice((0.0, 0.0, 0.02)))
    terminal.type("x")  # a text of line ends alone can't be saved
    typed.press("x")

    def draft() -> str:
        with open_store(folder, read_only=True) as store:
            return next((draft.text for draft in store.drafts(conversation) if draft.step == STEP), "")

    _check_becomes(terminal, draft, typed.text)
    terminal.settle()
    for key in "yz":
        typed.press(key)
    terminal.type("yz\rabc")

    def answer() -> str:
        with open_store(folder, read_only=True) as store:
            answers = store.conversation(conversation).answers
            return next((str(answer["value"]) for answer in answers if answer["step"] == STEP), "")

    _check_becomes(terminal, answer, typed.text.strip())


def _check_becomes(terminal: Terminal, saved: Callable[[], str], expected: str) -> None:
    try:
        terminal.until(lambda: saved() == expected)
    except AssertionError as error:
        error.add_note(f"typed: {expected!r}\nsaved: {saved()!r}")
        raise


def check_painting(terminal: Terminal) -> None:
    """Check that the app paints a new size and reads keys, or has ended.

    A cursor that moves to the last line can only be the app's: the terminal's own echo shows codes as ^[.
    """
    terminal.type("\x1b[201~")
    terminal.settle()
    written = len(terminal.written)
    terminal.resize((80, TALL))
    _until_awake(terminal, lambda: f"\x1b[{TALL};".encode() in terminal.written[written:])
    terminal.settle()
    _until_awake(terminal, lambda: terminal.reads_keys)


def _until_awake(terminal: Terminal, is_done: Callable[[], bool]) -> None:
    """Wait, and continue an app that a signal stops meanwhile."""

    def is_done_or_ended() -> bool:
        if terminal.is_stopped():
            terminal.kill(signal.SIGCONT)
            return False
        return terminal.has_ended or is_done()

    terminal.until(is_done_or_ended)
