"""Reading of templates into plain expressions, with positions."""

from __future__ import annotations

from jinja2 import nodes

from prompts.expression_tree import (
    Branches,
    Comparison,
    Computed,
    Constant,
    ConstantList,
    Defined,
    Expression,
    Including,
    Junction,
    NameRead,
    Negation,
    Operand,
    Place,
    TemplateReading,
    TemplateTest,
    TemplateUse,
)
from prompts.source_map import SourceMap
from prompts.templating.allowlist import AllowlistVisitor
from prompts.templating.guarded_names import dotted_name, is_negated_test
from prompts.templating.template_parsing import checked_condition, checked_template
from prompts.templating.values import ROLES


def read_template(source_map: SourceMap) -> TemplateReading:
    """Return the names and conditions of a template. Raises TemplateError."""
    tree, visitor = checked_template(source_map)
    reader = _Reader(visitor)
    for statement in tree.body:
        reader.statement(statement, ())
    return TemplateReading(tuple(reader.uses), tuple(reader.tests))


def read_condition(source_map: SourceMap) -> Expression:
    """Return a condition as data. Raises TemplateError."""
    expression, visitor = checked_condition(source_map)
    return _Reader(visitor).expression(expression)


_SIGNS: dict[type[nodes.Node], str] = {nodes.Add: "+", nodes.Sub: "-", nodes.Neg: "negative"}


class _Reader:
    """A walk over a checked tree."""

    def __init__(self, visitor: AllowlistVisitor) -> None:
        self._visitor = visitor
        self._loops: dict[str, str] = {}
        self.uses: list[TemplateUse] = []
        self.tests: list[TemplateTest] = []

    def statement(self, node: nodes.Node, under: Branches) -> None:
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    self.printed(child, under, required=True)
        elif isinstance(node, nodes.If):
            self._branches(node, under)
        elif isinstance(node, nodes.For):
            self._loop(node, under)

    def _branches(self, node: nodes.If, under: Branches) -> None:
        for branch in (node, *node.elif_):
            test = self.expression(branch.test)
            self.tests.append(TemplateTest(test, under))
            for part in branch.body:
                self.statement(part, (*under, (test, True)))
            under = (*under, (test, False))
        for part in node.else_:
            self.statement(part, under)

    def _loop(self, node: nodes.For, under: Branches) -> None:
        over = self._name(node.iter)
        self.uses.append(TemplateUse(over, True, under))
        target = node.target.name if isinstance(node.target, nodes.Name) else ""
        before = dict(self._loops)
        self._loops[target] = over.name
        for part in node.body:
            self.statement(part, (*under, (Defined(over, True, over.place), True)))
        self._loops = before

    def printed(self, node: nodes.Node, under: Branches, *, required: bool) -> None:
        """Record the names in a printed value."""
        if isinstance(node, nodes.CondExpr):
            test = self.expression(node.test)
            self.tests.append(TemplateTest(test, under))
            self.printed(node.expr1, (*under, (test, True)), required=required)
            if node.expr2 is not None:
                self.printed(node.expr2, (*under, (test, False)), required=required)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            self.printed(node.node, under, required=required and node.name != "default")
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.uses.append(TemplateUse(self._name(node), required, under))
        elif not isinstance(node, nodes.Const):
            for child in node.iter_child_nodes():
                self.printed(child, under, required=required)

    def expression(self, node: nodes.Node) -> Expression:
        place = self._place(node)
        if isinstance(node, nodes.And | nodes.Or):
            word = "and" if isinstance(node, nodes.And) else "or"
            return Junction(word, self.expression(node.left), self.expression(node.right), place)
        if isinstance(node, nodes.Not):
            inner = self.expression(node.node)
            if is_negated_test(node) and isinstance(inner, Including):
                return Including(inner.name, inner.item, True, inner.place)
            if is_negated_test(node) and isinstance(inner, Comparison):
                return Comparison(inner.left, f"not_{inner.sign}", inner.right, inner.place)
            return Negation(inner, place)
        if isinstance(node, nodes.Test):
            name = self._name(node.node)
            if node.name == "far_from":
                other = self._name(node.args[0])
                return Comparison(name, node.name, other, (*name.place[:2], *other.place[2:]))
            if node.name != "including":
                return Defined(name, node.name == "defined", name.place)
            item = self._operand(node.args[0])
            assert isinstance(item, Constant)  # noqa: S101 - the allowlist accepts nothing else
            return Including(name, item, False, (*name.place[:2], *item.place[2:]))
        assert isinstance(node, nodes.Compare)  # noqa: S101 - as above
        operand = node.ops[0]
        left, right = self._operand(node.expr), self._operand(operand.expr)
        return Comparison(left, operand.op, right, (*left.place[:2], *right.place[2:]))

    def _operand(self, node: nodes.Node) -> Operand:
        place = self._place(node)
        if isinstance(node, nodes.Const):
            return Constant(node.value, place)
        if isinstance(node, nodes.List | nodes.Tuple):
            items = tuple(item for each in node.items if isinstance(item := self._operand(each), Constant))
            return ConstantList(items, place)
        if isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            return self._name(node)
        if isinstance(node, nodes.Filter):
            filtered = [node.node] if node.node is not None else []
            parts = tuple(self._operand(part) for part in (*filtered, *node.args))
            return Computed(node.name, parts, (*parts[0].place[:2], *place[2:]))
        if isinstance(node, nodes.CondExpr):
            branches = [part for part in (node.expr1, node.expr2) if part is not None]
            chosen = tuple(self._operand(part) for part in branches)
            return Computed("if", chosen, place, self.expression(node.test))
        sign = _SIGNS.get(type(node), "~")
        return Computed(sign, tuple(self._operand(part) for part in node.iter_child_nodes()), place)

    def _name(self, node: nodes.Node) -> NameRead:
        name = dotted_name(node) or ""
        over = self._loops.get(name.partition(".")[0], "")
        return NameRead(f"{name}.name" if name in ROLES else name, self._place(node), over)

    def _place(self, node: nodes.Node) -> Place:
        start, end = self._visitor.span(node)
        source_map = self._visitor.source_map
        return (*source_map.position(start), *source_map.position(end))
