"""What a condition tells about the answers: which of them must have been given if it holds, and which if not."""

from typing import TypeAlias

from jinja2 import nodes

from prompts.templating.tag_checks import NAME

Guards: TypeAlias = "tuple[frozenset[str], frozenset[str]]"

_NO_NAMES: frozenset[str] = frozenset()


def guarded_names(node: nodes.Node) -> Guards:
    """The names that are surely given where the condition is true, and where it is false."""
    if isinstance(node, nodes.Not):
        true, false = guarded_names(node.node)
        return (true, _NO_NAMES) if is_not_including(node) else (false, true)
    if isinstance(node, nodes.And | nodes.Or):
        left, right = guarded_names(node.left), guarded_names(node.right)
        if isinstance(node, nodes.And):
            return left[0] | right[0], left[1] & right[1]
        return left[0] & right[0], left[1] | right[1]
    if isinstance(node, nodes.Test):
        named = _name_in(node.node)
        return (_NO_NAMES, named) if node.name == "undefined" else (named, _NO_NAMES)
    if isinstance(node, nodes.Compare):
        # A comparison with what was not given is false, so a true one proves that both sides were.
        return _name_in(node.expr).union(*(_name_in(operand.expr) for operand in node.ops)), _NO_NAMES
    return _NO_NAMES, _NO_NAMES


def dotted_name(node: nodes.Node) -> str | None:
    """The name that a node spells, with its dots, or None when it is not a name."""
    parts: list[str] = []
    while isinstance(node, nodes.Getattr | nodes.Getitem):
        part = node.attr if isinstance(node, nodes.Getattr) else getattr(node.arg, "value", None)
        if not isinstance(part, str) or not NAME.fullmatch(part):
            return None
        parts.append(part)
        node = node.node
    return ".".join([node.name, *reversed(parts)]) if isinstance(node, nodes.Name) else None


def is_not_including(node: nodes.Not) -> bool:
    """Whether this is `x is not including 'y'`: one comparison, which like any other is false without an x.

    Jinja gives both nodes the place of `is` there; in `not x is including 'y'` the first stands at `not`.
    """
    test = node.node
    return isinstance(test, nodes.Test) and test.name == "including" and test.lineno == node.lineno


def _name_in(node: nodes.Node) -> frozenset[str]:
    name = dotted_name(node)
    return frozenset([name]) if name else _NO_NAMES
