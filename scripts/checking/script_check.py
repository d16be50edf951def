"""The check of one script."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from scripts.checking.constant_condition_findings import constant_condition_findings
from scripts.checking.exploration import explore
from scripts.checking.findings import Finding, make_finding
from scripts.checking.going_back_findings import going_back_findings
from scripts.checking.label_findings import label_findings
from scripts.checking.loading_findings import LoadedText, load_text
from scripts.checking.markup_findings import markup_findings
from scripts.checking.missing_headings import with_missing_headings
from scripts.checking.name_findings import name_findings
from scripts.checking.pacing_findings import pacing_findings
from scripts.checking.parsed_script import ScriptReading
from scripts.checking.rule_texts import RULES
from scripts.checking.script_metrics import ScriptMetrics, measure
from scripts.checking.smart_punctuation import plain_flow, plain_words
from scripts.checking.style_findings import style_findings
from scripts.checking.value_findings import value_findings
from scripts.checking.whole_flow_findings import whole_flow_findings
from scripts.loading.loader import MAX_SCRIPT_CHARS
from scripts.model import iter_nodes

UNCERTAIN_IF_BROKEN = frozenset(("N03", "N04", "N09", "N13", "S01", "S03", "V07", "V08"))
"""What may be wrong only because a step could not be read."""


@dataclass(frozen=True)
class ScriptTexts:
    """A script's texts and file names.

    `words` is None without a words file.

    `frame_ids` and `frame_chars` are those of the opening and the closing.
    """

    flow: str
    words: str | None
    flow_file: str
    words_file: str
    frame_ids: frozenset[str] = frozenset()
    frame_chars: int = 0


@dataclass(frozen=True)
class ScriptCheck:
    """What was found in a script, and its numbers.

    They are None if it can't be measured.
    """

    findings: tuple[Finding, ...]
    measures: ScriptMetrics | None
    loaded: LoadedText


def check_script(texts: ScriptTexts) -> ScriptCheck:
    """Check a script. Never raises: everything becomes a finding."""
    flow, found = plain_flow(texts.flow, texts.flow_file)
    words, in_words = plain_words(texts.words, texts.words_file) if texts.words is not None else (None, [])
    found += in_words
    loaded = load_text(flow, words, texts.flow_file, texts.words_file, texts.frame_ids)
    found += loaded.findings
    if len(flow) + len(words or "") + texts.frame_chars > MAX_SCRIPT_CHARS:
        said = (
            "This script is too long. With its opening and closing, it can have at most "
            f"{MAX_SCRIPT_CHARS} characters."
        )
        found.append(make_finding(RULES["Y10"], texts.flow_file, (1, 1, 1, 1), said=said))
    found += markup_findings(loaded.words.sections, texts.words_file)
    if loaded.reading is not None:
        found += label_findings(loaded.reading, loaded.words.sections, texts.words_file)
        found = with_missing_headings(found, loaded.reading.steps, loaded.words.sections, texts.words_file)
        found += _explored(loaded, found, texts)
    found += style_findings(loaded.words.sections, texts.words_file, _decks(loaded))
    measures = None
    has_mistakes = any(each.severity == "error" for each in found)
    if loaded.head is not None and loaded.reading is not None and not has_mistakes:
        measures = measure(loaded.head, loaded.reading.nodes, loaded.words.sections)
    if measures is not None:
        found += pacing_findings(loaded, measures, texts.flow_file)
    return ScriptCheck(_in_order(found, texts), measures, loaded)


def _decks(loaded: LoadedText) -> frozenset[str]:
    """Return the steps that show one card of many."""
    nodes = iter_nodes(loaded.reading.nodes) if loaded.reading else ()
    return frozenset(node.id for node in nodes if node.kind == "draw")


def _explored(loaded: LoadedText, known: list[Finding], texts: ScriptTexts) -> list[Finding]:
    """Return what is found by exploring the script."""
    reading = loaded.reading
    assert reading is not None  # noqa: S101 - checked by the caller
    seen = explore(reading)
    found = list(whole_flow_findings(reading, seen, texts.flow_file))
    for condition in (*reading.whens.values(), *reading.untils.values()):
        found += value_findings(condition, reading, texts.flow_file)
    for words in reading.words.values():
        for test in words.tests:
            found += value_findings(test.test, reading, texts.words_file)
    found += name_findings(reading, seen, texts.flow_file, texts.words_file)
    taken = {(each.file, each.line, each.column) for each in found}
    back = going_back_findings(reading, texts.words_file)
    found += [each for each in back if (each.file, each.line, each.column) not in taken]
    places = {(each.file, each.line, each.column) for each in known}
    found = [_mapped(each, loaded) for each in found]
    found = [each for each in found if (each.file, each.line, each.column) not in places]
    outcomes = constant_condition_findings(reading, seen, [*known, *found], texts.flow_file, texts.words_file)
    found += [_mapped(each, loaded) for each in outcomes]
    is_certain = _is_whole(reading, loaded)
    return [each for each in found if is_certain or each.code not in UNCERTAIN_IF_BROKEN]


def _is_whole(reading: ScriptReading, loaded: LoadedText) -> bool:
    """Return whether every step could be read."""
    return not reading.broken and not loaded.flow.lost


def _mapped(finding: Finding, loaded: LoadedText) -> Finding:
    """Return a finding at the author's own column."""
    if finding.file != loaded.flow.parsed.file:
        return finding
    column = loaded.flow.original(finding.line, finding.column)
    end_column = loaded.flow.original(finding.end_line, finding.end_column)
    return replace(finding, column=column, end_column=end_column)


def _in_order(found: Iterable[Finding], texts: ScriptTexts) -> tuple[Finding, ...]:
    """Return each finding once, the flow's first."""
    once = {(each.file, each.line, each.column, each.code): each for each in reversed(list(found))}
    return tuple(sorted(once.values(), key=lambda each: (each.file != texts.flow_file, each)))
