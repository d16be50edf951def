"""Bytes that no keyboard of today sends: the app goes on."""

from __future__ import annotations

from random import Random

import pytest

from tests.tui.helpers.pty_terminal import Terminal

ODD_INPUT = {
    "Latin-1": b"caf\xe9 ",
    "8-bit Alt": b"\xe1\xe2\xff ",
    "cut UTF-8": b"\xe2\x82 ",
    "cut emoji": b"\xf0\x9f\x98 ",
    "overlong": b"\xc0\xaf\xe0\x80\x80 ",
    "encoded surrogate": b"\xed\xa0\x80 ",
    "old mouse code": b"\x1b[M \xc3\xa9",
    "old mouse code, cut UTF-8": b"\x1b[M\xe2 \xe2",
    "old mouse codes": b"\x1b[M\xff\xff\xff\x1b[M#\x80\xbf",
    "shifted key with two codes": b"\x1b[97:65;2u",
    "key beyond Unicode": b"\x1b[97;1;99999999999u",
    "half a character": b"\x1b[97;1;55296u",
    "size of nothing": b"\x1b[48;0;0;0;0t\x1b[<0;5;5M\x1b[<0;5;5m",
    "size of everything": b"\x1b[48;65000;65000;1;1t",
    "size reports": b"\x1b[?2048;2$y",
    "mouse far away": b"\x1b[<64;9999;9999M\x1b[<35;9999;9999M\x1b[<35;-3;0M",
    "control bytes": bytes(set(range(0x20)) - set(b"\t\x0c\x10\x11\x14\x1b")),  # these have a meaning
}


def check_alive(terminal: Terminal) -> None:
    terminal.type("\x1b[Istill here")
    terminal.until("still here")
    terminal.type("\x11")
    assert terminal.wait() == 0


SLOW = pytest.mark.slow
QUICK = ("Latin-1", "old mouse code", "key beyond Unicode", "size of everything")


@pytest.mark.parametrize(
    "name", [pytest.param(name, marks=() if name in QUICK else SLOW) for name in ODD_INPUT]
)
def test_odd_input_ends_nothing(open_text: Terminal, name: str) -> None:
    open_text.type(ODD_INPUT[name])
    open_text.settle()
    check_alive(open_text)


@pytest.mark.slow
def test_high_bytes_end_nothing(open_text: Terminal) -> None:
    chance = Random(11)
    for _ in range(20):
        open_text.type(bytes(chance.randrange(0x80, 0x100) for _ in range(chance.randrange(60))))
        open_text.read(0.01)
    open_text.settle()
    open_text.type("\x14")
    open_text.until("How long do you want to pause?")
    open_text.type("\x11")
    assert open_text.wait() == 0


def test_bytes_before_and_after_an_odd_one_stay(open_text: Terminal) -> None:
    open_text.type(b"caf\xe9 or \x1b[97:65;2utea \x1b[M \xe2\x82and \xc3\xa9\xe2\x82\xac")
    open_text.until("caf\ufffd or tea and é€")


@pytest.mark.slow
def test_paste_without_an_end_can_be_left(open_text: Terminal) -> None:
    open_text.type("\x1b[200~half a paste")
    open_text.settle()
    open_text.type("\x11")
    assert open_text.wait() == 0
