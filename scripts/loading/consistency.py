"""Whether flow and words belong together: ids, headings, labels, and names that somebody really gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from prompts import ROLES, Condition, Label, Problem, Read, Section, Words
from scripts.loading.builder import did_you_mean
from scripts.loading.yaml_reader import Path, Reading
from scripts.model import Block, Node, Step, Wording, every_node

PERSONAL = ("name", "they", "them", "their")
FACTS = ("today", "times_done", "carried")
"""What words and conditions can read of the evening itself, and of the agreement that was carried into it."""
RESERVED = frozenset((*ROLES, *PERSONAL, *FACTS, "both", "item", "round", "begins", "loop"))
MUST_SPEAK = ("say", "ask", "keep", "draw", "stop")
BEGINS_WITH = ("ask", "agree", "keep")
GIVES = ("ask", "talk", "agree", "keep", "draw")


def agreeing(
    nodes: tuple[Node, ...],
    words: Words,
    wordings: Mapping[str, Wording],
    reading: Reading,
    *,
    frame_ids: frozenset[str],
) -> list[Problem]:
    """Every way in which a flow and its words contradict each other or themselves.

    `reading` is what the nodes were built from: its ids are those of all that was meant to be a step or a block,
    and about those that could not be built nothing more is said. `frame_ids` are the ids of opening and closing,
    which a script of its own may not use again.
    """
    flow = [node for node in every_node(nodes) if not (isinstance(node, Block) and node.implied)]
    implied = [node for node in every_node(nodes) if isinstance(node, Block) and node.implied]
    broken = reading.ids - {node.id for node in flow}
    places = Places(reading)
    return [
        *_ids(flow, places, frame_ids),
        *_sections(flow, words, places, broken),
        *_labels(flow, words),
        *_references(flow, places, broken),
        *_names([*flow, *implied], wordings, reading.file, words.file, broken),
    ]


def _ids(flow: list[Node], places: Places, frame_ids: frozenset[str]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for node in flow:
        if node.id in RESERVED:
            yield places.problem(node, f"`{node.id}` is a reserved name. Give this {node.kind} another id.")
        elif node.id in frame_ids:
            yield places.problem(
                node, f"`{node.id}` is used by the opening or the closing. Choose another id."
            )
        elif node.id in seen:
            message = (
                f"`{node.id}` is used twice, first in line {seen[node.id]}. Give one of the two another id."
            )
            yield places.problem(node, message)
        if isinstance(node, Block) and node.if_left in frame_ids:
            message = f"`{node.if_left}` belongs to the opening or the closing. Choose another name."
            yield places.problem(node, message, at=("if_left",))
        seen.setdefault(node.id, node.line)


def _sections(flow: list[Node], words: Words, places: Places, broken: set[str]) -> Iterator[Problem]:
    ids = {node.id for node in flow}
    left = {node.if_left for node in flow if isinstance(node, Block) and node.if_left}
    for node in flow:
        section = words.sections.get(node.id)
        if node.kind in MUST_SPEAK and section is None:
            yield places.problem(node, f"`{node.id}` has no words. Write a section `## {node.id}`.")
        elif node.kind in MUST_SPEAK and section and not section.prose.strip():
            yield _heading(words.file, section, f"`{node.id}` has a heading and no words under it.")
        if isinstance(node, Block) and node.if_left and node.if_left not in words.sections:
            message = (
                f"`if_left` names `{node.if_left}`, which has no words. Write a section `## {node.if_left}`."
            )
            yield places.problem(node, message, at=("if_left",))
    for name, section in words.sections.items():
        if name not in ids | left | broken:
            message = f"No step of the flow is called `{name}`. Rename these words, or take them out."
            yield _heading(words.file, section, message, did_you_mean(name, ids - words.sections.keys()))


def _labels(flow: list[Node], words: Words) -> Iterator[Problem]:
    for node in flow:
        if section := words.sections.get(node.id):
            yield from _labels_of(node, section, words.file)


def _labels_of(node: Node, section: Section, file: str) -> Iterator[Problem]:
    allowed = _labelled(node)
    written = {label.value: label for label in section.labels}
    for value, label in written.items():
        if allowed is not None and value not in allowed:
            possible = ", ".join(sorted(allowed)) if len(allowed) < 12 else "numbers"
            message = f"`{value}` is no choice of `{node.id}`, which has: {possible or 'none'}."
            yield _value(file, label, message, did_you_mean(value, allowed))
    if isinstance(node, Step) and node.shape and node.shape.type == "choice":
        for value in node.shape.choices:
            if value not in written:
                message = f"The choice `{value}` of `{node.id}` has no label. Add a line `- {value}: ...`."
                yield _heading(file, section, message)
    if node.kind == "draw" and not written:
        yield _heading(file, section, f"`{node.id}` draws a card, and there are none in its list.")
    if section.starter and node.kind not in BEGINS_WITH:
        message = f"A `{node.kind}` has no box to begin, so this quotation has no place at the end."
        line = section.starter_line
        yield Problem(file, line, 1, line, 2, message)


def _heading(file: str, section: Section, message: str, hint: str = "") -> Problem:
    """A finding about a section as a whole, at the name in its heading."""
    end = section.column + len(section.id)
    return Problem(file, section.line, section.column, section.line, end, message, hint)


def _value(file: str, label: Label, message: str, hint: str) -> Problem:
    """A finding about the value that a label stands for."""
    end = label.value_column + len(label.value)
    return Problem(file, label.line, label.value_column, label.line, end, message, hint)


def _labelled(node: Node) -> frozenset[str] | None:
    """The values that may have a label; None where any may (the cards of a draw)."""
    if node.kind == "draw":
        return None
    shape = node.shape if isinstance(node, Step) else None
    if shape is None:
        return frozenset()
    if shape.type == "scale":
        return frozenset(str(number) for number in range(shape.low, shape.high + 1))
    return frozenset(shape.choices) | frozenset(name for name, _, _ in shape.scales)


def _references(flow: list[Node], places: Places, broken: set[str]) -> Iterator[Problem]:
    """What steps and blocks name in their keys: answers to be shown, and lists to go through."""
    steps = {node.id: node for node in flow if isinstance(node, Step)}
    for node in flow:
        if isinstance(node, Step):
            for number, name in enumerate(node.show):
                if name not in broken:
                    yield from _shown(node, name, steps, places, ("show", number))
        for key, name in _goes_through(node):
            if name.rpartition(".")[2] not in broken and not _is_list(name, steps):
                message = f"`{node.id}` goes through `{name}`, which is not a list answer."
                yield places.problem(node, message, at=(key,))


def _shown(
    node: Step, name: str, steps: Mapping[str, Step], places: Places, place: Path
) -> Iterator[Problem]:
    shown = steps.get(name)
    if shown is None or shown.kind != "ask":
        message = f"`show` names `{name}`, which no `ask` gives."
        yield places.problem(node, message, did_you_mean(name, steps), at=place)
    elif node.kind == "reveal" and not shown.private:
        yield places.problem(node, f"`{name}` is not private, so there is nothing to reveal.", at=place)


def _goes_through(node: Node) -> Iterator[tuple[str, str]]:
    """The keys that name a list answer, each with that name."""
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


def _names(
    flow: list[Node], wordings: Mapping[str, Wording], flow_file: str, words_file: str, broken: set[str]
) -> Iterator[Problem]:
    given = broken | {node.id for node in flow if node.kind in GIVES}
    rows = {node.id for node in flow if node.kind in ("repeat", "for_each", "collect")}
    bare = given | rows | {"item", "round", *FACTS, *ROLES}
    personal = given | set(PERSONAL)
    values = {value for node in flow if isinstance(node, Step) and node.shape for value in node.shape.choices}

    def unknown(read: Read, file: str) -> Iterator[Problem]:
        head, _, rest = read.name.partition(".")
        place = (file, read.line, read.column, read.end_line, read.end_column)
        message = f"`{read.name}` is the name of no answer."
        if head not in bare and head in values:
            said = f"{message} Where the value is meant, it stands in quotation marks."
            yield Problem(*place, said, f"'{head}'")
        elif head not in bare:
            yield Problem(*place, message, did_you_mean(head, bare))
        elif head in ROLES and rest.partition(".")[0] not in personal:
            yield Problem(*place, message, did_you_mean(rest, personal))

    for node in flow:
        for condition in _conditions(node):
            for read in condition.reads:
                yield from unknown(read, flow_file)
    left = {node.if_left for node in flow if isinstance(node, Block)} - {node.id for node in flow}
    for name, wording in wordings.items():
        for template in wording.templates:
            for read in template.reads:
                yield from unknown(read, words_file)
                if name in left and read.name.partition(".")[2] not in PERSONAL:
                    place = (read.line, read.column, read.end_line, read.end_column)
                    message = "These words are for leaving at any moment, so they can read no answer."
                    yield Problem(words_file, *place, message)


def _conditions(node: Node) -> Iterator[Condition]:
    for condition in (node.when, node.until if isinstance(node, Block) else None):
        if condition is not None:
            yield condition


class Places:
    """The places of all steps and blocks: a line and an id tell them apart."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._paths = {(reading.line(path), name): path for path, name in _written(reading.data, ())}

    def problem(self, node: Node, message: str, hint: str = "", *, at: Path = ()) -> Problem:
        """A finding about a step or a block: at its id, or at what stands under one of its keys."""
        path = self._paths.get((node.line, node.id), ())
        return self._reading.found((*path, *(at or (node.kind,))), message, hint)


def _written(data: Any, path: Path) -> Iterator[tuple[Path, str]]:
    """The paths of all that may be a step or a block, with their ids, those inside others included."""
    for key in ("steps", "at_the_cap"):
        steps = data.get(key) if isinstance(data, dict) else None
        for number, item in enumerate(steps if isinstance(steps, list) else ()):
            if isinstance(item, dict) and item:
                here = (*path, key, number)
                yield here, str(next(iter(item.values())))
                yield from _written(item, here)
