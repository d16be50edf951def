"""What a condition tells about the answers: which of them must have been given if it holds, and which if not."""

from typing import TypeAlias

from jinja2 import nodes

from prompts.templating.tag_checks import NAME

Facts: TypeAlias = "tuple[frozenset[str], frozenset[str]]"

_NOTHING: frozenset[str] = frozenset()


def facts(node: nodes.Node) -> Facts:
    """The names that are surely given where the condition is true, and where it is false."""
    if isinstance(node, nodes.Not):
        true, false = facts(node.node)
        return (true, _NOTHING) if is_not_including(node) else (false, true)
    if isinstance(node, nodes.And | nodes.Or):
        left, right = facts(node.left), facts(node.right)
        if isinstance(node, nodes.And):
            return left[0] | right[0], left[1] & right[1]
        return left[0] & right[0], left[1] | right[1]
    if isinstance(node, nodes.Test):
        named = _named(node.node)
        return (_NOTHING, named) if node.name == "undefined" else (named, _NOTHING)
    if isinstance(node, nodes.Compare):
        # A comparison with what was not given is false, so a true one proves that both sides were.
        return _named(node.expr).union(*(_named(operand.expr) for operand in node.ops)), _NOTHING
    return _NOTHING, _NOTHING


def dotted(node: nodes.Node) -> str | None:
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


def _named(node: nodes.Node) -> frozenset[str]:
    name = dotted(node)
    return frozenset([name]) if name else _NOTHING
