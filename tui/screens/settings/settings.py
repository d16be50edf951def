"""Settings screen: each value beside its name, changed in place."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from textual import on, work
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Static

from store import Store, StoreError
from tui.helplines import Country
from tui.keys.command import Command
from tui.keys.commands import BACK, HELP, LEAVE, LIGHT, OPEN, SAFETY
from tui.keys.input_commands import MOVE_SETTING
from tui.screens.settings.setting_preview import preview_of
from tui.screens.split_screen import SplitScreen
from tui.session.io_thread import in_thread
from tui.settings import Settings, read_settings
from tui.styled_text import literal, owner_label
from tui.text.couple import Couple, Partners
from tui.text.retention import shown_text
from tui.text.sealing import status_text
from tui.text.setting_rows import GROUPS, Action, SettingText, choices_of
from tui.themes import opposite_theme
from tui.widgets.item_list import Heading, ItemList, ListRow
from tui.widgets.keybar import KeyBar
from tui.widgets.settings_list import SettingItem, SettingsList

MARGIN, NARROW = 17, 68
"""The margin with the headings, and the width below which they go above their rows."""


@dataclass(frozen=True)
class SettingsSources:
    """What the page shows besides the settings.

    `ritual` says when the weekly check-in is next. `apply` puts changed settings in force.
    """

    store: Store
    folder: Path
    people: Partners
    countries: Sequence[Country]
    ritual: str
    clock: Callable[[], datetime]
    apply: Callable[[Settings], None]


class SettingsScreen(SplitScreen[Action | None]):
    """All settings; dismissed with the action they opened, or None.

    A change is saved at once. `opened` is the row to begin at.
    """

    KEYS = (OPEN, MOVE_SETTING, BACK, HELP, LEAVE)
    MORE_KEYS = (LIGHT, SAFETY)

    def __init__(self, sources: SettingsSources, opened: Action | None = None) -> None:
        super().__init__()
        self._sources, self._opened = sources, opened
        self._settings = read_settings(sources.store.settings())

    def compose_body(self) -> Iterable[Widget]:
        yield Static("Settings", id="title")
        yield SettingsList(self._rows(), margin=MARGIN, narrow=NARROW)

    def on_mount(self) -> None:
        items = self.query_one(SettingsList)
        items.focus()
        if self._opened:
            items.highlight(self._opened)

    @property
    def couple(self) -> Couple:
        """Return the partners on their sides."""
        return Couple(*self._sources.people, self._settings.left)

    def footer(self) -> Sequence[Command]:
        marked = self._marked
        return self.KEYS if marked and marked.choices else (OPEN, BACK, HELP, LEAVE)

    @property
    def _marked(self) -> SettingItem | None:
        return next((items.marked_item for items in self.query(SettingsList)), None)

    # Rows

    def _rows(self) -> Iterator[ListRow]:
        for group, texts in GROUPS.items():
            yield Heading(group)
            yield from map(self._row, texts)

    def _row(self, text: SettingText) -> SettingItem:
        if isinstance(text.name, Action):
            return SettingItem(text.name, text.title, shown=self._shown(text.name))
        sources = self._sources
        choices = choices_of(text.name, sources.people, sources.countries)
        chosen = getattr(self._settings, text.name)
        return SettingItem(text.name, text.title, choices=choices, chosen=chosen, unit=text.unit)

    def _shown(self, action: Action) -> Content:
        """Return what to say beside a row that opens a page."""
        if action is Action.PEOPLE:
            return Content("  ").join(
                owner_label(each.id, self._sources.people) for each in self._sources.people
            )
        words = {
            Action.RITUAL: self._sources.ritual,
            Action.SAFETY: "F3",
            Action.FOLDER: _home_path(self._sources.folder),
            Action.KEEP: shown_text(self._sources.store.years_kept()),
            Action.PASSPHRASES: self._passphrases(),
        }
        return literal(words.get(action, ""), "$soft")

    def _passphrases(self) -> str:
        store = self._sources.store
        return status_text(self._sources.people, store.sealed_for, is_sealed=store.is_sealed)

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        self._show_preview()
        self.query_one(KeyBar).show(self.shown_keys())

    def _show_preview(self) -> None:
        texts = (text for group in GROUPS.values() for text in group)
        if (marked := self._marked) and (found := next((t for t in texts if t.name == marked.value), None)):
            sources = self._sources
            preview = preview_of(found, self._settings, sources.countries, sources.folder, sources.clock())
            self.show_preview(preview, self.couple)

    # Changing and opening

    @on(ItemList.ItemSelected)
    def _open(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        self.dismiss(event.value)

    @on(SettingsList.ValueChosen)
    def _value_chosen(self, event: SettingsList.ValueChosen) -> None:
        event.stop()
        self._change(event.name, event.value)

    @work
    async def _change(self, name: str, value: str) -> None:
        """Save a value, and put it in force."""
        try:
            await in_thread(self._sources.store.set_setting, name, value)
        except StoreError as error:
            self.app.notify(str(error))
            return
        self._settings = replace(self._settings, **{name: value})
        self._sources.apply(self._settings)
        self.show_again()

    def show_again(self) -> None:
        """Show all rows as they are now."""
        self.query_one(SettingsList).show_settings(list(self._rows()))
        self._show_preview()

    def action_toggle_theme(self) -> None:
        self._change("theme", opposite_theme(self.app.theme))

    def action_continue(self) -> None:
        self.query_one(SettingsList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)


def _home_path(folder: Path) -> str:
    """Return a path as people write it, from their home folder."""
    with contextlib.suppress(ValueError, RuntimeError):
        return f"~/{folder.relative_to(Path.home())}"
    return str(folder)
