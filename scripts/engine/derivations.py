"""What a private answer was made of: the private answers that its words, and what its box began with, read."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.model import Block, Script, Step, ids_inside, iter_nodes


def source_answers(script: Script, names: Iterable[str]) -> frozenset[str]:
    """The private answers behind these, and those behind them, as far as nobody is ever to see them.

    What a reveal is about is left out: its owner decides there. So are the lists that such an answer chooses from.
    """
    nodes = {node.id: node for node in iter_nodes(script.steps)}
    shown = _revealed_names(script)
    found, ahead = set[str](), list(names)
    while ahead:
        read = _names_read(script, ahead.pop())
        for block in [node for name in read if isinstance(node := nodes.get(name), Block)]:
            read |= ids_inside(block)
        steps = [node for name in read if isinstance(node := nodes.get(name), Step)]
        new = {step.id for step in steps if step.private} - shown - found
        found |= new
        ahead += new
    return frozenset(found)


def _names_read(script: Script, name: str) -> set[str]:
    """All that a section reads, the names before and behind a dot each for itself: no id is also a role."""
    wording = script.wordings.get(name)
    return {word for dotted in wording.names_read for word in dotted.split(".")} if wording else set()


def _revealed_names(script: Script) -> set[str]:
    steps = [node for node in iter_nodes(script.steps) if isinstance(node, Step)]
    shown = {name for step in steps if step.kind == "reveal" for name in step.show}
    shapes = [step.shape for step in steps if step.id in shown and step.shape]
    lists = {name for shape in shapes for name in (shape.choices_from, shape.rows) if name}
    return shown | {name.rpartition(".")[2] for name in lists}
