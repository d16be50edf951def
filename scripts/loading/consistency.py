"""Checks that a flow and its words fit together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from prompts import ROLES, Condition, Diagnostic, Label, NameUse, Section, WordsFile
from scripts.loading.builder import suggest
from scripts.loading.yaml_reader import NodePath, ParsedYaml
from scripts.model import Block, Node, Step, Wording, iter_nodes

PERSONAL = ("name", "they", "them", "their")
FACTS = ("today", "times_done", "carried")
"""Names that words and conditions can always read: facts of the conversation and the carried agreement."""
RESERVED = frozenset((*ROLES, *PERSONAL, *FACTS, "both", "item", "round", "begins", "loop"))
KINDS_WITH_WORDS = ("say", "ask", "keep", "draw", "stop")
KINDS_WITH_STARTER = ("ask", "agree", "keep")
KINDS_WITH_ANSWER = ("ask", "talk", "agree", "keep", "draw")


def check_consistency(
    nodes: tuple[Node, ...],
    words: WordsFile,
    wordings: Mapping[str, Wording],
    parsed: ParsedYaml,
    *,
    frame_ids: frozenset[str],
) -> list[Diagnostic]:
    """Yield every contradiction between a flow and its words.

    `parsed` is what the nodes were built from; it also has the ids of nodes that could not be built, about which
    nothing more is reported. `frame_ids` are the ids of opening and closing, which a script may not reuse.
    """
    flow = [node for node in iter_nodes(nodes) if not (isinstance(node, Block) and node.implied)]
    implied = [node for node in iter_nodes(nodes) if isinstance(node, Block) and node.implied]
    broken = parsed.ids - {node.id for node in flow}
    places = NodePositions(parsed)
    return [
        *_check_ids(flow, places, frame_ids),
        *_check_sections(flow, words, places, broken),
        *_check_labels(flow, words),
        *_check_references(flow, places, broken),
        *_check_names([*flow, *implied], wordings, parsed.file, words.file, broken),
    ]


def _check_ids(flow: list[Node], places: NodePositions, frame_ids: frozenset[str]) -> Iterator[Diagnostic]:
    seen: dict[str, int] = {}
    for node in flow:
        if node.id in RESERVED:
            yield places.diagnostic(
                node, f"`{node.id}` is a reserved name. Give this {node.kind} another id."
            )
        elif node.id in frame_ids:
            yield places.diagnostic(
                node, f"`{node.id}` is used by the opening or the closing. Choose another id."
            )
        elif node.id in seen:
            message = (
                f"`{node.id}` is used twice, first in line {seen[node.id]}. Give one of the two another id."
            )
            yield places.diagnostic(node, message)
        if isinstance(node, Block) and node.if_left in frame_ids:
            message = f"`{node.if_left}` belongs to the opening or the closing. Choose another name."
            yield places.diagnostic(node, message, at=("if_left",))
        seen.setdefault(node.id, node.line)


def _check_sections(
    flow: list[Node], words: WordsFile, places: NodePositions, broken: set[str]
) -> Iterator[Diagnostic]:
    ids = {node.id for node in flow}
    left = {node.if_left for node in flow if isinstance(node, Block) and node.if_left}
    for node in flow:
        section = words.sections.get(node.id)
        if node.kind in KINDS_WITH_WORDS and section is None:
            yield places.diagnostic(node, f"`{node.id}` has no words. Write a section `## {node.id}`.")
        elif node.kind in KINDS_WITH_WORDS and section and not section.prose.strip():
            yield _heading_diagnostic(
                words.file, section, f"`{node.id}` has a heading and no words under it."
            )
        if isinstance(node, Block) and node.if_left and node.if_left not in words.sections:
            message = (
                f"`if_left` names `{node.if_left}`, which has no words. Write a section `## {node.if_left}`."
            )
            yield places.diagnostic(node, message, at=("if_left",))
    for name, section in words.sections.items():
        if name not in ids | left | broken:
            message = f"No step of the flow is called `{name}`. Rename these words, or take them out."
            yield _heading_diagnostic(
                words.file, section, message, suggest(name, ids - words.sections.keys())
            )


def _check_labels(flow: list[Node], words: WordsFile) -> Iterator[Diagnostic]:
    for node in flow:
        if section := words.sections.get(node.id):
            yield from _check_labels_of(node, section, words.file)


def _check_labels_of(node: Node, section: Section, file: str) -> Iterator[Diagnostic]:
    allowed = _labelable_values(node)
    written = {label.value: label for label in section.labels}
    for value, label in written.items():
        if allowed is not None and value not in allowed:
            possible = ", ".join(sorted(allowed)) if len(allowed) < 12 else "numbers"
            message = f"`{value}` is no choice of `{node.id}`, which has: {possible or 'none'}."
            yield _value_diagnostic(file, label, message, suggest(value, allowed))
    if isinstance(node, Step) and node.shape and node.shape.type == "choice":
        for value in node.shape.choices:
            if value not in written:
                message = f"The choice `{value}` of `{node.id}` has no label. Add a line `- {value}: ...`."
                yield _heading_diagnostic(file, section, message)
    if node.kind == "draw" and not written:
        yield _heading_diagnostic(file, section, f"`{node.id}` draws a card, and there are none in its list.")
    if section.starter and node.kind not in KINDS_WITH_STARTER:
        message = f"A `{node.kind}` has no box to begin, so this quotation has no place at the end."
        line = section.starter_line
        yield Diagnostic(file, line, 1, line, 2, message)


def _heading_diagnostic(file: str, section: Section, message: str, hint: str = "") -> Diagnostic:
    """Return a diagnostic for a section, at its heading."""
    end = section.column + len(section.id)
    return Diagnostic(file, section.line, section.column, section.line, end, message, hint)


def _value_diagnostic(file: str, label: Label, message: str, hint: str) -> Diagnostic:
    """Return a diagnostic for the value of a label."""
    end = label.value_column + len(label.value)
    return Diagnostic(file, label.line, label.value_column, label.line, end, message, hint)


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
    return frozenset(shape.choices) | frozenset(name for name, _, _ in shape.scales)


def _check_references(flow: list[Node], places: NodePositions, broken: set[str]) -> Iterator[Diagnostic]:
    """Check the answers and lists that nodes refer to."""
    steps = {node.id: node for node in flow if isinstance(node, Step)}
    for node in flow:
        if isinstance(node, Step):
            for number, name in enumerate(node.show):
                if name not in broken:
                    yield from _check_shown(node, name, steps, places, ("show", number))
        for key, name in _list_references(node):
            if name.rpartition(".")[2] not in broken and not _is_list(name, steps):
                message = f"`{node.id}` goes through `{name}`, which is not a list answer."
                yield places.diagnostic(node, message, at=(key,))


def _check_shown(
    node: Step, name: str, steps: Mapping[str, Step], places: NodePositions, place: NodePath
) -> Iterator[Diagnostic]:
    shown = steps.get(name)
    if shown is None or shown.kind != "ask":
        message = f"`show` names `{name}`, which no `ask` gives."
        yield places.diagnostic(node, message, suggest(name, steps), at=place)
    elif node.kind == "reveal" and not shown.private:
        yield places.diagnostic(node, f"`{name}` is not private, so there is nothing to reveal.", at=place)


def _list_references(node: Node) -> Iterator[tuple[str, str]]:
    """Yield (key, name) of each reference to a list."""
    if isinstance(node, Block):
        if node.kind == "for_each" and not node.over.startswith("notebook."):
            yield "in", node.over
    elif node.shape:
        for key, name in (("choices_from", node.shape.choices_from), ("rows", node.shape.rows)):
            if name is not None:
                yield key, name


def _is_list(name: str, steps: Mapping[str, Step]) -> bool:
    given = None if name.startswith("notebook.") else steps.get(name.rpartition(".")[2])
    return given is not None and given.shape is not None and given.shape.type == "list"


def _check_names(
    flow: list[Node], wordings: Mapping[str, Wording], flow_file: str, words_file: str, broken: set[str]
) -> Iterator[Diagnostic]:
    given = broken | {node.id for node in flow if node.kind in KINDS_WITH_ANSWER}
    rows = {node.id for node in flow if node.kind in ("repeat", "for_each", "collect")}
    bare = given | rows | {"item", "round", *FACTS, *ROLES}
    personal = given | set(PERSONAL)
    values = {value for node in flow if isinstance(node, Step) and node.shape for value in node.shape.choices}

    def unknown(read: NameUse, file: str) -> Iterator[Diagnostic]:
        head, _, rest = read.name.partition(".")
        place = (file, read.line, read.column, read.end_line, read.end_column)
        message = f"`{read.name}` is the name of no answer."
        if head not in bare and head in values:
            said = f"{message} Where the value is meant, it stands in quotation marks."
            yield Diagnostic(*place, said, f"'{head}'")
        elif head not in bare:
            yield Diagnostic(*place, message, suggest(head, bare))
        elif head in ROLES and rest.partition(".")[0] not in personal:
            yield Diagnostic(*place, message, suggest(rest, personal))

    for node in flow:
        for condition in _conditions(node):
            for read in condition.name_uses:
                yield from unknown(read, flow_file)
    left = {node.if_left for node in flow if isinstance(node, Block)} - {node.id for node in flow}
    for name, wording in wordings.items():
        for template in wording.templates:
            for read in template.name_uses:
                yield from unknown(read, words_file)
                if name in left and read.name.partition(".")[2] not in PERSONAL:
                    place = (read.line, read.column, read.end_line, read.end_column)
                    message = "These words are for leaving at any moment, so they can read no answer."
                    yield Diagnostic(words_file, *place, message)


def _conditions(node: Node) -> Iterator[Condition]:
    for condition in (node.when, node.until if isinstance(node, Block) else None):
        if condition is not None:
            yield condition


class NodePositions:
    """Positions of steps and blocks, by line and id."""

    def __init__(self, parsed: ParsedYaml) -> None:
        self._parsed = parsed
        self._paths = {(parsed.line(path), name): path for path, name in _node_paths(parsed.data, ())}

    def diagnostic(self, node: Node, message: str, hint: str = "", *, at: NodePath = ()) -> Diagnostic:
        """Return a diagnostic at a node's id or key."""
        path = self._paths.get((node.line, node.id), ())
        return self._parsed.make_diagnostic((*path, *(at or (node.kind,))), message, hint)


def _node_paths(data: Any, path: NodePath) -> Iterator[tuple[NodePath, str]]:
    """Yield (path, id) of every possible step and block."""
    for key in ("steps", "at_the_cap"):
        steps = data.get(key) if isinstance(data, dict) else None
        for number, item in enumerate(steps if isinstance(steps, list) else ()):
            if isinstance(item, dict) and item:
                here = (*path, key, number)
                yield here, str(next(iter(item.values())))
                yield from _node_paths(item, here)
