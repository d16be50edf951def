"""Findings about conditions that are never or always true."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prompts.expression_tree import Defined, Expression, Place, atoms, names_in
from scripts.checking.compared_constants import answer_name
from scripts.checking.findings import Finding, make_finding
from scripts.checking.observations import Observations
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES


def constant_condition_findings(
    reading: ScriptReading, seen: Observations, explained: Iterable[Finding], flow_file: str, words_file: str
) -> Iterator[Finding]:
    """Yield findings about conditions with only one result.

    `explained` already say more about what is wrong inside a condition.
    """
    if not seen.complete:
        return
    inner = [(each.file, each.line, each.column) for each in explained if each.severity == "error"]
    conditions = [
        ("", each, flow_file, "whatever depends on it never happens") for each in reading.whens.values()
    ]
    conditions += [
        ("", each, flow_file, "it always runs to its last round") for each in reading.untils.values()
    ]
    for section, words in reading.words.items():
        first_tests = [test.test for test in words.tests if not test.under]
        conditions += [(section, each, words_file, "these words are never shown") for each in first_tests]
    for section, condition, file, what in conditions:
        results = (
            seen.outcomes[section, condition.place].seen
            if (section, condition.place) in seen.outcomes
            else set()
        )
        if any(
            place_file == file and _contains(condition.place, line, column)
            for place_file, line, column in inner
        ):
            continue
        if results == {False}:
            yield make_finding(RULES["V07"], file, condition.place, what=what)
        elif results == {True} and not _guards_private(condition, reading):
            yield make_finding(RULES["V08"], file, condition.place)


def _contains(place: Place, line: int, column: int) -> bool:
    return place[:2] <= (line, column) <= place[2:]


def _guards_private(condition: Expression, reading: ScriptReading) -> bool:
    """Return whether a condition asks for a private answer.

    It may be gone when a couple goes back across a reveal, so such a guard is never useless.
    """
    steps = [reading.steps.get(answer_name(read)) for read in names_in(condition)]
    is_guard = any(isinstance(atom, Defined) for atom in atoms(condition))
    return is_guard and any(step is not None and step.private for step in steps)
