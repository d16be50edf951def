"""How blocks change a state: rounds, rows, and items."""

from __future__ import annotations

from scripts.checking.states import (
    Moment,
    State,
    add_row,
    bind,
    bound_in,
    clear_unqualified,
    drop_rows,
    end_rows,
    stop_recording,
    unbind,
)
from scripts.model import Block


def with_fact(state: State, fact: str, value: object) -> State:
    names = dict(state.names)
    bind(names, fact, "both", value, Moment())
    return State(names, state.way)


def cleared(state: State, ids: frozenset[str]) -> State:
    names = dict(state.names)
    clear_unqualified(names, ids)
    return State(names, state.way)


def begun(state: State, block: str) -> State:
    names = dict(state.names)
    drop_rows(names, block)
    return State(names, state.way)


def next_round(state: State, block: str, number: int) -> State:
    names = {
        key: False if key[0] == "bound" and key[1] == block else value for key, value in state.names.items()
    }
    names["name", "", "round"] = number
    return State(names, state.way)


def ended(state: State, block: str, rows: int, before: object, moment: Moment) -> State:
    """End a repeat.

    What its last round did not bind is gone.
    """
    names = dict(state.names)
    for name, by in bound_in(names, block, latest=False):
        unbind(names, name, by)
    stop_recording(names, block)
    end_rows(names, block, rows, moment)
    names.pop(("name", "", "round"), None)
    if before is not None:
        names["name", "", "round"] = before
    return State(names, state.way)


def row_taken(state: State, block: str) -> State:
    names = dict(state.names)
    pairs = bound_in(names, block)
    add_row(names, block, pairs)
    for name, by in pairs:
        unbind(names, name, by)
    stop_recording(names, block)
    return State(names, state.way)


def ended_items(state: State, block: Block, rows: int, before: object, moment: Moment) -> State:
    names = dict(state.names)
    end_rows(names, block.id, rows, moment)
    if block.kind == "for_each":
        names.pop(("name", "", "item"), None)
        if before is not None:
            names["name", "", "item"] = before
    return State(names, state.way)


def is_new(state: State, tried: set[frozenset[object]]) -> bool:
    fingerprint: frozenset[object] = frozenset(state.names.items())
    if fingerprint in tried:
        return False
    tried.add(fingerprint)
    return True
