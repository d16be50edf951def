"""Stored values as people read them, without a conversation."""

from __future__ import annotations

from collections.abc import Callable

from scripts.model import Script, Step, iter_nodes
from scripts.readable_names import readable

LabelOf = Callable[[str, str], str]
"""Function from (the id of an answer, its stored value) to its label."""


def label_lookup(script: Script) -> LabelOf:
    """Return the function that finds a script's labels.

    Only the values of choices are names; everything else reads as it's stored.
    """
    with_choices = {
        node.id
        for node in iter_nodes(script.steps)
        if isinstance(node, Step) and node.shape and node.shape.choices
    }

    def label(step: str, stored: str) -> str:
        wording = script.wordings.get(step)
        template = wording.labels.get(stored) if wording else None
        if template is not None:
            return template.with_placeholders(lambda _step, value: value).plain()
        return readable(stored) if step in with_choices else stored

    return label
