"""List of commands with their keys, below an input that filters it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from textual.binding import Binding, BindingType

from tui.styled_text import literal, two_ends
from tui.widgets.inputs.line_input import SearchInput
from tui.widgets.item_list import ItemList
from tui.widgets.list_rows import Item, TitleLine


@dataclass(frozen=True)
class CommandRow(Item):
    """A command, with its key at the right end."""

    def lines(self, width: int) -> Iterator[TitleLine]:
        key = literal(self.trailing, "bold $soft")
        name = literal(self.title, "$ink")
        yield TitleLine(two_ends(name, key, width), len(self.title))


class CommandRows(ItemList, can_focus=False):
    """The commands found; the input moves the mark."""

    DEFAULT_CSS = "CommandRows { background: $panel 0%; scrollbar-background: $panel 0%; }"
    MARK: ClassVar[str] = "line"

    @property
    def takes_keys(self) -> bool:
        return True


class CommandInput(SearchInput):
    """The input whose arrows move the mark in the list."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "screen.move(-1)", show=False),
        Binding("down", "screen.move(1)", show=False),
        Binding("pageup", "screen.page(-1)", show=False),
        Binding("pagedown", "screen.page(1)", show=False),
    ]
