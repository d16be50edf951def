"""Findings about a translation: what it lacks, and what is older."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from prompts import Section, WordsFile
from scripts.checking.findings import Finding, Place, make_finding
from scripts.checking.rule_texts import RULES
from scripts.checking.script_file_search import shown_path
from scripts.checking.translation_record import TITLE, hashes, read_record

_START = (1, 1, 1, 1)


def missing_words(first: WordsFile, translated: WordsFile, path: Path) -> Iterator[Finding]:
    """Yield what the first language has and the words at `path` lack."""
    for name, section in first.sections.items():
        there = translated.sections.get(name)
        if there is None:
            yield _found("W19", path, first, _START, name=name)
        elif lacking := _lacking(section, there):
            yield _found("W20", path, first, _heading(there), name=name, lacking=lacking)


def older_words(english: WordsFile, translated: WordsFile, path: Path) -> Iterator[Finding]:
    """Yield what has changed in English since the words at `path` were accepted."""
    record = read_record(path)
    if record is None:
        yield _found("W22", path, english, _START)
        return
    for name, hash_ in hashes(english).items():
        there = translated.sections.get(name)
        if record.get(name, hash_) != hash_ and (there or name == TITLE):
            yield _found("W21", path, english, _heading(there) if there else _START, name=name)


def _found(code: str, path: Path, original: WordsFile, place: Place, **gaps: str) -> Finding:
    return make_finding(RULES[code], shown_path(path), place, original=original.file, **gaps)


def _lacking(section: Section, translated: Section) -> str:
    """Return which labels or starting text are missing, or ""."""
    written = {label.value for label in translated.labels}
    labels = [f"a label for `{label.value}`" for label in section.labels if label.value not in written]
    labels += ["starting text (>)"] if section.starter and not translated.starter else []
    return " and ".join(labels)


def _heading(section: Section) -> Place:
    return (section.line, section.column, section.line, section.column + len(section.id))
