"""Names in scope, and who may read them.

The scope implements format 1's table of names as layers that the interpreter fills.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from scripts.engine.name_layers import NameLayers
from scripts.engine_types import PARTNERS, Partner, ScopedAnswer, VisibleNames


class Scope:
    """All names of one interpreter run, updated as it goes."""

    def __init__(self) -> None:
        self.layers = NameLayers()
        self.speaker: Partner = "first"
        self.in_turns = False
        self.rows: dict[str, list[NameLayers]] = {}
        self.unrevealed: set[tuple[Partner, str]] = set()
        self._open_rows: dict[str, list[NameLayers]] = {}
        self._seen_rows: dict[Partner | None, Mapping[str, Any]] = {}
        self._recorders: list[set[tuple[str, str]]] = []

    def bind_answer(self, given: ScopedAnswer, *, private: bool = False) -> None:
        """Bind an answer, replacing an earlier one; None only unbinds."""
        self._unbind(given.name, given.by)
        if given.value is None:
            return
        layer = self.layers.private[given.by] if private else self.layers.public
        layer.unqualified[given.name] = given
        if self.in_turns and given.by in PARTNERS:
            layer.by_partner[given.by][given.name] = given
        for recorder in self._recorders:
            recorder.add((given.name, given.by))

    def bind(self, name: str, value: Any) -> None:
        """Bind a fact (`today`, `item`, `round`); None unbinds it."""
        self.layers.public.unqualified.pop(name, None)
        if value is not None:
            self.layers.public.unqualified[name] = value

    def clear_unqualified(self, ids: Iterable[str]) -> None:
        """Unbind the unqualified names, keeping those by partner."""
        for name in ids:
            self._drop_rows(name)
            for layer in self.layers.all_layers():
                layer.unqualified.pop(name, None)

    def unbind(self, pairs: Iterable[tuple[str, str]]) -> None:
        """Unbind (name, by) pairs everywhere."""
        for name, by in list(pairs):
            self._unbind(name, by)

    def begin_rows(self, block: str) -> list[NameLayers]:
        """Open the rows of a block.

        Reveals reach open rows, but names cannot be read from them before `end_rows`.
        """
        self._drop_rows(block)
        return self._open_rows.setdefault(block, [])

    def end_rows(self, block: str) -> None:
        self.rows[block] = self._open_rows.pop(block)
        self._seen_rows.clear()
        for recorder in self._recorders:
            recorder.add((block, "rows"))

    def _drop_rows(self, name: str) -> None:
        if self.rows.pop(name, None) is not None:
            self._seen_rows.clear()

    def _unbind(self, name: str, by: str) -> None:
        self._drop_rows(name)
        for layer in self.layers.all_layers():
            layer.unbind(name, by)
        for recorder in self._recorders:
            recorder.discard((name, by))

    def start_recording(self) -> set[tuple[str, str]]:
        """Record which (name, by) pairs are bound, until `stop_recording`."""
        recorder: set[tuple[str, str]] = set()
        self._recorders.append(recorder)
        return recorder

    def stop_recording(self, recorder: set[tuple[str, str]]) -> None:
        self._recorders = [each for each in self._recorders if each is not recorder]

    def private_answers(self, owner: Partner, names: Iterable[str]) -> tuple[ScopedAnswer, ...]:
        """Return an owner's unrevealed answers with these names, each once."""
        found = {
            (given.name, given.place): given
            for name in names
            for layers in self._all_layers()
            for given in layers.private[owner].answers_named(name)
        }
        return tuple(found.values())

    def reveal(self, owner: Partner, given: ScopedAnswer) -> None:
        """Let both partners read a private answer from now on."""
        for layers in self._hiding(owner, given):
            layers.reveal(owner, given)

    def withhold(self, owner: Partner, given: ScopedAnswer) -> None:
        for layers in self._hiding(owner, given):
            layers.private[owner].unbind(given.name, owner)

    def _hiding(self, owner: Partner, given: ScopedAnswer) -> list[NameLayers]:
        """Return the layers with this private answer.

        Their cached rows are dropped, as they are about to change.
        """
        found = [
            layers
            for layers in self._all_layers()
            if any(one.place == given.place for one in layers.private[owner].answers_named(given.name))
        ]
        if any(layers is not self.layers for layers in found):
            self._seen_rows.clear()
        return found

    def _all_layers(self) -> Iterator[NameLayers]:
        yield self.layers
        for rows in (*self.rows.values(), *self._open_rows.values()):
            yield from rows

    def view_for(self, viewer: Partner | None) -> VisibleNames:
        """Return the names for one partner, or (None) for both."""
        visible = [self.layers.public] + ([self.layers.private[viewer]] if viewer else [])
        unqualified = dict(self._rows_seen_by(viewer))
        by_partner: dict[Partner, dict[str, Any]] = {partner: {} for partner in PARTNERS}
        for layer in visible:
            unqualified |= layer.unqualified
            for partner in PARTNERS:
                by_partner[partner] |= layer.by_partner[partner]
        return VisibleNames(unqualified, by_partner, self.speaker)

    def _rows_seen_by(self, viewer: Partner | None) -> Mapping[str, Any]:
        """Return the rows of every block, cached until one changes.

        There may be hundreds of rows.
        """
        if viewer not in self._seen_rows:
            rows = {name: _rows_for(rows, viewer) for name, rows in self.rows.items()}
            self._seen_rows[viewer] = rows
        return self._seen_rows[viewer]


def _rows_for(rows: list[NameLayers], viewer: Partner | None) -> tuple[dict[str, Any], ...]:
    seen = []
    for row in rows:
        names: dict[str, Any] = {partner: {} for partner in PARTNERS}
        for layer in [row.public] + ([row.private[viewer]] if viewer else []):
            names |= layer.unqualified
            for partner in PARTNERS:
                names[partner] = names[partner] | layer.by_partner[partner]
        seen.append(names)
    return tuple(seen)
