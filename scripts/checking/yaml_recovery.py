"""Recovery from YAML mistakes.

Each mistake is fixed in memory and the flow is read again. Positions afterward are those of the fixed text;
`FixedFlow.original` leads back.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from prompts import Diagnostic
from scripts.checking.yaml_typos import find_slips
from scripts.loading.schema import KEYS
from scripts.loading.yaml_reader import ParsedYaml, parse_yaml

MAX_MISTAKES = 30
HOPELESS = re.compile("too long|too deeply|is empty")
_STEP_ID = re.compile(r"^[ ]*- *[a-z_]+: *([a-z][a-z0-9_]*)", re.MULTILINE)


@dataclass
class FixedFlow:
    """A readable flow, and the mistakes on the way.

    `lost` are lines that had to be left out; `shifts` maps a line to (column, change) pairs.
    """

    parsed: ParsedYaml
    problems: list[Diagnostic]
    lost: set[int] = field(default_factory=set)
    shifts: dict[int, list[tuple[int, int]]] = field(default_factory=dict)

    def original(self, line: int, column: int) -> int:
        """Return a column as it was in the author's text."""
        for start, change in reversed(self.shifts.get(line, ())):
            if column > start:
                column = max(column - change, start + 1)
        return column


def read_flow(text: str, file: str) -> FixedFlow:
    """Read a flow as far as possible.

    Every syntax mistake is noted.
    """
    fixed = FixedFlow(ParsedYaml(file), [])
    lines = text.split("\n")
    for slip in find_slips(lines):
        end = slip.column + slip.added
        fixed.problems.append(Diagnostic(file, slip.line, slip.column, slip.line, end, slip.said))
        lines[slip.line - 1] = slip.fixed
        fixed.shifts.setdefault(slip.line, []).append((slip.column - 1, slip.added))
    reported: set[tuple[int, str]] = set()
    for _ in range(MAX_MISTAKES):
        fixed.parsed = parse_yaml("\n".join(lines), file, KEYS)
        fresh = [each for each in fixed.parsed.diagnostics if (each.line, each.message) not in reported]
        for problem in fresh:
            if problem.line not in fixed.lost:
                column = _column(problem, lines[problem.line - 1 : problem.line])
                column = fixed.original(problem.line, column)
                end = fixed.original(problem.end_line, problem.end_column)
                fixed.problems.append(
                    Diagnostic(
                        file, problem.line, column, problem.end_line, end, problem.message, problem.hint
                    )
                )
            reported.add((problem.line, problem.message))
        is_hopeless = any(HOPELESS.search(each.message) for each in fresh)
        if fixed.parsed.data is not None or not fixed.parsed.diagnostics or is_hopeless:
            break
        for problem in fresh or fixed.parsed.diagnostics:
            if problem.line <= len(lines):
                _fix(lines, problem, fixed)
    fixed.parsed.diagnostics = []
    fixed.parsed.ids |= {
        found for line in fixed.lost for found in _STEP_ID.findall(text.split("\n")[line - 1])
    }
    return fixed


def _column(problem: Diagnostic, line: list[str]) -> int:
    """Return the column of a problem.

    A line that isn't level begins too early or too late.
    """
    if "Line up" in problem.message and line and line[0].strip():
        return len(line[0]) - len(line[0].lstrip()) + 1
    return problem.column


def _fix(lines: list[str], problem: Diagnostic, fixed: FixedFlow) -> None:
    """Fix one mistake, or leave its line out."""
    number, column = problem.line, problem.column
    line = lines[number - 1]
    if "There’s a tab" in problem.message:
        lines[number - 1] = _without_tabs(lines, number, fixed)
    elif "control character" in problem.message:
        lines[number - 1] = line[: column - 1] + line[column:]
        fixed.shifts.setdefault(number, []).append((column - 1, -1))
    elif "Add a space" in problem.message:
        lines[number - 1] = f"{line[:column]} {line[column:]}"
        fixed.shifts.setdefault(number, []).append((column, 1))
    elif "Anchors" in problem.message or "Tags" in problem.message:
        lines[number - 1] = re.sub(r"[&!*][^\s,\]}]*", lambda sign: " " * len(sign[0]), line)
    elif "Line up" in problem.message and number not in fixed.shifts and line.strip():
        _indent(lines, number, fixed)
    else:
        _leave_out(lines, number, fixed)


def _without_tabs(lines: list[str], number: int, fixed: FixedFlow) -> str:
    line = lines[number - 1]
    rest = line.lstrip(" \t")
    before = len(line) - len(rest)
    if "\t" in line[:before]:
        indent = _expected_indent(lines, number)
        if indent != before:
            fixed.shifts.setdefault(number, []).append((0, indent - before))
        return " " * indent + rest.replace("\t", " ")
    return line.replace("\t", " ")


def _indent(lines: list[str], number: int, fixed: FixedFlow) -> None:
    """Line up a line, and the ones below that are off by as much."""
    before, indent = _spaces(lines[number - 1]), _expected_indent(lines, number)
    is_step = lines[number - 1].lstrip().startswith("- ")
    for below in range(number, len(lines) + 1):
        line = lines[below - 1]
        if below > number and not line.strip():
            continue
        spaces = _spaces(line)
        is_own_key = is_step and spaces == before and not line.lstrip().startswith("- ")
        if below > number and (spaces < before or (indent > before and spaces == indent) or is_own_key):
            return
        lines[below - 1] = " " * (spaces + indent - before) + line.lstrip(" ")
        fixed.shifts.setdefault(below, []).append((0, indent - before))


def _spaces(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _expected_indent(lines: list[str], number: int) -> int:
    """Return how far a line should be indented.

    The lines above it tell.
    """
    is_step = lines[number - 1].lstrip(" \t").startswith("- ")
    for above in reversed(lines[: number - 1]):
        if not above.strip() or above.lstrip().startswith("#"):
            continue
        indent = len(above) - len(above.lstrip(" "))
        if above.rstrip().endswith(":"):
            return indent + 2
        if above.lstrip().startswith("- "):
            return indent if is_step else indent + 2
        return max(indent - 2, 0) if is_step else indent
    return 0


def _leave_out(lines: list[str], number: int, fixed: FixedFlow) -> None:
    """Blank a line, or the one above."""
    while number > 1 and not lines[number - 1].strip():
        number -= 1
    lines[number - 1] = ""
    fixed.lost.add(number)
