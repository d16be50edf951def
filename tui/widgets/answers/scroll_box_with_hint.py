"""The part of an answer that shows hints, and keeps them and the focus in view."""

from __future__ import annotations

from collections.abc import Sequence

from textual.containers import Vertical
from textual.widget import Widget

from tui.widgets.answers.hint import Hint


class ScrollBoxWithHint(Vertical):
    """A scrolling box with buttons below it, and a hint above these."""

    @property
    def hint_above(self) -> str:
        """Return which widget a hint goes above."""
        return "#ways"

    def show_hint(self, sentence: str) -> None:
        """Show a hint or an error, or remove it."""
        below = self.query_one(self.hint_above)
        around = below.parent if isinstance(below.parent, Widget) else self
        if sentence and not any(hint.parent is around for hint in self.query(Hint)):
            around.mount(Hint(), before=below)
        for hint in self.query(Hint):
            hint.show(sentence if hint.parent is around else "")
        if sentence:
            self.call_after_refresh(self.keep_hint_in_view)

    def keep_hint_in_view(self) -> None:
        """Scroll to the buttons, the hint, and first of all the field it may be about."""
        focused = self.screen.focused
        field = [focused] if focused and self in focused.ancestors else []
        for part in (self.query_one("#ways"), *self.query(Hint), *field):
            part.scroll_visible(animate=False, immediate=True)

    def keep_in_view(self) -> None:
        """Scroll from the top to what should be visible, so that the way there doesn't matter."""
        self.scroll_to(y=0, animate=False, immediate=True)
        for part in self.parts_in_view():
            part.scroll_visible(animate=False, immediate=True)

    def parts_in_view(self) -> Sequence[Widget]:
        """Return what should be visible, the most important last; subclasses may include more.

        A text to read stays at its beginning, though Continue has the focus.
        """
        focused = self.screen.focused
        if focused is None or (focused.id == "go-on" and self.screen.focus_chain[:1] == [focused]):
            return ()
        return [focused]
