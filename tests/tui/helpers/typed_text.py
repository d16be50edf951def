"""Random typing in bursts, and the text that it must give."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.tui.helpers.typed_keys import BACKSPACE, DELETE, DOWN, END, HOME, LEFT, NEW_LINE, RIGHT, UP

TO_LINE_ABOVE, TO_LINE_BELOW = UP + HOME, DOWN + END
"""Together, as Up and Down alone remember a column."""

LETTERS = "abcdefgh"
EDITING = (BACKSPACE, DELETE, LEFT, RIGHT, HOME, END, NEW_LINE, TO_LINE_ABOVE, TO_LINE_BELOW)
MOST_KEYS = 14
"""Keys in a burst; many more are a paste."""


class TypedText:
    """A text that's typed key by key, and the place in it."""

    def __init__(self) -> None:
        self.text = ""
        self._at = 0

    def press(self, key: str) -> None:
        before, after = self.text[: self._at], self.text[self._at :]
        match key:
            case "\x7f":
                self._set(before[:-1], after)
            case "\x1b[3~":
                self._set(before, after[1:])
            case "\x1b[D":
                self._at = max(self._at - 1, 0)
            case "\x1b[C":
                self._at = min(self._at + 1, len(self.text))
            case "\x1b[H":
                self._at = before.rfind("\n") + 1
            case "\x1b[F":
                self._at += len(after.partition("\n")[0])
            case "\x1b[A\x1b[H":
                self._at = before[: before.rfind("\n")].rfind("\n") + 1 if "\n" in before else 0
            case "\x1b[B\x1b[F":
                this_line, line_end, rest = after.partition("\n")
                self._at += len(this_line + line_end + rest.partition("\n")[0])
            case _:
                self._set(before + key, after)

    def _set(self, before: str, after: str) -> None:
        self.text, self._at = before + after, len(before)


def random_bursts(typed: TypedText, chance: Random, count: int) -> Iterator[str]:
    """Yield bursts of keys, each pressed in `typed`, too."""
    for _ in range(count):
        keys = [
            chance.choice(LETTERS) if chance.random() < 0.6 else chance.choice(EDITING)
            for _ in range(chance.randrange(1, MOST_KEYS))
        ]
        for key in keys:
            typed.press(key)
        yield "".join(keys)
