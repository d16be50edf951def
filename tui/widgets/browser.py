"""Looking for a word: families on the left, their words on the right, or what was found by typing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.message import Message
from textual.reactive import reactive

from tui.widgets.columns import GAP, LEAD, Cell, Columns
from tui.widgets.wordlist import Group, found, is_number

OWN = "Your words"


class Browser(Horizontal):
    """Two lists beside each other; where there is no room only the one with the pointer is seen."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen
    DEFAULT_CSS = """
    Browser {
        height: 7; margin-top: 1;
        & > #families { border-right: solid $line; }
        & > #words { width: 1fr; padding-left: 1; }
        & > #found { display: none; width: 1fr; }
        &.-searching > #found { display: block; }
        &.-searching > #families, &.-searching > #words { display: none; }
    }
    .-low Browser { height: 4; margin-top: 0; }
    .-tall Browser { height: 12; }
    .-narrow Browser {
        & > #words { display: none; }
        & > #families { border-right: none; }
        &.-inside > #words { display: block; }
        &.-inside > #families { display: none; }
        &.-searching > #words { display: none; }
    }
    """

    inside: reactive[bool] = reactive(False)

    @dataclass
    class Toggled(Message):
        """A word was clicked: take it, or take it away."""

        word: str

    class Moved(Message):
        """The pointer stands somewhere else."""

    def __init__(self, groups: Sequence[Group]) -> None:
        super().__init__()
        self._groups, self._own, self._chosen = list(groups), list[str](), list[str]()
        self._searched = ""
        # It comes with the first letter: most look through the families, and the step is there sooner without it.
        self._found = Columns(id="found")
        self._found.active = True

    def compose(self) -> ComposeResult:
        yield Columns(id="families", always=True)
        yield Columns(id="words")

    def on_mount(self) -> None:
        wide = max(len(name) for name in [OWN, *(group.name for group in self._groups)])
        self.query_one("#families", Columns).styles.width = wide + LEAD + GAP + 2
        self.watch_inside(self.inside)

    @property
    def here(self) -> str:
        """The word on which the pointer stands; empty on a family."""
        if self._searched:
            hits = self._hits()
            return hits[self._found.cursor][0] if hits else ""
        cell = self._columns("words").here if self.inside else None
        return cell.text if cell else ""

    @property
    def family(self) -> str:
        """The family on which the pointer stands or whose words are shown."""
        return self._all_groups()[self._columns("families").cursor].name

    def is_known(self, word: str) -> bool:
        """Whether a word stands in the lists."""
        return any(word in group.words for group in self._groups)

    def show(self, chosen: Sequence[str], at: str = "") -> None:
        """Mark the chosen words; `at` is a word whose family comes to the pointer."""
        self._chosen = list(chosen)
        self._own += [word for word in chosen if not self.is_known(word) and word not in self._own]
        groups, families = self._all_groups(), self._columns("families")
        family = next((n for n, group in enumerate(groups) if at in group.words), families.cursor)
        cells = [Cell(group.name, bool(set(group.words) & set(chosen))) for group in groups]
        families.show([cells], cursor=family)
        self._show_words(at)
        if self._searched:
            self.search(self._searched, self._found.cursor)

    def search(self, text: str, cursor: int = 0) -> None:
        """Show what fits a text, and the text itself as a word of one's own; nothing typed shows the families."""
        self._searched = text
        self.set_class(bool(text), "-searching")
        if text:
            if not self._found.is_attached:
                self.mount(self._found)
            cells = [
                Cell(word if name else f"“{word}”", word in self._chosen, name or "as your own word")
                for word, name in self._hits()
            ]
            self._found.show([cells], cursor=cursor)

    def steer(self, across: int, down: int) -> None:
        """Follow an arrow key."""
        if self._searched:
            self._found.move(0, down)
        elif not self.inside:
            if across > 0:
                self.inside = True
            else:
                self._columns("families").move(0, down)
                self._show_words()
        elif not self._columns("words").move(across, down) and across < 0:
            self.inside = False
        self.post_message(self.Moved())

    def watch_inside(self, inside: bool) -> None:
        self.set_class(inside, "-inside")
        self._columns("families").active = not inside
        self._columns("words").active = inside
        self.post_message(self.Moved())

    def _hits(self) -> list[tuple[str, str]]:
        """Words with their families; the text itself has none, and as a mere number it is no word."""
        hits = found(self._all_groups(), self._searched)
        known = any(word.casefold() == self._searched.casefold() for word, _ in hits)
        return hits if known or is_number(self._searched) else [*hits, (self._searched, "")]

    def _show_words(self, at: str = "") -> None:
        group = self._all_groups()[self._columns("families").cursor]
        words = self._columns("words")
        cursor = group.words.index(at) if at in group.words else words.cursor if self.inside else 0
        columns = [[Cell(word, word in self._chosen) for word in column] for column in group.columns]
        words.show(columns, group.headings, cursor)

    def _all_groups(self) -> list[Group]:
        return [*self._groups, *([Group(OWN, (tuple(self._own),))] if self._own else [])]

    def _columns(self, name: str) -> Columns:
        return self.query_one(f"#{name}", Columns)

    @on(Columns.Clicked, "#families")
    def _family_clicked(self, event: Columns.Clicked) -> None:
        event.stop()
        self._show_words()
        self.inside = True
        self.post_message(self.Moved())

    @on(Columns.Clicked, "#words")
    @on(Columns.Clicked, "#found")
    def _word_clicked(self, event: Columns.Clicked) -> None:
        event.stop()
        self.inside = self.inside or not self._searched
        self.post_message(self.Toggled(self.here))
