"""Conditions and values in plain words, for people who read a script on paper."""

from __future__ import annotations

from collections.abc import Callable

from jinja2 import nodes
from jinja2.parser import Parser

from prompts.templating.guarded_names import dotted_name, is_negated_test
from prompts.templating.sandbox import sandbox
from prompts.templating.values import ROLES

LabelOf = Callable[[str, str], str]
"""Function from (the id of an answer, its stored value) to its label."""

_COMPARED = {
    "eq": "is",
    "ne": "is not",
    "lt": "is less than",
    "lteq": "is at most",
    "gt": "is more than",
    "gteq": "is at least",
}
_FACTS = {
    "today": "today’s date",
    "times_done": "the number of times they’ve done this before",
    "carried": "the agreement it’s about",
    "carried_by": "the one who does it",
    "round": "the round number",
    "item": "the item",
}
_UNCHANGED = (
    "list_words",
    "join",
    "phrase",
    "sentence",
    "lower",
    "upper",
    "capitalize",
    "title",
    "trim",
    "date",
)
"""Filters that change how an answer is written, but not which one it is."""


def condition_in_words(source: str, label: LabelOf) -> str:
    """Return a valid condition in words."""
    return expression_words(Parser(sandbox(), source, state="variable").parse_expression(), label)


def expression_words(node: nodes.Node, label: LabelOf) -> str:
    """Return a condition's tree in words."""
    if isinstance(node, nodes.And | nodes.Or):
        word = "and" if isinstance(node, nodes.And) else "or"
        sides = (_side(side, node, label) for side in (node.left, node.right))
        return f" {word} ".join(sides)
    if isinstance(node, nodes.Not):
        return _negated(node, label)
    if isinstance(node, nodes.Test):
        return _tested(node, label, is_negated=False)
    if isinstance(node, nodes.Compare):
        return _compared(node, label)
    return value_words(node, label)


def value_words(node: nodes.Node, label: LabelOf, of: str = "") -> str:
    """Return a value in words; `of` is the answer it's compared with."""
    if isinstance(node, nodes.Const):
        return (
            f"“{label(of, node.value) if of else node.value}”"
            if isinstance(node.value, str)
            else f"{node.value}"
        )
    if isinstance(node, nodes.Filter):
        return _filtered(node, label)
    if isinstance(node, nodes.CondExpr):
        other = f", otherwise {value_words(node.expr2, label)}" if node.expr2 else ""
        return f"{value_words(node.expr1, label)} if {expression_words(node.test, label)}{other}"
    if isinstance(node, nodes.Concat):
        return " and then ".join(value_words(part, label) for part in node.nodes)
    if isinstance(node, nodes.Add | nodes.Sub):
        sign = "plus" if isinstance(node, nodes.Add) else "minus"
        return f"{value_words(node.left, label)} {sign} {value_words(node.right, label)}"
    if isinstance(node, nodes.Neg):
        return f"minus {value_words(node.node, label)}"
    return name_words(dotted_name(node) or "?")


def name_words(name: str) -> str:
    """Return a name in words: `first.hurt` as "first’s hurt"."""
    head, _, rest = name.partition(".")
    if head in ROLES and rest:
        return f"{head}’s {rest}"
    return _FACTS.get(name, name)


def _answer_id(node: nodes.Node) -> str:
    """Return the id of the answer that an expression is about, or ""."""
    while isinstance(node, nodes.Filter) and node.node is not None:
        node = node.node
    return (dotted_name(node) or "").rpartition(".")[2]


def _side(node: nodes.Node, around: nodes.Node, label: LabelOf) -> str:
    words = expression_words(node, label)
    is_mixed = isinstance(node, nodes.And | nodes.Or) and type(node) is not type(around)
    return f"({words})" if is_mixed else words


def _negated(node: nodes.Not, label: LabelOf) -> str:
    inner = node.node
    if isinstance(inner, nodes.Test) and (
        inner.name not in ("including", "far_from") or is_negated_test(node)
    ):
        return _tested(inner, label, is_negated=True)
    return f"it isn’t true that ({expression_words(inner, label)})"


def _tested(node: nodes.Test, label: LabelOf, *, is_negated: bool) -> str:
    name = value_words(node.node, label)
    if node.name == "including":
        item = value_words(node.args[0], label, _answer_id(node.node))
        return f"{name} {'doesn’t include' if is_negated else 'includes'} {item}"
    if node.name == "far_from":
        return f"{name} {'isn’t' if is_negated else 'is'} far from {value_words(node.args[0], label)}"
    is_given = (node.name == "defined") is not is_negated
    if dotted_name(node.node) == "carried":
        return f"it {'is' if is_given else 'isn’t'} about an agreement"
    return f"there’s {'an' if is_given else 'no'} answer for {name}"


def _compared(node: nodes.Compare, label: LabelOf) -> str:
    (operand,) = node.ops
    left, right = node.expr, operand.expr
    about = _answer_id(left) or _answer_id(right)
    subject = value_words(left, label, about)
    if operand.op in ("in", "notin"):
        items = right.items if isinstance(right, nodes.List | nodes.Tuple) else [right]
        words = [value_words(item, label, about) for item in items]
        joined = (" or " if operand.op == "in" else " nor ").join(words)
        lead = "is" if operand.op == "in" else "is neither" if len(words) > 1 else "is not"
        return f"{subject} {lead} {joined}"
    return f"{subject} {_COMPARED[operand.op]} {value_words(right, label, about)}"


def _filtered(node: nodes.Filter, label: LabelOf) -> str:
    assert node.node is not None  # noqa: S101 - a filter without a value is refused when it's compiled
    inner = value_words(node.node, label)
    if node.name == "length":
        return f"the number of items in {inner}"
    if node.name in ("first", "last"):
        return f"the {node.name} item of {inner}"
    if node.name == "default" and node.args:
        return f"{inner}, or {value_words(node.args[0], label)} if there is no answer"
    if node.name == "quote":
        return f"“{inner}”"
    return inner
