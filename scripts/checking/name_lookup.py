"""Look-up of names in a state."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from prompts import ROLES
from prompts.expression_tree import UNKNOWN, NameRead
from scripts.checking.representative_answers import SOMETHING
from scripts.checking.states import Names
from scripts.engine_types import PARTNERS, Partner, partner_behind
from scripts.loading.reference_checks import PERSONAL


@dataclass(frozen=True)
class Viewer:
    """One partner or both, and whose turn it is.

    `partner` is None for both.

    `pronouns`: names and pronouns are there, as in words but not in conditions. Nothing is known about `untold`
    names.
    """

    partner: Partner | None
    speaker: Partner
    pronouns: bool
    untold: frozenset[str]

    def look_up(self, names: Names, read: NameRead) -> Any:
        """Return the value of a name.

        None if missing, or UNKNOWN.
        """
        if read.over or (self.untold and not self.untold.isdisjoint(read.name.split("."))):
            return UNKNOWN
        head, _, rest = read.name.partition(".")
        if head in ROLES:
            return self._by_partner(names, partner_behind(head, self.speaker), rest)
        return None if rest else self._unqualified(names, head)

    def _by_partner(self, names: Names, partner: Partner, rest: str) -> Any:
        if rest in PERSONAL:
            return SOMETHING if self.pronouns else None
        if self.partner is not None and ("by", self.partner, partner, rest) in names:
            return names["by", self.partner, partner, rest]
        return names.get(("by", "", partner, rest))

    def _unqualified(self, names: Names, name: str) -> Any:
        if self.partner is not None and ("name", self.partner, name) in names:
            return names["name", self.partner, name]
        if ("name", "", name) in names:
            return names["name", "", name]
        count = names.get(("rows", name))
        return None if count is None else ((SOMETHING,),) * count

    def is_kept(self, names: Names, read: NameRead) -> bool:
        """Return whether its owner kept a missing answer private."""
        head, _, rest = read.name.partition(".")
        if head in ROLES:
            return ("kept", partner_behind(head, self.speaker), rest) in names
        return any(("kept", owner, head) in names for owner in PARTNERS)
