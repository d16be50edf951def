"""From what was read to steps and blocks: every mistake is noted where it stands, and nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic import ValidationError

from prompts import Condition, Refused, compile_condition
from scripts.loading.scalars import name as as_name
from scripts.loading.schema import (
    BLOCKS,
    STEPS,
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
from scripts.loading.yaml_reader import Path, Place, Reading
from scripts.model import Block, Node, Shape, Step

USUAL_PICK = (1, 3)
MOST_ROUNDS = 20
MOST_ROUNDS_WITHIN = 200
"""How often steps can come round where repeats stand inside each other."""


def build(reading: Reading) -> tuple[HeadModel | None, tuple[Node, ...]]:
    """The head and the steps of a flow; what is wrong is noted in the reading."""
    if not isinstance(reading.data, dict):
        if not reading.problems:
            reading.at(Place(1, 1, 1, 1), "A flow begins with `format: 1`, its id and its version.")
        return None, ()
    data = dict(reading.data)
    steps = data.pop("steps", None)
    head = _validate(reading, HeadModel, data, (), "The head of a flow")
    nodes = _nodes(reading, steps, ("steps",), in_turns=False)
    _rounds(reading, nodes, 1)
    return head, nodes


def _rounds(reading: Reading, nodes: Iterable[Node], around: int) -> None:
    """Refuse what would go round and round; `around` is how often these nodes come round already."""
    for node in nodes:
        if not isinstance(node, Block):
            continue
        rounds = around * max(node.at_most, 1)
        place = Place(node.line, 1, node.line, 1)
        if node.at_most > MOST_ROUNDS:
            said = f"A `{node.kind}` has {MOST_ROUNDS} rounds at most, and `{node.id}` has {node.at_most}."
            reading.at(place, said, f"`at_most: {MOST_ROUNDS}`")
        elif rounds > MOST_ROUNDS_WITHIN:
            said = (
                f"Repeats inside each other come to {MOST_ROUNDS_WITHIN} rounds at most, these to {rounds}."
            )
            reading.at(place, said)
        else:
            _rounds(reading, node.steps, rounds)
        _rounds(reading, node.at_the_cap, around)


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The hint that helps with a misspelt word; empty where nothing is near."""
    near = get_close_matches(word, list(known), n=1)
    return f"`{near[0]}`" if near else ""


def _nodes(reading: Reading, data: Any, path: Path, *, in_turns: bool) -> tuple[Node, ...]:
    if not isinstance(data, list) or not data:
        reading.problem(path, "`steps` is a list of steps, each beginning with a dash.", key=True)
        return ()
    found = (_node(reading, item, (*path, number), in_turns=in_turns) for number, item in enumerate(data))
    return tuple(node for node in found if node is not None)


def _node(reading: Reading, data: Any, path: Path, *, in_turns: bool) -> Node | None:
    if not isinstance(data, dict) or not data:
        reading.problem(path, "A step begins with its kind and its id, such as `ask: hurt`.")
        return None
    kind = next(iter(data))
    reading.ids.add(str(data[kind]))
    if kind not in STEPS and kind not in BLOCKS:
        message = f"`{kind}` is no kind of step or block. The kind comes first, with the id behind it."
        reading.problem((*path, kind), message, did_you_mean(kind, [*STEPS, *BLOCKS]), key=True)
        return None
    try:
        name = as_name(data[kind])
    except ValueError as error:
        reading.problem((*path, kind), str(error))
        return None
    rest = {key: value for key, value in data.items() if key != kind}
    if kind in STEPS:
        return _step(reading, kind, name, rest, path, in_turns=in_turns)
    return _block(reading, kind, name, rest, path, in_turns=in_turns)


def _step(reading: Reading, kind: str, name: str, data: Any, path: Path, *, in_turns: bool) -> Node | None:
    model = _validate(reading, STEPS[kind], data, path, f"`{kind}`")
    if model is None:
        return None
    step = Step(
        kind, name, reading.line(path), when=_condition(reading, data, path, "when"), **_fields(model)
    )
    if step.of != "each":
        return step
    if in_turns:
        reading.problem(
            (*path, "of"), "`each` has no place inside `turns`, which already goes to each of the two."
        )
        return None
    inner = replace(step, of="speaker", when=None)
    return Block("turns", name, step.line, (inner,), when=step.when, implied=True)


