"""Which scripts there are: the library that ships, and flow files given by their path."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import prompts
from scripts.flow import Script, Source
from scripts.load import ScriptError, load

LIBRARY = Path(__file__).parent / "library"
WORDS = Path(prompts.__file__).parent / "library"
LIBRARY_NAME = "library"
FRAME = ("opening", "closing")


class NoScript(Exception):
    """There is no such script; the message says what was looked for, and where."""


@dataclass(frozen=True)
class Listed:
    """What a picker shows of a script without opening it to be walked."""

    id: str
    title: str
    about: str
    minutes: tuple[int, int]
    depth: str
    group: str
    pack: str
    version: str
    after: str


def scripts(language: str = "en") -> Iterator[Listed]:
    """The scripts of the library, in the order of their ids; the frame is not among them."""
    for flow in sorted(LIBRARY.glob("*.yaml")):
        if flow.stem not in FRAME:
            yield listed(open_script(flow.stem, language))


def listed(script: Script, pack: str = LIBRARY_NAME) -> Listed:
    """A script as a picker shows it."""
    return Listed(
        script.id,
        script.title,
        script.about,
        script.minutes,
        script.depth,
        script.group,
        pack,
        script.version,
        script.after,
    )


def open_script(name: str, language: str = "en") -> Script:
    """Load a script by its id, or by the path of its flow file.

    Raises NoScript where there is none, ScriptError where it cannot be used.
    """
    flow = Path(name) if name.endswith((".yaml", ".yml")) else LIBRARY / f"{name}.yaml"
    if not flow.is_file():
        raise NoScript(f"There is no script `{name}`. `turnabout scripts` lists those that there are.")
    return load(_source(flow, language), frame(language))


@lru_cache(maxsize=4)
def frame(language: str = "en") -> tuple[Source, Source]:
    """The opening and the closing that stand round every script."""
    opening, closing = (_source(LIBRARY / f"{name}.yaml", language) for name in FRAME)
    return opening, closing


def _source(flow: Path, language: str) -> Source:
    """Read both texts; the words of a pack lie in `prompts/LANGUAGE/` beside its `scripts/`."""
    if flow.parent == LIBRARY:
        words = WORDS / language / f"{flow.stem}.md"
    else:
        words = flow.resolve().parent.parent / "prompts" / language / f"{flow.stem}.md"
        if not words.is_file():
            words = flow.with_suffix(".md")
    return Source(_text(flow), _text(words), flow.name, words.name)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        raise NoScript(f"The words are missing: {path} is not there.") from None
    except (OSError, UnicodeDecodeError):
        raise NoScript(f"{path} cannot be read as a text file.") from None


__all__ = ["NoScript", "ScriptError", "frame", "listed", "open_script", "scripts"]
