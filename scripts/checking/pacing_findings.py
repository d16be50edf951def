"""Findings about a script's length, turns, and typing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from scripts.checking.findings import Finding, Place, make_finding
from scripts.checking.loading_findings import LoadedText
from scripts.checking.rule_texts import RULES
from scripts.checking.script_metrics import ScriptMetrics
from scripts.loading.yaml_reader import NodePath

MAX_PASSES = 8
MAX_BOXES_IF_LIGHT = 3
MAX_MINUTES_IF_LIGHT = 12
MAX_SCREENS: Mapping[str, int] = {"tender": 24, "heavy": 28}
"""By depth, with everything: the page before, the opening, the closing, the summary, and looking away."""
TOLERANCE = 1.5
"""How far off the promised minutes an estimate may be: people are slower or faster than any estimate."""


def pacing_findings(loaded: LoadedText, measures: ScriptMetrics, file: str) -> Iterator[Finding]:
    """Yield findings about the script as a whole.

    They are at the key that promises otherwise.
    """
    head = loaded.head
    if head is None:
        return
    low, high = head.minutes
    if not low / TOLERANCE <= measures.minutes <= high * TOLERANCE:
        better = f"{max(round(measures.minutes * 0.7), 1)} to {max(round(measures.minutes * 1.4), 2)}"
        promised = _minutes(low) if low == high else f"{low} to {high} minutes"
        estimate = _minutes(measures.minutes)
        place = _place(loaded, ("minutes",))
        yield make_finding(RULES["D01"], file, place, promised=promised, estimate=estimate, better=better)
    most, fewest = max(measures.path.turns), min(measures.path.turns)
    if most > 2 * fewest + 1:
        names = (
            ("The first person", "the second")
            if measures.path.turns[0] == most
            else ("The second person", "the first")
        )
        yield make_finding(
            RULES["D02"],
            file,
            _place(loaded, ("steps",)),
            more=names[0],
            less=names[1],
            most=most,
            fewest=fewest,
        )
    if measures.path.passes > MAX_PASSES:
        yield make_finding(RULES["D03"], file, _place(loaded, ("steps",)), count=measures.path.passes)
    yield from _depth_findings(loaded, head.depth, measures, file)


def _depth_findings(loaded: LoadedText, depth: str, measures: ScriptMetrics, file: str) -> Iterator[Finding]:
    """Yield findings about what is too much for a script as light or heavy as this one."""
    steps = _place(loaded, ("steps",))
    if depth == "light" and measures.boxes > MAX_BOXES_IF_LIGHT:
        yield make_finding(RULES["D04"], file, steps, count=measures.boxes)
    screens, most = measures.path.screens, MAX_SCREENS.get(depth)
    if most is not None and screens > most:
        yield make_finding(RULES["D05"], file, steps, count=screens, depth=depth, most=most)
    if depth == "light" and measures.minutes > MAX_MINUTES_IF_LIGHT:
        place = _place(loaded, ("depth",))
        estimate, most_minutes = _minutes(measures.minutes), _minutes(MAX_MINUTES_IF_LIGHT)
        yield make_finding(RULES["D06"], file, place, estimate=estimate, most=most_minutes)


def _minutes(count: int) -> str:
    return "1 minute" if count == 1 else f"{count} minutes"


def _place(loaded: LoadedText, path: NodePath) -> Place:
    parsed = loaded.flow.parsed
    place = parsed.keys.get(path) if path == ("steps",) else parsed.values.get(path)
    return (place.line, place.column, place.end_line, place.end_column) if place else (1, 1, 1, 1)
