"""Check of a script's own readiness question."""

from __future__ import annotations

from collections.abc import Iterator

from prompts import Diagnostic
from scripts.loading.yaml_reader import ParsedYaml
from scripts.model import Node, Step

TYPES = ("choice", "yes_no")


def check_readiness(nodes: tuple[Node, ...], parsed: ParsedYaml, broken: set[str]) -> Iterator[Diagnostic]:
    """Check that `readiness` names the first step, and that both always answer it.

    `broken` are the ids of nodes that could not be built.
    """
    named = parsed.data.get("readiness") if isinstance(parsed.data, dict) else None
    if not isinstance(named, str) or named in broken or not nodes:
        return
    first = nodes[0]
    if first.id != named:
        message = f"`readiness` names `{named}`, which isn’t the first step."
        yield parsed.make_diagnostic(("readiness",), message, f"`{first.id}`" if _asks_both(first) else "")
    elif not _asks_both(first):
        message = (
            f"`{named}` asks if this is a good time, so it must be an `ask` with `of: both` and a `choice` or "
            "`yes_no`, and both have to answer it: no `when`, `optional`, or `pick`."
        )
        yield parsed.make_diagnostic(("readiness",), message)


def _asks_both(node: Node) -> bool:
    """Return whether a step asks both of them one question that can't be skipped."""
    return (
        isinstance(node, Step)
        and node.kind == "ask"
        and node.of == "both"
        and node.when is None
        and not node.optional
        and node.shape is not None
        and node.shape.type in TYPES
        and node.shape.pick is None
        and not node.shape.choices_from
    )
