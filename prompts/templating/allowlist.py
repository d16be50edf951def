"""The allow-list: what a template may hold, and which names it reads. Everything else is refused."""

from collections.abc import Iterable
from difflib import get_close_matches

from jinja2 import nodes

from prompts.templating.collector import Notes
from prompts.templating.filters import ARGUMENTS, FILTERS
from prompts.templating.names import dotted, facts
from prompts.templating.values import ROLES

_FILTER_NAMES = ", ".join(FILTERS)
_VALUES: dict[type[nodes.Node], str] = {
    nodes.Call: "Nothing can be called here; a name stands alone, without brackets after it.",
    nodes.Compare: "A comparison cannot be printed; it belongs after `if`.",
    nodes.Test: "`is` cannot be printed; it belongs after `if`.",
    nodes.Not: "`not` cannot be printed; it belongs after `if`.",
    nodes.And: "`and` cannot be printed; it belongs after `if`. To join texts write ~ between them.",
    nodes.Or: "`or` cannot be printed; it belongs after `if`. Where an answer may be missing use `default`.",
    nodes.Pos: "A plus sign stands between two numbers.",
    nodes.List: "A list can only stand after `in`.",
    nodes.Tuple: "A list can only stand after `in`.",
}


class Walk(Notes):
    """One walk over a syntax tree, which notes what is wrong with it and what it reads."""

    def statement(self, node: nodes.Node) -> None:
        """Text with names in it, `if` and `for`, and nothing else."""
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    self.value(child)
        elif isinstance(node, nodes.If):
            self.branches(node)
        elif isinstance(node, nodes.For):
            self.loop(node)
        else:
            self.refuse(node, "This cannot stand here.")

    def branches(self, node: nodes.If) -> None:
        """An `if` with its further branches, each under what the conditions before it prove."""
        self.condition(node.test)
        true, false = facts(node.test)
        with self.knowing(true):
            self.statements(node.body)
        for branch in node.elif_:
            with self.knowing(false):
                self.statement(branch)
            false |= facts(branch.test)[1]
        with self.knowing(false):
            self.statements(node.else_)

    def statements(self, body: Iterable[nodes.Node]) -> None:
        """One after another."""
        for part in body:
            self.statement(part)

    def loop(self, node: nodes.For) -> None:
        """A `for` with one name, over a named list, with nothing after it."""
        if node.recursive or node.test is not None:
            self.refuse(node, "A `for` names a list and nothing more; put an `if` inside it.")
        if node.else_:
            self.refuse(node, "A `for` has no `else` here; use an `if` around it.")
        if dotted(node.iter) is None:
            self.refuse(node.iter, "A `for` goes over a list that has a name.")
        elif isinstance(node.iter, nodes.Name) and node.iter.name in ROLES:
            self.refuse(node.iter, f"`{node.iter.name}` is a person, not a list.")
        else:
            self.read(node.iter, needed=True)
        if not isinstance(node.target, nodes.Name) or node.target.name in ROLES:
            self.refuse(node.target, "A `for` needs one new name for each item.")
            return
        self.loops.append(node.target.name)
        self.statements(node.body)
        self.loops.pop()

    def condition(self, node: nodes.Node) -> None:
        """What may stand after `if`: comparisons and tests, joined by and, or and not."""
        if isinstance(node, nodes.And | nodes.Or):
            self.condition(node.left)
            self.condition(node.right)
        elif isinstance(node, nodes.Not):
            self.condition(node.node)
        elif isinstance(node, nodes.Compare):
            self.comparison(node)
        elif isinstance(node, nodes.Test):
            self.test(node)
        elif name := dotted(node):
            hint = f"{name} == 'yes', or {name} is defined"
            self.refuse(
                node, f"`{name}` alone is no condition: even the answer 'no' would count as true.", hint
            )
        else:
            self.refuse(node, "This is no condition; compare a name with something.", "heard == 'yes'")

    def comparison(self, node: nodes.Compare) -> None:
        """One comparison of two values; only after `in` may a list of constants stand."""
        if len(node.ops) > 1:
            self.refuse(node, "Compare two things at a time, with `and` between the comparisons.")
        self.value(node.expr, needed=False)
        for operand in node.ops:
            if operand.op in ("in", "notin") and isinstance(operand.expr, nodes.List | nodes.Tuple):
                for item in operand.expr.items:
                    self.constant(item)
            elif operand.op in ("in", "notin") and dotted(operand.expr) is None:
                self.refuse(operand.expr, "After `in` stands a name, or a list such as ['yes', 'almost'].")
            else:
                self.value(operand.expr, needed=False)

    def test(self, node: nodes.Test) -> None:
        """`is defined`, `is undefined`, `is including 'x'`, each on a name."""
        if node.name not in ("defined", "undefined", "including"):
            self.refuse(node, "After `is` may stand defined, undefined or including.", "heard == 'yes'")
            return
        if dotted(node.node) is None:
            self.refuse(node.node, f"`is {node.name}` asks about a name.")
        else:
            self.read(node.node, needed=False)
        self.arguments(node, *((1, 1) if node.name == "including" else (0, 0)))

    def value(self, node: nodes.Node, needed: bool = True) -> None:
        """What may be printed or compared."""
        if isinstance(node, nodes.Const):
            self.constant(node)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.read(node, needed)
        elif isinstance(node, nodes.Concat):
            for part in node.nodes:
                self.value(part, needed)
        elif isinstance(node, nodes.Add | nodes.Sub):
            self.value(node.left, needed)
            self.value(node.right, needed)
        elif isinstance(node, nodes.Neg):
            self.value(node.node, needed)
        elif isinstance(node, nodes.CondExpr):
            self.choice(node, needed)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            self.filter(node, node.node, needed)
        else:
            self.refuse(node, _VALUES.get(type(node), "This cannot stand between the braces."))

    def choice(self, node: nodes.CondExpr, needed: bool) -> None:
        """`this if condition else that`."""
        self.condition(node.test)
        true, false = facts(node.test)
        with self.knowing(true):
            self.value(node.expr1, needed)
        if node.expr2 is not None:
            with self.knowing(false):
                self.value(node.expr2, needed)

    def filter(self, node: nodes.Filter, filtered: nodes.Expr, needed: bool) -> None:
        """A filter of ours, with constants only."""
        self.value(filtered, needed and node.name != "default")
        if node.name not in FILTERS:
            close = get_close_matches(node.name[:64], FILTERS, 1)
            self.refuse(node, f"There is no filter `{node.name[:64]}`; there are {_FILTER_NAMES}.", *close)
        else:
            self.arguments(node, *ARGUMENTS.get(node.name, (0, 0)))

    def arguments(self, node: nodes.Filter | nodes.Test, least: int, most: int) -> None:
        """The constants in the brackets after a filter or a test."""
        if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
            self.refuse(node, f"`{node.name}` takes only plain text or numbers in its brackets.")
        elif not least <= len(node.args) <= most:
            wanted = "nothing" if not most else "one text or number"
            self.refuse(node, f"`{node.name}` takes {wanted} in its brackets.")
        for argument in node.args:
            self.constant(argument)

    def constant(self, node: nodes.Node) -> None:
        """A text or a number, written out."""
        if not isinstance(node, nodes.Const) or type(node.value) not in (str, int, float):
            self.refuse(node, "Here stands a text in quotation marks, or a number.")