def _fields(model: Model) -> dict[str, Any]:
    """A validated step's own keys, by the names of our dataclass."""
    fields: dict[str, Any] = {}
    if isinstance(model, AskModel | TalkModel):
        fields |= {"spoken_as": model.spoken_as, "outcome": model.outcome}
    if isinstance(model, AskModel):
        fields |= {"shape": _shape(model), "private": model.private, "optional": model.optional}
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
        shape = Shape(model.answer, pick=(1, 20) if model.answer == "list" else None)
        fields |= {"part": model.part, "shape": shape}
    if isinstance(model, AskModel | TalkModel | AgreeModel | KeepModel | DrawModel):
        fields |= {"of": model.of}
    return fields


def _shape(model: AskModel) -> Shape:
    low, high = model.ends or (0, 0)
    pick = model.pick
    if pick is None and model.answer in ("feelings", "needs"):
        pick = USUAL_PICK
    return Shape(
        model.answer,
        choices=("yes", "no") if model.answer == "yes_no" else model.choices or (),
        choices_from=model.choices_from,
        pick=pick,
        low=low,
        high=high,
        rows=model.rows,
        scales=model.scales or (),
    )


def _block(reading: Reading, kind: str, name: str, data: Any, path: Path, *, in_turns: bool) -> Block | None:
    steps, cap = data.pop("steps", None), data.pop("at_the_cap", None)
    if kind == "turns" and in_turns:
        reading.problem(path, "`turns` has no place inside other `turns`.")
    inner = _nodes(reading, steps, (*path, "steps"), in_turns=in_turns or kind == "turns")
    at_the_cap: tuple[Node, ...] = ()
    if cap is not None and kind != "repeat":
        reading.problem((*path, "at_the_cap"), "`at_the_cap` belongs to a `repeat`.", key=True)
    elif cap is not None:
        at_the_cap = _nodes(reading, cap, (*path, "at_the_cap"), in_turns=in_turns)
    model = _validate(reading, BLOCKS[kind], data, path, f"`{kind}`")
    if model is None:
        return None
    return Block(
        kind,
        name,
        reading.line(path),
        inner,
        when=_condition(reading, data, path, "when"),
        until=_condition(reading, data, path, "until"),
        at_most=(model.at_most or 0) if isinstance(model, RepeatModel | ForEachModel) else 0,
        at_the_cap=at_the_cap,
        over=model.over if isinstance(model, ForEachModel) else "",
        days=-(-model.seconds // 86_400) if isinstance(model, CollectModel) else 0,
        if_left=model.if_left or "",
    )


def _condition(reading: Reading, data: Any, path: Path, key: str) -> Condition | None:
    source = data.get(key)
    if not isinstance(source, str) or not source.strip():
        return None
    place = reading.values[(*path, key)]
    try:
        return compile_condition(source, file=reading.file, line=place.line, column=place.column)
    except Refused as refused:
        reading.problems.extend(refused.problems)
        return None


def _validate(reading: Reading, model: type[Model], data: Any, path: Path, what: str) -> Any:
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for mistake in error.errors(include_url=False, include_context=True, include_input=True):
            _note(reading, model, dict(mistake), path, what)
        return None


def _note(reading: Reading, model: type[Model], mistake: dict[str, Any], path: Path, what: str) -> None:
    """One of pydantic's errors in an author's words, at the author's own line."""
    where = (*path, *mistake["loc"])
    key = str(mistake["loc"][0]) if mistake["loc"] else ""
    known = [field.alias or name for name, field in model.model_fields.items()]
    if mistake["type"] == "extra_forbidden":
        reading.problem(where, f"{what} has no `{key}`.", did_you_mean(key, known), key=True)
    elif mistake["type"] == "missing":
        reading.problem(path, f"{what} needs `{key}`.")
    elif mistake["type"] == "literal_error":
        expected = str(mistake["ctx"]["expected"]).replace("'", "").replace(" or ", ", ")
        near = did_you_mean(str(mistake["input"]), expected.split(", "))
        reading.problem(where, f"`{key}` is one of: {expected}.", near)
    elif mistake["type"] == "value_error":
        reading.problem(where, str(mistake["ctx"]["error"]))
    else:
        reading.problem(where, f"`{key}` cannot be read.")
