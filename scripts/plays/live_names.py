"""Which answers a script still reads from a step on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from prompts import ROLES
from scripts.model import Block, Node, Script, ids_inside, iter_nodes

CLEARED = ("turns", "for_each", "collect")
"""Blocks that forget at each new turn or item what was answered inside."""


class LiveNames:
    """The names read at each step or after it.

    `hurt` stands for a name on its own, `.hurt` for one behind a role, as in `first.hurt`.
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        nodes = list(iter_nodes(script.steps))
        self.blocks = frozenset(node.id for node in nodes if isinstance(node, Block))
        self._reads = {id(node): frozenset(_reads(script, node)) for node in nodes}
        self._live: dict[str, frozenset[str]] = {}
        self._everything = self._walk(script.steps, frozenset())

    def at(self, step: str) -> frozenset[str]:
        """Return the names read from a step or block on; all names for a fact."""
        return self._live.get(step, self._everything)

    def _walk(self, nodes: Sequence[Node], after: frozenset[str]) -> frozenset[str]:
        """Note what is live at each node, the last one first; return what is live before them."""
        for node in reversed(nodes):
            if isinstance(node, Block):
                after = self._walk(node.at_the_cap, after) | after
                around = after | self._read_again(node)
                after = self._walk(node.steps, around) | after
            after |= self._reads[id(node)]
            # A step of each person has the id of its block.
            self._live[node.id] = self._live.get(node.id, frozenset()) | after
        return after

    def _read_again(self, block: Block) -> frozenset[str]:
        """Return what a later round or turn of a block reads from an earlier one."""
        if block.kind == "part":
            return frozenset()
        inside = self._reads[id(block)].union(
            *(self._reads[id(node)] for node in iter_nodes(block.steps + block.at_the_cap))
        )
        return inside - ids_inside(block) if block.kind in CLEARED else inside


def _reads(script: Script, node: Node) -> Iterator[str]:
    """Yield the names that a node reads, as `LiveNames` writes them."""
    for name in _names_read(script, node):
        head, _, rest = name.partition(".")
        if head in ROLES:
            yield f".{rest.partition('.')[0]}"
        else:
            yield head


def _names_read(script: Script, node: Node) -> Iterator[str]:
    conditions = [node.when]
    if isinstance(node, Block):
        conditions.append(node.until)
        yield node.over
    else:
        yield from (name for shown in node.show for name in (shown, f"first.{shown}"))
        yield from node.shape.list_names if node.shape else ()
    for condition in conditions:
        yield from condition.names if condition else ()
    if node.id in script.wordings:
        yield from script.wordings[node.id].names_read
