"""A word browser: word families, their words, and search results."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.content import Content
from textual.events import Click, MouseEvent, MouseScrollDown, MouseScrollUp
from textual.geometry import Offset, Size
from textual.message import Message
from textual.reactive import reactive
from textual.widget import Widget

from tui.widgets.inputs.column_layout import COLUMN_GAP, LEAD_CELLS, MARK_CELLS, ColumnList
from tui.widgets.inputs.word_choices import WordChoices
from tui.widgets.inputs.word_groups import WordGroup


class WordBrowser(Widget):
    """Word families and their words, drawn as one widget.

    On narrow screens only the list with the cursor is shown.
    """

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    WordBrowser { height: auto; max-height: 8; margin-bottom: 1; color: $soft; }
    .-low WordBrowser { max-height: 5; margin-bottom: 0; }
    .-short WordBrowser { max-height: 7; }
    .-tall WordBrowser { max-height: 16; }
    """

    inside: reactive[bool] = reactive(False)

    @dataclass
    class WordToggled(Message):
        """Sent when a word is clicked to toggle it."""

        word: str

    class PointerMoved(Message):
        """Sent when the cursor moves."""

    def __init__(self, groups: Sequence[WordGroup], *, colour: str = "both") -> None:
        super().__init__()
        self._choices = WordChoices(groups)
        self._searched = ""
        self.families = ColumnList(active=True, always=True, colour=colour)
        self.words, self._found = ColumnList(colour=colour), ColumnList(active=True, colour=colour)

    @property
    def current_word(self) -> str:
        """Return the word at the cursor; empty on a family."""
        if self._searched:
            hits = self._choices.matches(self._searched)
            return hits[self._found.cursor][0] if hits else ""
        cell = self.words.current_cell if self.inside else None
        return cell.text if cell else ""

    def is_known(self, word: str) -> bool:
        """Return whether a word is in the built-in lists."""
        return self._choices.is_built_in(word)

    def open_at(self, group: str) -> None:
        """Show the words of a group first."""
        ids = [family.id for family in self._choices.families]
        if group in ids:
            self.families.show([self._choices.family_cells()], cursor=ids.index(group))
            self._show_words("")

    def show(self, chosen: Sequence[str], at: str = "") -> None:
        """Mark the chosen words and show the family of `at`."""
        self._choices.choose(chosen)
        groups = self._choices.families
        family = next((n for n, group in enumerate(groups) if at in group.words), self.families.cursor)
        self.families.show([self._choices.family_cells()], cursor=family)
        self._show_words(at)
        self.search(self._searched, self._found.cursor)

    def search(self, text: str, cursor: int = 0) -> None:
        """Show matches, and the text itself as a custom word.

        An empty text shows the families.
        """
        self._searched = text
        if text:
            self._found.show([self._choices.match_cells(text)], cursor=cursor)
        self.refresh()

    def marked_cell(self) -> Offset | None:
        """Return the first cell of the current family or word."""
        panes = self._panes()
        left, columns = panes[-1] if self.inside else panes[0]
        return self.content_region.offset + columns.cursor_place + (left, 0) if columns.cells else None

    @property
    def is_at_first_match(self) -> bool:
        """Return whether the cursor stands on the best match of a search."""
        return bool(self._searched) and not self._found.cursor

    def move_pointer(self, across: int, down: int) -> None:
        """Move the cursor in response to an arrow key."""
        self._panes()  # the layout decides where an arrow moves
        if self._searched:
            self._found.move_pointer(0, down)
        elif not self.inside:
            if across > 0:
                self.inside = True
            else:
                self.families.move_pointer(0, down)
                self._show_words()
        elif not self.words.move_pointer(across, down) and across < 0:
            self.inside = False
        self._moved()

    def watch_inside(self, inside: bool) -> None:
        self.families.active, self.words.active = not inside, inside
        self._moved()

    def get_content_height(self, _container: Size, _viewport: Size, _width: int) -> int:
        """Return the lines that the families need, with room for their own words."""
        return len(self._choices.built_in) + 1

    def render(self) -> Content:
        lines = [Content()] * self.size.height
        for begins, columns in self._panes():
            pane = self._pane_lines(begins, columns)
            lines = [
                Content.assemble(line.truncate(begins, pad=True), part)
                for line, part in zip(lines, pane, strict=True)
            ]
        return Content("\n").join(lines)

    def _pane_lines(self, begins: int, columns: ColumnList) -> list[Content]:
        """Return the lines of one list, on its ground down to the end."""
        drawn, wide = columns.render_lines(), self.size.width - begins
        lines = [*drawn, *[Content()] * (self.size.height - len(drawn))]
        if columns is self.families:
            return lines
        return [line.truncate(wide, pad=True).stylize_before("$soft on $sunk") for line in lines]

    def _panes(self) -> list[tuple[int, ColumnList]]:
        """Return the visible lists and their left edges, in cells."""
        wide, high = self.size
        beside = LEAD_CELLS + self._choices.longest_name + MARK_CELLS + COLUMN_GAP
        if self._searched:
            panes = [(0, self._found)]
        elif self.screen.has_class("-narrow"):
            panes = [(0, self.words)] if self.inside else [(0, self.families)]
        else:
            panes = [(0, self.families), (beside, self.words)]
        for begins, columns in panes:
            columns.set_size((beside if len(panes) > 1 and not begins else wide - begins), high)
        return panes

    def _moved(self) -> None:
        self.refresh()
        self.post_message(self.PointerMoved())

    def _show_words(self, at: str = "") -> None:
        group = self._choices.families[self.families.cursor]
        cursor = group.words.index(at) if at in group.words else self.words.cursor if self.inside else 0
        self.words.show(self._choices.word_cells(group), group.headings, cursor)

    def _list_under(self, event: MouseEvent) -> tuple[int, ColumnList]:
        """Return the list under the mouse and its left edge."""
        panes = self._panes()
        return panes[-1] if event.x >= panes[-1][0] else panes[0]

    def on_click(self, event: Click) -> None:
        event.stop()
        begins, columns = self._list_under(event)
        if columns.point_at(event.x - begins, event.y):
            if columns is self.families:
                self._show_words()
            self.inside = self.inside or not self._searched
            self.post_message(
                self.PointerMoved() if columns is self.families else self.WordToggled(self.current_word)
            )

    def on_mouse_scroll_down(self, event: MouseScrollDown) -> None:
        self._scroll(event, 1)

    def on_mouse_scroll_up(self, event: MouseScrollUp) -> None:
        self._scroll(event, -1)

    def _scroll(self, event: MouseEvent, down: int) -> None:
        event.stop()
        _, columns = self._list_under(event)
        columns.move_pointer(0, down)
        if columns is self.families:
            self._show_words()
        self._moved()
