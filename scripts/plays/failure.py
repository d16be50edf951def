"""A play that went wrong, with the answers that lead there again."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from scripts.plays.play import Move, Play


@dataclass(frozen=True)
class Failure:
    """Where a play went wrong, why, and on which way."""

    place: str
    step: str
    reason: str
    moves: tuple[Move, ...]

    @property
    def kind(self) -> tuple[str, str]:
        """Return what makes two failures the same mistake."""
        return (self.step, self.reason)

    def answer_lines(self) -> Iterator[str]:
        """Yield the lines of an answers file that leads here."""
        return (json.dumps(move.to_record(), ensure_ascii=False) for move in self.moves)


def failure_of(play: Play, reason: str) -> Failure:
    place, step = getattr(play.state, "place", ""), getattr(play.state, "step", "")
    return Failure(place, step if isinstance(step, str) else step.id, reason, tuple(play.moves))


def grouped(failures: Sequence[Failure]) -> list[tuple[Failure, int]]:
    """Return one failure of each kind, and how often it came, the shortest way first."""
    kinds: dict[tuple[str, str], list[Failure]] = {}
    for failure in failures:
        kinds.setdefault(failure.kind, []).append(failure)
    return [(min(same, key=lambda each: len(each.moves)), len(same)) for same in kinds.values()]
