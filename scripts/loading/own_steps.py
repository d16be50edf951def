"""A script's own steps, without the opening and the closing."""

from __future__ import annotations

from scripts.loading.loader import load_script
from scripts.model import Node, Script


def own_steps(script: Script) -> tuple[Node, ...]:
    """Return the steps that the script's author wrote."""
    if len(script.sources) < 3:
        return script.steps
    opening, _, closing = script.sources
    before, after = (len(load_script(source).steps) for source in (opening, closing))
    return script.steps[before : len(script.steps) - after]
