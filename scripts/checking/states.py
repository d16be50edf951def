"""States of an explored script: who may read which name.

A state mirrors the layers of `scripts.engine.scope`, with one representative for each answer. Its keys are tuples:

- ("name", layer, id): a name without qualifier; the layer is "" (public) or the partner it is private to
- ("by", layer, partner, id): the same behind `first.` or `second.`
- ("hidden", owner, id): given in private and not yet decided on in a reveal
- ("kept", owner, id): kept private in a reveal
- ("rows", block): how many finished rows a block has (1 if no condition counts them)
- ("row", block, owner, id): a private answer in one of its rows; true if in several
- ("bound", block, id, by): bound inside a block that still runs; true if in its latest round
- ("open",): the blocks whose words are still to be shown
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from scripts.engine_types import PARTNERS, Partner

Names = dict[tuple[Any, ...], Any]
LAYERS = ("", *PARTNERS)
FACT = "house"
"""Who gives a fact."""


@dataclass(frozen=True)
class Decision:
    """An answer on the way to a state."""

    step: str
    of: str
    value: Any
    before: Decision | None = None
    length: int = 0


@dataclass(frozen=True)
class Moment:
    """Where in the block tree a state is."""

    speaker: Partner = "first"
    in_turns: bool = False
    recording: tuple[str, ...] = ()


@dataclass(eq=False)
class State:
    """All names at one moment, and a way there."""

    names: Names = field(default_factory=dict)
    way: Decision | None = None

    def with_decision(self, names: Names, step: str, of: str, value: Any) -> State:
        length = self.way.length + 1 if self.way else 1
        return State(names, Decision(step, of, value, self.way, length))


def bind(names: Names, name: str, by: str, value: Any, moment: Moment, *, private: bool = False) -> None:
    """Bind an answer as `Scope.bind_answer` does; None only unbinds."""
    unbind(names, name, by)
    if by in PARTNERS:
        names.pop(("kept", by, name), None)
    if value is None:
        return
    layer = by if private else ""
    names["name", layer, name] = value
    if moment.in_turns and by in PARTNERS:
        names["by", layer, by, name] = value
    for block in moment.recording:
        names["bound", block, name, by] = True


def unbind(names: Names, name: str, by: str) -> None:
    if by == "rows":  # no answer has the id of a block
        drop_rows(names, name)
    for layer in LAYERS:
        names.pop(("name", layer, name), None)
        if by in PARTNERS:
            names.pop(("by", layer, by, name), None)
    for key in [key for key in names if key[0] == "bound" and key[2] == name and key[3] == by]:
        del names[key]


def drop_rows(names: Names, block: str) -> None:
    names.pop(("rows", block), None)
    for key in [key for key in names if key[0] == "row" and key[1] == block]:
        del names[key]


_UNQUALIFIED = {"name": 2, "rows": 1, "row": 1}
"""Where keys that a new turn clears have their name."""


def clear_unqualified(names: Names, ids: Iterable[str]) -> None:
    """Unbind unqualified names, as a new turn does."""
    cleared = frozenset(ids)
    for key in [key for key in names if key[0] in _UNQUALIFIED and key[_UNQUALIFIED[key[0]]] in cleared]:
        del names[key]


def bound_in(names: Names, block: str, *, latest: bool | None = None) -> list[tuple[str, str]]:
    """Return the (id, by) pairs bound in a running block."""
    return [
        (key[2], key[3])
        for key, value in names.items()
        if key[0] == "bound" and key[1] == block and latest in (None, value)
    ]


def add_row(names: Names, block: str, pairs: Iterable[tuple[str, str]]) -> None:
    """Note the private answers in a new row."""
    for name, by in pairs:
        if by in PARTNERS and is_hidden_here(names, by, name):
            key = ("row", block, by, name)
            names[key] = key in names


def is_hidden_here(names: Names, owner: str, name: str) -> bool:
    """Return whether a private answer is in the main layers."""
    return ("name", owner, name) in names or ("by", owner, owner, name) in names


def is_public(names: Names, name: str) -> bool:
    """Return whether both may read an answer, of anyone."""
    return ("name", "", name) in names or any(("by", "", partner, name) in names for partner in PARTNERS)


def stop_recording(names: Names, block: str) -> None:
    for key in [key for key in names if key[0] == "bound" and key[1] == block]:
        del names[key]


def end_rows(names: Names, block: str, count: int, moment: Moment) -> None:
    names["rows", block] = count
    for outer in moment.recording:
        names["bound", outer, block, "rows"] = True


def hidden_of(names: Names, owner: str, name: str) -> bool:
    """Return whether a private answer can be decided on.

    It may be in the main layers or in a row.
    """
    return is_hidden_here(names, owner, name) or any(
        key[0] == "row" and key[2] == owner and key[3] == name for key in names
    )


def has_several(names: Names, owner: str, name: str) -> bool:
    """Return whether several answers of a name can be decided on, each on its own."""
    for key, is_in_several in names.items():
        if key[0] == "row" and key[2:] == (owner, name):
            is_new = names.get(("bound", key[1], name, owner), False) and is_hidden_here(names, owner, name)
            if is_in_several or is_new:
                return True
    return False


def withhold(names: Names, owner: str, name: str) -> None:
    names.pop(("name", owner, name), None)
    names.pop(("by", owner, owner, name), None)
    _forget_in_rows(names, owner, name)
    names["kept", owner, name] = True


def reveal(names: Names, owner: str, name: str) -> None:
    for kind in (("name",), ("by",)):
        rest = (owner, name) if kind == ("by",) else (name,)
        if (*kind, owner, *rest) in names:
            names[(*kind, "", *rest)] = names.pop((*kind, owner, *rest))
    _forget_in_rows(names, owner, name)


def _forget_in_rows(names: Names, owner: str, name: str) -> None:
    for key in [key for key in names if key[0] == "row" and key[2:] == (owner, name)]:
        del names[key]


def merged(states: Iterable[State], needed: frozenset[str]) -> Iterator[State]:
    """Yield one state for each set of needed names."""
    seen = set()
    for state in states:
        names = {key: value for key, value in state.names.items() if _is_needed(key, needed)}
        fingerprint = frozenset(names.items())
        if fingerprint not in seen:
            seen.add(fingerprint)
            yield State(names, state.way)


def _is_needed(key: tuple[Any, ...], needed: frozenset[str]) -> bool:
    """Return whether a key is read later.

    It may be needed as `hurt` or as `.hurt`.
    """
    kind = key[0]
    if kind == "open":
        return True
    name = key[2] if kind == "bound" else key[-1]
    return (kind != "by" and name in needed) or (kind not in ("name", "rows") and f".{name}" in needed)
