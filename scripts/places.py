"""Where the steps and blocks of a flow stand, for findings that are made once it is built."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from prompts import Problem
from scripts.flow import Node
from scripts.reading import Path, Reading


class Places:
    """The places of all steps and blocks: a line and an id tell them apart."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._paths = {(reading.line(path), name): path for path, name in _written(reading.data, ())}

    def problem(self, node: Node, message: str, hint: str = "", *, at: Path = ()) -> Problem:
        """A finding about a step or a block: at its id, or at what stands under one of its keys."""
        path = self._paths.get((node.line, node.id), ())
        return self._reading.found((*path, *(at or (node.kind,))), message, hint)


def _written(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """The paths of all that may be a step or a block, with their ids, those inside others included."""
    for key in ("steps", "at_the_cap"):
        steps = data.get(key) if isinstance(data, dict) else None
        for number, item in enumerate(steps if isinstance(steps, list) else ()):
            if isinstance(item, dict) and item:
                here = (*path, key, number)
                yield here, str(next(iter(item.values())))
                yield from _written(item, here)
