"""The moment that a conversation is about, in the couple's words."""

from __future__ import annotations

from collections.abc import Iterable

from scripts.engine_types import Answer, Key
from scripts.model import Script, Step


def moment_key(script: Script) -> Key | None:
    """Return the key of the answer that names the moment.

    That is a text that both write together before anything else; a script that begins differently has none.
    """
    first = next((node for node in script.steps if node.id not in script.frame_ids), None)
    if not isinstance(first, Step) or first.kind != "ask" or first.of != "both" or first.private:
        return None
    is_text = first.shape is not None and first.shape.type == "text"
    return ("", first.id, "both") if is_text else None


def moment_of(script: Script, answers: Iterable[Answer]) -> str:
    """Return the moment's name, or "" if there is none."""
    key = moment_key(script)
    return next((str(answer.value) for answer in answers if answer.key == key and answer.value), "")
