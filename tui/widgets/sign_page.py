"""A large sign and a few centered sentences."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content

from tui.styled_text import balanced
from tui.text.couple import Couple
from tui.widgets.wrapped_text import WrappedStatic

ROWS = ((30, 9), (20, 5), (0, 0))
"""The rows of the large sign, by the height of the screen."""
LINE_WIDTH = 44
BLOCKS = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}


class SignPage(WrappedStatic):
    """The sign of the person who is next, or both, and what to do."""

    DEFAULT_CSS = "SignPage { width: 100%; height: auto; }"

    def __init__(self, couple: Couple, to: str | None, sentences: Sequence[Content]) -> None:
        super().__init__()
        self._couple, self._partners, self._sentences = couple, (to,) if to else couple.sides, sentences

    def content_for_width(self, width: int) -> Content:
        """Return everything centered."""
        lines = [*self._signs(), Content()]
        for number, sentence in enumerate(self._sentences):
            if number:
                lines.append(Content())
            lines += balanced(sentence, max(min(width - 4, LINE_WIDTH), 1))
        return Content("\n").join(
            Content(" " * max((width - line.cell_length) // 2, 0)) + line for line in lines
        )

    def _signs(self) -> list[Content]:
        """Return the signs side by side: drawn from blocks, or small on a low screen."""
        rows = next(rows for least, rows in ROWS if self.screen.size.height >= least)
        if not rows:
            return [
                Content("   ").join(
                    Content.styled(self._couple.sign(one), self._color(one)) for one in self._partners
                )
            ]
        drawn = [
            [Content.styled(line, self._color(one)) for line in big_sign(self._couple.sign(one), rows)]
            for one in self._partners
        ]
        return [*(Content("      ").join(parts) for parts in zip(*drawn, strict=True)), Content()]

    def _color(self, partner: str) -> str:
        return f"${self._couple.colour(partner)}"


def big_sign(sign: str, rows: int) -> list[str]:
    """Draw a sign from half blocks: two dots in a cell, one above the other."""
    size = rows * 2
    return [
        "".join(
            BLOCKS[_is_inside(sign, x, 2 * row, size), _is_inside(sign, x, 2 * row + 1, size)]
            for x in range(size)
        )
        for row in range(rows)
    ]


def _is_inside(sign: str, x: int, y: int, size: int) -> bool:
    """Return whether a dot of the square belongs to the sign."""
    middle = (size - 1) / 2
    across, down = abs(x - middle), abs(y - middle)
    if sign == "◆":
        return across + down <= middle + 0.5
    if sign == "▲":
        return across <= (y + 1) / 2
    if sign == "■":
        return max(across, down) <= middle * 0.82
    return across**2 + down**2 <= (middle + 0.35) ** 2
