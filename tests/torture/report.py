"""The figures of a run, and whether all of them are as promised."""

import sys
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")

PROGRESS_SECONDS = 5.0
SHOWN = 5


@dataclass
class Part:
    """One line of the table: how much was done, and what went wrong."""

    name: str
    done: int = 0
    lost: list[str] | None = None
    undetected: list[str] | None = None
    caught: int | None = None
    wanted: int = 0
    seconds: float = 0.0

    @property
    def holds(self) -> bool:
        """Return whether enough was done, and nothing went wrong."""
        all_caught = self.caught is None or self.caught == self.done
        return self.done >= self.wanted and all_caught and not self.lost and not self.undetected


@dataclass
class Report:
    """All parts of a run."""

    parts: list[Part] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Return whether every promise held."""
        return not self.outside and all(part.holds for part in self.parts)

    def lines(self) -> Iterator[str]:
        """Yield the table."""
        yield f"{'':34}{'done':>8}{'lost':>6}{'undetected':>12}{'caught':>8}{'seconds':>9}"
        for part in self.parts:
            figures = (
                f"{part.done:8,}",
                _count(part.lost, 6),
                _count(part.undetected, 12),
                f"{'' if part.caught is None else part.caught:>8}",
                f"{part.seconds:9.1f}",
            )
            yield f"{part.name:34}{''.join(figures)}{'' if part.holds else '  <--'}"
        yield ""
        yield f"confirmed answers lost: {sum(len(part.lost or ()) for part in self.parts)}"
        yield f"damage undetected: {sum(len(part.undetected or ()) for part in self.parts)}"
        yield f"private words outside the data folder: {len(self.outside)}"
        mutants = [part for part in self.parts if part.caught is not None]
        yield f"mutants caught: {sum(part.caught or 0 for part in mutants)} of {sum(p.done for p in mutants)}"

    def wrong(self) -> Iterator[str]:
        """Yield the first examples of what went wrong."""
        for part in self.parts:
            found = [*(part.lost or ()), *(part.undetected or ())]
            yield from found[:SHOWN]
            if len(found) > SHOWN:
                yield f"... and {len(found) - SHOWN} more: {part.name}"
        yield from self.outside


def _count(wrong: list[str] | None, width: int) -> str:
    return f"{'' if wrong is None else len(wrong):>{width}}"


def with_progress(name: str, each: Iterable[T], total: int) -> Iterator[T]:
    """Yield the same, and say now and then how far it is."""
    said = time.monotonic()
    for number, one in enumerate(each, 1):
        yield one
        if time.monotonic() - said > PROGRESS_SECONDS:
            said = time.monotonic()
            print(f"  {name}: {number} of {total}", file=sys.stderr, flush=True)
