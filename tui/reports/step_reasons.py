"""Why a step is asked: its conditions, and the answers that make them true."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from scripts import AwaitingAnswer, Script
from scripts.engine_types import ScopedAnswer
from scripts.model import Block, Node

NONE = "no answer"


@dataclass(frozen=True)
class Reason:
    """One condition as the author wrote it, and what its names hold now."""

    condition: str
    values: Mapping[str, str]

    @property
    def text(self) -> str:
        """Return the condition, followed by its values."""
        shown = ", ".join(f"{name} is {value}" for name, value in self.values.items())
        return f"{self.condition} ({shown})" if shown else self.condition


def step_reasons(script: Script, ask: AwaitingAnswer) -> tuple[Reason, ...]:
    """Return the conditions of the blocks around a step, then its own.

    A step that's always asked has none.
    """
    path = _path_to(script.steps, ask.step.id)
    reasons = []
    for node, inner in zip(path, (*path[1:], None), strict=True):
        if node.when is not None:
            reasons.append(_reason(node.when.source, node.when.names, ask))
        if isinstance(node, Block) and node.until is not None and inner in node.at_the_cap:
            reasons.append(_reason(f"not {node.until.source}", node.until.names, ask))
    return tuple(reasons)


def _reason(condition: str, names: frozenset[str], ask: AwaitingAnswer) -> Reason:
    return Reason(" ".join(condition.split()), {name: _value(ask, name) for name in sorted(names)})


def _value(ask: AwaitingAnswer, name: str) -> str:
    found = ask.names.look_up(name)
    value = found.value if isinstance(found, ScopedAnswer) else found
    if value is None:
        return NONE
    if isinstance(value, list | tuple):
        return ", ".join(str(each) for each in value) if value else "empty"
    return str(value)


def _path_to(nodes: Sequence[Node], step: str) -> tuple[Node, ...]:
    """Return the blocks around a step, from the outside in, and the step."""
    return next(_paths_to(nodes, step), ())


def _paths_to(nodes: Sequence[Node], step: str) -> Iterator[tuple[Node, ...]]:
    for node in nodes:
        if isinstance(node, Block):
            for path in _paths_to((*node.steps, *node.at_the_cap), step):
                yield (node, *path)
        elif node.id == step:
            yield (node,)
