"""Digests of what steps read, to detect changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from scripts.engine_types import AwaitingAnswer, AwaitingFact, ScopedAnswer, State, VisibleNames
from scripts.model import Script


def read_digest(script: Script, state: State) -> str:
    """Return a digest of what the current step reads.

    It stays the same for as long as nothing that the step shows or depends on has changed.
    """
    if isinstance(state, AwaitingFact):
        return _digest([state.fact, state.options])
    if not isinstance(state, AwaitingAnswer):
        return ""
    sections = (state.step.id, *state.opening_blocks)
    names = {
        name
        for section in sections
        if section in script.wordings
        for name in script.wordings[section].names_read
    }
    seen = {name: _plain_value(state.names.look_up(name)) for name in names}
    return _digest([seen, sections, state.items, state.speaker, _shown_values(state.names, state.step.show)])


def _shown_values(names: VisibleNames, show: Iterable[str]) -> list[Any]:
    return [
        _plain_value(names.look_up(f"{role}{name}")) for name in show for role in ("", "first.", "second.")
    ]


def _plain_value(value: Any) -> Any:
    if isinstance(value, ScopedAnswer):
        return [value.value, value.by, sorted(value.texts.items())]
    if isinstance(value, Mapping):
        return {name: _plain_value(inner) for name, inner in value.items()}
    return [_plain_value(row) for row in value] if isinstance(value, tuple) else value


def _digest(value: Any) -> str:
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode("utf-8", "replace")).hexdigest()[:16]
