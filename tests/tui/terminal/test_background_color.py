"""The terminal's answer about its background, taken out of what is typed."""

from __future__ import annotations

import pytest
from textual.events import Key
from textual.message import Message

from tui.terminal.background_color import AnswerFilter, TerminalBackground, may_be_asked
from tui.terminal.keyboard import Keyboard

LIGHT, DARK = b"\x1b]11;rgb:f6f6/f0f0/e6e6\x1b\\", b"\x1b]11;rgb:18/14/12\x07"


def events(*chunks: bytes) -> list[Message]:
    keyboard = Keyboard()
    messages = [message for chunk in chunks for message in keyboard.feed(chunk)]
    return [*messages, *keyboard.tick()]


def answers(*chunks: bytes) -> list[bool]:
    return [message.is_light for message in events(*chunks) if isinstance(message, TerminalBackground)]


def typed(*chunks: bytes) -> str:
    return "".join(
        message.character or message.key for message in events(*chunks) if isinstance(message, Key)
    )


@pytest.mark.parametrize(
    ("received", "is_light"),
    [
        (LIGHT, [True]),
        (DARK, [False]),
        (b"\x1b]11;rgb:ffff/ffff/0000\x07", [True]),
        (b"\x1b]11;rgb:0/0/f\x07", [False]),
        (b"\x1b]11;rgba:ffff/ffff/ffff/0000\x07", [True]),
        (b"\x1b]11;white\x07", []),
    ],
)
def test_answer_tells_whether_it_is_light(received: bytes, is_light: list[bool]) -> None:
    assert answers(received) == is_light
    assert typed(b"a" + received + b"b") == "ab"


@pytest.mark.parametrize("answer", [LIGHT, DARK])
def test_answer_that_comes_in_pieces_types_nothing(answer: bytes) -> None:
    for at in range(2, len(answer)):
        assert answers(b"a" + answer[:at], answer[at:] + b"b") == [answer is LIGHT]
        assert typed(b"a" + answer[:at], answer[at:] + b"b") == "ab"


def test_what_only_begins_like_an_answer_is_not_lost() -> None:
    assert typed(b"]11;rgb:") == "]11;rgb:"
    filter_ = AnswerFilter()
    assert [*filter_.feed("a\x1b]11;rg")] == ["a"]
    assert filter_.tick() == "\x1b]11;rg"
    assert filter_.tick() == ""


@pytest.mark.parametrize(
    ("name", "asks"), [("xterm-256color", True), ("", True), ("linux", False), ("vt100", False)]
)
def test_terminals_that_may_print_the_question_are_not_asked(name: str, *, asks: bool) -> None:
    assert may_be_asked({"TERM": name}) is asks
