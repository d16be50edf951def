"""Names in a syntax tree, and names proved by conditions."""

from typing import TypeAlias

from jinja2 import nodes

from prompts.templating.tag_checks import NAME

Guards: TypeAlias = "tuple[frozenset[str], frozenset[str]]"

_NO_NAMES: frozenset[str] = frozenset()


def guarded_names(node: nodes.Node) -> Guards:
    """Return the names that a condition proves.

    The first set holds if the condition is true, the second if it is false.
    """
    if isinstance(node, nodes.Not):
        true, false = guarded_names(node.node)
        return (true, _NO_NAMES) if is_negated_test(node) else (false, true)
    if isinstance(node, nodes.And | nodes.Or):
        left, right = guarded_names(node.left), guarded_names(node.right)
        if isinstance(node, nodes.And):
            return left[0] | right[0], left[1] & right[1]
        return left[0] & right[0], left[1] | right[1]
    if isinstance(node, nodes.Test):
        named = _name_in(node.node)
        if node.name == "far_from":  # like a comparison
            named |= _name_in(node.args[0])
        return (_NO_NAMES, named) if node.name == "undefined" else (named, _NO_NAMES)
    if isinstance(node, nodes.Compare):
        # Comparing a missing answer is false, so a true comparison proves that both sides were given.
        return _name_in(node.expr).union(*(_name_in(operand.expr) for operand in node.ops)), _NO_NAMES
    return _NO_NAMES, _NO_NAMES


def dotted_name(node: nodes.Node) -> str | None:
    """Return the dotted name that a node spells, or None."""
    parts: list[str] = []
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        part = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
        if not isinstance(part, str) or not NAME.fullmatch(part):
            return None
        parts.append(part)
        node = node.node
    return ".".join([node.name, *reversed(parts)]) if isinstance(node, nodes.Name) else None


def is_negated_test(node: nodes.Not) -> bool:
    """Return whether the node is `x is not including 'y'`, or `x is not far_from y`.

    Like any comparison it is false without an x. Jinja gives both nodes the position of `is` there; in
    `not x is including 'y'` the first has the position of `not`.
    """
    test = node.node
    compares = isinstance(test, nodes.Test) and test.name in ("including", "far_from")
    return compares and test.lineno == node.lineno


def _name_in(node: nodes.Node) -> frozenset[str]:
    name = dotted_name(node)
    return frozenset([name]) if name else _NO_NAMES
