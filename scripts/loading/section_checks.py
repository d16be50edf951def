"""Checks of sections and labels against the flow."""

from __future__ import annotations

from collections.abc import Iterator

from prompts import Diagnostic, Label, Section, WordsFile
from scripts.loading.node_diagnostics import NodeDiagnostics
from scripts.loading.spelling_suggestions import suggest
from scripts.model import Block, Node, Step
from scripts.script_info import STAGES_SECTION, WHY_SECTION

KINDS_WITH_WORDS = ("say", "ask", "keep", "draw", "stop")
KINDS_WITH_STARTER = ("ask", "agree", "keep")


def check_sections(
    flow: list[Node], words: WordsFile, places: NodeDiagnostics, broken: set[str]
) -> Iterator[Diagnostic]:
    """Check that sections and steps match."""
    ids = {node.id for node in flow}
    left = {node.if_left for node in flow if isinstance(node, Block) and node.if_left}
    for node in flow:
        section = words.sections.get(node.id)
        if node.kind in KINDS_WITH_WORDS and section is None:
            yield places.diagnostic(node, f"`{node.id}` has no words. Add a section `## {node.id}`.")
        elif node.kind in KINDS_WITH_WORDS and section and not section.prose.strip():
            yield _heading_diagnostic(
                words.file, section, f"`{node.id}` has a heading but no words under it."
            )
        if isinstance(node, Block) and node.if_left and node.if_left not in words.sections:
            message = (
                f"`if_left` names `{node.if_left}`, which has no words. Add a section `## {node.if_left}`."
            )
            yield places.diagnostic(node, message, at=("if_left",))
    for name, section in words.sections.items():
        if name == WHY_SECTION:
            yield from _check_why(section, words.file)
        elif name not in {*ids, *left, *broken, STAGES_SECTION}:
            message = f"No step in the flow is called `{name}`. Rename this section or delete it."
            yield _heading_diagnostic(
                words.file, section, message, suggest(name, ids - words.sections.keys())
            )


def _check_why(section: Section, file: str) -> Iterator[Diagnostic]:
    """Check the section that is read outside a conversation: it's only text."""
    if not section.prose.strip() or section.labels or section.starter or "{" in section.prose:
        message = (
            f"`{section.id}` is read outside a conversation, so it has to be plain text: no names or tags, and no "
            "labels or quotation at the end."
        )
        yield _heading_diagnostic(file, section, message)


def check_labels(flow: list[Node], words: WordsFile) -> Iterator[Diagnostic]:
    """Check that labels and starters belong to their steps."""
    for node in flow:
        if section := words.sections.get(node.id):
            yield from _check_labels_of(node, section, words.file)


def _check_labels_of(node: Node, section: Section, file: str) -> Iterator[Diagnostic]:
    allowed = _labelable_values(node)
    written = {label.value: label for label in section.labels}
    for value, label in written.items():
        if allowed is not None and value not in allowed:
            is_line = isinstance(node, Step) and bool(node.shape and node.shape.lines)
            message = (
                f"`{node.id}` has no {'line' if is_line else 'choice'} `{value}`. "
                f"{_describe_allowed(node, allowed)}"
            )
            yield _value_diagnostic(file, label, message, suggest(value, allowed))
    if node.kind == "draw" and not written:
        yield _heading_diagnostic(
            file,
            section,
            f"`{node.id}` draws a card, but it has no cards. Add a line for each, like `- one: What the card says`.",
        )
    if section.starter and isinstance(node, Step) and node.shape and node.shape.lines:
        yield from _check_starting_lines(node, node.shape.lines, section, file)
    if section.starter and node.kind not in KINDS_WITH_STARTER:
        message = f"A `{node.kind}` has no text box, so its words can’t end with a quotation (>)."
        line = section.starter_line
        yield Diagnostic(file, line, 1, line, 2, message)


def _check_starting_lines(
    node: Step, lines: tuple[str, ...], section: Section, file: str
) -> Iterator[Diagnostic]:
    """Check that each line has its own starting text, on its own."""
    texts = section.starter.split("\n")
    line = section.starter_line
    if len(texts) != len(lines):
        message = (
            f"`{node.id}` has {len(lines)} lines, but {len(texts)} starting texts. Write one for each, in order. "
            "A line with only > leaves a box empty."
        )
        yield Diagnostic(file, line, 1, line, 2, message)
    elif "{%" in section.starter:
        message = "Starting texts of lines can’t use {% %}. Write {{ }} with an if inside instead."
        yield Diagnostic(file, line, 1, line, 2, message)


def _heading_diagnostic(file: str, section: Section, message: str, hint: str = "") -> Diagnostic:
    """Return a diagnostic for a section, at its heading."""
    end = section.column + len(section.id)
    return Diagnostic(file, section.line, section.column, section.line, end, message, hint)


def _value_diagnostic(file: str, label: Label, message: str, hint: str) -> Diagnostic:
    """Return a diagnostic for the value of a label."""
    end = label.value_column + len(label.value)
    return Diagnostic(file, label.line, label.value_column, label.line, end, message, hint)


def _describe_allowed(node: Node, allowed: frozenset[str]) -> str:
    if not allowed:
        return "Its words can’t have labels."
    if isinstance(node, Step) and node.shape and node.shape.type == "scale":
        return f"Its numbers are {node.shape.low} to {node.shape.high}."
    if isinstance(node, Step) and node.shape and node.shape.lines:
        return f"Its lines are: {', '.join(node.shape.lines)}."
    return f"Its choices are: {', '.join(sorted(allowed))}."


def _labelable_values(node: Node) -> frozenset[str] | None:
    """Return the values that may have labels.

    None if any may, as for the cards of a draw.
    """
    if node.kind == "draw":
        return None
    shape = node.shape if isinstance(node, Step) else None
    if shape is None:
        return frozenset()
    if shape.type == "scale":
        return frozenset(str(number) for number in range(shape.low, shape.high + 1))
    ends = (f"{name}.{end}" for name, low, high in shape.scales for end in (low, high))
    return frozenset((*shape.choices, *shape.lines, *(name for name, _, _ in shape.scales), *ends))
