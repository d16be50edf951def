"""The filters that words may use: none of them makes much out of little, and none of them can fail."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from jinja2 import ChainableUndefined

from prompts.templating.comparison import compare
from prompts.templating.values import AT_MOST_TEXT, flat_text, in_words, items_of, known, text_of

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def on_text(change: Callable[[str], str]) -> Callable[[object], object]:
    """A filter out of a change to text, which leaves what was not given as it is."""
    return lambda value: value if known(value) is None else change(text_of(value))


def join(value: object, between: str = "") -> object:
    """The items with the same text between them."""
    parts = [flat_text(item) for item in items_of(value)]
    return between.join(part for part in parts if part)[:AT_MOST_TEXT]


def list_words(value: object, word: str = "and") -> object:
    """The items as a sentence has them: a, b and c."""
    return in_words(map(flat_text, items_of(value)), word)


def default(value: object, otherwise: object) -> object:
    """What was given, or else this."""
    return otherwise if known(value) is None else value


def first(value: object) -> object:
    """The first item."""
    return next(iter(items_of(value)), ChainableUndefined())


def last(value: object) -> object:
    """The last item."""
    return next(reversed(items_of(value)), ChainableUndefined())


def length(value: object) -> object:
    """How many items there are; a single answer is one."""
    if known(value) is None or isinstance(value, Mapping):
        return ChainableUndefined()
    return len(value) if isinstance(value, list | tuple) else 1


def capital(text: str) -> str:
    """Only the first letter changes: names further on keep theirs."""
    return text[:1].upper() + text[1:]


def title(text: str) -> str:
    """A capital on every word, without touching the rest of it."""
    return " ".join(map(capital, text.split(" ")))


def day(text: str) -> str:
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
    text = capital(text.strip())
    return text if not text or text.endswith(("!", "?", "…", ".")) else f"{text}."


def quote(text: str) -> str:
    """In quotation marks."""
    return f"“{text}”" if text else ""


FILTERS: dict[str, Callable[..., Any]] = {
    "capitalize": on_text(capital),
    "date": on_text(day),
    "default": default,
    "first": first,
    "join": join,
    "last": last,
    "length": length,
    "list_words": list_words,
    "lower": on_text(str.lower),
    "phrase": on_text(phrase),
    "quote": on_text(quote),
    "sentence": on_text(sentence),
    "title": on_text(title),
    "trim": on_text(str.strip),
    "upper": on_text(str.upper),
}

# How many constants each filter takes: (at least, at most). What is not named here takes none.
ARGUMENTS = {"default": (1, 1), "join": (0, 1), "list_words": (0, 1)}

# Only the rewritten tree uses these; their names cannot be written in a template.
INNER: dict[str, Callable[..., Any]] = {
    "_compare": compare,
    "_items": items_of,
    "_together": lambda parts: "".join(map(text_of, parts))[:AT_MOST_TEXT],
}
