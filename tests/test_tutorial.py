"""The tutorial for authors, followed to the letter."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest

from tui.cli.main import main

PAGE = Path(__file__).parent.parent / "docs" / "writing-scripts.md"
PACK = Path("coming-home")
FLOW, WORDS = PACK / "scripts/coming-home.yaml", PACK / "prompts/en/coming-home.md"
PIECE = re.compile(r"^```(\w+)\n(.*?)^```$|(.+?)(?:\n\n|\n(?=```)|\Z)", re.MULTILINE | re.DOTALL)
CHANGE = re.compile(r"change\s+`([^`]+)`\s+to\s+`([^`]+)`")
NEEDS_A_TERMINAL = ("rehearse", "coming-home/coming-home")


class Typing:
    """A person at the terminal, who answers yes."""

    def isatty(self) -> bool:
        return True

    def readline(self) -> str:
        sys.stdout.write("y\n")
        return "y\n"


class Reader:
    """A person who does what the page says, piece by piece."""

    def __init__(self, run: Callable[[list[str]], str]) -> None:
        self._run = run
        self._before_change: tuple[Path, str] | None = None
        self._printed = ""
        self.compared = 0

    def read(self, language: str, block: str, paragraph: str, before: str) -> None:
        """Take one piece of the page; `before` is the paragraph above a block."""
        if language == "sh":
            self._printed = "".join(self._type(line) for line in block.splitlines())
        elif language == "text":
            self._compare(block)
        elif language:
            self._write(language, block, before)
        else:
            self._change(paragraph)

    def _type(self, line: str) -> str:
        command, _, file = line.partition(" > ")
        name, *arguments = shlex.split(command)
        assert name == "turnabout"
        if arguments[0] in NEEDS_A_TERMINAL:
            return ""
        printed = self._run(arguments)
        if file:
            Path(file).write_text(printed, encoding="utf-8")
            return ""
        return printed

    def _compare(self, block: str) -> None:
        expected = "".join(".*" if line == "..." else re.escape(line) + "\n" for line in block.splitlines())
        assert re.fullmatch(expected, self._printed, re.DOTALL), self._printed
        self.compared += 1

    def _write(self, language: str, block: str, before: str) -> None:
        named = re.findall(rf"`({PACK}/[^`]+)`", before)
        path = Path(named[-1]) if named else FLOW if language == "yaml" else WORDS
        if "compare your files" in before or before.startswith("And `"):
            assert path.read_text(encoding="utf-8") == block
        elif "at the end of" in before or before.startswith(("Add this", "And this")):
            space = "\n" if language == "markdown" else ""
            path.write_text(path.read_text(encoding="utf-8") + space + block, encoding="utf-8")
        else:
            path.write_text(block, encoding="utf-8")

    def _change(self, paragraph: str) -> None:
        if "hange it back" in " ".join(paragraph.split()):
            assert self._before_change
            path, text = self._before_change
            path.write_text(text, encoding="utf-8")
        for old, new in CHANGE.findall(paragraph):
            named = re.findall(r"`(coming-home/[^`]+)`", paragraph)
            path = Path(named[0]) if named else self._place(paragraph)
            text = path.read_text(encoding="utf-8")
            assert text.count(old) == 1, old
            self._before_change = path, text
            path.write_text(text.replace(old, new), encoding="utf-8")

    def _place(self, paragraph: str) -> Path:
        if "in the words" in paragraph:
            return WORDS
        return FLOW if "in the flow" in paragraph else PACK / "pack.yaml"


@pytest.fixture
def run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Callable[[list[str]], str]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TURNABOUT_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(sys, "stdin", Typing())

    def run(arguments: list[str]) -> str:
        with suppress(SystemExit):  # --version ends like this
            main(arguments)
        printed = capsys.readouterr()
        assert not printed.err, printed.err
        return printed.out

    return run


def test_tutorial_does_what_it_says(run: Callable[[list[str]], str]) -> None:
    reader, before = Reader(run), ""
    for language, block, paragraph in PIECE.findall(PAGE.read_text(encoding="utf-8")):
        reader.read(language, block, paragraph, before)
        before = paragraph.strip() or before
    assert reader.compared >= 12
    assert sorted(path.name for path in Path().glob("coming-home*")) == [
        "coming-home",
        "coming-home-0.1.0.zip",
        "coming-home-0.2.0.zip",
        "coming-home.html",
    ]
