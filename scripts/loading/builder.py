"""Builds steps and blocks from parsed YAML, reporting every mistake."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from prompts import Condition, TemplateError, compile_condition
from scripts.loading.scalars import name as as_name
from scripts.loading.schema import (
    BLOCK_MODELS,
    STEP_MODELS,
    AgreeModel,
    AskModel,
    BreatheModel,
    CollectModel,
    DrawModel,
    ForEachModel,
    HeadModel,
    KeepModel,
    LookBackModel,
    Model,
    RepeatModel,
    ShowModel,
    TalkModel,
)
from scripts.loading.yaml_reader import NodePath, ParsedYaml, SourceRange
from scripts.model import AnswerShape, Block, Node, Step

DEFAULT_PICK = (1, 3)
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
                SourceRange(1, 1, 1, 1), "A flow begins with `format: 1`, its id and its version."
            )
        return None, ()
    data = dict(parsed.data)
    steps = data.pop("steps", None)
    head = _validate(parsed, HeadModel, data, (), "The head of a flow")
    nodes = _build_nodes(parsed, steps, ("steps",), in_turns=False)
    _check_rounds(parsed, nodes, 1)
    return head, nodes


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
            said = f"A `{node.kind}` has {MAX_ROUNDS} rounds at most, and `{node.id}` has {node.at_most}."
            parsed.report_at(place, said, f"`at_most: {MAX_ROUNDS}`")
        elif rounds > MAX_NESTED_ROUNDS:
            said = f"Repeats inside each other come to {MAX_NESTED_ROUNDS} rounds at most, these to {rounds}."
            parsed.report_at(place, said)
        else:
            _check_rounds(parsed, node.steps, rounds)
        _check_rounds(parsed, node.at_the_cap, around)


def suggest(word: str, known: Iterable[str]) -> str:
    """Return a hint for a misspelled word, or ""."""
    near = get_close_matches(word, list(known), n=1)
    return f"`{near[0]}`" if near else ""


def _build_nodes(parsed: ParsedYaml, data: Any, path: NodePath, *, in_turns: bool) -> tuple[Node, ...]:
    if not isinstance(data, list) or not data:
        parsed.report(path, "`steps` is a list of steps, each beginning with a dash.", key=True)
        return ()
    found = (
        _build_node(parsed, item, (*path, number), in_turns=in_turns) for number, item in enumerate(data)
    )
    return tuple(node for node in found if node is not None)


def _build_node(parsed: ParsedYaml, data: Any, path: NodePath, *, in_turns: bool) -> Node | None:
    if not isinstance(data, dict) or not data:
        parsed.report(path, "A step begins with its kind and its id, such as `ask: hurt`.")
        return None
    kind = next(iter(data))
    parsed.ids.add(str(data[kind]))
    if kind not in STEP_MODELS and kind not in BLOCK_MODELS:
        message = f"`{kind}` is no kind of step or block. The kind comes first, with the id behind it."
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
    model = _validate(parsed, STEP_MODELS[kind], data, path, f"`{kind}`")
    if model is None:
        return None
    step = Step(
        kind,
        name,
        parsed.line(path),
        when=_compile_condition(parsed, data, path, "when"),
        **_model_fields(model),
    )
    if step.of != "each":
        return step
    if in_turns:
        parsed.report(
            (*path, "of"), "`each` has no place inside `turns`, which already goes to each of the two."
        )
        return None
    inner = replace(step, of="speaker", when=None)
    return Block("turns", name, step.line, (inner,), when=step.when, implied=True)


def _model_fields(model: Model) -> dict[str, Any]:
    """Return a validated step's own fields, by dataclass name."""
    fields: dict[str, Any] = {}
    if isinstance(model, AskModel | TalkModel):
        fields |= {"spoken_as": model.spoken_as, "outcome": model.outcome}
    if isinstance(model, AskModel):
        fields |= {"shape": _build_shape(model), "private": model.private, "optional": model.optional}
    if isinstance(model, TalkModel):
        fields |= {"note": model.note is not None}
    if isinstance(model, TalkModel | BreatheModel):
        fields |= {"seconds": model.seconds}
    if isinstance(model, ShowModel):
        fields |= {"show": model.show}
    if isinstance(model, AgreeModel):
        fields |= {"fields": model.needs}
    if isinstance(model, LookBackModel):
        fields |= {"at_most": model.at_most, "carried": model.carried}
    if isinstance(model, KeepModel):
        shape = AnswerShape(model.answer, pick=(1, 20) if model.answer == "list" else None)
        fields |= {"part": model.part, "shape": shape}
    if isinstance(model, AskModel | TalkModel | AgreeModel | KeepModel | DrawModel):
        fields |= {"of": model.of}
    return fields


def _build_shape(model: AskModel) -> AnswerShape:
    low, high = model.ends or (0, 0)
    pick = model.pick
    if pick is None and model.answer in ("feelings", "needs"):
        pick = DEFAULT_PICK
    return AnswerShape(
        model.answer,
        choices=("yes", "no") if model.answer == "yes_no" else model.choices or (),
        choices_from=model.choices_from,
        pick=pick,
        low=low,
        high=high,
        rows=model.rows,
        scales=model.scales or (),
    )


def _build_block(
    parsed: ParsedYaml, kind: str, name: str, data: Any, path: NodePath, *, in_turns: bool
) -> Block | None:
    steps, cap = data.pop("steps", None), data.pop("at_the_cap", None)
    if kind == "turns" and in_turns:
        parsed.report(path, "`turns` has no place inside other `turns`.")
    inner = _build_nodes(parsed, steps, (*path, "steps"), in_turns=in_turns or kind == "turns")
    at_the_cap: tuple[Node, ...] = ()
    if cap is not None and kind != "repeat":
        parsed.report((*path, "at_the_cap"), "`at_the_cap` belongs to a `repeat`.", key=True)
    elif cap is not None:
        at_the_cap = _build_nodes(parsed, cap, (*path, "at_the_cap"), in_turns=in_turns)
    model = _validate(parsed, BLOCK_MODELS[kind], data, path, f"`{kind}`")
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
    except TemplateError as refused:
        parsed.diagnostics.extend(refused.diagnostics)
        return None


def _validate(parsed: ParsedYaml, model: type[Model], data: Any, path: NodePath, what: str) -> Any:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_context=True, include_input=True):
            _report_validation_error(parsed, model, dict(mistake), path, what)
        return None


def _report_validation_error(
    parsed: ParsedYaml, model: type[Model], mistake: dict[str, Any], path: NodePath, what: str
) -> None:
    """Report a pydantic error in an author's words and lines."""
    where = (*path, *mistake["loc"])
    key = str(mistake["loc"][0]) if mistake["loc"] else ""
    known = [field.alias or name for name, field in model.model_fields.items()]
    if mistake["type"] == "extra_forbidden":
        parsed.report(where, f"{what} has no `{key}`.", suggest(key, known), key=True)
    elif mistake["type"] == "missing":
        parsed.report(path, f"{what} needs `{key}`.")
    elif mistake["type"] == "literal_error":
        expected = str(mistake["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        near = suggest(str(mistake["input"]), expected.split(", "))
        parsed.report(where, f"`{key}` is one of: {expected}.", near)
    elif mistake["type"] == "value_error":
        parsed.report(where, str(mistake["ctx"]["error"]))
    else:
        parsed.report(where, f"`{key}` cannot be read.")
