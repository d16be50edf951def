"""Representatives of all that an answer can be.

Two values that no condition tells apart need only one representative. So a script is explored completely, although
its answers are endless.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from typing import Any

from prompts import NumberOnScale
from scripts.checking.compared_constants import Interest
from scripts.model import LIST_TYPES, MAX_ITEMS, AnswerShape

SOMETHING = "…"
"""An answer that no condition compares with anything."""
OTHERS = ("……", "………")
"""More answers, for answers compared with each other."""
FEWEST, MOST = "!", "~"
"""Texts before and after any word, for conditions that order texts."""
RATINGS = ((SOMETHING,),)
MAX_VALUES = 24
MAX_TIMES = 1000
"""The most often a couple has finished a script before."""
Value = Any
"""A text, a number, or a tuple of texts."""


class TooManyValues(Exception):
    """Raised if more values matter than can be tried."""


def representatives(shape: AnswerShape | None, interest: Interest, *, is_list: bool) -> tuple[Value, ...]:
    """Return the values to try. Raises TooManyValues.

    `is_list`: something runs over its items, so how many there are matters.
    """
    kind = shape.type if shape else "text"
    if shape is None or kind == "text":
        return texts(interest)
    if kind in ("choice", "yes_no"):
        return _choices(shape, interest)
    if kind == "scale":
        found = numbers(interest, shape.low, shape.high)
        return tuple(NumberOnScale(number, shape.low, shape.high) for number in found)
    if kind in ("feelings", "needs", *LIST_TYPES):
        return _lists(shape, interest, is_list=is_list)
    if kind == "ratings":
        return (RATINGS,)
    if kind == "who":
        return ("first", "second", "both")
    return _dates(interest)


def texts(interest: Interest) -> tuple[str, ...]:
    """Return the texts that conditions can tell apart."""
    constants = sorted(str(each) for each in interest.constants if isinstance(each, str) and each.strip())
    if not constants and not interest.whole:
        return (SOMETHING,)
    others = OTHERS if interest.whole else ()
    return tuple(dict.fromkeys((SOMETHING, *others, *constants, FEWEST, MOST)))


def numbers(interest: Interest, low: int, high: int) -> tuple[int, ...]:
    """Return the whole numbers that conditions can tell apart."""
    constants = [int(each) for each in interest.constants if isinstance(each, int | float)]
    if interest.whole and high < MAX_TIMES:
        _limit(high - low + 1)
        return tuple(range(low, high + 1))
    near = {number + step for number in constants for step in (-1, 0, 1)}
    found = {low, high, *near} if constants or interest.whole else {low}
    return tuple(sorted(number for number in found if low <= number <= high))


def _limit(count: int) -> None:
    if count > MAX_VALUES:
        raise TooManyValues


def _choices(shape: AnswerShape, interest: Interest) -> tuple[Value, ...]:
    possible: tuple[str, ...] = ("i1", "i2") if shape.choices_from else shape.choices
    named = [each for each in possible if each in interest.constants]
    others = [each for each in possible if each not in interest.constants]
    others = others if interest.whole else others[:1]
    _limit(len(named) + len(others))
    if shape.pick is None:
        return tuple(each for each in possible if each in named or each in others)
    # Enough others to reach the lowest number of picks without any named one
    low = min(shape.pick[0], len(possible))
    others = [each for each in possible if each not in named][: max(low, len(others))]
    return tuple(_subsets((*named, *others), range(low, min(shape.pick[1], len(named) + len(others)) + 1)))


def _lists(shape: AnswerShape, interest: Interest, *, is_list: bool) -> tuple[Value, ...]:
    low, high = shape.pick or ((1, MAX_ITEMS) if shape.type in LIST_TYPES else (1, 3))
    constants = [each for each in interest.constants if isinstance(each, str)]
    counts = {int(each) for each in interest.constants if isinstance(each, int | float)}
    sizes = {low}
    if is_list:
        sizes |= {low + 1, low + 2, high}
    if interest.whole:
        sizes |= {count + step for count in counts for step in (-1, 0, 1)} | {high}
    sizes |= {low + len(constants)} if constants else set()
    found: list[tuple[str, ...]] = []
    for size in sorted(size for size in sizes if low <= size <= high):
        for named in _subsets(constants, range(min(size, len(constants)) + 1)):
            for filler in (SOMETHING, *OTHERS) if interest.whole else (SOMETHING,):
                found.append((*named, *(f"{filler}{number}" for number in range(size - len(named)))))
    _limit(len(found) // 4)
    return tuple(dict.fromkeys(found))


def _subsets(values: Sequence[str], sizes: range) -> list[tuple[str, ...]]:
    found: list[tuple[str, ...]] = []
    for size in sizes:
        for each in combinations(values, size):
            found.append(each)
            _limit(len(found) // 4)
    return found


def _dates(interest: Interest) -> tuple[str, ...]:
    constants = [each for each in interest.constants if isinstance(each, str)]
    if not constants and not interest.whole:
        return (SOMETHING,)
    return tuple(dict.fromkeys(("0001-01-01", *sorted(constants), "9999-12-31")))
