"""Comparisons that cannot fail: with what was not given, or of unlike things, each of them is false."""

import operator
from collections.abc import Callable
from typing import Any

from prompts.templating.values import Labelled, known

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}


def compare(left: object, sign: str, right: object) -> bool:
    """Whether `left sign right` holds; the sign has Jinja's name (eq, ne, lt, lteq, gt, gteq, in, notin)."""
    if sign in ("in", "notin"):
        return _is_among(left, right, sign == "in")
    one, other = _comparable(left), _comparable(right)
    if one is None or other is None or one[0] != other[0]:
        return False
    if one[0] == "list" and sign not in ("eq", "ne"):
        return False
    return _ORDER[sign](one[1], other[1])


def including(value: object, item: object) -> bool:
    """Whether an answer with several parts has this one among them; a single answer includes itself."""
    return _is_among(item, value if isinstance(value, list | tuple) else [value], True)


def _is_among(item: object, group: object, wanted: bool) -> bool:
    wanted_value = _comparable(item)
    if wanted_value is None or not isinstance(group, list | tuple):
        return False
    return (wanted_value in map(_comparable, group)) is wanted


def _comparable(value: object) -> tuple[str, object] | None:
    """The kind and the bare value; None for what cannot be compared, so that it is equal to nothing."""
    value = known(value)
    if isinstance(value, Labelled):
        return "text", value.value
    if isinstance(value, str):
        return "text", value
    if isinstance(value, int | float):
        return "number", value
    if isinstance(value, list | tuple):
        items = [None if isinstance(item, list | tuple) else _comparable(item) for item in value]
        return None if None in items else ("list", items)
    return None


def is_not_including(value: object, item: object) -> bool:
    """Whether an answer was given that lacks this part; what was not given is false here, too."""
    return known(value) is not None and not including(value, item)
