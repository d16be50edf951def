"""Rewrites of a checked tree, so that operators never raise."""

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from prompts.templating.guarded_names import is_negated_test
from prompts.templating.values import ROLES


class TemplateTransformer(NodeTransformer):
    """Visitor that replaces operators, loops, and bare roles."""

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 (Jinja's visitor finds methods by node name)
        """Print a role such as `speaker` by name."""
        if node.name in ROLES:
            return nodes.Getattr(node, "name", "load", lineno=node.lineno)
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:  # noqa: N802
        """Leave `speaker.hurt` unchanged: its role is not bare."""
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        """Leave `speaker['hurt']` unchanged, as above."""
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        """Limit loops to MAX_ITEMS, and skip other values than lists."""
        self.generic_visit(node)
        node.iter = _call_filter("_items", node.iter)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:  # noqa: N802
        """Replace comparisons.

        Python's raise for unlike types, and `!=` would be true for a missing value.
        """
        self.generic_visit(node)
        (operand,) = node.ops
        return _call_filter("_compare", node.expr, nodes.Const(operand.op, lineno=node.lineno), operand.expr)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        """Join numbers and choices as they print alone."""
        self.generic_visit(node)
        return _call_filter("_together", nodes.List(node.nodes, lineno=node.lineno))

    def visit_Not(self, node: nodes.Not) -> nodes.Expr:  # noqa: N802
        """Replace `is not including` and `is not far_from` by comparisons of their own."""
        if is_negated_test(node) and isinstance(node.node, nodes.Test):
            node.node.name = f"not_{node.node.name}"
            return self.visit_Test(node.node)
        self.generic_visit(node)
        return node

    def visit_Test(self, node: nodes.Test) -> nodes.Expr:  # noqa: N802
        """Replace `is far_from` by a comparison."""
        self.generic_visit(node)
        if node.name not in ("far_from", "not_far_from"):
            return node
        return _call_filter("_compare", node.node, nodes.Const(node.name, lineno=node.lineno), node.args[0])


def _call_filter(name: str, first: nodes.Node, *rest: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(first, name, list(rest), [], None, None, lineno=first.lineno)
