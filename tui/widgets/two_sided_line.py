"""One line with a text at either end."""

from __future__ import annotations

from typing import ClassVar

from textual.content import Content
from textual.widgets import Static

MIN_GAP = 2
NO_CONTENT = Content()


class SplitLine(Static):
    """A left and a right text, drawn as one widget.

    Every widget adds to the time a step takes to appear. The left text is cut if there's no room for
    both. The right one gets a `share` of the line, from 0 to 1; if it's longer it is cut, or left out
    with `whole`.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = "SplitLine { height: 1; text-wrap: nowrap; text-overflow: ellipsis; }"

    def __init__(self, *, share: float = 1.0, whole: bool = False, id: str | None = None) -> None:
        super().__init__(id=id)
        self._share, self._whole = share, whole
        self.left, self.right = NO_CONTENT, NO_CONTENT

    def show(self, left: Content, right: Content = NO_CONTENT) -> None:
        """Set both texts."""
        if (left, right) != (self.left, self.right):
            self.left, self.right = left, right
            self.refresh()

    def render(self) -> Content:
        width = self.content_size.width
        right, most = self.right, int(width * self._share)
        if right.cell_length > most:
            right = NO_CONTENT if self._whole else right.truncate(most, ellipsis=True)
        room = width - (right.cell_length + MIN_GAP if right else 0)
        return Content.assemble(
            self.left.truncate(max(room, 0), ellipsis=True, pad=True),
            " " * (width - room - right.cell_length),
            right,
        )
