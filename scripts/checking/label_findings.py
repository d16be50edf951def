"""Findings about labels that can't be read as labels."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from prompts import Section
from scripts.checking.findings import Finding, make_finding
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES

AT_THE_END = "Labels must come at the end of the section. Move this line below the other words."
_ITEM = re.compile(r"[-*][ ]+([\w-]+)([ ]*[:–—-]?)[ ]*(.*)")


def label_findings(reading: ScriptReading, sections: Mapping[str, Section], file: str) -> Iterator[Finding]:
    """Yield findings about lines meant as labels."""
    for step in reading.steps.values():
        section = sections.get(step.id)
        if section is None or step.shape is None or step.shape.choices_from:
            continue
        missing = {*step.shape.choices, *step.shape.lines} - {label.value for label in section.labels}
        lines = dict(_meant_as_labels(section, missing))
        unreadable = {number: said for number, said in lines.items() if said != AT_THE_END}
        for number, said in (unreadable or lines).items():
            place = (number, 1, number, len(section.prose.split("\n")[number - section.prose_line]) + 1)
            yield make_finding(RULES["W18"], file, place, said=said)


def _meant_as_labels(section: Section, missing: set[str]) -> Iterator[tuple[int, str]]:
    """Yield lines that begin with a choice, or with the name of a line.

    Each comes with what to write.
    """
    for number, line in enumerate(section.prose.split("\n"), section.prose_line):
        item = _ITEM.match(line)
        value = re.sub("[^a-z0-9]+", "_", item[1].lower()) if item else ""
        if item and value in missing:
            is_label = item[1] == value and item[2] == ":"
            text = item[3].strip() or "What it says"
            yield (
                number,
                AT_THE_END if is_label else f"This isn’t read as a label. Write `- {value}: {text}`.",
            )
