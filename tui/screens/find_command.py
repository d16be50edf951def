"""Command dialog: everything that works here, to read or to run."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from textual import on
from textual.geometry import Offset
from textual.widget import Widget
from textual.widgets import Input, Static

from tui.keys.command import Command
from tui.keys.commands import BACK, CHOOSE, EVERYWHERE, HELP, LEAVE, LIGHT, LOCK, SAFETY
from tui.screens.base import BaseScreen
from tui.screens.dialog import DialogScreen
from tui.styled_text import empty_text, literal
from tui.text.prefix_search import fold, matches_all
from tui.widgets.command_rows import CommandInput, CommandRow, CommandRows
from tui.widgets.item_list import Heading, ItemList, ListRow

TITLE = "What would you like to do?"
NOTHING_TEXT = "Nothing found. Try another word, or delete what you typed."
MARGIN = 14
OTHER_LINES = 8
"""Lines of the dialog besides its rows: the edges, title, input, and what the marked command does."""


class FindCommand(DialogScreen[Command | None]):
    """The commands of the screen below; dismissed with the one to run, or None.

    They're read from that screen when this opens, so it lists what works there now. The input keeps the focus, and the
    arrows move the mark.
    """

    KEYS = (CHOOSE, BACK, LEAVE)
    MORE_KEYS = (LIGHT, SAFETY)

    DEFAULT_CSS = """
    FindCommand {
        & CommandInput { width: 1fr; margin: 0 2 1 0; }
        & #does { color: $soft; }
        &.-dialog > #column > #does { height: 3; padding: 1 2 0 2; }
        &.-dialog.-narrow > #column > #does { height: 5; }
        &.-short #title { margin-bottom: 0; }
        &.-low #title { display: none; }
        &.-low CommandInput { margin: 0 2 0 0; }
    }
    """

    def __init__(self, screen: BaseScreen[Any], *, is_unsaved: bool = False, can_lock: bool = False) -> None:
        super().__init__()
        self._sections, self._is_unsaved = command_sections(screen, can_lock=can_lock), is_unsaved
        self._is_moved = False
        """Whether the mark was moved since the last letter."""

    def compose_body(self) -> Iterable[Widget]:
        yield Static(TITLE, id="title")
        yield CommandInput(placeholder="Type to find")
        yield CommandRows(self._rows(), margin=MARGIN)
        yield Static(id="does")

    def on_mount(self) -> None:
        lines = sum(len(commands) + 1 for commands in self._sections.values())
        self.query_one("#column").styles.height = lines + OTHER_LINES
        self.query_one(CommandInput).focus()
        self._mark_best([])

    def _rows(self, typed: str = "") -> Iterator[ListRow]:
        """Yield the sections with the commands that match what was typed."""
        words = fold(typed).split()
        for title, commands in self._sections.items():
            found = [one for one in commands if matches_all(fold(f"{one.label} {self._help_of(one)}"), words)]
            if found:
                yield Heading(title)
            for one in found:
                yield CommandRow(one, one.label, trailing=one.key_label)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        """Show what matches, with the mark on the first match by name."""
        event.stop()
        self._is_moved = False
        typed = self.query_one(CommandInput).clean_value
        rows, items = list(self._rows(typed)), self.query_one(CommandRows)
        items.show(rows)
        self._mark_best(fold(typed).split())
        if not rows:
            self.query_one("#does", Static).update(empty_text(NOTHING_TEXT))

    def _mark_best(self, words: list[str]) -> None:
        """Mark the first command with this name that Enter runs."""
        items = self.query_one(CommandRows)
        found = [row for row in items.rows if isinstance(row, CommandRow)]
        for row in sorted(found, key=lambda row: (not _is_named(row, words), not row.value.action))[:1]:
            items.highlight(row.value)

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        self.query_one("#does", Static).update(literal(self._help_of(event.item.value)))

    def _help_of(self, command: Command) -> str:
        return (self._is_unsaved and command.help_unsaved) or command.help

    def marked_cell(self) -> Offset | None:
        """Return where the terminal's cursor belongs, unless it's in the text."""
        return self.query_one(CommandRows).marked_cell() if self._is_moved else None

    def action_move(self, by: int) -> None:
        self._is_moved = True
        self.query_one(CommandRows).action_move(by)

    def action_page(self, by: int) -> None:
        self._is_moved = True
        self.query_one(CommandRows).action_page(by)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_continue()

    @on(ItemList.ItemSelected)
    def _selected(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        self.dismiss(event.value)

    def action_continue(self) -> None:
        self.query_one(CommandRows).action_select()

    def action_back(self) -> None:
        self.dismiss(None)


def command_sections(screen: BaseScreen[Any], *, can_lock: bool = False) -> dict[str, list[Command]]:
    """Return the commands that a screen offers now, by section."""
    own = [one for one in screen.available_commands() if one != HELP and one not in EVERYWHERE]
    sections = {
        "Here": [one for one in own if one not in screen.PAGES],
        "Pages": [one for one in own if one in screen.PAGES],
        "Everywhere": [*EVERYWHERE, *([LOCK] if can_lock else [])],
    }
    return {title: commands for title, commands in sections.items() if commands}


def _is_named(row: CommandRow, words: list[str]) -> bool:
    return matches_all(fold(row.title), words)
