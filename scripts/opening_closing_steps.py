"""Steps of the opening and closing, and the prefix of their ids.

The prefix leaves every other name to authors. Conversations saved before it existed have frames whose ids are the bare
names, so frame steps are always found with these functions.
"""

from __future__ import annotations

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


def own_steps(script: Script) -> tuple[Node, ...]:
    """Return a script's steps without the opening and the closing."""
    return tuple(node for node in script.steps if node.id not in script.frame_ids)
