"""As much of a terminal as Textual writes to: cells, the cursor, the other screen, modes and the title."""

from __future__ import annotations

import codecs
import re

from rich.cells import get_character_cell_size

SEQUENCE = re.compile(
    r"\x1b\[(?P<private>[?<>=]?)(?P<numbers>[\d;:]*)[ -/]*(?P<final>[@-~])"
    r"|\x1b\](?P<title>[^\x07\x1b]*)(?:\x07|\x1b\\)"
    r"|\x1b[()][A-Z0-9]|\x1b[^\[\]()]"
    r"|(?P<character>[^\x1b])",
    re.DOTALL,
)

USUAL_MODES = frozenset({7, 25})
"""What is on in a terminal that nobody changed: lines wrap, and the cursor shows."""


class VtScreen:
    """Feed it what was written; read `text`, `modes` (the private ones that are on) and `title`."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._cells = self._blank()
        self._main = self._blank()
        self._x = self._y = 0
        self._there = (0, 0)
        self.modes = set(USUAL_MODES)
        self.title = ""

    @property
    def text(self) -> str:
        """The screen, line by line."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    def feed(self, written: bytes) -> None:
        """Take in what a program wrote."""
        text = self._rest + self._decoder.decode(written)
        at = 0
        while piece := SEQUENCE.match(text, at):
            at = piece.end()
            if piece["character"]:
                self._print(piece["character"])
            elif piece["final"]:
                numbers = [int(number or 0) for number in re.split("[;:]", piece["numbers"])]
                self._obey(piece["private"], numbers, piece["final"])
            elif piece["title"] and piece["title"].startswith(("0;", "2;")):
                self.title = piece["title"][2:]
        self._rest = text[at:]

    def _blank(self) -> list[list[str]]:
        return [[" "] * self._columns for _ in range(self._rows)]

    def _print(self, character: str) -> None:
        if character == "\r":
            self._x = 0
        elif character == "\n":
            self._y = min(self._y + 1, self._rows - 1)
        elif character >= " ":
            wide = get_character_cell_size(character)
            if self._x + wide > self._columns and 7 in self.modes:
                self._x, self._y = 0, min(self._y + 1, self._rows - 1)
            if self._x + wide <= self._columns and wide:
                self._cells[self._y][self._x : self._x + wide] = [character, *[""] * (wide - 1)]
            self._x = min(self._x + wide, self._columns)

    def _obey(self, private: str, numbers: list[int], final: str) -> None:
        first = numbers[0]
        if private == "?" and final in "hl":
            self._switch(numbers, on=final == "h")
        elif private:
            return
        elif final in "Hf":
            self._y = min(max(first, 1), self._rows) - 1
            self._x = min(max(numbers[1] if len(numbers) > 1 else 1, 1), self._columns) - 1
        elif final == "J" and first == 2:
            self._cells = self._blank()
        elif final in "CD":
            self._x = min(
                max(self._x + (max(first, 1) if final == "C" else -max(first, 1)), 0), self._columns
            )

    def _switch(self, modes: list[int], *, on: bool) -> None:
        for mode in modes:
            if mode == 1049 and on != (mode in self.modes):
                self._cells, self._main = (self._blank() if on else self._main), self._cells
                (self._x, self._y), self._there = self._there, (self._x, self._y)
            (self.modes.add if on else self.modes.discard)(mode)
