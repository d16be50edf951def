"""Findings about signs that would be printed as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from prompts import Section
from scripts.checking.findings import Finding, make_finding
from scripts.checking.rule_texts import RULES

_BRACES = re.compile(r"\{\{[^{}]*\}\}|\{%[^{}]*%\}|\{#[^{}]*#\}")
_SINGLE = re.compile(r"(?<!\{)\{[ ]*([a-z][a-z0-9_.]*)[ ]*\}(?!\})")
_TAG = re.compile(r"</?[a-zA-Z][a-zA-Z0-9]*(?:\s[^<>\n]*)?/?>|&(?:nbsp|amp|lt|gt|quot|[a-z]+dash);")
_TABLE = re.compile(r"[ ]*\|.*\|[ ]*")
_OTHERS = (
    (re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)"), "A picture"),
    (re.compile(r"(?<!!)\[[^\[\]\n]+\]\([^()\n]+\)"), "A link"),
    (re.compile(r"^(?:```|~~~).*$"), "Code"),
    (re.compile(r"^[ ]*(?:-[ ]*){3,}$|^[ ]*(?:\*[ ]*){3,}$|^_{3,}$"), "A dividing line"),
)


def markup_findings(sections: Mapping[str, Section], file: str) -> Iterator[Finding]:
    """Yield findings about tables, HTML, single braces, and the like."""
    for section in sections.values():
        texts = [(section.prose_line, 1, 1, section.prose)]
        texts += [(label.line, label.column, 3, label.text) for label in section.labels]
        for first, column, later, text in texts:
            plain = _BRACES.sub(lambda braces: re.sub(r"[^\n]", " ", braces[0]), text)
            in_table = False
            for number, line in enumerate(plain.split("\n")):
                is_row = bool(_TABLE.fullmatch(line)) and line.count("|") > 2
                if is_row and not in_table:
                    yield _at(file, "W12", first + number, line.index("|") + 1, len(line.strip()))
                in_table = is_row
                yield from _in_line(file, first + number, column if number == 0 else later, line)


def _in_line(file: str, line: int, column: int, text: str) -> Iterator[Finding]:
    for tag in _TAG.finditer(text):
        yield _at(file, "W13", line, column + tag.start(), len(tag[0]), tag=tag[0])
    for single in _SINGLE.finditer(text):
        better = "{{ " + single[1] + " }}"
        yield _at(file, "W14", line, column + single.start(), len(single[0]), found=single[0], better=better)
    for pattern, what in _OTHERS:
        for found in pattern.finditer(text):
            yield _at(file, "W15", line, column + found.start(), len(found[0]), what=what)


def _at(file: str, code: str, line: int, column: int, length: int, **gaps: str) -> Finding:
    return make_finding(RULES[code], file, (line, column, line, column + length), **gaps)
