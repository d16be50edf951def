"""Schema of every step and block by its name, and all keys of a flow."""

from __future__ import annotations

from scripts.loading.block_schema import BlockModel, CollectModel, ForEachModel, RepeatModel
from scripts.loading.head_schema import HeadModel
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
    StepModel,
    TalkModel,
    TimeOutModel,
)

STEP_MODELS: dict[str, type[StepModel]] = {
    "say": SayModel,
    "ask": AskModel,
    "talk": TalkModel,
    "breathe": BreatheModel,
    "time_out": TimeOutModel,
    "reveal": ShowModel,
    "compare": CompareModel,
    "agree": AgreeModel,
    "look_back": LookBackModel,
    "keep": KeepModel,
    "draw": DrawModel,
    "stop": SayModel,
}
BLOCK_MODELS: dict[str, type[BlockModel]] = {
    "part": BlockModel,
    "turns": BlockModel,
    "repeat": RepeatModel,
    "for_each": ForEachModel,
    "collect": CollectModel,
}
_MODELS: tuple[type[Model], ...] = (HeadModel, *STEP_MODELS.values(), *BLOCK_MODELS.values())
_FIELDS = (item for model in _MODELS for item in model.model_fields.items())
KEYS = frozenset(
    ("steps", "at_the_cap", *STEP_MODELS, *BLOCK_MODELS, *(field.alias or name for name, field in _FIELDS))
)
"""Every key that a flow may contain."""
