"""Findings about names: order, scope, turns, and privacy."""

from __future__ import annotations

from collections.abc import Iterator

from prompts.expressions import NameRead, names_in
from scripts.checking.catalogue import RULES
from scripts.checking.findings import Finding, make_finding
from scripts.checking.missing_reasons import Reasons
from scripts.checking.observations import Observations, Sight
from scripts.checking.reading import ScriptReading
from scripts.checking.row_findings import row_findings
from scripts.checking.ways import describe_way


def name_findings(
    reading: ScriptReading, seen: Observations, flow_file: str, words_file: str
) -> Iterator[Finding]:
    """Yield findings about names in words and conditions."""
    reasons = Reasons(reading)
    for section, words in reading.words.items():
        for use in words.uses:
            if use.read.over:
                yield from row_findings(use.read, reading, words_file)
            elif use.required:
                sight = seen.sights.get((section, use.read.place, use.read.name))
                yield from _printed(section, use.read, sight, reasons, words_file, seen)
        for test in words.tests:
            for read in names_in(test.test):
                if read.over:
                    yield from row_findings(read, reading, words_file)
                else:
                    sight = seen.sights.get((section, read.place, read.name))
                    yield from _compared(section, read, sight, reasons, words_file, seen)
    for conditions in (reading.whens, reading.untils):
        for (_, owner), condition in conditions.items():
            for read in names_in(condition):
                sight = seen.sights.get(("", read.place, read.name))
                yield from _compared(owner, read, sight, reasons, flow_file, seen)


def _printed(
    section: str, read: NameRead, sight: Sight | None, reasons: Reasons, file: str, seen: Observations
) -> Iterator[Finding]:
    if sight is None:
        return
    if sight.missing and not sight.present and not sight.kept:
        if seen.complete:
            yield reasons.never(section, read, file)
    elif sight.missing:
        way = describe_way(sight.way)
        yield make_finding(RULES["N08"], file, read.place, name=read.name, way=way)
    elif sight.kept:
        yield make_finding(RULES["N09"], file, read.place, name=read.name)


def _compared(
    owner: str, read: NameRead, sight: Sight | None, reasons: Reasons, file: str, seen: Observations
) -> Iterator[Finding]:
    """A condition may ask about a missing answer, but not if it's always missing."""
    never = sight is not None and sight.missing and not sight.present and not sight.kept
    if never and seen.complete and not reasons.is_personal(read):
        yield reasons.never(owner, read, file)
