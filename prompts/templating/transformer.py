"""The changes that make an allowed tree total: functions of ours take the place of Python's operators."""

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

from prompts.templating.names import is_not_including
from prompts.templating.values import ROLES


class TemplateTransformer(NodeTransformer):
    """Bare roles become names; comparisons, joining and loops go through functions that cannot fail."""

    def visit_Name(self, node: nodes.Name) -> nodes.Expr:  # noqa: N802 (Jinja's visitor finds methods by node name)
        """`speaker` alone prints the speaker's name."""
        if node.name in ROLES:
            return nodes.Getattr(node, "name", "load", lineno=node.lineno)
        return node

    def visit_Getattr(self, node: nodes.Getattr) -> nodes.Expr:  # noqa: N802
        """In `speaker.hurt` the role is no bare role."""
        return node

    def visit_Getitem(self, node: nodes.Getitem) -> nodes.Expr:  # noqa: N802
        """The same with brackets."""
        return node

    def visit_For(self, node: nodes.For) -> nodes.For:  # noqa: N802
        """Loops end after fifty items, and going over what is no list does nothing."""
        self.generic_visit(node)
        node.iter = _call_filter("_items", node.iter)
        return node

    def visit_Compare(self, node: nodes.Compare) -> nodes.Expr:  # noqa: N802
        """Python's comparisons raise for unlike things, and `!=` would be true for an absent one."""
        self.generic_visit(node)
        (operand,) = node.ops
        return _call_filter("_compare", node.expr, nodes.Const(operand.op, lineno=node.lineno), operand.expr)

    def visit_Concat(self, node: nodes.Concat) -> nodes.Expr:  # noqa: N802
        """Joined numbers and choices print as they do alone."""
        self.generic_visit(node)
        return _call_filter("_together", nodes.List(node.nodes, lineno=node.lineno))

    def visit_Not(self, node: nodes.Not) -> nodes.Expr:  # noqa: N802
        """`is not including` has a test of its own; any other `not` turns around what follows it."""
        self.generic_visit(node)
        if is_not_including(node) and isinstance(node.node, nodes.Test):
            node.node.name = "not_including"
            return node.node
        return node


def _call_filter(name: str, first: nodes.Node, *rest: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(first, name, list(rest), [], None, None, lineno=first.lineno)
