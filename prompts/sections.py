"""Sections of a words file: prose, labels, and starter text."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from prompts.diagnostics import Diagnostic


@dataclass(frozen=True)
class Label:
    """The text of a choice, scale end, or card.

    It may contain templates.

    `line` and `column` are where the text begins; two characters are removed from each continuation line. The value is
    on the same line, at `value_column`.
    """

    value: str
    text: str
    line: int
    column: int = 1
    value_column: int = 3


@dataclass(frozen=True)
class Section:
    """The prose, labels, and starter text of one step.

    `column` is where the heading names the step. If there is no prose or no starter, its text is empty and its line is
    the heading's.
    """

    id: str
    line: int
    prose: str
    prose_line: int
    labels: tuple[Label, ...]
    starter: str
    starter_line: int
    column: int = 4


_LABEL = re.compile(r"([-*] +)([a-z0-9_]{1,64}(?:\.[0-9]{1,3})?):(?: +(.*?))? *")
_CONTINUATION = re.compile(r"  +\S")


@dataclass(frozen=True)
class Line:
    """A line of the file and its number."""

    number: int
    text: str


def split_section(
    name: str, heading: Line, lines: Sequence[Line], file: str
) -> tuple[Section, tuple[Diagnostic, ...]]:
    """Split a section into prose, labels, and starter.

    Labels and starter end the section, in either order.
    """
    rest = _strip_blank_lines(lines)
    labels: tuple[Label, ...] = ()
    starter: Sequence[Line] = ()
    while rest:
        if not starter and (length := _count_quotation_lines(rest)):
            starter, rest = rest[-length:], _strip_blank_lines(rest[:-length])
        elif not labels and (length := _count_label_lines(rest)):
            labels, rest = _parse_labels(rest[-length:]), _strip_blank_lines(rest[:-length])
        else:
            break
    section = Section(
        id=name,
        line=heading.number,
        prose="\n".join(line.text for line in rest),
        prose_line=rest[0].number if rest else heading.number,
        labels=labels,
        starter="\n".join(line.text[2:] for line in starter),
        starter_line=starter[0].number if starter else heading.number,
        column=heading.text.index(name) + 1,
    )
    return section, _check_labels(labels, file)


def _strip_blank_lines(lines: Sequence[Line]) -> Sequence[Line]:
    """Return the lines without leading and trailing blank ones."""
    full = [index for index, line in enumerate(lines) if line.text.strip()]
    return lines[full[0] : full[-1] + 1] if full else ()


def _count_quotation_lines(lines: Sequence[Line]) -> int:
    """Count the lines of the quotation at the end."""
    length = 0
    while length < len(lines) and (lines[-length - 1].text.rstrip() + " ").startswith("> "):
        length += 1
    return length


def _count_label_lines(lines: Sequence[Line]) -> int:
    """Count the lines of the label list at the end.

    Every item of a label list begins with a stored value and a colon.
    """
    length = 0
    for count, line in enumerate(reversed(lines), 1):
        if _LABEL.fullmatch(line.text):
            length = count
        elif line.text.strip() and not _CONTINUATION.match(line.text):
            return 0 if line.text.startswith(("- ", "* ")) else length
    return length


def _parse_labels(lines: Sequence[Line]) -> tuple[Label, ...]:
    labels: list[Label] = []
    for line in lines:
        if found := _LABEL.fullmatch(line.text):
            column = found.start(3) + 1 if found[3] else len(line.text) + 1
            labels.append(Label(found[2], found[3] or "", line.number, column, found.start(2) + 1))
        elif line.text.strip():
            begun = labels[-1]
            labels[-1] = Label(
                begun.value,
                f"{begun.text}\n{line.text[2:].rstrip()}",
                begun.line,
                begun.column,
                begun.value_column,
            )
    return tuple(labels)


def _check_labels(labels: Sequence[Label], file: str) -> tuple[Diagnostic, ...]:
    diagnostics: list[Diagnostic] = []
    seen: dict[str, int] = {}
    for label in labels:
        place = (file, label.line, 1, label.line, label.column)
        if label.value in seen:
            message = f"`{label.value}` already has a label on line {seen[label.value]}. Delete one."
            diagnostics.append(Diagnostic(*place, message))
        if not label.text:
            diagnostics.append(
                Diagnostic(
                    *place, f"The label of `{label.value}` is empty.", f"- {label.value}: What it says"
                )
            )
        seen.setdefault(label.value, label.line)
    return tuple(diagnostics)
