"""How an exported document is written: as Markdown, or as plain text."""

from __future__ import annotations

import re
from abc import ABC, abstractmethod

from prompts import sanitize

_MARKDOWN_CHARS = re.compile(r"[\\`*_\[\]<>&~|#$@]|:(?=//)")
_LIST_MARKERS = re.compile(r"^(\d*)([-+=.)])")
_RULES = ("=", "-")


class Markup(ABC):
    """The marks of a document around typed text."""

    @abstractmethod
    def words(self, text: str) -> str:
        """Return text on one line: a name, or a prompt that may quote typed text."""

    @abstractmethod
    def heading(self, text: str, level: int) -> str:
        """Return a heading, 1 for the title; `text` comes from `words`."""

    @abstractmethod
    def question(self, text: str) -> str:
        """Return what a prompt asked; `text` comes from `words`."""


class Markdown(Markup):
    """Markdown, in which nothing typed becomes a mark."""

    def words(self, text: str) -> str:
        line = _MARKDOWN_CHARS.sub(r"\\\g<0>", _one_line(text))
        return _LIST_MARKERS.sub(r"\1\\\2", line)

    def heading(self, text: str, level: int) -> str:
        return f"{'#' * level} {text}"

    def question(self, text: str) -> str:
        return f"*{text}*"


class PlainText(Markup):
    """Plain text, to read or print; titles have a line below them."""

    def words(self, text: str) -> str:
        return _one_line(text)

    def heading(self, text: str, level: int) -> str:
        return f"{text}\n{_RULES[level - 1] * len(text)}" if level <= len(_RULES) else text

    def question(self, text: str) -> str:
        return text


def _one_line(text: str) -> str:
    return " ".join(sanitize(text).split())
