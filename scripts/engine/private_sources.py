"""Private answers that other private answers were derived from."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.model import Block, Script, Step, ids_inside, iter_nodes


def source_answers(script: Script, names: Iterable[str]) -> frozenset[str]:
    """Return the hidden private answers that these derive from.

    An answer derives from another if its words or starter read that answer's name, directly or through a third.
    Answers in a reveal are left out: their owner decides there. So are lists that an answer chooses from.
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
    """Return every part of each name that a section reads.

    Parts before and after a dot count alone: no id is also a role.
    """
    wording = script.wordings.get(name)
    return {word for dotted in wording.names_read for word in dotted.split(".")} if wording else set()


def _revealed_names(script: Script) -> set[str]:
    steps = [node for node in iter_nodes(script.steps) if isinstance(node, Step)]
    shown = {name for step in steps if step.kind == "reveal" for name in step.show}
    shapes = [step.shape for step in steps if step.id in shown and step.shape]
    lists = {name for shape in shapes for name in shape.list_names}
    return shown | {name.rpartition(".")[2] for name in lists}
