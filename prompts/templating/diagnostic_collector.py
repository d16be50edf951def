"""Collector of diagnostics and name uses during a template visit."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from jinja2 import nodes

from prompts.diagnostics import Diagnostic
from prompts.name_use import TemplateName
from prompts.source_map import SourceMap
from prompts.templating.guarded_names import dotted_name
from prompts.templating.values import ROLES

MAX_DOTS = 3


@dataclass
class Collector:
    """The findings, and the loops and guards around the node.

    `ends` maps the start of each token to its end.
    """

    source_map: SourceMap
    ends: dict[int, int]
    diagnostics: list[Diagnostic] = field(default_factory=list)
    name_uses: list[TemplateName] = field(default_factory=list)
    loops: list[str] = field(default_factory=list)
    guarded: frozenset[str] = frozenset()

    @contextmanager
    def with_guards(self, names: frozenset[str]) -> Iterator[None]:
        """Guard these names inside the `with` block."""
        before = self.guarded
        self.guarded = before | names
        yield
        self.guarded = before

    def record_name(self, node: nodes.Node, required: bool) -> None:
        """Record a name unless it is a loop variable."""
        name = dotted_name(node)
        if name is None or name.count(".") > MAX_DOTS:
            message = "A dot or a square bracket needs a name before it and another name after it."
            self.report(
                node,
                message if name is None else f"This name has too many dots. It can have at most {MAX_DOTS}.",
            )
            return
        if name.split(".")[0] in self.loops:
            return
        start, end = self.span(node)
        place = (*self.source_map.position(start), *self.source_map.position(end))
        name = f"{name}.name" if name in ROLES else name
        self.name_uses.append(TemplateName(name, *place, required, self.guarded))

    def report(self, node: nodes.Node, message: str, hint: str = "") -> None:
        """Record a problem with a node."""
        self.diagnostics.append(self.source_map.diagnostic(*self.span(node), message, hint))

    def span(self, node: nodes.Node) -> tuple[int, int]:
        """Return the start and end of a node.

        Names and pairs span all of their tokens, other nodes only their own.
        """
        if isinstance(node, nodes.Compare):
            return self.span(node.expr)[0], self.span(node.ops[-1].expr)[1]
        if isinstance(node, nodes.BinExpr):
            return self.span(node.left)[0], self.span(node.right)[1]
        if isinstance(node, nodes.Tuple) and node.items:
            return self.span(node.items[0])[0], self.span(node.items[-1])[1]
        start = node.lineno or 0  # an offset, thanks to `PositionalLexer`; some rejected nodes have none
        if isinstance(node, nodes.Getattr):
            end = self.source_map.source.index(node.attr, start) + len(node.attr)
            return self.span(node.node)[0], end
        if isinstance(node, nodes.Getitem):
            return self.span(node.node)[0], self.source_map.source.find("]", start) + 1
        return start, self.ends.get(start, start)
