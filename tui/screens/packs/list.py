"""The packs that were added, their scripts, and what is suggested."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import TypeAlias

from textual import on
from textual.widget import Widget
from textual.widgets import Static

from scripts.script_info import ScriptInfo
from store import Homework
from tui.keys.command import Command
from tui.keys.commands import BACK, DELETE, HELP, LEAVE, OPEN
from tui.keys.rehearsal_commands import TRY_SCRIPT
from tui.reports.packs import InstalledPack
from tui.screens.split_screen import SplitScreen
from tui.text.dates import minutes_text
from tui.text.packs import ADD_ABOUT, NONE_YET, PACK_BOUNDS
from tui.text.preview import Preview
from tui.widgets.item_list import Heading, Item, ItemList, ListRow
from tui.widgets.keybar import KeyBar


class PackTarget(Enum):
    """What the list's last row opens."""

    ADD = auto()


@dataclass(frozen=True)
class TryScript:
    """A script to rehearse, rather than to open."""

    script: ScriptInfo


PackChoice: TypeAlias = ScriptInfo | TryScript | InstalledPack | Homework | PackTarget | None
"""A script to open or try, a pack or suggestion to delete, or adding a pack."""


class PackList(SplitScreen[PackChoice]):
    """All packs with their scripts; dismissed with what was chosen, or None.

    `suggested` holds the scripts that are homework. Packs can't be deleted while `can_change` is false.
    """

    KEYS = (OPEN, TRY_SCRIPT, DELETE, BACK, LEAVE)
    MORE_KEYS = (HELP,)

    def __init__(
        self,
        packs: Sequence[InstalledPack],
        suggested: Mapping[str, tuple[Homework, ScriptInfo]],
        *,
        can_change: bool = True,
    ) -> None:
        super().__init__()
        self._packs, self._suggested, self._can_change = packs, suggested, can_change
        self._marked: object = None

    def compose_body(self) -> Iterable[Widget]:
        yield Static("More conversations", id="title")
        yield ItemList(self._rows(), margin=17, airy=True)

    def on_mount(self) -> None:
        super().on_mount()
        self.query_one(ItemList).focus()

    def _rows(self) -> Iterator[ListRow]:
        if self._suggested:
            yield Heading("Suggested")
        for homework, script in self._suggested.values():
            yield Item(homework, script.title, homework.note, minutes_text(script.minutes))
        for pack in self._packs:
            yield Heading(pack.author or pack.id)
            yield from (
                Item(script, script.title, "", minutes_text(script.minutes)) for script in pack.scripts
            )
            if not pack.scripts:
                yield Item(pack, pack.id, "Its conversations can’t be read. Delete it and add it again.")
        if self._can_change:
            yield Heading("More" if self._packs else "")
            yield Item(PackTarget.ADD, "Add a pack", "" if self._packs else NONE_YET)

    def _pack_of(self, value: object) -> InstalledPack | None:
        if isinstance(value, InstalledPack):
            return value
        return next((pack for pack in self._packs if value in pack.scripts), None)

    @on(ItemList.ItemHighlighted)
    def _highlighted(self, event: ItemList.ItemHighlighted) -> None:
        event.stop()
        self._marked = event.item.value
        self.show_preview(self._preview(self._marked))
        self.query_one(KeyBar).show(self.shown_keys())

    def _preview(self, value: object) -> Preview:
        if value is PackTarget.ADD:
            return Preview("Add a pack", (ADD_ABOUT, PACK_BOUNDS))
        script = self._script_of(value)
        pack = self._pack_of(script)
        facts = (
            []
            if not isinstance(script, ScriptInfo)
            else [("Takes", minutes_text(script.minutes)), ("Depth", script.depth)]
        )
        if pack:
            about = (
                ("Made by", pack.author),
                ("Pack", pack.id),
                ("Version", pack.version),
                ("License", pack.license),
            )
            facts += [fact for fact in about if fact[1]]
        if isinstance(script, ScriptInfo):
            return Preview(script.title, (" ".join(script.about.split()),), tuple(facts))
        return Preview(pack.id if pack else "", (), tuple(facts))

    def _script_of(self, value: object) -> object:
        """Return the script of a suggestion, or the value itself."""
        return self._suggested[value.id][1] if isinstance(value, Homework) else value

    def is_available(self, action: str) -> bool:
        if action == "try_script":
            return isinstance(self._script_of(self._marked), ScriptInfo)
        if action == "delete":
            return self._can_change and self._marked not in (None, PackTarget.ADD)
        return super().is_available(action)

    def footer(self) -> Sequence[Command]:
        return [command for command in self.KEYS if self.is_available(command.action)]

    @on(ItemList.ItemSelected)
    def _selected(self, event: ItemList.ItemSelected) -> None:
        event.stop()
        value = event.value
        if isinstance(value, Homework):
            self.dismiss(self._suggested[value.id][1])
        elif not isinstance(value, InstalledPack):
            self.dismiss(value)

    def action_try_script(self) -> None:
        """Rehearse the marked script."""
        script = self._script_of(self._marked)
        if isinstance(script, ScriptInfo):
            self.dismiss(TryScript(script))

    def action_delete(self) -> None:
        """Ask whether to delete the pack or suggestion of the marked row."""
        self.dismiss(self._marked if isinstance(self._marked, Homework) else self._pack_of(self._marked))

    def action_continue(self) -> None:
        self.query_one(ItemList).action_select()

    def action_back(self) -> None:
        self.dismiss(None)
