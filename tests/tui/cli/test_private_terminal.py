"""Secrets in the terminal: never shown while they're typed, and nothing to scroll back to."""

import io
import os
from collections.abc import Iterator

import pytest

from store import WrongPassphrase
from tests.torture.private_words import left_in_terminal
from tui.commands import _new_secrets, _passphrase
from tui.commands._paragraphs import paragraphs
from tui.text import sealing as text

termios = pytest.importorskip("termios")

CODE = "K9ADY-QTRE1-G8X8B-JWGNY-TVWED"


class Screen(io.StringIO):
    """A terminal to write to."""

    def isatty(self) -> bool:
        return True


def on_screen(monkeypatch: pytest.MonkeyPatch, terminal: str = "xterm-256color") -> Screen:
    """Let the test write to a terminal; a fixture would be too early for pytest."""
    screen = Screen()
    monkeypatch.setattr("sys.stdout", screen)
    monkeypatch.setenv("TERM", terminal)
    monkeypatch.setenv("COLUMNS", "60")
    return screen


def write_down(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_new_secrets, "make_recovery_code", lambda: CODE)
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{CODE}\n"))
    assert _new_secrets.write_down_code() == CODE


@pytest.fixture
def keyboard(monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    ours, theirs = os.openpty()
    with os.fdopen(theirs) as keys:
        monkeypatch.setattr("sys.stdin", keys)
        yield keys.fileno()
    os.close(ours)


def is_shown(keyboard: int) -> bool:
    return bool(termios.tcgetattr(keyboard)[3] & termios.ECHO)


def test_code_is_not_left_in_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch)
    write_down(monkeypatch)
    assert CODE in screen.getvalue()
    assert not left_in_terminal(CODE, screen.getvalue().encode())
    assert text.CODE_STAYS not in screen.getvalue()


def test_terminal_that_keeps_the_code_is_to_be_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    screen = on_screen(monkeypatch, "dumb")
    write_down(monkeypatch)
    assert "\x1b" not in screen.getvalue()
    assert text.CODE_STAYS in screen.getvalue().replace("\n", " ")


def test_nothing_typed_is_shown_while_they_wait(
    keyboard: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    shown: list[bool] = []
    lines = iter(["wrong", "wrong", "wrong", "right"])
    monkeypatch.setattr("time.sleep", lambda _: shown.append(is_shown(keyboard)))
    monkeypatch.setattr(_passphrase, "ask_secret", lambda _: next(lines))

    def unlock(typed: str) -> str:
        if typed == "wrong":
            raise WrongPassphrase
        return typed

    assert _passphrase.ask_until_right(unlock, text.PROMPT, text.WRONG) == "right"
    assert shown == [False, False, False]
    assert is_shown(keyboard)
    said = capsys.readouterr().err.splitlines()
    assert said == [
        *[text.WRONG] * 2,
        "You can try again in 1 second.",
        text.WRONG,
        "You can try again in 2 seconds.",
    ]


def test_paragraphs_break_no_word(monkeypatch: pytest.MonkeyPatch) -> None:
    on_screen(monkeypatch)
    wrapped = paragraphs(text.ABOUT, text.LOST)
    assert max(map(len, wrapped.splitlines())) <= 60
    assert wrapped.split() == f"{text.ABOUT} {text.LOST}".split()
