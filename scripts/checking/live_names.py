"""Names that are still read after each step.

Only those keep states apart. A name is needed as `hurt` (without qualifier) or as `.hurt` (behind a role), because
turns clear the one and keep the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prompts import ROLES
from prompts.expression_tree import Expression, names_in
from scripts.checking.parsed_script import NodeKey, ScriptReading, key_of
from scripts.model import Block, Node, Step, ids_inside

CLEARING = ("turns", "for_each", "collect")
"""Blocks that run again, and begin by clearing the names inside."""


class LiveNames:
    """The names read after each node, and inside it."""

    def __init__(self, reading: ScriptReading) -> None:
        self._reading = reading
        self.after: dict[NodeKey, frozenset[str]] = {}
        self._inside: dict[int, frozenset[str]] = {}
        self.at_start = self._walk(reading.nodes, frozenset())

    def _walk(self, nodes: tuple[Node, ...], later: frozenset[str]) -> frozenset[str]:
        """Note what is needed after each node.

        Returns what is needed before them all.
        """
        for node in reversed(nodes):
            inside = self._names_inside(node)
            if isinstance(node, Block):
                cap = self._walk(node.at_the_cap, later)
                again = inside if node.kind in ("repeat", *CLEARING) else frozenset[str]()
                if node.kind in CLEARING:
                    again -= ids_inside(node)
                # The block's words are shown with whichever step inside comes first
                words = _words_tokens(self._reading, node.id)
                self._walk(node.steps, later | again | cap | words)
            # An implied `turns` shares its key with its step, which may run once more
            key = key_of(node)
            self.after[key] = later | self.after.get(key, frozenset())
            later = later if inside <= later else later | inside
        return later

    def _names_inside(self, node: Node) -> frozenset[str]:
        if id(node) not in self._inside:
            found = self._own_names(node)
            if isinstance(node, Block):
                found = found.union(*(self._names_inside(each) for each in (*node.steps, *node.at_the_cap)))
            self._inside[id(node)] = found
        return self._inside[id(node)]

    def _own_names(self, node: Node) -> frozenset[str]:
        reading = self._reading
        found = set(_tokens(reading.whens.get(key_of(node)))) | set(_tokens(reading.untils.get(key_of(node))))
        found |= _words_tokens(reading, node.id)
        found |= {_token(name) for name in _list_names(node)}
        for shown in node.show if isinstance(node, Step) else ():
            found |= {shown, f".{shown}"} | _words_tokens(reading, shown)
        return frozenset(found)


def words_names(reading: ScriptReading, section: str) -> set[str]:
    """Return the ids of the answers that a section reads."""
    return {part for token in _words_tokens(reading, section) for part in token.split(".") if part}


def list_sources(nodes: Iterable[Node]) -> Mapping[str, str]:
    """Return the ids of lists, each with its user."""
    return {name.rpartition(".")[2]: node.id for node in nodes for name in _list_names(node)}


def _list_names(node: Node) -> set[str]:
    if isinstance(node, Block):
        return {node.over} - {""}
    return set(node.shape.list_names) if node.shape else set()


def _words_tokens(reading: ScriptReading, section: str) -> set[str]:
    words = reading.words.get(section)
    if words is None:
        return set()
    found = {token for test in words.tests for token in _tokens(test.test)}
    return found | {_token(use.read.name) for use in words.uses if not use.read.over}


def _tokens(expression: Expression | None) -> Iterable[str]:
    return (_token(read.name) for read in names_in(expression) if not read.over)


def _token(name: str) -> str:
    head, _, rest = name.partition(".")
    return f".{rest}" if head in ROLES else head
