"""Evaluation of conditions as data, with the sandbox's own operators."""

from __future__ import annotations

from jinja2 import ChainableUndefined

from prompts.expression_tree import (
    UNKNOWN,
    Comparison,
    Computed,
    Constant,
    ConstantList,
    Defined,
    Expression,
    Including,
    Junction,
    LookUp,
    Negation,
    Operand,
)
from prompts.templating.filters import FILTERS
from prompts.templating.lenient_comparison import compare, includes, is_not_including
from prompts.templating.values import display_text, given_value


def evaluate(expression: Expression, look_up: LookUp) -> bool | None:
    """Return whether a condition holds.

    None if that can't be told.
    """
    if isinstance(expression, Junction):
        return _joined(expression, look_up)
    if isinstance(expression, Negation):
        inner = evaluate(expression.inner, look_up)
        return None if inner is None else not inner
    if isinstance(expression, Comparison):
        left, right = _value(expression.left, look_up), _value(expression.right, look_up)
        return None if UNKNOWN in (left, right) else compare(left, expression.sign, right)
    value = look_up(expression.name)
    if value is UNKNOWN:
        return None
    if isinstance(expression, Including):
        return (is_not_including if expression.negated else includes)(value, expression.item.value)
    assert isinstance(expression, Defined)  # noqa: S101 - the only one left
    return (given_value(value) is not None) is expression.expected


def _joined(expression: Junction, look_up: LookUp) -> bool | None:
    decisive = expression.word == "or"
    left = evaluate(expression.left, look_up)
    if left is decisive:
        return decisive
    right = evaluate(expression.right, look_up)
    if right is decisive:
        return decisive
    return None if left is None or right is None else not decisive


def _value(operand: Operand, look_up: LookUp) -> object:
    if isinstance(operand, Constant):
        return operand.value
    if isinstance(operand, ConstantList):
        return [item.value for item in operand.items]
    if not isinstance(operand, Computed):
        return look_up(operand)
    if operand.test is not None:
        return _chosen(operand, operand.test, look_up)
    parts = [_value(part, look_up) for part in operand.parts]
    if UNKNOWN in parts:
        return UNKNOWN
    if operand.operation in FILTERS:
        subject = ChainableUndefined() if parts[0] is None else parts[0]
        return FILTERS[operand.operation](subject, *parts[1:])
    if operand.operation == "~":
        return "".join(map(display_text, parts))
    numbers = [part for part in parts if isinstance(part, int | float)]
    if len(numbers) != len(parts):
        return None
    if operand.operation == "negative":
        return -numbers[0]
    return numbers[0] + numbers[1] if operand.operation == "+" else numbers[0] - numbers[1]


def _chosen(operand: Computed, test: Expression, look_up: LookUp) -> object:
    holds = evaluate(test, look_up)
    if holds is None:
        return UNKNOWN
    parts = operand.parts if holds else operand.parts[1:]
    return _value(parts[0], look_up) if parts else None
