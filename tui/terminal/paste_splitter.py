"""Pastes, told apart from typing in what the terminal sends."""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from time import monotonic

from textual.events import Paste

PASTE_START, PASTE_END = "\x1b[200~", "\x1b[201~"

BURST_CHARS = 32
"""Characters in one read from which they may be a paste without brackets.

Someone typing has one key in a read, or, after a connection has stalled for two or three seconds, a few words.
"""

LONG_BURST_CHARS = 256
"""Characters at once that nobody types: a paste, even on one line."""

BURST_PAUSE = 0.03
"""Seconds without input after which a burst has ended."""

PASTE_PAUSE = 2.0
"""Seconds without input after which a paste has lost its end mark."""

_TEXT = re.compile(r"[^\x00-\x08\x0b\x0c\x0e-\x1f\x7f]+")
_CODE_OR_TEXT = re.compile(rf"\x1b(?:\[[0-?]*[ -/]*[@-~]?|O?.)|(?P<text>{_TEXT.pattern})", re.DOTALL)
_CUT_CODE = re.compile(r"\x1b(?:O|\[[0-?]*[ -/]*)?\Z")
_REST_OF_CODE = re.compile(r"(?:O|\[?[0-?]*[ -/]*)[@-~]?")
_SEVERAL_LINES = re.compile(r"[^\r\n][\r\n]+[^\r\n]")


class PasteSplitter:
    """Splits input into pastes, each one event, and keys to parse.

    Textual (8.2) ends a bracketed paste at an ESC inside it, and reads a paste without brackets as keys, so that its
    line ends submit. The key parser still gets the marks themselves, as it may have read half of one, and yields an
    empty paste for them.
    """

    def __init__(self) -> None:
        self._paste: str | None = None
        """What came of a bracketed paste so far."""
        self._burst = ""
        """Text that came at once, and may be a paste without brackets."""
        self._last_chars = ""
        self._is_in_code = False
        """Whether the last read may have ended inside a key's code."""
        self._read_at = 0.0

    def feed(self, text: str) -> Iterator[Paste | str]:
        """Yield the pastes and keys of one read, in order."""
        if text:  # a tick may feed nothing, and that is a pause too
            self._read_at = monotonic()
        while text:
            if self._paste is not None:
                text = yield from self._read_paste(text)
            else:
                text = yield from self._read_until_paste(text)

    def tick(self) -> Iterator[Paste | str]:
        """Yield what waited for more input in vain."""
        silence = monotonic() - self._read_at
        if silence >= BURST_PAUSE:
            self._is_in_code = False
            yield from self._end_burst()
        if self._paste is not None and silence >= PASTE_PAUSE:
            yield from self._read_paste(PASTE_END)

    def _read_until_paste(self, text: str) -> Generator[Paste | str, None, str]:
        """Yield the keys before a paste; return the rest."""
        recent = self._last_chars + text
        if (at := recent.find(PASTE_START)) < 0:
            yield from self._read_keys(text)
            self._last_chars = recent[1 - len(PASTE_START) :]
            self._is_in_code = bool(_CUT_CODE.search(recent))
            return ""
        end = at + len(PASTE_START) - len(self._last_chars)
        yield from self._read_keys(text[:end])
        self._last_chars, self._is_in_code, self._paste = "", False, ""
        return text[end:]

    def _read_paste(self, text: str) -> Generator[Paste | str, None, str]:
        """Read on in a paste; return what follows its end mark."""
        read = len(self._paste or "")
        whole = (self._paste or "") + text
        end = whole.find(PASTE_END, max(read - len(PASTE_END), 0))
        if end < 0:
            self._paste = whole
            return ""
        self._paste = None
        yield PASTE_END
        if end:
            yield Paste(whole[:end])
        return whole[end + len(PASTE_END) :]

    def _read_keys(self, keys: str) -> Iterator[Paste | str]:
        """Yield keys at once, but hold text that may be a paste."""
        if self._is_in_code and (rest := _REST_OF_CODE.match(keys)):
            yield rest[0]
            keys = keys[rest.end() :]
        if (self._burst or len(keys) >= BURST_CHARS) and _TEXT.fullmatch(keys):
            self._burst += keys
        else:
            yield from self._end_burst()
            yield from self._split_long_texts(keys)

    def _split_long_texts(self, keys: str) -> Iterator[Paste | str]:
        """Yield keys, and what nobody types among them as pastes.

        A text expander sends Backspaces first.
        """
        at = 0
        for piece in _CODE_OR_TEXT.finditer(keys):
            text = piece["text"] or ""
            if len(text) >= LONG_BURST_CHARS:
                yield keys[at : piece.start()]
                at = piece.end()
                if at == len(keys):
                    self._burst = text  # there may be more of it
                else:
                    yield Paste(text)
        yield keys[at:]

    def _end_burst(self) -> Iterator[Paste | str]:
        """Yield the held text, as a paste or as keys."""
        text, self._burst = self._burst, ""
        if text:
            yield Paste(text) if is_paste(text) else text


def is_paste(burst: str) -> bool:
    """Return whether text that came at once was pasted.

    Enter after typing is at the end. Nobody types on after it, or so much, within one read.
    """
    return len(burst) >= LONG_BURST_CHARS or (
        len(burst) >= BURST_CHARS and bool(_SEVERAL_LINES.search(burst))
    )
