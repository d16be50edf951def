"""Checks of the names in a flow and its words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from prompts import ROLES, Condition, Diagnostic, TemplateName
from scripts.loading.node_diagnostics import NodeDiagnostics
from scripts.loading.spelling_suggestions import suggest
from scripts.loading.yaml_reader import NodePath
from scripts.model import LIST_TYPES, STANDING, Block, Node, Step, Wording

PERSONAL = ("name", "they", "them", "their")
FACTS = ("today", "times_done", "carried")
"""Names that words and conditions can always read: facts of the conversation and the carried agreement."""
CARRIED_BY = "carried_by"
"""Name of the person who does the carried agreement; it comes with the fact `carried`."""
KINDS_WITH_ANSWER = ("ask", "talk", "agree", "keep", "draw")


def check_references(flow: list[Node], places: NodeDiagnostics, broken: set[str]) -> Iterator[Diagnostic]:
    """Check the answers and lists that nodes refer to."""
    steps = {node.id: node for node in flow if isinstance(node, Step)}
    for node in flow:
        if isinstance(node, Step):
            for number, name in enumerate(node.show):
                if name not in broken:
                    yield from _check_shown(node, name, steps, places, ("show", number))
            yield from _check_agreements(node, steps, places)
            yield from _check_numbers(node, steps, places, broken)
        for place, name in _list_references(node):
            if name.rpartition(".")[2] not in broken and not _is_list(name, steps):
                message = f"`{node.id}` uses `{name}`, which isn’t a list answer."
                yield places.diagnostic(node, message, at=place)


def _check_shown(
    node: Step, name: str, steps: Mapping[str, Step], places: NodeDiagnostics, place: NodePath
) -> Iterator[Diagnostic]:
    shown = steps.get(name)
    if shown is None or shown.kind != "ask":
        message = f"`show` names `{name}`, but no `ask` has that id."
        yield places.diagnostic(node, message, suggest(name, steps), at=place)
    elif node.kind == "reveal" and not shown.private:
        yield places.diagnostic(node, f"`{name}` isn’t private, so there’s nothing to reveal.", at=place)


def _check_numbers(
    node: Step, steps: Mapping[str, Step], places: NodeDiagnostics, broken: set[str]
) -> Iterator[Diagnostic]:
    """Check the ratings or the scale that a step calculates with."""
    names = {"show": node.show if node.furthest else (), "energy": (node.energy,) if node.energy else ()}
    for key, types in (("show", "ratings"), ("energy", "scale")):
        for name in names[key]:
            given = steps.get(name)
            is_fitting = given is not None and given.shape is not None and given.shape.type == types
            if name not in broken and not is_fitting:
                message = f"`{node.id}` needs `answer: {types}` here, and `{name}` isn’t one."
                yield places.diagnostic(node, message, at=(key,))


def _check_agreements(node: Step, steps: Mapping[str, Step], places: NodeDiagnostics) -> Iterator[Diagnostic]:
    """Check what a look-back is about."""
    chosen = steps.get(node.about)
    if node.about and not (chosen and chosen.shape and chosen.shape.chooses_agreements):
        message = f"`about` names `{node.about}`, but no `ask` has that id and `choices_from: {STANDING}`."
        yield places.diagnostic(node, message, at=("about",))


def _list_references(node: Node) -> Iterator[tuple[NodePath, str]]:
    """Yield (place, name) of each reference to a list."""
    if isinstance(node, Block):
        if node.kind == "for_each" and not node.over.startswith("notebook."):
            yield ("in",), node.over
    elif node.shape:
        if node.shape.rows:
            yield ("rows",), node.shape.rows
        key = "rows" if node.kind == "keep" else "choices_from"
        several = len(node.shape.choices_from) > 1
        named = () if node.shape.chooses_agreements else node.shape.choices_from
        for number, name in enumerate(named):
            if node.kind != "keep" or name != "notebook.tasks":
                yield (key, *((number,) if several else ())), name


def _is_list(name: str, steps: Mapping[str, Step]) -> bool:
    given = None if name.startswith("notebook.") else steps.get(name.rpartition(".")[2])
    return given is not None and given.shape is not None and given.shape.type in LIST_TYPES


def check_names(
    flow: list[Node], wordings: Mapping[str, Wording], flow_file: str, words_file: str, broken: set[str]
) -> Iterator[Diagnostic]:
    """Check the names that templates and conditions read."""
    given = broken | {node.id for node in flow if _has_answer(node)}
    rows = {node.id for node in flow if node.kind in ("repeat", "for_each", "collect")}
    unqualified = given | rows | {"item", "round", *FACTS, CARRIED_BY, *ROLES}
    personal = given | set(PERSONAL)
    values = {value for node in flow if isinstance(node, Step) and node.shape for value in node.shape.choices}

    def unknown(read: TemplateName, file: str) -> Iterator[Diagnostic]:
        head, _, rest = read.name.partition(".")
        place = (file, read.line, read.column, read.end_line, read.end_column)
        message = f"No answer is called `{read.name}`."
        if head not in unqualified and head in values:
            hint_message = f"{message} To compare with a value, put it in quotation marks."
            yield Diagnostic(*place, hint_message, f"'{head}'")
        elif head not in unqualified:
            yield Diagnostic(*place, message, suggest(head, unqualified))
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
                    message = "These words can appear at any moment, so they can’t use answers."
                    yield Diagnostic(words_file, *place, message)


def _has_answer(node: Node) -> bool:
    return node.kind in KINDS_WITH_ANSWER or (isinstance(node, Step) and node.furthest)


def _conditions(node: Node) -> Iterator[Condition]:
    for condition in (node.when, node.until if isinstance(node, Block) else None):
        if condition is not None:
            yield condition
