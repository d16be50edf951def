"""Texts whose lines are broken by us, because only we know what belongs together."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.content import barred


class Fitted(Static):
    """A text that is laid out anew for every width; unless a subclass says otherwise, it only minds quotations."""

    def laid_out(self, width: int) -> Content:
        """How it stands in so many cells."""
        content = self.content
        return barred(content, width) if isinstance(content, Content) else Content(str(content))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        content = self.laid_out(width)
        return content.get_height({}, width) if width and content else 0

    def render(self) -> RenderResult:
        return self.laid_out(self.size.width)
