"""Broken scripts as data.

Where each finding must be is marked in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from textwrap import indent

from tests.scripts.helpers.small_scripts import steps_needing_words

CORPUS = Path(__file__).parent / "corpus"
MARK = re.compile(r"⟪(\w+)⟫")
HEAD = "format: 1\nid: evening\nversion: 1.0.0\nminutes: 1 to 30\ngroup: listen\nsteps:\n"
Expected = tuple[str, str, int, int]
"""File, code, line, and column."""


@dataclass
class Case:
    """A broken script, and what must be found."""

    name: str
    strict: bool = False
    files: dict[str, tuple[str, str]] = field(default_factory=dict)
    expected: set[Expected] = field(default_factory=set)

    def add(self, path: str, text: str, encoding: str = "utf-8") -> None:
        """Add a file, taking its marks out."""
        for number, line in enumerate(text.split("\n"), 1):
            for count, mark in enumerate(MARK.finditer(line)):
                before = (
                    len(MARK.findall(line)[:count]) and sum(map(len, MARK.findall(line)[:count])) + 2 * count
                )
                self.expected.add((path, mark[1], number, mark.start() + 1 - before))
        self.files[path] = (MARK.sub("", text), encoding)

    def write(self, folder: Path) -> None:
        for path, (text, encoding) in self.files.items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(text.encode(encoding))


def read_corpus() -> Iterator[Case]:
    for path in sorted(CORPUS.glob("*.txt")):
        for text in re.split(r"^==== ", path.read_text(encoding="utf-8"), flags=re.MULTILINE)[1:]:
            yield _read_case(path.stem, text)


def _read_case(group: str, text: str) -> Case:
    title, _, rest = text.partition("\n")
    case = Case(f"{group}: {title}")
    parts = re.split(r"^---- ([^\n]+)\n", rest, flags=re.MULTILINE)[1:]
    written = dict(zip(parts[::2], parts[1::2], strict=True))
    case.strict = "strict" in rest.split("\n")[0]
    steps = written.get("flow")
    words = written.get("words", written.get("words only", ""))
    for name, content in written.items():
        if name.startswith("file "):
            _, path, *encoding = name.split()
            case.add(path, content, *encoding)
    if steps is not None:
        add_script(case, steps, words, complete="words only" not in written)
    return case


def add_script(case: Case, steps: str, words: str, *, complete: bool = True) -> None:
    """Add a flow and its words, completed.

    What may be missing are the head and some sections.
    """
    flow = steps if steps.startswith("format") else HEAD + indent(steps, "  ")
    case.add("scripts/evening.yaml", flow)
    if "prompts/en/evening.md" not in case.files:
        plain = MARK.sub("", steps)
        present = set(re.findall(r"^## ?(?:⟪\w+⟫)?([a-z]\w*)", words, re.MULTILINE)) | (
            {"##"} if "##⟪" in words else set()
        )
        present |= set(re.findall(r"^(?:⟪\w+⟫)?## ?(?:⟪\w+⟫)?(\w+)", words, re.MULTILINE))
        missing = [
            f"## {name}\nHm.{labels}" for name, labels in steps_needing_words(plain) if name not in present
        ]
        case.add(
            "prompts/en/evening.md",
            "# Evening\n\n" + "\n\n".join([words.rstrip(), *(missing if complete else [])]) + "\n",
        )
