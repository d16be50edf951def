"""Every text that a couple, an author or a command-line user can read.

To read them all in one file: python -m tests.helpers.shown_texts > texts.txt, or `make words`.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

import yaml

from tests.helpers.python_texts import python_texts

ROOT = Path(__file__).parents[2]
_FENCE = "```"


class ShownText(NamedTuple):
    """A text and its position."""

    area: str
    file: str
    line: int
    text: str


Reader = Callable[[str], Iterator[tuple[int, str]]]


def shown_texts() -> Iterator[ShownText]:
    """Yield every text, area by area, in the order of its files."""
    for area, pattern, read in AREAS:
        for path in sorted(ROOT.glob(pattern)):
            for line, text in read(path.read_text(encoding="utf-8")):
                yield ShownText(area, path.relative_to(ROOT).as_posix(), line, text)


def markdown_texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield each paragraph, list item and table row outside of code."""
    begun, lines, fenced = 0, list[str](), False
    for number, line in enumerate([*source.splitlines(), ""], start=1):
        fence = line.lstrip().startswith(_FENCE)
        fenced = fenced != fence
        starts_anew = re.match(r"\s*([-*>|#]|\d+\.) ?", line)
        if lines and (fence or fenced or starts_anew or not line.strip()):
            yield begun, " ".join(lines)
            lines = []
        if line.strip() and not fence and not fenced and not re.fullmatch(r"[\s|:-]+", line):
            begun = begun if lines else number
            lines.append(line.strip())


def yaml_texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield each value that is more than one id."""
    for event in yaml.parse(source, Loader=yaml.CSafeLoader):
        number = event.start_mark.line + 1 if event.start_mark else 1
        if isinstance(event, yaml.ScalarEvent) and not re.fullmatch(r"[a-z_]+|FREQ=.*", event.value):
            yield number, event.value


WORD_LIST_KEYS = "name|light|middle|strong|words|anticipate|identify|decide|do|monitor"


def word_list_texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield each row of words."""
    for number, line in enumerate(source.splitlines(), start=1):
        if found := re.fullmatch(rf"\s+(?:{WORD_LIST_KEYS}): \[?(.+?)\]?", line):
            yield number, found[1]


def helpline_texts(source: str) -> Iterator[tuple[int, str]]:
    """Yield the names of countries and lines."""
    for number, line in enumerate(source.splitlines(), start=1):
        yield from ((number, name) for name in re.findall(r'name = "([^"]+)"', line))


AREAS: tuple[tuple[str, str, Reader], ...] = (
    ("Words of the scripts", "prompts/library/en/*.md", markdown_texts),
    ("Feelings, needs, and tasks", "prompts/lists/en/*.yaml", word_list_texts),
    ("Helplines", "tui/helplines/*.toml", helpline_texts),
    ("Demo", "tui/demo/*.md", markdown_texts),
    ("Demo", "tui/demo/stories.yaml", yaml_texts),
    ("Keys", "tui/keys/*.py", python_texts),
    ("Home, screens and dialogs", "tui/screens/**/*.py", python_texts),
    ("Answers and inputs", "tui/widgets/**/*.py", python_texts),
    ("Texts of screens", "tui/text/*.py", python_texts),
    ("Texts of screens", "tui/reports/*.py", python_texts),
    ("Texts of screens", "tui/navigation/*.py", python_texts),
    ("Texts of screens", "tui/session/*.py", python_texts),
    ("Texts of screens", "tui/*.py", python_texts),
    ("Texts of screens", "tui/helplines/*.py", python_texts),
    ("Exports", "tui/export/*.py", python_texts),
    ("Errors of saving and reading", "store/**/*.py", python_texts),
    ("Command line", "tui/cli/*.py", python_texts),
    ("Command line", "tui/commands/*.py", python_texts),
    ("Errors for authors", "prompts/**/*.py", python_texts),
    ("Errors for authors", "scripts/**/*.py", python_texts),
    ("README and docs", "*.md", markdown_texts),
    ("README and docs", "docs/*.md", markdown_texts),
)


def main() -> None:
    """Print each area's texts under its heading."""
    area = ""
    for shown in shown_texts():
        if shown.area != area:
            area = shown.area
            sys.stdout.write(f"\n## {area}\n\n")
        sys.stdout.write(f"{shown.file}:{shown.line}  {shown.text}\n")


if __name__ == "__main__":
    main()
