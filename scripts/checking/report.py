"""Reports of a check."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from shlex import quote
from typing import Any

from prompts import sanitize
from scripts.checking.findings import Finding
from scripts.checking.multi_script_check import CheckedFiles
from scripts.checking.script_file_search import shown_path

MAX_LINE = 100


def listed(checked: Iterable[CheckedFiles], *, strict: bool) -> list[Finding]:
    """Return the findings to report; style only with `strict`."""
    return [found for each in checked for found in each.findings if strict or not found.strict]


def text_report(
    checked: Sequence[CheckedFiles], sources: dict[str, Sequence[str]], *, strict: bool
) -> Iterator[str]:
    """Yield the lines for people.

    Each finding, or one line for a clean script.
    """
    told: set[tuple[str, ...]] = set()
    for each in checked:
        found = listed([each], strict=strict)
        for finding in found:
            yield from _finding_lines(finding, sources.get(finding.file, ()))
            if finding.answers not in told:
                yield from _answer_lines(finding.answers, shown_path(each.files.flow or each.files.words[0]))
            told.add(finding.answers)
            yield ""
        if not found:
            yield summary_line(each)
    yield from _total(listed(checked, strict=strict))


def _finding_lines(finding: Finding, lines: Sequence[str]) -> Iterator[str]:
    yield f"{finding.file}:{finding.line}:{finding.column}  {finding.severity}  {finding.code}  {finding.message}"
    if 0 < finding.line <= len(lines) and (source := sanitize(lines[finding.line - 1])).strip():
        start = max(finding.column - MAX_LINE // 2, 0) if finding.column > MAX_LINE else 0
        length = finding.end_column - finding.column if finding.end_line == finding.line else 1
        prefix = f"{finding.line:>6} | "
        yield prefix + source[start : start + MAX_LINE]
        yield f"{' ' * 6} | {' ' * (finding.column - 1 - start)}{'^' * min(max(length, 1), MAX_LINE)}"
    yield f"    {finding.why}"
    if finding.fix:
        yield f"    Try: {finding.fix}"


def _answer_lines(answers: Sequence[str], flow: str) -> Iterator[str]:
    """Yield an answers file, and how to play it."""
    if answers:
        command = f"turnabout play {quote(flow)} --answers failed.txt --words"
        yield f"    To see it, save the lines below as failed.txt, and run `{command}`:"
        yield from (f"      {line}" for line in answers)


def summary_line(checked: CheckedFiles) -> str:
    """Return the one line of a script without mistakes."""
    files = checked.files
    name = shown_path(files.flow or files.words[0])
    numbers = checked.check.measures if checked.check else None
    if numbers is None:
        return f"{name}: no mistakes"
    path = numbers.path
    one, two = path.turns
    turns = f"{_count(one, 'turn')} each, " if one == two else f"{one} and {two} turns, "
    turns = turns if one or two else ""
    passes = "the keyboard changes hands once" if path.passes == 1 else f"{path.passes} keyboard passes"
    return (
        f"{name}: no mistakes. {_count(numbers.steps, 'step')}, {_count(numbers.words, 'word')}, "
        f"about {numbers.minutes} min, {_count(path.screens, 'screen')}, {_count(path.enters, 'Enter')}, {turns}"
        f"{passes}, {_count(numbers.boxes, 'typed box', 'typed boxes')}, reading grade {round(numbers.grade)}"
    )


def _total(found: Sequence[Finding]) -> Iterator[str]:
    if found:
        errors = sum(each.severity == "error" for each in found)
        warnings = len(found) - errors
        parts = [_count(errors, "mistake")] * bool(errors) + [_count(warnings, "warning")] * bool(warnings)
        yield f"{' and '.join(parts)}. Run `turnabout explain CODE` to read more about one."


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


def json_rows(found: Iterable[Finding]) -> list[dict[str, Any]]:
    """Return findings as JSON objects."""
    names = ("file", "line", "column", "end_line", "end_column", "severity", "code", "message", "why")
    return [
        {**{name: getattr(each, name) for name in names}, "try": each.fix, "answers": "\n".join(each.answers)}
        for each in found
    ]


def github_lines(found: Iterable[Finding]) -> Iterator[str]:
    """Yield workflow commands, which GitHub shows at the changed lines."""
    for each in found:
        place = f"line={each.line},col={each.column},endLine={each.end_line},endColumn={each.end_column}"
        message = _escaped(f"{each.message}\n{each.why}" + (f"\nTry: {each.fix}" if each.fix else ""))
        file = _escaped(each.file).replace(":", "%3A").replace(",", "%2C")
        yield f"::{each.severity} file={file},{place},title={each.code}::{message}"


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")
