"""The filters that words may use: none of them makes much out of little, and none of them can fail."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jinja2 import ChainableUndefined

from prompts.templating.comparison import compare
from prompts.templating.values import (
    MAX_TEXT_CHARS,
    display_text,
    given_value,
    item_text,
    join_words,
    list_items,
)

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def text_filter(change: Callable[[str], str]) -> Callable[[object], object]:
    """A filter out of a change to text, which leaves what was not given as it is."""
    return lambda value: value if given_value(value) is None else change(display_text(value))


def join(value: object, between: str = "") -> object:
    """The items with the same text between them."""
    parts = [item_text(item) for item in list_items(value)]
    return between.join(part for part in parts if part)[:MAX_TEXT_CHARS]


def list_words(value: object, word: str = "and") -> object:
    """The items as a sentence has them: a, b and c."""
    return join_words(map(item_text, list_items(value)), word)


def default(value: object, otherwise: object) -> object:
    """What was given, or else this."""
    return otherwise if given_value(value) is None else value


def first(value: object) -> object:
    """The first item."""
    return next(iter(list_items(value)), ChainableUndefined())


def last(value: object) -> object:
    """The last item."""
    return next(reversed(list_items(value)), ChainableUndefined())


def length(value: object) -> object:
    """How many items there are; a single answer is one."""
    if given_value(value) is None or isinstance(value, Mapping):
        return ChainableUndefined()
    return len(value) if isinstance(value, list | tuple) else 1


def capitalize(text: str) -> str:
    """Only the first letter changes: names further on keep theirs."""
    return text[:1].upper() + text[1:]


def title(text: str) -> str:
    """A capital on every word, without touching the rest of it."""
    return " ".join(map(capitalize, text.split(" ")))


def format_date(text: str) -> str:
    """2026-03-14 as Saturday 14 March; whatever is not a date stays as it is."""
    try:
        when = date.fromisoformat(text[:10])
    except ValueError:
        return text
    return f"{_DAYS[when.weekday()]} {when.day} {_MONTHS[when.month - 1]}"


def phrase(text: str) -> str:
    """Somebody's sentence made fit to stand inside another one: no full stop at its end."""
    return text.strip().rstrip(".").rstrip()


def sentence(text: str) -> str:
    """A capital at the start and a full stop at the end, unless it ends in a sign of its own."""
    text = capitalize(text.strip())
    return text if not text or text.endswith(("!", "?", "…", ".")) else f"{text}."


def quote(text: str) -> str:
    """In quotation marks."""
    return f"“{text}”" if text else ""


FILTERS: dict[str, Callable[..., Any]] = {
    "capitalize": text_filter(capitalize),
    "date": text_filter(format_date),
    "default": default,
    "first": first,
    "join": join,
    "last": last,
    "length": length,
    "list_words": list_words,
    "lower": text_filter(str.lower),
    "phrase": text_filter(phrase),
    "quote": text_filter(quote),
    "sentence": text_filter(sentence),
    "title": text_filter(title),
    "trim": text_filter(str.strip),
    "upper": text_filter(str.upper),
}

# How many constants each filter takes: (at least, at most). What is not named here takes none.
ARGUMENT_COUNTS = {"default": (1, 1), "join": (0, 1), "list_words": (0, 1)}

# Only the rewritten tree uses these; their names cannot be written in a template.
INTERNAL_FILTERS: dict[str, Callable[..., Any]] = {
    "_compare": compare,
    "_items": list_items,
    "_together": lambda parts: "".join(map(display_text, parts))[:MAX_TEXT_CHARS],
}
