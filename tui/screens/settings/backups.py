"""The list of backups: make one now, or choose one to restore."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from enum import Enum, auto
from typing import TypeAlias

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from store.rules.backup_retention import BackupName
from tui.keys.commands import BACK, HELP, LEAVE, OPEN
from tui.screens.split_screen import SplitScreen
from tui.text import backups as text
from tui.text.preview import Preview
from tui.widgets.item_list import Heading, Item, ItemList, ListRow


class BackupTarget(Enum):
    """What the first row does."""

    NOW = auto()


BackupChoice: TypeAlias = BackupName | BackupTarget | None
"""A backup to restore, or making one."""


class BackupList(SplitScreen[BackupChoice]):
    """All backups, newest first; dismissed with what was chosen, or None.

    While `can_change` is false, none can be made or restored.
    """

    KEYS = (OPEN, BACK, HELP, LEAVE)

    def __init__(self, backups: Sequence[BackupName], today: datetime, *, can_change: bool = True) -> None:
        super().__init__()
        self._backups, self._today, self._can_change = backups, today, can_change

    def compose_body(self) -> Iterable[Widget]:
        yield Static("Backups", id="title")
        yield ItemList(self._rows(), margin=17)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ItemList).focus()

    def _rows(self) -> Iterator[ListRow]:
        if self._can_change:
            yield Item(BackupTarget.NOW, "Back up now", "" if self._backups else text.NONE_YET)
        for number, backup in enumerate(self._backups):
            if number == 0:
                yield Heading("Restore")
            trailing = text.EVERYTHING if backup.whole else ""
            yield Item(backup, text.made_text(backup.made, self._today), "", trailing)

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        self.show_preview(self._preview(event.item.value))

    def _preview(self, value: object) -> Preview:
        if not isinstance(value, BackupName):
            return Preview("Back up now", (text.KEPT_TEXT, text.WITHOUT_UNFINISHED, text.OUTSIDE_TEXT))
        about = text.WHOLE_ABOUT if value.whole else text.WITHOUT_UNFINISHED
        return Preview(text.made_text(value.made, self._today), (text.ENTER_TEXT, about))

    @on(ItemList.ItemSelected)
    def _selected(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        if self._can_change:
            self.dismiss(event.value)

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
