"""Comparisons that never raise: missing or unlike values compare false."""

import operator
from collections.abc import Callable
from typing import Any

from prompts.templating.values import LabeledValue, NumberOnScale, given_value

_ORDER: dict[str, Callable[[Any, Any], bool]] = {
    "eq": operator.eq,
    "ne": operator.ne,
    "lt": operator.lt,
    "lteq": operator.le,
    "gt": operator.gt,
    "gteq": operator.ge,
}


def compare(left: object, sign: str, right: object) -> bool:
    """Return whether `left sign right` holds.

    `sign` is Jinja's name: eq, ne, lt, lteq, gt, gteq, in, or notin. Besides, there are far_from and not_far_from.
    """
    if sign in ("far_from", "not_far_from"):
        return _far_apart(left, right) is (sign == "far_from")
    if sign in ("in", "notin"):
        return _contains(left, right, sign == "in")
    one, other = _comparison_key(left), _comparison_key(right)
    if one is None or other is None or one[0] != other[0]:
        return False
    if one[0] == "list" and sign not in ("eq", "ne"):
        return False
    return _ORDER[sign](one[1], other[1])


def includes(value: object, item: object) -> bool:
    """Return whether an answer contains a part.

    A single answer contains itself.
    """
    return _contains(item, value if isinstance(value, list | tuple) else [value], True)


def _far_apart(one: object, other: object) -> bool | None:
    """Return whether two numbers differ by at least half of the larger scale.

    None if one is missing, or neither is on a scale.
    """
    if not isinstance(one, int | float) or not isinstance(other, int | float):
        return None
    width = max((each.range for each in (one, other) if isinstance(each, NumberOnScale)), default=0)
    return abs(one - other) * 2 >= width if width else None


def _contains(item: object, group: object, expected: bool) -> bool:
    expected_value = _comparison_key(item)
    if expected_value is None or not isinstance(group, list | tuple):
        return False
    return (expected_value in map(_comparison_key, group)) is expected


def _comparison_key(value: object) -> tuple[str, object] | None:
    """Return kind and bare value, or None if not comparable."""
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
    """Return whether a given answer lacks a part.

    False, too, if no answer was given.
    """
    return given_value(value) is not None and not includes(value, item)
