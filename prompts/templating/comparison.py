"""Comparisons that cannot fail: with what was not given, or of unlike things, each of them is false."""

import operator
from collections.abc import Callable
from typing import Any

from prompts.templating.values import LabeledValue, given_value

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
        return _contains(left, right, sign == "in")
    one, other = _comparison_key(left), _comparison_key(right)
    if one is None or other is None or one[0] != other[0]:
        return False
    if one[0] == "list" and sign not in ("eq", "ne"):
        return False
    return _ORDER[sign](one[1], other[1])


def includes(value: object, item: object) -> bool:
    """Whether an answer with several parts has this one among them; a single answer includes itself."""
    return _contains(item, value if isinstance(value, list | tuple) else [value], True)


def _contains(item: object, group: object, wanted: bool) -> bool:
    wanted_value = _comparison_key(item)
    if wanted_value is None or not isinstance(group, list | tuple):
        return False
    return (wanted_value in map(_comparison_key, group)) is wanted


def _comparison_key(value: object) -> tuple[str, object] | None:
    """The kind and the bare value; None for what cannot be compared, so that it is equal to nothing."""
    value = given_value(value)
    if isinstance(value, LabeledValue):
        return "text", value.value
    if isinstance(value, str):
        return "text", value
    if isinstance(value, int | float):
        return "number", value
    if isinstance(value, list | tuple):
        items = [None if isinstance(item, list | tuple) else _comparison_key(item) for item in value]
        return None if None in items else ("list", items)
    return None


def is_not_including(value: object, item: object) -> bool:
    """Whether an answer was given that lacks this part; what was not given is false here, too."""
    return given_value(value) is not None and not includes(value, item)
