"""Values that templates can print, and how each one prints."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

MAX_ITEMS = 50
MAX_TEXT_CHARS = 64_000
ROLES = ("speaker", "listener", "first", "second")


@dataclass(frozen=True)
class LabeledValue:
    """A choice: compares by its value, prints its label."""

    value: str
    label: str


class NumberOnScale(int):
    """A number that knows the range of its scale."""

    range: int

    def __new__(cls, number: int, low: int, high: int) -> NumberOnScale:
        made = super().__new__(cls, number)
        made.range = high - low
        return made


TemplateValue: TypeAlias = (
    "str | int | float | LabeledValue | Sequence[TemplateValue] | Mapping[str, TemplateValue] | None"
)


def given_value(value: object) -> object | None:
    """Return the value, or None if it counts as missing."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str | int | float | LabeledValue | list | tuple | Mapping):
        return value
    return None


def display_text(value: object, word: str = "and") -> str:
    """Return the printed text of a value; empty if missing."""
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
    """Return the printed text of an item.

    A nested list prints nothing, which bounds the depth.
    """
    return "" if isinstance(item, list | tuple) else display_text(item)


def format_number(number: int | float) -> str:
    """Format a number as people write it: 8, not 8.0.

    0.3 prints as 0.3, not as 0.30000000000000004.
    """
    try:
        return str(int(number)) if number == int(number) else format(number, ".10g")
    except (ValueError, OverflowError):  # infinities, NaN, and integers too long for Python to print
        return ""


def join_words(parts: Iterable[str], word: str) -> str:
    """Join the non-empty parts as in a sentence."""
    words = [part for part in parts if part]
    if len(words) < 3:
        return f" {word} ".join(words)[:MAX_TEXT_CHARS]
    return f"{', '.join(words[:-1])}, {word} {words[-1]}"[:MAX_TEXT_CHARS]


def list_items(value: object) -> list[object]:
    """Return at most MAX_ITEMS items.

    A single answer is a list of one.
    """
    value = given_value(value)
    if value is None or isinstance(value, Mapping):
        return []
    items = value[:MAX_ITEMS] if isinstance(value, list | tuple) else [value]
    return [item for item in map(given_value, items) if item is not None]
