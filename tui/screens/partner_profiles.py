"""Pronouns, color, and symbol of each partner, with a sample."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from textual import on
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.widget import Widget
from textual.widgets import Static

from prompts import trim
from store import Person
from tui.screens.partner_names import MAX_NAME_CHARS, PRONOUNS, SIDES, NameInput, PeopleScreen
from tui.styled_text import literal
from tui.text.couple import COLOURS, SIGNS, Couple, colour_of, sign_of
from tui.widgets.inputs.setting_row import SettingRow
from tui.widgets.partner_profile_preview import PartnerProfilePreview

OWN_PRONOUNS = "other"
OWN_PRONOUNS_HINT = (
    "Please enter three forms, like xe / xem / xyr. To pick from the list instead, press ← or →."
)
PRONOUNS_NOTE = "Turnabout says “they” until you choose. Use ↑ and ↓ to move, and ← and → to change."


class PartnerProfilesScreen(PeopleScreen):
    """Pronouns, color, and sign of each; no two the same."""

    def compose_body(self) -> Iterable[Widget]:
        yield Static("Which pronouns do you use?", id="title")
        with VerticalScroll(id="body", can_focus=False):
            with Horizontal(id="both"):
                for person, side in zip(self._people, SIDES, strict=True):
                    with Vertical(id=f"part-{person.id}", classes=f"part {side}"):
                        yield Static(id=f"who-{person.id}", classes="who")
                        yield from _settings(person)
            yield PartnerProfilePreview(id="sample")
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
        shown: list[Person] = []
        for person_ in self._people:
            sign, colour = self._setting("sign", person_.id).value, self._setting("colour", person_.id).value
            who = self.query_one(f"#who-{person_.id}", Static)
            who.update(literal(f"{sign} {person_.name}", f"${colour}"))
            part = self.query_one(f"#part-{person_.id}")
            for one in COLOURS:
                part.set_class(one == colour, f"of-{one}")
            shown.append(replace(person_, colour=colour, sign=sign))
        first, second = shown
        self.query_one(PartnerProfilePreview).show(Couple(first, second))

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
