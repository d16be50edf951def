"""The parts of a terminal that Textual uses."""

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
"""Modes of a new terminal: lines wrap (7) and the cursor shows (25)."""


class VtScreen:
    """A terminal screen: its text, its private modes, its title."""

    def __init__(self, columns: int, rows: int) -> None:
        self._columns, self._rows = columns, rows
        self._decoder = codecs.getincrementaldecoder("utf-8")("replace")
        self._rest = ""
        self._cells = self._blank()
        self._other_cells = self._blank()
        self._x = self._y = 0
        self._saved_cursor = (0, 0)
        self.modes = set(USUAL_MODES)
        self.title = ""
        self._saved_titles = list[str]()

    @property
    def text(self) -> str:
        """Return the screen, line by line."""
        return "\n".join("".join(row).rstrip() for row in self._cells)

    @property
    def cursor(self) -> tuple[int, int]:
        """Return the column and line of the terminal's cursor."""
        return self._x, self._y

    @property
    def cursor_line(self) -> str:
        """Return the text of the line with the cursor."""
        return "".join(self._cells[self._y]).rstrip()

    def feed(self, written: bytes) -> None:
        """Apply a program's output."""
        text = self._rest + self._decoder.decode(written)
        at = 0
        while token := SEQUENCE.match(text, at):
            at = token.end()
            if token["character"]:
                self._print(token["character"])
            elif token["final"]:
                numbers = [int(number or 0) for number in re.split("[;:]", token["numbers"])]
                self._apply(token["private"], numbers, token["final"])
            elif token["title"] and token["title"].startswith(("0;", "2;")):
                self.title = token["title"][2:]
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

    def _apply(self, private: str, numbers: list[int], final: str) -> None:
        first = numbers[0]
        if private == "?" and final in "hl":
            self._switch(numbers, on=final == "h")
        elif private:
            return
        elif final in "Hf":
            self._y = min(max(first, 1), self._rows) - 1
            self._x = min(max(numbers[1] if len(numbers) > 1 else 1, 1), self._columns) - 1
        elif final == "t" and first == 22:
            self._saved_titles.append(self.title)
        elif final == "t" and first == 23 and self._saved_titles:
            self.title = self._saved_titles.pop()
        elif final == "J" and first == 2:
            self._cells = self._blank()
        elif final in "CD":
            self._x = min(
                max(self._x + (max(first, 1) if final == "C" else -max(first, 1)), 0), self._columns
            )

    def _switch(self, modes: list[int], *, on: bool) -> None:
        for mode in modes:
            if mode == 1049 and on != (mode in self.modes):
                self._cells, self._other_cells = (self._blank() if on else self._other_cells), self._cells
                (self._x, self._y), self._saved_cursor = self._saved_cursor, (self._x, self._y)
            (self.modes.add if on else self.modes.discard)(mode)
