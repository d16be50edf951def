"""A few equally large options, side by side if possible."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Click, Key, Resize
from textual.geometry import Offset
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from tui.keys.command import Command
from tui.keys.input_commands import MOVE_CHOICE
from tui.styled_text import literal
from tui.text.choice_counts import other_number_text


class OptionButton(Static):
    """One option."""

    def __init__(self, index: int, number: int, label: str, *, chosen: bool) -> None:
        super().__init__()
        self._index, self.number, self._label = index, number, label
        self.wide = self._content(chosen=True).cell_length
        self.show(chosen=chosen)

    def show(self, *, chosen: bool) -> None:
        """Set or clear the mark."""
        self.update(self._content(chosen=chosen))
        self.set_class(chosen, "-chosen")

    def _content(self, *, chosen: bool) -> Content:
        return Content.assemble(
            "› " if chosen else "  ", (f"{self.number}", "bold"), " ", literal(self._label)
        )

    def on_click(self, event: Click) -> None:
        event.stop()
        self.post_message(OptionRow.Clicked(self._index))


class OptionRow(Horizontal, can_focus=True):
    """One of a few options; `chosen` is None at first.

    `numbers` are the keys of the options, by default counted from 1.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    OptionRow {
        width: 1fr; height: 1; color: $muted;
        & > OptionButton { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & > OptionButton.-chosen { color: $ink; text-style: bold; }
        & > OptionButton:hover { color: $ink; }
        & > OptionButton:hover { background: $hover; }
        &:focus > OptionButton { background: $panel 50%; color: $soft; }
        &:focus > OptionButton.-chosen { color: $ink; }
        &:focus > OptionButton.-chosen { background: $panel; }
    }
    .of-amber OptionRow {
        & > OptionButton:hover { background: $amber-tint; }
        &:focus > OptionButton { background: $amber-tint; }
        &:focus > OptionButton.-chosen { background: $amber-tint2; }
    }
    .of-teal OptionRow {
        & > OptionButton:hover { background: $teal-tint; }
        &:focus > OptionButton { background: $teal-tint; }
        &:focus > OptionButton.-chosen { background: $teal-tint2; }
    }
    .of-plum OptionRow {
        & > OptionButton:hover { background: $plum-tint; }
        &:focus > OptionButton { background: $plum-tint; }
        &:focus > OptionButton.-chosen { background: $plum-tint2; }
    }
    .of-blue OptionRow {
        & > OptionButton:hover { background: $blue-tint; }
        &:focus > OptionButton { background: $blue-tint; }
        &:focus > OptionButton.-chosen { background: $blue-tint2; }
    }
    .-narrow OptionRow, OptionRow.-below { layout: vertical; height: auto; }
    .-narrow OptionRow > OptionButton, OptionRow.-below > OptionButton { width: 100%; }
    """

    KEYS: ClassVar[tuple[Command, ...]] = (MOVE_CHOICE,)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "move(-1)", "Left", show=False),
        Binding("right", "move(1)", "Right", show=False),
    ]

    NO_TYPING_HINT: ClassVar[str] = "You can’t type here. Press a number or use the arrow keys."

    chosen: reactive[int | None] = reactive(None)

    @dataclass
    class Clicked(Message):
        """Sent when an option is clicked."""

        index: int

    @dataclass
    class OptionChosen(Message):
        """Sent when another option is chosen."""

        options: OptionRow
        index: int

    @dataclass
    class LetterRejected(Message):
        """Sent for a letter or number that isn't offered; `sentence` says what to do."""

        sentence: str

    def __init__(
        self,
        labels: Sequence[str],
        *,
        numbers: Sequence[int] = (),
        chosen: int | None = None,
        no_words: str = NO_TYPING_HINT,
        id: str | None = None,
    ) -> None:
        super().__init__(id=id)
        self._labels, self._no_typing_hint = tuple(labels), no_words
        self._numbers = tuple(numbers) or tuple(range(1, len(self._labels) + 1))
        self.set_reactive(OptionRow.chosen, chosen)

    def compose(self) -> ComposeResult:
        for index, (number, label) in enumerate(zip(self._numbers, self._labels, strict=True)):
            yield OptionButton(index, number, label, chosen=index == self.chosen)

    def on_resize(self, event: Resize) -> None:
        """Stack the options if one would be cut off."""
        widest = max(option.wide for option in self.query(OptionButton))
        self.set_class(widest * len(self._labels) > event.size.width, "-below")

    def renumber(self, numbers: Sequence[int]) -> None:
        """Give the options other keys."""
        self._numbers = tuple(numbers)
        for index, (option, number) in enumerate(zip(self.query(OptionButton), numbers, strict=True)):
            option.number = number
            option.show(chosen=index == self.chosen)

    def watch_chosen(self, chosen: int | None) -> None:
        for number, option in enumerate(self.query(OptionButton)):
            option.show(chosen=number == chosen)
        if chosen is not None:
            self.post_message(self.OptionChosen(self, chosen))

    def marked_cell(self) -> Offset | None:
        """Return the first cell of the chosen option, or of the first one."""
        options = self.query(OptionButton)[self.chosen or 0 :]
        return options[0].content_region.offset if options else None

    def action_move(self, by: int) -> None:
        last = len(self._labels) - 1
        self.chosen = (0 if by > 0 else last) if self.chosen is None else (self.chosen + by) % (last + 1)

    def on_key(self, event: Key) -> None:
        typed = int(event.character) if event.character and event.character in "0123456789" else None
        if typed in self._numbers:
            event.stop()
            self.chosen = self._numbers.index(typed)
        elif typed is not None:
            event.stop()
            self.post_message(self.LetterRejected(other_number_text([str(one) for one in self._numbers])))
        elif event.character and (event.character.isalpha() or self._is_stray_space(event)):
            self.post_message(self.LetterRejected(self._no_typing_hint))

    def _is_stray_space(self, event: Key) -> bool:
        """Return whether this is a Space with no option chosen.

        Space keeps a chosen option; otherwise it counts as typing, like a letter.
        """
        return event.key == "space" and self.chosen is None

    def on_option_row_clicked(self, event: Clicked) -> None:
        event.stop()
        self.focus()
        self.chosen = event.index
