"""The row that two people rated most differently."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from scripts.engine_types import ScopedAnswer

Numbers = Mapping[str, int]


def furthest_row(ratings: Sequence[ScopedAnswer]) -> str | None:
    """Return the row where two ratings are furthest apart on one scale.

    None if there aren't two ratings, or if they are the same. If several rows are equally far apart, it's the one
    whose other scales differ more, then the first.
    """
    if len(ratings) != 2 or ratings[0].shape is None:
        return None
    one, other = (given.value for given in ratings)
    spans = {name: max(high - low, 1) for name, low, high in ratings[0].shape.scales}

    def distances(row: str) -> list[float]:
        return sorted((abs(one[row][name] - other[row][name]) / spans[name] for name in spans), reverse=True)

    rows = [row for row in ratings[0].texts if row in one and row in other]
    best = max(rows, key=distances, default=None)
    return best if best is not None and any(distances(best)) else None
