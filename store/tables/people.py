"""The partners, who begins next, and the couple's settings."""

from collections.abc import Mapping
from dataclasses import asdict

from store.records import Person
from store.storage.cached_file import CachedFile, with_row


def people(couple: CachedFile) -> tuple[Person, Person] | None:
    """Return the partners, "a" before "b"; None before setup.

    Raise CorruptFile, NewerFormat, ReadError.
    """
    found = [Person(**row) for row in couple.rows("people")]
    return (found[0], found[1]) if found else None


def set_people(couple: CachedFile, a: Person, b: Person) -> None:
    """Save the partners."""
    couple.replace_tables(people=[asdict(a), asdict(b)])


def begins_next(couple: CachedFile) -> str:
    """Return the id of the person who begins next."""
    rows = couple.rows("next")
    return str(rows[0]["begins"]) if rows else "a"


def set_begins_next(couple: CachedFile, person: str) -> None:
    """Save who begins next."""
    couple.replace_tables(next=[{"begins": person}])


def settings(couple: CachedFile) -> Mapping[str, str]:
    """Return the settings by name, if readable."""
    return {str(row["id"]): str(row["value"]) for row in couple.readable_rows("settings")}


def set_setting(couple: CachedFile, name: str, value: str) -> None:
    """Save one setting."""
    couple.replace_tables(settings=with_row(couple.rows("settings"), {"id": name, "value": value}))
