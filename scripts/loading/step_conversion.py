"""Conversion of validated steps to the fields of `Step`."""

from __future__ import annotations

from typing import Any

from scripts.loading.schema_types import Model
from scripts.loading.step_schema import (
    AgreeModel,
    AskModel,
    BreatheModel,
    CompareModel,
    DrawModel,
    KeepModel,
    LookBackModel,
    SayModel,
    ShowModel,
    TalkModel,
)
from scripts.model import AnswerShape

DEFAULT_PICK = (1, 3)


def step_fields(model: Model) -> dict[str, Any]:
    """Return a validated step's own fields, by dataclass name."""
    fields: dict[str, Any] = {}
    if isinstance(model, AskModel | TalkModel):
        fields |= {"spoken_as": model.spoken_as, "outcome": model.outcome}
    if isinstance(model, AskModel):
        fields |= {"shape": _build_shape(model), "private": model.private, "optional": model.optional}
    if isinstance(model, TalkModel):
        fields |= {"note": model.note is not None, "quiet": model.quiet}
    if isinstance(model, TalkModel | BreatheModel):
        fields |= {"seconds": model.seconds}
    if isinstance(model, SayModel):
        fields |= {"left_open": model.left_open}
    if isinstance(model, ShowModel):
        fields |= {"show": model.show}
    if isinstance(model, CompareModel):
        fields |= {"furthest": model.furthest}
    if isinstance(model, AgreeModel):
        fields |= {"fields": model.needs}
    if isinstance(model, LookBackModel):
        fields |= {"at_most": model.at_most, "carried": model.carried, "about": model.about or ""}
    if isinstance(model, KeepModel):
        pick = (1, 20) if model.answer == "list" else None
        shape = AnswerShape(model.answer, choices_from=model.rows or (), pick=pick)
        fields |= {"part": model.part, "shape": shape, "energy": model.energy or ""}
    if isinstance(model, DrawModel) and model.rest:
        fields |= {"rest_days": -(-model.rest // 86_400)}
    if isinstance(model, AskModel | TalkModel | AgreeModel | KeepModel | DrawModel):
        fields |= {"of": model.of}
    return fields


def _build_shape(model: AskModel) -> AnswerShape:
    low, high = model.ends or (0, 0)
    pick = model.pick
    if pick is None and model.answer in ("feelings", "needs"):
        pick = DEFAULT_PICK
    return AnswerShape(
        "text" if model.answer == "lines" else model.answer,  # the lines become one text
        choices=("yes", "no") if model.answer == "yes_no" else model.choices or (),
        choices_from=model.choices_from or (),
        pick=pick,
        low=low,
        high=high,
        rows=model.rows,
        scales=model.scales or (),
        lines=model.lines or (),
        can_be_empty=model.can_be_empty or (),
        opens_at=model.opens_at or "",
    )
