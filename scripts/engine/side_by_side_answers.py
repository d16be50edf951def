"""The answers that a reveal or comparison puts side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from scripts.engine_types import PARTNERS, AwaitingAnswer, ScopedAnswer


def side_by_side_answers(ask: AwaitingAnswer) -> Iterator[ScopedAnswer]:
    """Return the answers both may read, the first partner's first."""
    seen = set()
    for name in ask.step.show:
        for names in (
            *(ask.names.by_partner[partner] for partner in PARTNERS),
            *_unqualified_names(ask.names.unqualified),
        ):
            given = names.get(name)
            if not isinstance(given, ScopedAnswer) or (given.place, given.by) in seen:
                continue
            if not _is_of_another_turn(given.place, ask.place):
                seen.add((given.place, given.by))
                yield given
        seen.clear()


def _unqualified_names(bare: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """Return the bare names, including those in rows of repeats."""
    yield bare
    for rows in bare.values():
        if isinstance(rows, tuple):
            for row in rows:
                yield from (row, *(row[partner] for partner in PARTNERS if partner in row))


def _is_of_another_turn(given: str, here: str) -> bool:
    """Return whether an answer is from another turn or item."""
    for given_part, here_part in zip(given.split("/"), here.split("/"), strict=False):
        if given_part != here_part:
            return given_part.partition(".")[0] == here_part.partition(".")[0]
    return False
