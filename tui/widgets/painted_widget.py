"""A widget that draws its own lines for the width it has."""

from __future__ import annotations

from collections.abc import Sequence

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget


class Painted(Widget):
    """One widget in place of several labels: less to mount, style, and lay out.

    Subclasses implement `paint()`, and call `repaint()` when its result changes.
    """

    DEFAULT_CSS = "Painted { width: 100%; height: auto; }"

    _painted: tuple[tuple[int, Size], Sequence[Content]] | None = None

    def paint(self, width: int) -> Sequence[Content]:
        """Return the lines for a width in cells."""
        raise NotImplementedError

    def lines(self, width: int) -> Sequence[Content]:
        """Return the lines for a width, painted once."""
        key = (width, self.app.size)
        if self._painted is None or self._painted[0] != key:
            self._painted = (key, self.paint(width))
        return self._painted[1]

    def repaint(self, *, layout: bool = False) -> None:
        """Paint again, with a new layout if the height may change."""
        self._painted = None
        self.refresh(layout=layout)

    def render(self) -> Content:
        width = self.content_size.width
        return Content("\n").join(self.lines(width)) if width else Content()

    def get_content_width(self, container: Size, _viewport: Size) -> int:
        return container.width

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        return len(self.lines(width))
