"""Which scripts there are, and how one is opened: the library that ships, and flow files given by their path."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from scripts.library_index import (
    FRAME,
    LIBRARY,
    Listed,
    NoScript,
    find,
    flow_file,
    scripts,
    text_of,
    words_file,
)
from scripts.loading.loader import ScriptError, load
from scripts.model import Script, Source


def open_script(name: str, language: str = "en") -> Script:
    """Load a script by its id, or by the path of its flow file.

    Raises NoScript where there is none, ScriptError where it cannot be used.
    """
    return load(_source(flow_file(name), language), frame(language))


@lru_cache(maxsize=4)
def frame(language: str = "en") -> tuple[Source, Source]:
    """The opening and the closing that stand round every script."""
    opening, closing = (_source(LIBRARY / f"{name}.yaml", language) for name in FRAME)
    return opening, closing


def _source(flow: Path, language: str) -> Source:
    words = words_file(flow, language)
    return Source(text_of(flow), text_of(words), flow.name, words.name)


__all__ = ["Listed", "NoScript", "ScriptError", "find", "frame", "open_script", "scripts"]
