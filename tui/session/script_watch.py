"""A script's two files, read again as soon as they change."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from prompts import Diagnostic
from scripts import Script, Source
from scripts.loading.loader import MAX_SCRIPT_CHARS, ScriptError, load_script
from scripts.loading.open_script import load_frame
from scripts.script_info import words_file_of

POLL_SECONDS = 0.1
GOOD_SECONDS = 0.08
"""How long files that work must stand still, as an editor may have written only half of them."""
BROKEN_SECONDS = 0.3
"""How long files that don't work must stand still: while an editor saves, they may be empty, halved, or gone."""
MAX_BYTES = 8 * MAX_SCRIPT_CHARS
GONE = "The file isn’t here. It may have been renamed or moved."
NOT_TEXT = "The file isn’t plain text. Save it as UTF-8."
TOO_LARGE = "The file is too large for a script."


@dataclass(frozen=True)
class ScriptReading:
    """What the files say now: a script, or the problems that keep it from being one."""

    script: Script | None
    source: Source
    problems: tuple[Diagnostic, ...] = ()


_Texts = tuple[Source, tuple[Diagnostic, ...]]
"""Both texts, and what kept them from being read."""


class ScriptWatch:
    """The flow and the words of one script, as they were read last."""

    def __init__(self, flow: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.flow = flow
        self._clock = clock
        self._texts: _Texts | None = None
        self._told: _Texts | None = None
        self._since = 0.0
        self._loaded: ScriptReading | None = None

    def read(self) -> ScriptReading:
        """Return what the files say now, however fresh."""
        self._texts, self._loaded = _read_texts(self.flow), None
        return self._tell()

    def poll(self) -> ScriptReading | None:
        """Return what the files say, once after each change and when they stand still."""
        texts = _read_texts(self.flow)
        if texts != self._texts:
            self._texts, self._since, self._loaded = texts, self._clock(), None
        still = self._clock() - self._since
        if texts == self._told or still < GOOD_SECONDS:
            return None
        self._loaded = self._loaded or _load(*texts)
        return self._tell() if self._loaded.script or still >= BROKEN_SECONDS else None

    def still_says(self, reading: ScriptReading) -> bool:
        """Return whether the files are as they were read."""
        return _read_texts(self.flow)[0] == reading.source

    def _tell(self) -> ScriptReading:
        assert self._texts  # noqa: S101 - it was read before
        self._told = self._texts
        self._loaded = self._loaded or _load(*self._texts)
        return self._loaded


def _load(source: Source, unreadable: tuple[Diagnostic, ...]) -> ScriptReading:
    if unreadable:
        return ScriptReading(None, source, unreadable)
    try:
        return ScriptReading(load_script(source, load_frame()), source)
    except ScriptError as error:
        return ScriptReading(None, source, error.diagnostics)


def _read_texts(flow: Path) -> _Texts:
    """Return both texts, and what kept them from being read."""
    words = words_file_of(flow, "en")
    (flow_text, flow_trouble), (words_text, words_trouble) = _read_text(flow), _read_text(words)
    source = Source(flow_text, words_text, flow.name, words.name)
    return source, (*flow_trouble, *words_trouble)


def _read_text(path: Path) -> tuple[str, tuple[Diagnostic, ...]]:
    try:
        if not path.is_file():
            return "", (_trouble(path, GONE),)
        with path.open(encoding="utf-8") as file:
            text = file.read(MAX_BYTES + 1)
    except UnicodeDecodeError:
        return "", (_trouble(path, NOT_TEXT),)
    except OSError as error:
        return "", (_trouble(path, f"The file can’t be read: {error.strerror or error}."),)
    return (text, ()) if len(text) <= MAX_BYTES else ("", (_trouble(path, TOO_LARGE),))


def _trouble(path: Path, sentence: str) -> Diagnostic:
    return Diagnostic(path.name, 1, 1, 1, 1, sentence)
