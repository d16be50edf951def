"""Steps of the opening and closing, and the prefix of their ids.

The prefix leaves every other name to authors. Conversations saved before it existed have frames whose ids are the bare
names, so frame steps are always found with these functions.
"""

from __future__ import annotations

from itertools import dropwhile

from scripts.model import Node, Script, iter_nodes

FRAME_PREFIX = "frame_"
"""Prefix of every id in the opening and closing; no other script may use it."""
READINESS_STEP = "good_now"
"""The opening's question whether this is a good time; answering it does not count as talking yet."""
APPRECIATION_STEP = "appreciation"
"""The closing step in which each partner says what they value."""
KEEP_STEP = "to_keep"
"""The closing step that asks what to save: `agreed`, `words`, or `nothing`."""


def frame_name(script: Script, id_: str) -> str:
    """Return a frame step's name without prefix; "" for any other step."""
    return id_.removeprefix(FRAME_PREFIX) if id_ in script.frame_ids else ""


def is_readiness(script: Script, id_: str) -> bool:
    """Return whether a step asks if this is a good time: the opening's question, or the script's own."""
    return id_ == script.readiness or frame_name(script, id_) == READINESS_STEP


def find_step_id(script: Script, name: str) -> str:
    """Return the id of the step that a name means: the script's own, or the frame's.

    Returns the name itself if there is neither.
    """
    is_own = any(node.id == name for node in iter_nodes(script.steps))
    return name if is_own or f"{FRAME_PREFIX}{name}" not in script.frame_ids else f"{FRAME_PREFIX}{name}"


def short_name(script: Script, id_: str) -> str:
    """Return the shortest name that means this step."""
    name = frame_name(script, id_)
    return name if name and find_step_id(script, name) == id_ else id_


def find_place(script: Script, place: str) -> str:
    """Return a place with the blocks that its names mean."""
    segments = (segment.rpartition(".") for segment in place.split("/"))
    return "/".join(f"{find_step_id(script, name)}{dot}{number}" for name, dot, number in segments)


def without_readiness(opening: tuple[Node, ...]) -> tuple[Node, ...]:
    """Return the opening of a script that has its own readiness question."""
    return _split_readiness(opening, f"{FRAME_PREFIX}{READINESS_STEP}")[1]


def surround(
    own: tuple[Node, ...], opening: tuple[Node, ...], closing: tuple[Node, ...], readiness: str
) -> tuple[Node, ...]:
    """Return all steps in order; `readiness` is the id of the script's own readiness question, or ""."""
    question, rest = _split_readiness(own, readiness)
    return (*question, *opening, *rest, *closing)


def own_steps(script: Script) -> tuple[Node, ...]:
    """Return a script's steps without the opening and the closing."""
    return tuple(node for node in script.steps if node.id not in script.frame_ids)


def _split_readiness(nodes: tuple[Node, ...], question: str) -> tuple[tuple[Node, ...], tuple[Node, ...]]:
    """Return the question at the beginning with the steps right after it that depend on it, and the rest."""
    if not nodes or nodes[0].id != question:
        return (), nodes
    rest = tuple(dropwhile(lambda node: bool(node.when and question in node.when.names), nodes[1:]))
    return nodes[: len(nodes) - len(rest)], rest
