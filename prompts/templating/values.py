"""The values that a template may be given, and how each of them prints."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

MAX_ITEMS = 50
MAX_TEXT_CHARS = 64_000
ROLES = ("speaker", "listener", "first", "second")


@dataclass(frozen=True)
class LabeledValue:
    """A choice: it compares by the value that is stored and prints the label that the couple saw."""

    value: str
    label: str


TemplateValue: TypeAlias = (
    "str | int | float | LabeledValue | Sequence[TemplateValue] | Mapping[str, TemplateValue] | None"
)


def given_value(value: object) -> object | None:
    """The value as templates see it, or None for whatever counts as not given."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float | LabeledValue | list | tuple | Mapping):
        return value
    return None


def display_text(value: object, word: str = "and") -> str:
    """How a value prints: a choice by its label, a list as words, what was not given as nothing."""
    value = given_value(value)
    if isinstance(value, str):
        return value[:MAX_TEXT_CHARS]
    if isinstance(value, LabeledValue):
        return value.label[:MAX_TEXT_CHARS]
    if isinstance(value, int | float):
        return format_number(value)
    if isinstance(value, list | tuple):
        return join_words((item_text(item) for item in list_items(value)), word)
    return ""


def item_text(item: object) -> str:
    """How an item of a list prints; a list in a list prints as nothing, so no nesting can go deep."""
    return "" if isinstance(item, list | tuple) else display_text(item)


def format_number(number: int | float) -> str:
    """A number as people write it: 8, not 8.0; 0.3, not 0.30000000000000004."""
    try:
        return str(int(number)) if number == int(number) else format(number, ".10g")
    except (ValueError, OverflowError):  # infinities, not-a-number, and integers too long for Python to print
        return ""


def join_words(parts: Iterable[str], word: str) -> str:
    """Join the parts that are not empty the way a sentence does: a, b and c."""
    words = [part for part in parts if part]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {word} {words[-1]}"[:MAX_TEXT_CHARS]


def list_items(value: object) -> list[object]:
    """The items that a loop or a filter goes over: at most fifty; one answer alone is a list of one."""
    value = given_value(value)
    if value is None or isinstance(value, Mapping):
        return []
    items = value[:MAX_ITEMS] if isinstance(value, list | tuple) else [value]
    return [item for item in map(given_value, items) if item is not None]
