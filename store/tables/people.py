"""The two people, who begins next time, and how they like the screen."""

from collections.abc import Mapping
from dataclasses import asdict

from store.records import Person
from store.storage.cached_file import CachedFile, with_row


def people(couple: CachedFile) -> tuple[Person, Person] | None:
    """The two, "a" before "b"; None before they said who they are; raises Damaged, NewerFormat, NotRead."""
    found = [Person(**row) for row in couple.rows("people")]
    return (found[0], found[1]) if found else None


def set_people(couple: CachedFile, a: Person, b: Person) -> None:
    """Keeps who the two are; raises NotSaved, ReadOnly."""
    couple.replace_tables(people=[asdict(a), asdict(b)])


def begins_next(couple: CachedFile) -> str:
    """The id of whoever begins the next conversation; "a" before the first one."""
    rows = couple.rows("next")
    return str(rows[0]["begins"]) if rows else "a"


def set_begins_next(couple: CachedFile, person: str) -> None:
    """Keeps who begins next; raises NotSaved, ReadOnly."""
    couple.replace_tables(next=[{"begins": person}])


def settings(couple: CachedFile) -> Mapping[str, str]:
    """What the couple chose for the screen, by name; nothing while the file cannot be trusted."""
    return {str(row["id"]): str(row["value"]) for row in couple.readable_rows("settings")}


def set_setting(couple: CachedFile, name: str, value: str) -> None:
    """Keeps one choice in place of what it was before; raises NotSaved, ReadOnly."""
    couple.replace_tables(settings=with_row(couple.rows("settings"), {"id": name, "value": value}))
