"""People screens: both names, then pronouns, colors, and signs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Input, Static

from prompts import looks_same, trim
from store import Person
from tui.keys.commands import BACK, CONTINUE, HELP, LEAVE, NEXT_NAME, Command
from tui.screens.dialog import DialogScreen
from tui.styled_text import literal
from tui.text.couple import COLOURS, SIGNS, Partners, colour_of, sign_of
from tui.widgets.inputs.line_input import LineInput
from tui.widgets.inputs.setting_row import SettingRow

MAX_NAME_CHARS = 40
PRONOUNS = {"they": ("they", "them", "their"), "she": ("she", "her", "her"), "he": ("he", "him", "his")}
OWN_PRONOUNS = "other"
OWN_PRONOUNS_HINT = (
    "Please enter three forms, like xe / xem / xyr. To pick from the list instead, press left or right."
)
PRONOUNS_NOTE = "Turnabout says “they” until you choose. Use up and down to move, left and right to change."
NO_NAME_HINT = "Please enter a name or an initial."
INVISIBLE_NAME_HINT = "This name has no visible letters. Please enter a name or an initial."
SAME_NAME_HINT = "You’ve entered the same name twice. Add a nickname or another letter."
NEW_PEOPLE = (
    Person("a", "", *PRONOUNS["they"], COLOURS[0], SIGNS[0]),
    Person("b", "", *PRONOUNS["they"], COLOURS[1], SIGNS[1]),
)
"""Placeholders for both partners before they enter their names."""


class NameInput(LineInput):
    """A name input; the arrows move to the next one."""

    enter_command: Command = CONTINUE

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "app.focus_previous", "Up", show=False),
        Binding("down", "app.focus_next", "Down", show=False),
    ]


class _PeopleScreen(DialogScreen[Partners | None]):
    KEYS = (CONTINUE, BACK, HELP, LEAVE)

    DEFAULT_CSS = """
    _PeopleScreen {
        & .part { height: auto; margin-bottom: 1; }
        & .who { height: auto; padding: 0 2; text-style: bold; }
        & #note { color: $muted; }
        & #wanted { color: $hint; }
        &.-low .part { margin-bottom: 0; }
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


class NamesScreen(_PeopleScreen):
    """Both names; Enter moves to the next one, then continues."""

    def compose_body(self) -> Iterable[Widget]:
        yield Static("Who’s here?", id="title")
        for person, words, enter in zip(
            self._people, ("First person", "Second person"), (NEXT_NAME, CONTINUE), strict=True
        ):
            with Vertical(classes=f"part of-{colour_of(person)}"):
                yield Static(f"{sign_of(person)} {words}", classes="who")
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


class AppearanceScreen(_PeopleScreen):
    """Pronouns, color, and sign of each; no two the same."""

    def compose_body(self) -> Iterable[Widget]:
        yield Static("Which pronouns do you use?", id="title")
        with VerticalScroll(id="body", can_focus=False):
            for person in self._people:
                with Vertical(classes="part"):
                    yield Static(id=f"who-{person.id}", classes="who")
                    yield from _settings(person)
        yield Static(PRONOUNS_NOTE, id="note")
        yield Static(id="wanted")

    def on_mount(self) -> None:
        self._show()
        self.query(SettingRow).first().focus()

    @on(SettingRow.Changed)
    def _show(self) -> None:
        for person, other in zip("ab", "ba", strict=True):
            for name in ("colour", "sign"):
                self._setting(name, person).taken = frozenset({self._setting(name, other).value})
            own = self.query_one(f"#own-{person}")
            own.display = self._setting("pronouns", person).value == OWN_PRONOUNS
        for person_, _ in zip(self._people, "ab", strict=True):
            sign, colour = self._setting("sign", person_.id).value, self._setting("colour", person_.id).value
            who = self.query_one(f"#who-{person_.id}", Static)
            who.update(literal(f"{sign} {person_.name}", f"${colour}"))

    def _setting(self, name: str, person: str) -> SettingRow:
        return self.query_one(f"#{name}-{person}", SettingRow)

    def action_continue(self) -> None:
        chosen = [self._chosen(person) for person in self._people]
        a, b = chosen
        if a and b:
            self.dismiss((a, b))

    def _chosen(self, person: Person) -> Person | None:
        pronouns = PRONOUNS.get(self._setting("pronouns", person.id).value)
        if pronouns is None:
            box = self.query_one(f"#own-{person.id}", NameInput)
            own = [trim(part) for part in box.clean_value.split("/")]
            if len(own) != 3 or not all(own):
                self.show_hint(OWN_PRONOUNS_HINT, box)
                return None
            pronouns = (own[0], own[1], own[2])
        they, them, their = pronouns
        colour, sign = self._setting("colour", person.id).value, self._setting("sign", person.id).value
        return replace(person, they=they, them=them, their=their, colour=colour, sign=sign)


def _settings(person: Person) -> Iterator[Widget]:
    forms = (person.they, person.them, person.their)
    pronouns = next((name for name, usual in PRONOUNS.items() if usual == forms), OWN_PRONOUNS)
    id_ = person.id
    yield SettingRow("Pronouns", (*PRONOUNS, OWN_PRONOUNS), pronouns, id=f"pronouns-{id_}")
    yield NameInput(
        " / ".join(forms) if pronouns == OWN_PRONOUNS else "",
        placeholder="they / them / their",
        max_chars=3 * MAX_NAME_CHARS,
        id=f"own-{id_}",
    )
    yield SettingRow("Color", COLOURS, colour_of(person), id=f"colour-{id_}", colours=True)
    yield SettingRow("Symbol", SIGNS, sign_of(person), id=f"sign-{id_}")
