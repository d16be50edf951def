"""The allow-list: what a template may hold, and which names it reads. Everything else is refused."""

from dataclasses import dataclass, field

from jinja2 import nodes

from prompts.filters import ARGUMENTS, FILTERS
from prompts.places import Origin
from prompts.problems import Problem
from prompts.reads import Read
from prompts.tags import NAME
from prompts.values import ROLES

AT_MOST_DOTS = 3

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


@dataclass
class Walk:
    """One walk over a syntax tree, which gathers what is wrong with it and what it reads.

    `ends` says for the start of every token where it ends.
    """

    origin: Origin
    ends: dict[int, int]
    problems: list[Problem] = field(default_factory=list)
    reads: list[Read] = field(default_factory=list)
    loops: list[str] = field(default_factory=list)

    def statement(self, node: nodes.Node) -> None:
        """Text with names in it, `if` and `for`, and nothing else."""
        if isinstance(node, nodes.Output):
            for child in node.nodes:
                if not isinstance(child, nodes.TemplateData):
                    self.value(child)
        elif isinstance(node, nodes.If):
            self.condition(node.test)
            for part in (*node.body, *node.elif_, *node.else_):
                self.statement(part)
        elif isinstance(node, nodes.For):
            self.loop(node)
        else:
            self.refuse(node, "This cannot stand here.")

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
            self.read(node.iter)
        if not isinstance(node.target, nodes.Name) or node.target.name in ROLES:
            self.refuse(node.target, "A `for` needs one new name for each item.")
            return
        self.loops.append(node.target.name)
        for part in node.body:
            self.statement(part)
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
        self.value(node.expr)
        for operand in node.ops:
            if operand.op in ("in", "notin") and isinstance(operand.expr, nodes.List | nodes.Tuple):
                for item in operand.expr.items:
                    self.constant(item)
            elif operand.op in ("in", "notin") and dotted(operand.expr) is None:
                self.refuse(operand.expr, "After `in` stands a name, or a list such as ['yes', 'almost'].")
            else:
                self.value(operand.expr)

    def test(self, node: nodes.Test) -> None:
        """`is defined`, `is undefined`, `is including 'x'`, each on a name."""
        if node.name not in ("defined", "undefined", "including"):
            self.refuse(node, "After `is` may stand defined, undefined or including.", "heard == 'yes'")
            return
        if dotted(node.node) is None:
            self.refuse(node.node, f"`is {node.name}` asks about a name.")
        else:
            self.read(node.node)
        self.arguments(node, *((1, 1) if node.name == "including" else (0, 0)))

    def value(self, node: nodes.Node) -> None:
        """What may be printed or compared."""
        if isinstance(node, nodes.Const):
            self.constant(node)
        elif isinstance(node, nodes.Name | nodes.Getattr | nodes.Getitem):
            self.read(node)
        elif isinstance(node, nodes.Concat):
            for part in node.nodes:
                self.value(part)
        elif isinstance(node, nodes.Add | nodes.Sub):
            self.value(node.left)
            self.value(node.right)
        elif isinstance(node, nodes.Neg):
            self.value(node.node)
        elif isinstance(node, nodes.CondExpr):
            self.condition(node.test)
            self.value(node.expr1)
            if node.expr2 is not None:
                self.value(node.expr2)
        elif isinstance(node, nodes.Filter) and node.node is not None:
            self.filter(node, node.node)
        else:
            self.refuse(node, _VALUES.get(type(node), "This cannot stand between the braces."))

    def filter(self, node: nodes.Filter, filtered: nodes.Expr) -> None:
        """A filter of ours, with constants only."""
        self.value(filtered)
        if node.name not in FILTERS:
            self.refuse(node, f"There is no filter `{node.name[:64]}`; there are {_FILTER_NAMES}.")
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
        if not isinstance(node, nodes.Const) or not isinstance(node.value, str | int | float):
            self.refuse(node, "Here stands a text in quotation marks, or a number.")

    def read(self, node: nodes.Node) -> None:
        """Note a name that is read, unless it belongs to a loop around it."""
        name = dotted(node)
        if name is None or name.count(".") > AT_MOST_DOTS:
            said = "A dot or a square bracket follows a name, and leads to another name."
            self.refuse(node, said if name is None else "There are too many dots in this name.")
            return
        if name.split(".")[0] in self.loops:
            return
        start, end = self.span(node)
        place = (*self.origin.place(start), *self.origin.place(end))
        self.reads.append(Read(f"{name}.name" if name in ROLES else name, *place))

    def refuse(self, node: nodes.Node, message: str, hint: str = "") -> None:
        """Note a problem with a node."""
        self.problems.append(self.origin.problem(*self.span(node), message, hint))

    def span(self, node: nodes.Node) -> tuple[int, int]:
        """From the first character of a name to its last; of anything else its own token (see `Tokens`)."""
        start = first = node.lineno
        end = self.ends.get(start, start)
        if isinstance(node, nodes.Getattr):
            end = self.origin.source.index(node.attr, start) + len(node.attr)
        elif isinstance(node, nodes.Getitem):
            end = self.ends.get(self.origin.source.find("]", start), end)
        while isinstance(node, nodes.Getattr | nodes.Getitem):
            node = node.node
            first = node.lineno
        return min(first, start), end


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
