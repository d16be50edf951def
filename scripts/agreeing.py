"""Whether flow and words belong together: ids, headings, labels, and names that somebody really gives."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prompts import Condition, Problem, Read, Words
from scripts.building import did_you_mean
from scripts.flow import Block, Node, Source, Step, Wording, every_node

ROLES = ("speaker", "listener", "first", "second")
PERSONAL = ("name", "they", "them", "their")
RESERVED = frozenset((*ROLES, *PERSONAL, "both", "item", "round", "today", "times_done", "begins", "loop"))
MUST_SPEAK = ("say", "ask", "keep", "draw", "stop")
BEGINS_WITH = ("ask", "agree", "keep")
GIVES = ("ask", "talk", "agree", "keep", "draw")


def agreeing(
    nodes: tuple[Node, ...],
    words: Words,
    wordings: Mapping[str, Wording],
    source: Source,
    *,
    frame_ids: frozenset[str],
    written: frozenset[str],
) -> list[Problem]:
    """Every way in which a flow and its words contradict each other or themselves.

    `frame_ids` are the ids of opening and closing, which a script of its own may not use again. `written` are the
    ids of all that was meant to be a step or a block: about those that could not be built nothing more is said.
    """
    flow = [node for node in every_node(nodes) if not (isinstance(node, Block) and node.implied)]
    implied = [node for node in every_node(nodes) if isinstance(node, Block) and node.implied]
    broken = written - {node.id for node in flow}
    return [
        *_ids(flow, source.flow_file, frame_ids),
        *_sections(flow, words, source, broken),
        *_labels(flow, words, source),
        *_references(flow, source.flow_file, broken),
        *_names([*flow, *implied], wordings, source, broken),
    ]


def _at(file: str, line: int, message: str, hint: str = "") -> Problem:
    return Problem(file, line, 1, line, 1, message, hint)


def _ids(flow: list[Node], file: str, frame_ids: frozenset[str]) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    for node in flow:
        if node.id in RESERVED:
            yield _at(file, node.line, f"`{node.id}` is a reserved name. Give this {node.kind} another id.")
        elif node.id in frame_ids:
            yield _at(
                file, node.line, f"`{node.id}` is used by the opening or the closing. Choose another id."
            )
        elif node.id in seen:
            yield _at(file, node.line, f"`{node.id}` is used twice, first in line {seen[node.id]}.")
        if isinstance(node, Block) and node.if_left in frame_ids:
            yield _at(file, node.line, f"`{node.if_left}` belongs to the opening or the closing.")
        seen.setdefault(node.id, node.line)


def _sections(flow: list[Node], words: Words, source: Source, broken: frozenset[str]) -> Iterator[Problem]:
    ids = {node.id for node in flow}
    left = {node.if_left for node in flow if isinstance(node, Block) and node.if_left}
    for node in flow:
        section = words.sections.get(node.id)
        if node.kind in MUST_SPEAK and section is None:
            yield _at(
                source.flow_file, node.line, f"`{node.id}` has no words. Write a section `## {node.id}`."
            )
        elif node.kind in MUST_SPEAK and section and not section.prose.strip():
            yield _at(source.words_file, section.line, f"`{node.id}` has a heading and no words under it.")
        if isinstance(node, Block) and node.if_left and node.if_left not in words.sections:
            yield _at(source.flow_file, node.line, f"`if_left` names `{node.if_left}`, which has no words.")
    for name, section in words.sections.items():
        if name not in ids | left | broken:
            hint = did_you_mean(name, ids)
            yield _at(source.words_file, section.line, f"No step of the flow is called `{name}`.", hint)


def _labels(flow: list[Node], words: Words, source: Source) -> Iterator[Problem]:
    for node in flow:
        section = words.sections.get(node.id)
        if section is None:
            continue
        allowed = _labelled(node)
        written = {label.value: label for label in section.labels}
        for value, label in written.items():
            if allowed is not None and value not in allowed:
                hint = did_you_mean(value, allowed)
                yield _at(source.words_file, label.line, f"`{value}` is no choice of `{node.id}`.", hint)
        if isinstance(node, Step) and node.shape and node.shape.type == "choice":
            for value in node.shape.choices:
                if value not in written:
                    message = (
                        f"The choice `{value}` of `{node.id}` has no label. Add a line `- {value}: ...`."
                    )
                    yield _at(source.words_file, section.line, message)
        if node.kind == "draw" and not written:
            yield _at(
                source.words_file, section.line, f"`{node.id}` draws a card, and there are none in its list."
            )
        if section.starter and node.kind not in BEGINS_WITH:
            message = f"A `{node.kind}` has no box to begin, so this quotation has no place at the end."
            yield _at(source.words_file, section.starter_line, message)


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


def _references(flow: list[Node], file: str, broken: frozenset[str]) -> Iterator[Problem]:
    steps = {node.id: node for node in flow if isinstance(node, Step)}

    def list_answer(name: str | None, node: Node) -> Iterator[Problem]:
        bare = (name or "").rpartition(".")[2]
        given = steps.get(bare)
        is_list = given is not None and given.shape is not None and given.shape.type == "list"
        if name is not None and bare not in broken and (not is_list or name.startswith("notebook.")):
            yield _at(file, node.line, f"`{node.id}` goes through `{name}`, which is not a list answer.")

    for node in flow:
        if isinstance(node, Step):
            for name in node.show:
                shown = steps.get(name)
                if name in broken:
                    continue
                if shown is None or shown.kind != "ask":
                    yield _at(
                        file,
                        node.line,
                        f"`show` names `{name}`, which no `ask` gives.",
                        did_you_mean(name, steps),
                    )
                elif node.kind == "reveal" and not shown.private:
                    yield _at(file, node.line, f"`{name}` is not private, so there is nothing to reveal.")
            for items in (node.shape.choices_from, node.shape.rows) if node.shape else ():
                yield from list_answer(items, node)
        elif node.kind == "for_each" and not node.over.startswith("notebook."):
            yield from list_answer(node.over, node)


def _names(
    flow: list[Node], wordings: Mapping[str, Wording], source: Source, broken: frozenset[str]
) -> Iterator[Problem]:
    given = broken | {node.id for node in flow if node.kind in GIVES}
    rows = {node.id for node in flow if node.kind in ("repeat", "for_each", "collect")}
    bare = given | rows | {"item", "round", "today", "times_done", *ROLES}
    personal = given | set(PERSONAL)

    def unknown(read: Read, file: str) -> Iterator[Problem]:
        head, _, rest = read.name.partition(".")
        place = (file, read.line, read.column, read.end_line, read.end_column)
        message = f"`{read.name}` is the name of no answer."
        if head not in bare:
            yield Problem(*place, message, did_you_mean(head, bare))
        elif head in ROLES and rest.partition(".")[0] not in personal:
            yield Problem(*place, message, did_you_mean(rest, personal))

    for node in flow:
        for condition in _conditions(node):
            for read in condition.reads:
                yield from unknown(read, source.flow_file)
    left = {node.if_left for node in flow if isinstance(node, Block)} - {node.id for node in flow}
    for name, wording in wordings.items():
        for template in wording.templates:
            for read in template.reads:
                yield from unknown(read, source.words_file)
                if name in left and read.name.partition(".")[2] not in PERSONAL:
                    place = (read.line, read.column, read.end_line, read.end_column)
                    message = "These words are for leaving at any moment, so they can read no answer."
                    yield Problem(source.words_file, *place, message)


def _conditions(node: Node) -> Iterator[Condition]:
    for condition in (node.when, node.until if isinstance(node, Block) else None):
        if condition is not None:
            yield condition
