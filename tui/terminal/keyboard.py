"""What the terminal sends: keys, mouse, pastes, and odd bytes."""

from __future__ import annotations

import re
from codecs import getincrementaldecoder
from collections.abc import Iterable, Iterator

from textual._xterm_parser import XTermParser
from textual.events import Key, Paste, Resize
from textual.message import Message
from textual.messages import InBandWindowResize

from tui.terminal.background_color import AnswerFilter
from tui.terminal.paste_splitter import PasteSplitter

OLD_MOUSE_CODE = re.compile(rb"\x1b\[M(?=[\x20-\x7f]{0,2}[\x80-\xff])[\x20-\xff]{3}")
"""A mouse code of three bytes that aren't text: beyond column 95 they look like parts of UTF-8."""

CUT_MOUSE_CODE = re.compile(rb"\x1b\[M[\x20-\xff]{0,2}\Z")


class Keyboard:
    """Turns bytes into events, and drops what nobody can mean."""

    def __init__(self) -> None:
        self._decoder = getincrementaldecoder("utf-8")("replace")
        self._answers = AnswerFilter()
        self._pastes = PasteSplitter()
        self._parser = XTermParser()
        self._cut = b""
        """The beginning of a mouse code, until the rest arrives."""

    def feed(self, received: bytes) -> Iterator[Message]:
        """Yield the events of some bytes; invalid ones become U+FFFD."""
        received = OLD_MOUSE_CODE.sub(b"", self._cut + received)
        self._cut = cut[0] if (cut := CUT_MOUSE_CODE.search(received)) else b""
        yield from self._decode(received.removesuffix(self._cut))

    def tick(self) -> Iterator[Message]:
        """Yield events that waited for more bytes, such as Esc."""
        cut, self._cut = self._cut, b""
        yield from self._decode(cut)
        yield from self._read(self._pastes.feed(self._answers.tick()))
        yield from self._read(self._pastes.tick())
        yield from self._parse(None)

    def _decode(self, received: bytes) -> Iterator[Message]:
        for piece in self._answers.feed(self._decoder.decode(received)):
            if isinstance(piece, str):
                yield from self._read(self._pastes.feed(piece))
            else:
                yield piece

    def _read(self, pieces: Iterable[Paste | str]) -> Iterator[Message]:
        for piece in pieces:
            if isinstance(piece, Paste):
                yield piece
            else:
                # One character at a time: a code that can't be parsed then takes nothing else with it.
                for character in piece:
                    yield from self._parse(character)

    def _parse(self, character: str | None) -> Iterator[Message]:
        messages: Iterable[Message]
        try:
            messages = list(self._parser.tick() if character is None else self._parser.feed(character))
        except Exception:  # the parser trusts the numbers in a code, such as that of a key or a place
            self._parser = XTermParser()
            return
        for message in messages:
            if isinstance(message, Resize | InBandWindowResize):
                self._parser.mouse_pixels = False  # the size comes from the system alone
            elif isinstance(message, Paste):
                pass  # only marks are left of it here; the text has its own event
            elif not isinstance(message, Key) or not _has_surrogate(message.character):
                yield message


def _has_surrogate(character: str | None) -> bool:
    """Return whether this is half a character, which can't be saved."""
    return any("\ud800" <= each <= "\udfff" for each in character or "")
