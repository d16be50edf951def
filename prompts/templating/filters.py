"""Template filters, bounded in output size and unable to fail."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jinja2 import ChainableUndefined, pass_context

from prompts.end_punctuation import FULL_STOPS, capitalize, end_sentence
from prompts.templating.lenient_comparison import compare
from prompts.templating.values import (
    MAX_TEXT_CHARS,
    display_text,
    given_value,
    item_text,
    join_words,
    list_items,
)
from prompts.text_normalization import trim

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def text_filter(change: Callable[[str], str]) -> Callable[[object], object]:
    """Turn a text function into a filter.

    The filter passes missing values through unchanged.
    """
    return lambda value: value if given_value(value) is None else change(display_text(value))


def join(value: object, between: str = "") -> object:
    """Join the items with the same text between them."""
    parts = [item_text(item) for item in list_items(value)]
    return between.join(part for part in parts if part)[:MAX_TEXT_CHARS]


def list_words(value: object, word: str = "and") -> object:
    """Join the items as in a sentence.

    For example: a, b, and c.
    """
    return join_words(map(item_text, list_items(value)), word)


def default(value: object, otherwise: object) -> object:
    """Return the value, or `otherwise` if it is missing."""
    return otherwise if given_value(value) is None else value


def first(value: object) -> object:
    return next(iter(list_items(value)), ChainableUndefined())


def last(value: object) -> object:
    return next(reversed(list_items(value)), ChainableUndefined())


def length(value: object) -> object:
    """Count the items; a single answer counts as one."""
    if given_value(value) is None or isinstance(value, Mapping):
        return ChainableUndefined()
    return len(value) if isinstance(value, list | tuple) else 1


def title(text: str) -> str:
    """Capitalize the first letter of each word only."""
    return " ".join(map(capitalize, text.split(" ")))


def weekday_and_date(day: date) -> str:
    """Return "Saturday 14 March", the way days are written unless the reader's way is known."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]}"


@pass_context
def format_date(context: Any, value: object) -> object:
    """Write 2026-03-14 the reader's way; leave other text unchanged."""
    if given_value(value) is None:
        return value
    text = display_text(value)
    try:
        return context.write_day(date.fromisoformat(text[:10]))
    except ValueError:
        return text


def phrase(text: str) -> str:
    """Remove the period, to fit inside another sentence."""
    return trim(trim(text).rstrip(FULL_STOPS))


def last_line(text: str) -> str:
    """Return the last line that isn't empty, such as the last one of several labeled lines."""
    return next((trim(line) for line in reversed(text.split("\n")) if trim(line)), "")


def quote(text: str) -> str:
    return f"“{text}”" if text else ""


FILTERS: dict[str, Callable[..., Any]] = {
    "capitalize": text_filter(capitalize),
    "date": format_date,
    "default": default,
    "first": first,
    "join": join,
    "last": last,
    "last_line": text_filter(last_line),
    "length": length,
    "list_words": list_words,
    "lower": text_filter(str.lower),
    "phrase": text_filter(phrase),
    "quote": text_filter(quote),
    "sentence": text_filter(end_sentence),
    "title": text_filter(title),
    "trim": text_filter(trim),
    "upper": text_filter(str.upper),
}

# Minimum and maximum number of constants; filters not listed take none.
ARGUMENT_COUNTS = {"default": (1, 1), "join": (0, 1), "list_words": (0, 1)}

# Used only by `TemplateTransformer`; templates cannot spell these names.
INTERNAL_FILTERS: dict[str, Callable[..., Any]] = {
    "_compare": compare,
    "_items": list_items,
    "_together": lambda parts: "".join(map(display_text, parts))[:MAX_TEXT_CHARS],
}
