"""Findings about names: order, scope, turns, and privacy."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from prompts.expression_tree import NameRead, names_in
from scripts.checking.execution_path import describe_way, path_of
from scripts.checking.findings import Finding, make_finding
from scripts.checking.for_row_findings import for_row_findings, row_gaps
from scripts.checking.missing_answer_reasons import Reasons
from scripts.checking.observations import Observations, Sight
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES


def name_findings(
    reading: ScriptReading, seen: Observations, flow_file: str, words_file: str
) -> Iterator[Finding]:
    """Yield findings about names in words and conditions."""
    names = _Names(reading, seen)
    for section, words in reading.words.items():
        for use in words.uses:
            if use.read.over:
                yield from for_row_findings(use.read, reading, words_file)
                if use.required:
                    yield from row_gaps(use.read, use.under, reading, words_file)
            elif use.required:
                yield from names.printed(section, use.read, words_file)
        for read in (read for test in words.tests for read in names_in(test.test)):
            if read.over:
                yield from for_row_findings(read, reading, words_file)
            else:
                yield from names.compared(section, section, read, words_file)
    for conditions in (reading.whens, reading.untils):
        for (_, owner), condition in conditions.items():
            for read in names_in(condition):
                yield from names.compared("", owner, read, flow_file)


class _Names:
    """What was seen of each name, and why."""

    def __init__(self, reading: ScriptReading, seen: Observations) -> None:
        self._seen = seen
        self._reasons = Reasons(reading)

    def printed(self, section: str, read: NameRead, file: str) -> Iterator[Finding]:
        sight = self._sight(section, read)
        if self._is_never(sight):
            yield self._reasons.never(section, read, file)
        elif sight.missing and (sight.present or sight.kept):
            found = make_finding(RULES["N08"], file, read.place, name=read.name, way=describe_way(sight.way))
            yield replace(found, path=path_of(section, sight.way))
        elif sight.kept:
            yield make_finding(RULES["N09"], file, read.place, name=read.name)

    def compared(self, section: str, owner: str, read: NameRead, file: str) -> Iterator[Finding]:
        """Yield a finding if a compared answer is never there.

        A condition may ask about an answer that is sometimes missing.
        """
        if self._is_never(self._sight(section, read)) and not self._reasons.is_personal(read):
            yield self._reasons.never(owner, read, file)

    def _sight(self, section: str, read: NameRead) -> Sight:
        return self._seen.sights.get((section, read.place, read.name), Sight())

    def _is_never(self, sight: Sight) -> bool:
        return self._seen.complete and sight.missing and not sight.present and not sight.kept
