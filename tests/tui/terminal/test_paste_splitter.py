"""Pastes and typing in what the terminal sends."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.events import Paste

from tui.terminal import paste_splitter
from tui.terminal.paste_splitter import (
    BURST_CHARS,
    LONG_BURST_CHARS,
    PASTE_END,
    PASTE_PAUSE,
    PASTE_START,
    PasteSplitter,
)

PIECES = st.sampled_from(
    [*"ab 1é", "\x1b", "\x1b[31m", "\x1b[200", "\x1b[20", "\r", "\n", "\t", "か", "\x1b[D"]
)
TEXTS = st.lists(PIECES, max_size=60).map("".join).map(lambda text: text.replace(PASTE_END, ""))
CUTS = st.lists(st.integers(0, 400), max_size=8)


class Clock:
    """A clock that moves when told to."""

    now = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(paste_splitter, "monotonic", clock)
    return clock


def split(*reads: str, splitter: PasteSplitter | None = None) -> list[str | tuple[str]]:
    """Return the keys as one text each, and pastes in a tuple."""
    splitter = splitter or PasteSplitter()
    pieces = [piece for read in reads for piece in splitter.feed(read)]
    splitter._read_at -= 1  # the input pauses
    return list(_joined([*pieces, *splitter.tick()]))


def _joined(pieces: Sequence[Paste | str]) -> Iterator[str | tuple[str]]:
    keys = ""
    for piece in pieces:
        if isinstance(piece, Paste):
            without_marks = keys.replace(PASTE_START, "").replace(PASTE_END, "")
            yield from [without_marks] if without_marks else []
            yield (piece.text,)
            keys = ""
        else:
            keys += piece
    without_marks = keys.replace(PASTE_START, "").replace(PASTE_END, "")
    yield from [without_marks] if without_marks else []


@given(TEXTS, st.sampled_from(["", "x", "\x1b[D", "\r"]), st.sampled_from(["", "y\r", "\x7f"]), CUTS)
def test_bracketed_paste_is_one_text_however_it_arrives(
    text: str, before: str, after: str, cuts: list[int]
) -> None:
    whole = f"{before}{PASTE_START}{text}{PASTE_END}{after}"
    at = [0, *sorted(min(cut, len(whole)) for cut in cuts), len(whole)]
    reads = [whole[begin:end] for begin, end in pairwise(at)]
    expected = [before, (text,), after] if text else [before + after]
    assert split(*reads) == [piece for piece in expected if piece]


@pytest.mark.parametrize("line_end", ["\r", "\n", "\r\n", "\r\r"])
def test_lines_that_come_at_once_are_a_paste(line_end: str) -> None:
    text = line_end.join(("The first line of a text", "its second line", "the last"))
    assert split(text) == [(text,)]
    assert split(text + line_end) == [(text + line_end,)]


def test_rest_of_a_paste_belongs_to_it() -> None:
    reads = ("The first line of all that was read, ", "and more of it", "\r", "the end", "\r")
    assert split(*reads) == [("".join(reads),)]


@pytest.mark.parametrize(
    "typed",
    [
        "yes\r",
        "yes\rno\r",
        "a\rb\rc\r",
        "The whole of a long answer, typed ahead of a slow connection\r",
        "x" * 200,
    ],
)
def test_typing_ahead_is_no_paste(typed: str) -> None:
    assert split(typed) == [typed]


@pytest.mark.parametrize("key", ["\x1b[D", "\x7f", "\x01"])
def test_burst_with_other_keys_is_typing(key: str) -> None:
    typed = f"The first line of a text\rits second line {key}\rthe last"
    assert split(typed) == [typed]


def test_what_nobody_types_at_once_is_a_paste() -> None:
    text = "word " * (LONG_BURST_CHARS // 5 + 1) + "\r"
    assert split(text) == [(text,)]


@pytest.mark.parametrize("key", ["\x1b[D", "\x1b[1;5C", "\x1bOP", "\x7f", "\x01", "a"])
def test_lines_after_any_key_are_a_paste(key: str) -> None:
    lines = "The first line of a text\rits second line\rthe last\r"
    splitter = PasteSplitter()
    assert split(key, splitter=splitter) == [key]
    assert split(lines, splitter=splitter) == [(lines,)]


def test_lines_after_escape_and_a_pause_are_a_paste() -> None:
    lines = "The first line of a text\rits second line\rthe last\r"
    splitter = PasteSplitter()
    assert split("\x1b", splitter=splitter) == ["\x1b"]
    assert split(lines, splitter=splitter) == [(lines,)]


@pytest.mark.parametrize("cut", range(1, 6))
def test_cut_code_is_no_part_of_a_paste(cut: int) -> None:
    code, text = "\x1b[1;5C", "word " * LONG_BURST_CHARS
    assert split(code[:cut], code[cut:] + text) == [code, (text,)]


@pytest.mark.parametrize("before", ["\x7f\x7f\x7f", "brb\x7f\x7f\x7f", "\x1b[D", "\x1b[Z\t\x1bOP\x01"])
@pytest.mark.parametrize("after", ["", "\x1b[D", "\x01b\x7f"])
def test_long_text_among_other_keys_is_a_paste(before: str, after: str) -> None:
    text = "One line\rof many" * LONG_BURST_CHARS
    assert split(before + text + after) == [before, (text,), *([after] if after else [])]


def test_rest_of_a_long_text_after_other_keys_belongs_to_it() -> None:
    text, rest = "One line\rof many" * LONG_BURST_CHARS, "the end\r"
    assert split(f"\x7f\x7f{text}", rest) == ["\x7f\x7f", (text + rest,)]


def test_enter_after_a_pause_is_a_key() -> None:
    splitter = PasteSplitter()
    text = "one line of text\rand another one, which are pasted"
    assert split(text, splitter=splitter) == [(text,)]
    assert split("\r", splitter=splitter) == ["\r"]


def test_keys_are_not_held() -> None:
    splitter = PasteSplitter()
    assert list(splitter.feed("x" * (BURST_CHARS - 1))) == ["x" * (BURST_CHARS - 1)]
    assert list(splitter.feed("\r")) == ["\r"]


def test_burst_waits_for_a_pause_only(clock: Clock) -> None:
    splitter = PasteSplitter()
    assert list(splitter.feed("x" * BURST_CHARS)) == []
    assert list(splitter.tick()) == []
    clock.now += 2 * paste_splitter.BURST_PAUSE
    assert list(splitter.feed("")) == []  # no input is a pause too
    assert list(splitter.tick()) == ["x" * BURST_CHARS]
    assert list(splitter.tick()) == []


def test_paste_without_end_mark_ends_with_the_input(clock: Clock) -> None:
    splitter = PasteSplitter()
    assert list(splitter.feed(f"{PASTE_START}half a text")) == [PASTE_START]
    clock.now += PASTE_PAUSE / 2
    assert list(splitter.tick()) == []
    clock.now += PASTE_PAUSE
    mark, paste = splitter.tick()
    assert mark == PASTE_END
    assert isinstance(paste, Paste)
    assert paste.text == "half a text"
    assert list(splitter.feed("x")) == ["x"]
