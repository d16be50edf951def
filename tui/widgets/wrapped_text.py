"""Text with its own line breaks instead of Textual's."""

from __future__ import annotations

from textual.app import RenderResult
from textual.content import Content
from textual.geometry import Size
from textual.widgets import Static

from tui.styled_text import with_hanging_marks


class WrappedStatic(Static):
    """A text laid out again for every width.

    By default only quotations and items need it; subclasses override `content_for_width()`.
    """

    def content_for_width(self, width: int) -> Content:
        """Return the content for a width in cells."""
        content = self.content
        return with_hanging_marks(content, width) if isinstance(content, Content) else Content(str(content))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        content = self.content_for_width(width)
        return content.get_height({}, width) if width and content else 0

    def render(self) -> RenderResult:
        return self.content_for_width(self.size.width)
