"""Findings about style: long sentences, two questions, blame."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Mapping

from prompts import Section
from scripts.checking.findings import Finding, make_finding
from scripts.checking.prose import prose_lines, sentences, word_count
from scripts.checking.reading_grade import reading_grade
from scripts.checking.rule_texts import RULES
from scripts.script_info import WHY_SECTION

MAX_SENTENCE_WORDS = 25
MAX_SECTION_WORDS = 120
MAX_WHY_WORDS = 170
"""For a page that is read at leisure."""
MAX_GRADE = 8
MIN_WORDS_TO_GRADE = 12
_PLACEHOLDER = re.compile(
    r"\b(?:TODO|TBD|FIXME|XXX+|Lorem ipsum)\b|\[(?:name|partner|[A-Z][a-z]+ name|\.\.\.|…)\]|\?{3,}"
)
_BLAMING = re.compile(
    r"(?<=\byou )(?:always|never)\b|(?<=\bthey )(?:always|never)\b|(?<=\bAna\b)[ ]*\b(?:always|never)\b"
    r"|\b(?:should have|shouldn’t have|your fault|you made (?:me|him|her|them)|selfish|lazy|overreact\w*"
    r"|toxic|narcissis\w*|manipulat\w*)\b",
    re.IGNORECASE,
)
"""Words of blame; “Ana” stands for a name, see `prose_lines`."""
_QUOTED = re.compile(r"“[^“”]*”")


def style_findings(
    sections: Mapping[str, Section], file: str, decks: Container[str] = ()
) -> Iterator[Finding]:
    """Yield findings about each section's style."""
    for section in sections.values():
        every = list(sentences(section))
        for sentence in every:
            if len(sentence.words) > MAX_SENTENCE_WORDS:
                yield _at(
                    file, "L01", sentence.line, sentence.column, len(sentence.text), count=len(sentence.words)
                )
        first = [
            each
            for each in every
            if each.text.rstrip("*_”\"')").endswith("?") and each.line < _labels_at(section)
        ]
        if len(first) > 1 and "{% el" not in section.prose:  # else they are never asked together
            yield _at(file, "L02", first[0].line, first[0].column, len(first[0].text), count=len(first))
        words = word_count(section, is_deck=section.id in decks)
        if section.id == WHY_SECTION and words > MAX_WHY_WORDS:
            said = {
                "message": f"This page has {words} words. Shorten it to {MAX_WHY_WORDS}.",
                "mend": "Shorten it.",
            }
            yield _at(file, "L03", section.line, section.column, len(section.id), **said)
        elif section.id != WHY_SECTION and words > MAX_SECTION_WORDS:
            yield _at(file, "L03", section.line, section.column, len(section.id), count=words)
        grade = reading_grade([each.words for each in every])
        if words >= MIN_WORDS_TO_GRADE and grade > MAX_GRADE:
            yield _at(file, "L06", section.line, section.column, len(section.id), count=round(grade))
        yield from _wordings(section, file)


def _labels_at(section: Section) -> float:
    return min((label.line for label in section.labels), default=float("inf"))


def _wordings(section: Section, file: str) -> Iterator[Finding]:
    for line, column, text in prose_lines(section):
        for found in _PLACEHOLDER.finditer(text):
            yield _at(file, "L04", line, column + found.start(), len(found[0]), found=found[0])
        unquoted = _QUOTED.sub(lambda quoted: " " * len(quoted[0]), text)
        for found in _BLAMING.finditer(unquoted):
            word = found[0].strip()
            yield _at(file, "L05", line, column + found.end() - len(word), len(word), found=word)


def _at(file: str, code: str, line: int, column: int, length: int, **gaps: object) -> Finding:
    return make_finding(RULES[code], file, (line, column, line, column + length), **gaps)
