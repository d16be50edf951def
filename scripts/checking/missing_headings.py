"""Headings of a words file that lack their `## `."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from prompts import Section
from scripts.checking.findings import Finding, make_finding
from scripts.checking.rule_texts import RULES

CAUSED = ("W04", "W11", "W18")
"""What seems wrong with the labels of a section that two steps share."""


def with_missing_headings(
    found: Iterable[Finding], steps: Iterable[str], sections: Mapping[str, Section], file: str
) -> list[Finding]:
    """Return the findings with each missing heading, instead of all that follows from it.

    A line that is only the id of a step without words was meant as its heading.
    """
    without = set(steps) - sections.keys()
    kept = list(found)
    ends = [section.line for section in sections.values()]
    for section in sections.values():
        for number, line in enumerate(section.prose.split("\n"), section.prose_line):
            name = line.strip().rstrip(":")
            if name not in without:
                continue
            end = min((other for other in ends if other > section.line), default=float("inf"))
            inside = range(section.line, int(min(end, 10**9)))
            kept = [each for each in kept if not _follows(each, name, inside, file)]
            said = f"This line was meant as a heading. Write `## {name}`."
            column = line.index(name) + 1
            place = (number, column, number, column + len(name))
            kept.append(make_finding(RULES["W06"], file, place, said=said, fix=f"## {name}"))
    return kept


def _follows(found: Finding, name: str, inside: range, file: str) -> bool:
    """Return whether a finding is there only because this heading is missing."""
    is_about_step = found.code == "W01" and found.message.startswith(f"`{name}` ")
    return is_about_step or (found.file == file and found.code in CAUSED and found.line in inside)
