"""Steps and blocks from parsed YAML, with every mistake reported."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from prompts import Condition, TemplateError, compile_condition
from scripts.loading.block_schema import CollectModel, ForEachModel, RepeatModel
from scripts.loading.head_schema import HeadModel
from scripts.loading.schema import BLOCK_MODELS, STEP_MODELS
from scripts.loading.schema_validation import validate_model
from scripts.loading.spelling_suggestions import suggest
from scripts.loading.step_conversion import step_fields
from scripts.loading.value_parsers import name as as_name
from scripts.loading.yaml_reader import NodePath, ParsedYaml, SourceRange
from scripts.model import Block, Node, Step, iter_nodes

MAX_ROUNDS = 20
MAX_NESTED_ROUNDS = 200
"""Limit for how often a step can repeat in nested repeats."""


def build_nodes(parsed: ParsedYaml) -> tuple[HeadModel | None, tuple[Node, ...]]:
    """Return the head and steps of a flow.

    Mistakes are reported in `parsed`.
    """
    if not isinstance(parsed.data, dict):
        if not parsed.diagnostics:
            parsed.report_at(
                SourceRange(1, 1, 1, 1), "A flow must start with `format: 1`, its id, and its version."
            )
        return None, ()
    data = dict(parsed.data)
    steps = data.pop("steps", None)
    head = validate_model(parsed, HeadModel, data, (), "A flow")
    nodes = _build_nodes(parsed, steps, ("steps",), in_turns=False)
    _check_rounds(parsed, nodes, 1)
    if head and not head.kept:
        _check_nothing_waits(parsed, nodes)
    return head, nodes


def _check_nothing_waits(parsed: ParsedYaml, nodes: tuple[Node, ...]) -> None:
    """Report blocks that last longer than a conversation that isn't saved."""
    for node in iter_nodes(nodes):
        if node.kind == "collect":
            message = (
                f"`{node.id}` collects over several days, but a script with `kept: no` isn’t saved. "
                "Delete `kept: no`, or use a `repeat`."
            )
            parsed.report_at(SourceRange(node.line, 1, node.line, 1), message)


def _check_rounds(parsed: ParsedYaml, nodes: Iterable[Node], around: int) -> None:
    """Report nested repeats that exceed the limit.

    `around` is how often these nodes repeat already.
    """
    for node in nodes:
        if not isinstance(node, Block):
            continue
        rounds = around * max(node.at_most, 1)
        place = SourceRange(node.line, 1, node.line, 1)
        if node.at_most > MAX_ROUNDS:
            message = f"`{node.id}` has {node.at_most} rounds. A `{node.kind}` can have at most {MAX_ROUNDS}."
            parsed.report_at(place, message, f"`at_most: {MAX_ROUNDS}`")
        elif rounds > MAX_NESTED_ROUNDS:
            message = (
                f"These nested repeats come to {rounds} rounds. At most {MAX_NESTED_ROUNDS} are allowed."
            )
            parsed.report_at(place, message)
        else:
            _check_rounds(parsed, node.steps, rounds)
        _check_rounds(parsed, node.at_the_cap, around)


def _build_nodes(parsed: ParsedYaml, data: Any, path: NodePath, *, in_turns: bool) -> tuple[Node, ...]:
    if not isinstance(data, list) or not data:
        parsed.report(path, "`steps` must be a list of steps, each starting with a dash.", key=True)
        return ()
    found = (
        _build_node(parsed, item, (*path, number), in_turns=in_turns) for number, item in enumerate(data)
    )
    return tuple(node for node in found if node is not None)


def _build_node(parsed: ParsedYaml, data: Any, path: NodePath, *, in_turns: bool) -> Node | None:
    if not isinstance(data, dict) or not data:
        parsed.report(path, "A step must start with its kind and its id, like `ask: hurt`.")
        return None
    kind = next(iter(data))
    parsed.ids.add(str(data[kind]))
    if kind not in STEP_MODELS and kind not in BLOCK_MODELS:
        message = f"Unknown step kind `{kind}`. Write the kind first, then the id."
        parsed.report((*path, kind), message, suggest(kind, [*STEP_MODELS, *BLOCK_MODELS]), key=True)
        return None
    try:
        name = as_name(data[kind])
    except ValueError as error:
        parsed.report((*path, kind), str(error))
        return None
    rest = {key: value for key, value in data.items() if key != kind}
    if kind in STEP_MODELS:
        return _build_step(parsed, kind, name, rest, path, in_turns=in_turns)
    return _build_block(parsed, kind, name, rest, path, in_turns=in_turns)


def _build_step(
    parsed: ParsedYaml, kind: str, name: str, data: Any, path: NodePath, *, in_turns: bool
) -> Node | None:
    model = validate_model(parsed, STEP_MODELS[kind], data, path, f"`{kind}`")
    if model is None:
        return None
    step = Step(
        kind,
        name,
        parsed.line(path),
        when=_compile_condition(parsed, data, path, "when"),
        **step_fields(model),
    )
    if step.of != "each":
        return step
    if in_turns:
        parsed.report(
            (*path, "of"), "`each` can’t be used inside `turns`, which already runs once for each person."
        )
        return None
    inner = replace(step, of="speaker", when=None)
    return Block("turns", name, step.line, (inner,), when=step.when, implied=True)


def _build_block(
    parsed: ParsedYaml, kind: str, name: str, data: Any, path: NodePath, *, in_turns: bool
) -> Block | None:
    steps, cap = data.pop("steps", None), data.pop("at_the_cap", None)
    if kind == "turns" and in_turns:
        parsed.report(path, "`turns` can’t be used inside another `turns`.")
    inner = _build_nodes(parsed, steps, (*path, "steps"), in_turns=in_turns or kind == "turns")
    at_the_cap: tuple[Node, ...] = ()
    if cap is not None and kind != "repeat":
        parsed.report((*path, "at_the_cap"), "`at_the_cap` only works in a `repeat`.", key=True)
    elif cap is not None:
        at_the_cap = _build_nodes(parsed, cap, (*path, "at_the_cap"), in_turns=in_turns)
    model = validate_model(parsed, BLOCK_MODELS[kind], data, path, f"`{kind}`")
    if model is None:
        return None
    return Block(
        kind,
        name,
        parsed.line(path),
        inner,
        when=_compile_condition(parsed, data, path, "when"),
        until=_compile_condition(parsed, data, path, "until"),
        at_most=(model.at_most or 0) if isinstance(model, RepeatModel | ForEachModel) else 0,
        at_the_cap=at_the_cap,
        over=model.over if isinstance(model, ForEachModel) else "",
        last_time=isinstance(model, ForEachModel) and model.last_time,
        days=-(-model.seconds // 86_400) if isinstance(model, CollectModel) else 0,
        if_left=model.if_left or "",
    )


def _compile_condition(parsed: ParsedYaml, data: Any, path: NodePath, key: str) -> Condition | None:
    source = data.get(key)
    if not isinstance(source, str) or not source.strip():
        return None
    place = parsed.values[(*path, key)]
    try:
        return compile_condition(source, file=parsed.file, line=place.line, column=place.column)
    except TemplateError as error:
        parsed.diagnostics.extend(error.diagnostics)
        return None
