"""Bytes from the terminal, and the events they become."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Key, Paste, Resize
from textual.message import Message

from tui.terminal.keyboard import Keyboard
from tui.terminal.paste_splitter import BURST_CHARS


def typed(*chunks: bytes) -> str:
    """Return the characters of the keys that some reads become."""
    return "".join(
        message.character or f"<{message.key}>" for message in events(*chunks) if isinstance(message, Key)
    )


def events(*chunks: bytes) -> list[Message]:
    keyboard = Keyboard()
    messages = [message for chunk in chunks for message in keyboard.feed(chunk)]
    return [*messages, *keyboard.tick()]


@pytest.mark.parametrize(
    ("received", "expected"),
    [
        (b"caf\xe9 x", "caf\ufffd x"),
        ("tea é €".encode(), "tea é €"),
        (b"a\x1b[M \xc3\xa9b", "ab"),
        (b"a\x1b[M\xe2 \xe2b", "ab"),
        (b"a\x1b[M !!b", "ab"),
        (b"a\x1b[97:65;2ub", "ab"),
        (b"a\x1b[97;1;99999999999ub", "ab"),
        (b"a\x1b[97;1;55296ub", "ab"),
        (b"a\x1b[99999999999;1ub", "ab"),
        (b"a\x1b[<0;1;1Mb", "ab"),
    ],
)
def test_odd_bytes_take_nothing_else_with_them(received: bytes, expected: str) -> None:
    assert typed(received) == expected


@pytest.mark.parametrize(
    ("received", "start"), [(b"a\x1b[M \xc3\xa9b", 4), ("a€b".encode(), 0), (b"a\x1b[Ab", 0)]
)
def test_a_cut_read_is_the_same_as_a_whole_one(received: bytes, start: int) -> None:
    for at in range(start, len(received)):
        assert typed(received[:at], received[at:]) == typed(received)


def test_sizes_from_the_terminal_are_ignored() -> None:
    assert not [each for each in events(b"\x1b[48;65000;65000;1;1t\x1b[<0;5;5M") if isinstance(each, Resize)]


def test_paste_stays_one_text() -> None:
    (paste,) = (each for each in events(b"\x1b[200~two\nlines \xe9\x1b[201~") if isinstance(each, Paste))
    assert paste.text == "two\nlines \ufffd"


@given(st.lists(st.binary(max_size=40), max_size=5))
def test_random_bytes_raise_nothing(chunks: list[bytes]) -> None:
    for event in events(*chunks):
        if isinstance(event, Key):
            (event.character or "").encode()


# One read of more characters counts as a paste, even without its marks.
@given(
    st.text(st.characters(exclude_characters="\x1b", exclude_categories=["Cs"]), max_size=BURST_CHARS - 1),
    st.integers(0, 60),
)
def test_cut_text_stays_the_same(text: str, at: int) -> None:
    received = text.encode()
    assert typed(received[:at], received[at:]) == typed(received)
