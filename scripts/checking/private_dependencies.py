"""Private answers behind revealed ones."""

from __future__ import annotations

from scripts.checking.live_names import words_names
from scripts.checking.parsed_script import ScriptReading
from scripts.model import Step, ids_inside


def private_dependencies(reading: ScriptReading) -> dict[str, frozenset[str]]:
    """Return the private answers behind each revealed one.

    The same rule as `scripts.engine.private_sources`.
    """
    shown = {name for step in reading.steps.values() if step.kind == "reveal" for name in step.show}
    lists = {
        name.rpartition(".")[2]
        for step in reading.steps.values()
        if step.id in shown and step.shape
        for name in step.shape.list_names
    }
    return {name: _behind(reading, name, shown | lists) for name in shown}


def _behind(reading: ScriptReading, name: str, decided: set[str]) -> frozenset[str]:
    found, ahead = set[str](), [name]
    while ahead:
        read = words_names(reading, ahead.pop())
        for block in [reading.blocks[each] for each in read if each in reading.blocks]:
            read |= ids_inside(block)
        new = {each for each in read if _is_private(reading.steps.get(each))} - decided - found
        found |= new
        ahead += new
    return frozenset(found)


def _is_private(step: Step | None) -> bool:
    return step is not None and step.private
