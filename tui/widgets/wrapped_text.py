"""Texts whose lines are broken by us, because only we know what belongs together."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.content import with_quote_bar


class WrappedStatic(Static):
    """A text that is laid out anew for every width; unless a subclass says otherwise, it only minds quotations."""

    def content_for_width(self, width: int) -> Content:
        """How it stands in so many cells."""
        content = self.content
        return with_quote_bar(content, width) if isinstance(content, Content) else Content(str(content))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        content = self.content_for_width(width)
        return content.get_height({}, width) if width and content else 0

    def render(self) -> RenderResult:
        return self.content_for_width(self.size.width)
