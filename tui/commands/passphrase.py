"""`turnabout passphrase`: change a passphrase, or all keys."""

from __future__ import annotations

import argparse
import sys

from prompts import sanitize
from store import Person, Store
from tui.clock import now
from tui.commands._data_folder import folder_to_read, open_store_for_writing
from tui.commands._new_secrets import choose_passphrase, choose_passphrases, write_down_code
from tui.commands._paragraphs import paragraphs
from tui.errors import UserError
from tui.text import sealing as text
from tui.text.list_formatting import listed


def command(options: argparse.Namespace) -> int:
    """Change one partner's passphrase, or replace every key."""
    with open_store_for_writing(folder_to_read(options)) as store:
        people = store.people()
        if not store.is_sealed or people is None:
            raise UserError(text.NOT_SEALED)
        if options.new_keys:
            store.replace_keys(choose_passphrases(people), write_down_code(), now())
            sys.stdout.write(paragraphs(text.KEYS_REPLACED))
        else:
            _change(store, _find(people, options.person))
    return 0


def _find(people: tuple[Person, Person], name: str | None) -> Person:
    names = [person.name for person in people]
    for person in people:
        if name and person.name.casefold() == name.casefold():
            return person
    raise UserError(f"Whose? Please add {listed(names, word='or')}: `turnabout passphrase {names[0]}`.")


def _change(store: Store, person: Person) -> None:
    if secret := choose_passphrase(person):
        had_one = person.id in store.sealed_for
        store.set_passphrase(person.id, secret)
        sys.stdout.write(f"{sanitize(text.changed_text(person, had_one=had_one))}\n")
    else:
        sys.stdout.write(f"{text.STAYED}\n")
