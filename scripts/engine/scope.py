"""Who may read which name, where: the table of names of format 1, as layers that the walk fills."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from scripts.records import PARTNERS, Given, Names, Partner


@dataclass
class Layer:
    """Names under which something can be read: bare ones, and those behind `first.` and `second.`."""

    bare: dict[str, Any] = field(default_factory=dict)
    gave: dict[Partner, dict[str, Any]] = field(default_factory=lambda: {p: {} for p in PARTNERS})

    def drop(self, name: str, by: str) -> None:
        self.bare.pop(name, None)
        if by in self.gave:
            self.gave[by].pop(name, None)

    def take(self, source: Layer, name: str, by: str) -> None:
        """Copy one name over from another layer, where it is there."""
        if name in source.bare:
            self.bare[name] = source.bare[name]
        if by in self.gave and name in source.gave[by]:
            self.gave[by][name] = source.gave[by][name]

    def givens(self, name: str) -> Iterator[Given]:
        for names in (self.bare, *self.gave.values()):
            if isinstance(names.get(name), Given):
                yield names[name]


@dataclass
class Layers:
    """What both may read, and what each may read alone until it is shown."""

    public: Layer = field(default_factory=Layer)
    secret: dict[Partner, Layer] = field(default_factory=lambda: {p: Layer() for p in PARTNERS})

    def each(self) -> tuple[Layer, Layer, Layer]:
        return (self.public, *(self.secret[partner] for partner in PARTNERS))  # type: ignore[return-value]

    def only(self, pairs: Iterable[tuple[str, str]]) -> Layers:
        """A copy that holds the given (name, by) pairs and nothing else: one row of a repeat or for_each."""
        row = Layers()
        for name, by in pairs:
            for mine, theirs in zip(row.each(), self.each(), strict=True):
                mine.take(theirs, name, by)
        return row

    def show(self, owner: Partner, given: Given) -> None:
        """Move one private answer to where both may read it, under the same names."""
        hidden = self.secret[owner]
        if hidden.bare.get(given.name) is not None:
            self.public.bare[given.name] = given
        if given.name in hidden.gave[owner]:
            self.public.gave[owner][given.name] = given
        hidden.drop(given.name, owner)


class Scope:
    """The names as they stand while the walk goes on: mutable, and never seen outside one walk."""

    def __init__(self) -> None:
        self.layers = Layers()
        self.speaker: Partner = "first"
        self.in_turns = False
        self.rows: dict[str, list[Layers]] = {}
        self.hidden: set[tuple[Partner, str]] = set()
        self._open_rows: dict[str, list[Layers]] = {}
        self._recorders: list[set[tuple[str, str]]] = []

    def give(self, given: Given, *, private: bool = False) -> None:
        """Bind an answer to its name, in place of an earlier one; a value of None only un-gives it."""
        self._drop(given.name, given.by)
        if given.value is None:
            return
        layer = self.layers.secret[given.by] if private else self.layers.public
        layer.bare[given.name] = given
        if self.in_turns and given.by in PARTNERS:
            layer.gave[given.by][given.name] = given
        for recorder in self._recorders:
            recorder.add((given.name, given.by))

    def fact(self, name: str, value: Any) -> None:
        """Bind something that the world said (`today`, `item`, `round`); None takes it away."""
        self.layers.public.bare.pop(name, None)
        if value is not None:
            self.layers.public.bare[name] = value

    def clear(self, ids: Iterable[str]) -> None:
        """Take the bare names away, and leave what each gave."""
        for name in ids:
            self.rows.pop(name, None)
            for layer in self.layers.each():
                layer.bare.pop(name, None)

    def drop(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Take (name, by) pairs away altogether."""
        for name, by in list(pairs):
            self._drop(name, by)

    def begin_rows(self, block: str) -> list[Layers]:
        """The rows of a block that begins: reveals reach them, but nobody reads them by name until `end_rows`."""
        self.rows.pop(block, None)
        return self._open_rows.setdefault(block, [])

    def end_rows(self, block: str) -> None:
        self.rows[block] = self._open_rows.pop(block)
        for recorder in self._recorders:
            recorder.add((block, "rows"))

    def _drop(self, name: str, by: str) -> None:
        self.rows.pop(name, None)
        for layer in self.layers.each():
            layer.drop(name, by)
        for recorder in self._recorders:
            recorder.discard((name, by))

    def record(self) -> set[tuple[str, str]]:
        """Begin to note which (name, by) pairs are given; `forget` ends it."""
        recorder: set[tuple[str, str]] = set()
        self._recorders.append(recorder)
        return recorder

    def forget(self, recorder: set[tuple[str, str]]) -> None:
        self._recorders = [known for known in self._recorders if known is not recorder]

    def secrets(self, owner: Partner, names: Iterable[str]) -> tuple[Given, ...]:
        """The private answers of one owner that have these names and were not shown yet, each once."""
        found = {
            (given.name, given.place): given
            for name in names
            for layers in self._everywhere()
            for given in layers.secret[owner].givens(name)
        }
        return tuple(found.values())

    def show(self, owner: Partner, given: Given) -> None:
        """Let both read a private answer from now on."""
        for layers in self._everywhere():
            for found in tuple(layers.secret[owner].givens(given.name)):
                if found.place == given.place:
                    layers.show(owner, given)

    def withhold(self, owner: Partner, given: Given) -> None:
        for layers in self._everywhere():
            layers.secret[owner].drop(given.name, owner)

    def _everywhere(self) -> Iterator[Layers]:
        yield self.layers
        for rows in (*self.rows.values(), *self._open_rows.values()):
            yield from rows

    def seen_by(self, viewer: Partner | None) -> Names:
        """What one partner may read on a private screen, or (None) what both may read on a shared one."""
        visible = [self.layers.public] + ([self.layers.secret[viewer]] if viewer else [])
        bare: dict[str, Any] = {name: _seen_rows(rows, viewer) for name, rows in self.rows.items()}
        gave: dict[Partner, dict[str, Any]] = {partner: {} for partner in PARTNERS}
        for layer in visible:
            bare |= layer.bare
            for partner in PARTNERS:
                gave[partner] |= layer.gave[partner]
        return Names(bare, gave, self.speaker)


def _seen_rows(rows: list[Layers], viewer: Partner | None) -> tuple[dict[str, Any], ...]:
    seen = []
    for row in rows:
        names: dict[str, Any] = {partner: {} for partner in PARTNERS}
        for layer in [row.public] + ([row.secret[viewer]] if viewer else []):
            names |= layer.bare
            for partner in PARTNERS:
                names[partner] = names[partner] | layer.gave[partner]
        seen.append(names)
    return tuple(seen)
