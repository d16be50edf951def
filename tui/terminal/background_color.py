"""The terminal's own background: asking for it, and its answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from textual.message import Message

BACKGROUND_QUERY = "\x1b]11;?\x07"
"""xterm's OSC 11, which most terminals answer, and the others ignore."""

SILENT_TERMINALS = ("linux", "vt")
"""Beginnings of TERM for terminals that may print the query instead."""

LIGHT_COLORS = ("7", "9", "10", "11", "12", "13", "14", "15")
"""Numbers of light colors in a terminal's palette of sixteen."""

_ANSWER = re.compile(r"\x1b\]11;([^\x07\x1b]{0,40})(?:\x07|\x1b\\)")
_CUT_ANSWER = re.compile(r"\x1b\](?:1(?:1(?:;[^\x07\x1b]{0,40}\x1b?)?)?)?\Z")
_COLOR = re.compile(
    r"rgba?:([0-9a-f]{1,4})/([0-9a-f]{1,4})/([0-9a-f]{1,4})(?:/[0-9a-f]{1,4})?", re.IGNORECASE
)
_SHARES = (0.2126, 0.7152, 0.0722)
"""How bright red, green, and blue are (ITU-R BT.709)."""


class TerminalBackground(Message):
    """Sent when the terminal told its background."""

    def __init__(self, *, is_light: bool) -> None:
        super().__init__()
        self.is_light = is_light


class AnswerFilter:
    """Takes the terminal's answers out of what is typed."""

    def __init__(self) -> None:
        self._cut = ""
        """The beginning of an answer, until the rest arrives."""

    def feed(self, text: str) -> Iterator[TerminalBackground | str]:
        """Yield answers, and the text around them."""
        text, self._cut = self._cut + text, ""
        at = 0
        for answer in _ANSWER.finditer(text):
            yield text[at : answer.start()]
            yield from _background(answer[1])
            at = answer.end()
        if cut := _CUT_ANSWER.search(text, at):
            self._cut = cut[0]
        yield text[at:].removesuffix(self._cut)

    def tick(self) -> str:
        """Return what began like an answer, but was none."""
        cut, self._cut = self._cut, ""
        return cut


def _background(color: str) -> Iterator[TerminalBackground]:
    if found := _COLOR.fullmatch(color):
        parts = [int(part, 16) / (16 ** len(part) - 1) for part in found.groups()]
        brightness = sum(share * part for share, part in zip(_SHARES, parts, strict=True))
        yield TerminalBackground(is_light=brightness > 0.5)


def is_light_by_environment(environ: Mapping[str, str]) -> bool:
    """Return whether COLORFGBG, such as "0;15", has a light background."""
    return environ.get("COLORFGBG", "").rpartition(";")[2] in LIGHT_COLORS


def may_be_asked(environ: Mapping[str, str]) -> bool:
    """Return whether the terminal knows the query, or ignores it."""
    return not environ.get("TERM", "").startswith(SILENT_TERMINALS)
