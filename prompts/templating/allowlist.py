"""The allowlist of template syntax; everything else is rejected."""

from collections.abc import Iterable
from difflib import get_close_matches

from jinja2 import nodes

from prompts.templating.diagnostic_collector import Collector
from prompts.templating.filters import ARGUMENT_COUNTS, FILTERS
from prompts.templating.guarded_names import dotted_name, guarded_names
from prompts.templating.values import ROLES

_FILTER_NAMES = ", ".join(FILTERS)
_REFUSED_VALUES: dict[type[nodes.Node], str] = {
    nodes.Call: "Function calls aren’t allowed. Use the name without parentheses.",
    nodes.Compare: "A comparison can’t be printed. Use it after `if`.",
    nodes.Test: "`is` can’t be printed. Use it after `if`.",
    nodes.Not: "`not` can’t be printed. Use it after `if`.",
    nodes.And: "`and` can’t be printed. Use it after `if`. To join text, put ~ between the parts.",
    nodes.Or: "`or` can’t be printed. Use it after `if`. If an answer may be missing, use `default`.",
    nodes.Pos: "A plus sign needs a number on each side.",
    nodes.List: "A list can only be used after `in`.",
    nodes.Tuple: "A list can only be used after `in`.",
}


class AllowlistVisitor(Collector):
    """Visitor that checks a syntax tree and records its names."""

    def statement(self, node: nodes.Node) -> None:
        """Check a statement: text with names, `if`, or `for`."""
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    self.value(child)
        elif isinstance(node, nodes.If):
            self.branches(node)
        elif isinstance(node, nodes.For):
            self.loop(node)
        else:
            self.report(node, "This isn’t allowed here. Use only names, `if`, and `for`.")

    def branches(self, node: nodes.If) -> None:
        """Check an `if` and its branches.

        Each branch is guarded by the conditions before it.
        """
        self.condition(node.test)
        true, false = guarded_names(node.test)
        with self.with_guards(true):
            self.statements(node.body)
        for branch in node.elif_:
            with self.with_guards(false):
                self.statement(branch)
            false |= guarded_names(branch.test)[1]
        with self.with_guards(false):
            self.statements(node.else_)

    def statements(self, body: Iterable[nodes.Node]) -> None:
        for part in body:
            self.statement(part)

    def loop(self, node: nodes.For) -> None:
        """Check a `for`: one name over a named list."""
        if node.recursive or node.test is not None:
            self.report(node, "A `for` takes a list and nothing else. Put the `if` inside it.")
        if node.else_:
            self.report(node, "A `for` can’t have an `else`. Put an `if` around it.")
        if dotted_name(node.iter) is None:
            self.report(node.iter, "A `for` needs the name of a list after `in`.")
        elif isinstance(node.iter, nodes.Name) and node.iter.name in ROLES:
            self.report(node.iter, f"`{node.iter.name}` is a person, not a list.")
        else:
            self.record_name(node.iter, required=True)
        if not isinstance(node.target, nodes.Name) or node.target.name in ROLES:
            self.report(node.target, "A `for` needs one new name for its items, like `for task in tasks`.")
            return
        self.loops.append(node.target.name)
        self.statements(node.body)
        self.loops.pop()

    def condition(self, node: nodes.Node) -> None:
        """Check a condition.

        It consists of comparisons and tests, joined by and, or, not.
        """
        if isinstance(node, nodes.And | nodes.Or):
            self.condition(node.left)
            self.condition(node.right)
        elif isinstance(node, nodes.Not):
            self.condition(node.node)
        elif isinstance(node, nodes.Compare):
            self.comparison(node)
        elif isinstance(node, nodes.Test):
            self.test(node)
        elif name := dotted_name(node):
            hint = f"{name} == 'yes', or {name} is defined"
            self.report(
                node,
                f"`{name}` on its own isn’t a condition: even the answer 'no' would count as true.",
                hint,
            )
        else:
            self.report(node, "This isn’t a condition. Compare a name with something.", "heard == 'yes'")

    def comparison(self, node: nodes.Compare) -> None:
        """Check a comparison of two values.

        A list of constants is allowed only after `in`.
        """
        if len(node.ops) > 1:
            self.report(node, "Compare two things at a time, with `and` between the comparisons.")
        self.value(node.expr, required=False)
        for operand in node.ops:
            if operand.op in ("in", "notin") and isinstance(operand.expr, nodes.List | nodes.Tuple):
                for item in operand.expr.items:
                    self.constant(item)
            elif operand.op in ("in", "notin") and dotted_name(operand.expr) is None:
                self.report(operand.expr, "After `in`, write a name or a list like ['yes', 'almost'].")
            else:
                self.value(operand.expr, required=False)

    def test(self, node: nodes.Test) -> None:
        """Check a test: defined, undefined, including, or far_from."""
        if node.name not in ("defined", "undefined", "including", "far_from"):
            message = "After `is`, write `defined`, `undefined`, `including`, or `far_from`."
            self.report(node, message, "heard == 'yes'")
            return
        if dotted_name(node.node) is None:
            self.report(node.node, f"`is {node.name}` needs a name before it.")
        else:
            self.record_name(node.node, required=False)
        if node.name == "far_from":
            self.other_name(node)
            return
        self.arguments(node, *((1, 1) if node.name == "including" else (0, 0)))

    def other_name(self, node: nodes.Test) -> None:
        """Check the name after `far_from`."""
        if len(node.args) != 1 or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.report(node, "`is far_from` needs one name after it.")
        elif dotted_name(node.args[0]) is None:
            self.report(node.args[0], "`is far_from` needs the name of another number after it.")
        else:
            self.record_name(node.args[0], required=False)

    def value(self, node: nodes.Node, required: bool = True) -> None:
        """Check a value that is printed or compared."""
        if isinstance(node, nodes.Const):
            self.constant(node)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.record_name(node, required)
        elif isinstance(node, nodes.Concat):
            for part in node.nodes:
                self.value(part, required)
        elif isinstance(node, nodes.Add | nodes.Sub):
            self.value(node.left, required)
            self.value(node.right, required)
        elif isinstance(node, nodes.Neg):
            self.value(node.node, required)
        elif isinstance(node, nodes.CondExpr):
            self.choice(node, required)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            self.filter(node, node.node, required)
        else:
            self.report(
                node,
                _REFUSED_VALUES.get(
                    type(node),
                    "This isn’t allowed between the braces. Use a name, a number, or text in quotation marks.",
                ),
            )

    def choice(self, node: nodes.CondExpr, required: bool) -> None:
        """Check `this if condition else that`."""
        self.condition(node.test)
        true, false = guarded_names(node.test)
        with self.with_guards(true):
            self.value(node.expr1, required)
        if node.expr2 is not None:
            with self.with_guards(false):
                self.value(node.expr2, required)

    def filter(self, node: nodes.Filter, filtered: nodes.Expr, required: bool) -> None:
        """Check that a filter exists and takes only constants."""
        self.value(filtered, required and node.name != "default")
        if node.name not in FILTERS:
            close = get_close_matches(node.name[:64], FILTERS, 1)
            self.report(node, f"Unknown filter `{node.name[:64]}`. The filters are: {_FILTER_NAMES}.", *close)
        else:
            self.arguments(node, *ARGUMENT_COUNTS.get(node.name, (0, 0)))

    def arguments(self, node: nodes.Filter | nodes.Test, min_count: int, max_count: int) -> None:
        """Check the constants that a filter or test takes."""
        if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
            self.report(
                node, f"`{node.name}` takes only numbers or text in quotation marks in its parentheses."
            )
        elif not min_count <= len(node.args) <= max_count:
            expected = "nothing" if not max_count else "one number or text in quotation marks"
            self.report(node, f"`{node.name}` takes {expected} in its parentheses.")
        for argument in node.args:
            self.constant(argument)

    def constant(self, node: nodes.Node) -> None:
        """Check a literal text or number."""
        if not isinstance(node, nodes.Const) or type(node.value) not in (str, int, float):
            self.report(node, "Write a number or text in quotation marks here.")
