"""Both names, side by side."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Static

from prompts import looks_same
from store import Person
from tui.keys.command import Command
from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE, NEXT_NAME
from tui.screens.dialog import DialogScreen
from tui.styled_text import literal
from tui.text.couple import COLOURS, SIGNS, Partners, colour_of, sign_of
from tui.widgets.inputs.line_input import LineInput

MAX_NAME_CHARS = 40
PRONOUNS = {"they": ("they", "them", "their"), "she": ("she", "her", "her"), "he": ("he", "him", "his")}
NO_NAME_HINT = "Please enter a name or an initial."
INVISIBLE_NAME_HINT = "This name has no visible letters. Please enter a name or an initial."
SAME_NAME_HINT = "You’ve entered the same name twice. Add a letter, or use a nickname."
NEW_PEOPLE = (
    Person("a", "", *PRONOUNS["they"], COLOURS[0], SIGNS[0]),
    Person("b", "", *PRONOUNS["they"], COLOURS[1], SIGNS[1]),
)
"""Placeholders for both partners before they enter their names."""
SIDES = ("-first", "-second")


class NameInput(LineInput):
    """A name input; the arrows move to the next one."""

    enter_command: Command = CONTINUE

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
    ]


class PeopleScreen(DialogScreen[Partners | None]):
    """Both partners side by side, each on their color."""

    KEYS = (CONTINUE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    PeopleScreen {
        &.-dialog, &.-dialog > #column, &.-dialog > #column > #title { background: $background; }
        & #both { height: auto; margin-bottom: 1; }
        & .part { width: 1fr; height: auto; padding: 1 0; }
        & .part.-second { margin-left: 2; }
        & .of-amber { background: $amber-tint; }
        & .of-teal { background: $teal-tint; }
        & .of-plum { background: $plum-tint; }
        & .of-blue { background: $blue-tint; }
        & .who { height: auto; padding: 0 2; text-style: bold; }
        &.-narrow #both { layout: vertical; }
        &.-narrow .part { padding: 0; margin: 0 0 1 0; }
        & #note { color: $muted; }
        & #wanted { color: $hint; }
        &.-low .part { padding: 0; margin-bottom: 0; }
        &.-low #both { margin-bottom: 0; }
    }
    """

    def __init__(self, people: Partners) -> None:
        super().__init__()
        self._people = people
        self._hint_field: Widget | None = None

    def show_hint(self, sentence: str, field: NameInput) -> None:
        """Focus a field and show what it lacks.

        The hint disappears with the next key, or when another field has the focus.
        """
        self._hint_field = field
        field.focus()
        self.query_one("#wanted", Static).update(literal(sentence))

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self._clear_hint()

    def on_descendant_focus(self, event: DescendantFocus) -> None:
        if event.widget is not self._hint_field:
            self._clear_hint()

    def _clear_hint(self) -> None:
        self._hint_field = None
        self.query_one("#wanted", Static).update("")

    def action_back(self) -> None:
        self.dismiss(None)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.action_continue()

    def action_continue(self) -> None:
        """Accept the input, or show what is missing."""


class NamesScreen(PeopleScreen):
    """Both names; Enter moves to the next one, then continues."""

    def compose_body(self) -> Iterable[Widget]:
        yield Static("Who’s here?", id="title")
        with Horizontal(id="both"):
            for person, words, enter, side in zip(
                self._people, ("First person", "Second person"), (NEXT_NAME, CONTINUE), SIDES, strict=True
            ):
                color = colour_of(person)
                with Vertical(classes=f"part {side} of-{color}"):
                    yield Static(literal(f"{sign_of(person)} {words}", f"${color}"), classes="who")
                    name = NameInput(
                        person.name, placeholder="A name", max_chars=MAX_NAME_CHARS, id=f"name-{person.id}"
                    )
                    name.enter_command = enter
                    yield name
        yield Static("Use whatever you call each other. You can change it any time.", id="note")
        yield Static(id="wanted")

    def on_mount(self) -> None:
        self.query_one("#name-a").focus()

    def action_continue(self) -> None:
        boxes = list(self.query(NameInput))
        at = next((n for n, box in enumerate(boxes) if box.has_focus), len(boxes) - 1)
        if boxes[at].clean_value and at + 1 < len(boxes):
            boxes[at + 1].focus()
            return
        empty = next((box for box in boxes if not box.clean_value), None)
        if empty:
            self.show_hint(INVISIBLE_NAME_HINT if empty.value.strip(" ") else NO_NAME_HINT, empty)
            return
        if looks_same(boxes[0].clean_value, boxes[1].clean_value):
            self.show_hint(SAME_NAME_HINT, boxes[1])
            return
        a, b = (replace(p, name=box.clean_value) for p, box in zip(self._people, boxes, strict=True))
        self.dismiss((a, b))
