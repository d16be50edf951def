"""Layers of names: those that both may read, and each partner's own."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any

from scripts.engine_types import PARTNERS, Partner, ScopedAnswer


@dataclass
class NameLayer:
    """Names bound without qualifier, or behind `first.` and `second.`."""

    unqualified: dict[str, Any] = field(default_factory=dict)
    by_partner: dict[Partner, dict[str, Any]] = field(default_factory=lambda: {p: {} for p in PARTNERS})

    def unbind(self, name: str, by: str) -> None:
        self.unqualified.pop(name, None)
        if by in self.by_partner:
            self.by_partner[by].pop(name, None)

    def copy_name(self, source: NameLayer, name: str, by: str) -> None:
        """Copy a name from another layer if it is there."""
        if name in source.unqualified:
            self.unqualified[name] = source.unqualified[name]
        if by in self.by_partner and name in source.by_partner[by]:
            self.by_partner[by][name] = source.by_partner[by][name]

    def answers_named(self, name: str) -> Iterator[ScopedAnswer]:
        for names in (self.unqualified, *self.by_partner.values()):
            if isinstance(names.get(name), ScopedAnswer):
                yield names[name]


@dataclass
class NameLayers:
    """The public layer, and one private layer per partner."""

    public: NameLayer = field(default_factory=NameLayer)
    private: dict[Partner, NameLayer] = field(default_factory=lambda: {p: NameLayer() for p in PARTNERS})

    def all_layers(self) -> tuple[NameLayer, NameLayer, NameLayer]:
        return (self.public, *(self.private[partner] for partner in PARTNERS))  # type: ignore[return-value]

    def restricted_to(self, pairs: Iterable[tuple[str, str]]) -> NameLayers:
        """Return a copy with these (name, by) pairs only.

        It is one row of a repeat or for_each.
        """
        row = NameLayers()
        for name, by in pairs:
            for target, source in zip(row.all_layers(), self.all_layers(), strict=True):
                target.copy_name(source, name, by)
        return row

    def reveal(self, owner: Partner, given: ScopedAnswer) -> None:
        """Move a private answer to the public layer."""
        hidden = self.private[owner]
        if hidden.unqualified.get(given.name) is not None:
            self.public.unqualified[given.name] = given
        if given.name in hidden.by_partner[owner]:
            self.public.by_partner[owner][given.name] = given
        hidden.unbind(given.name, owner)
