"""A text box that begins with an example or an opening phrase."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import on
from textual.geometry import Region
from textual.strip import Strip
from textual.widgets import TextArea

from prompts import sanitize
from tui.keys.command import Command
from tui.keys.input_commands import NEW_LINE, USE_EXAMPLE
from tui.widgets.inputs.text_box import TextBox

EXAMPLE_HINT = "An example. Press → to use it."
EXAMPLE_CHECK = "This is only an example. Write your own, or press → to use it."
CONTINUE_HINT = "Finish this sentence."


class ExampleBox(TextBox):
    """Text box with a muted example or an opening phrase.

    The first letter typed replaces an `example`, and the right arrow makes it their own; until then it's no answer.
    Text is added after a `beginning`.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = "ExampleBox.-example { color: $muted; }"

    KEYS: ClassVar[tuple[Command, ...]] = (NEW_LINE, USE_EXAMPLE)

    _hint = ""
    _is_used = False
    """Whether they use the example as it is."""

    def __init__(self, text: str, *, example: str = "", beginning: str = "", id: str | None = None) -> None:
        super().__init__(text, replaced=example, id=id)
        self._begun = sanitize(beginning).split()

    @property
    def is_untouched(self) -> bool:
        """Return whether the text is an example that nobody took over."""
        return super().is_untouched and not self._is_used

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer the example as long as there is one."""
        if action == USE_EXAMPLE.action:
            return self.is_untouched
        return super().check_action(action, parameters)

    def action_use_example(self) -> None:
        """Use the example as their own words."""
        self._is_used = True
        self.move_cursor(self.document.end)
        self.post_message(self.Changed(self))

    def action_cursor_right(self, select: bool = False) -> None:
        if self.is_untouched and not select:
            self.action_use_example()
        else:
            super().action_cursor_right(select)

    def on_mount(self) -> None:
        self._show_hint()

    @on(TextArea.Changed)
    def _show_hint(self) -> None:
        is_begun = bool(self._begun) and self.text.split() == self._begun
        self.set_class(self.is_untouched, "-example")
        self.set_class(self.is_untouched or is_begun, "-hinted")
        self._hint = EXAMPLE_HINT if self.is_untouched else CONTINUE_HINT if is_begun else ""
        self.refresh()

    def render_lines(self, crop: Region) -> list[Strip]:
        """Return the lines, with the hint on the empty one at the bottom."""
        strips, last = super().render_lines(crop), self.outer_size.height - 1
        if self._hint and crop.y <= last < crop.bottom:
            strips[last - crop.y] = self._with_hint(strips[last - crop.y], -crop.x)
        return strips

    def _with_hint(self, strip: Strip, begins: int) -> Strip:
        """Write the hint over an empty line, below the text."""
        begins += self.gutter.left
        ends = begins + len(self._hint)
        if begins < 0 or ends > strip.cell_length:
            return strip
        color = Style(color=self.get_component_rich_style("text-area--placeholder").color)
        middle = strip.crop(begins, ends)
        ground = next((segment.style for segment in middle if segment.style), Style())
        hint = Strip([Segment(self._hint, ground + color)])
        for line_filter in self.app.get_line_filters():  # as without color
            hint = hint.apply_filter(line_filter, self.background_colors[1])
        return Strip.join([strip.crop(0, begins), hint, strip.crop(ends)])
