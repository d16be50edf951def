"""Places of a flow, by line and column."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from scripts.checking.findings import Finding
from scripts.checking.name_corrections import point_at_bad_name
from scripts.loading.yaml_reader import NodePath, ParsedYaml, SourceRange

KEY_IN_MESSAGE = re.compile(r"`(\w+)`(?= doesn’t work| only works)")
KEYS_TO_POINT_AT = {"F08": ("private", "kept")}


class FlowIndex:
    """The values of a flow by where they begin.

    `lost` are lines that could not be read.
    """

    def __init__(self, parsed: ParsedYaml, lost: frozenset[int]) -> None:
        self._parsed = parsed
        self._lost = lost
        self._at: dict[tuple[int, int], list[NodePath]] = defaultdict(list)
        self._on_line: dict[int, list[NodePath]] = defaultdict(list)
        self._ends: dict[int, int] = {}
        for path, place in parsed.values.items():
            self._at[place.line, place.column].append(path)
            self._on_line[place.line].append(path)
            if path and path[-1] != "steps":
                self._ends[place.line] = max(place.end_line, self._ends.get(place.line, 0))

    def is_near_loss(self, line: int) -> bool:
        """Return whether a step here has lost a line."""
        return any(line <= lost <= self._ends.get(line, line) for lost in self._lost)

    def pointed(self, finding: Finding) -> Finding:
        """Move a finding to the key that it is about."""
        paths = self._at.get((finding.line, finding.column), [])
        if finding.code == "F05":
            moved = (
                point_at_bad_name(finding, self._parsed, path)
                for path in paths
                if path and isinstance(path[-1], str)
            )
            return next((each for each in moved if each is not None), finding)
        if finding.code == "F11":  # at the beginning of the line, before the dash
            paths = self._on_line.get(finding.line, [])
            return _moved(finding, [self._parsed.values.get((*path, "at_most")) for path in paths])
        keys = KEYS_TO_POINT_AT.get(finding.code, ())
        if finding.code == "F07":
            keys = tuple(KEY_IN_MESSAGE.findall(finding.message))
        return _moved(finding, [self._parsed.keys.get((*path, key)) for path in paths for key in keys])


def _moved(finding: Finding, places: Iterable[SourceRange | None]) -> Finding:
    """Return a finding at the first existing place."""
    place = next((each for each in places if each is not None), None)
    if place is None:
        return finding
    end_line, end_column = place.end_line, place.end_column
    return replace(finding, line=place.line, column=place.column, end_line=end_line, end_column=end_column)
