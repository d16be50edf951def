"""Schema of each kind of block."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator

from scripts.loading import value_parsers
from scripts.loading.schema_types import Duration, Name, Number, Text, YesNo
from scripts.loading.step_schema import StepModel


class BlockModel(StepModel):
    if_left: Name | None = None


class RepeatModel(BlockModel):
    at_most: Number
    until: Text | None = None


class ForEachModel(BlockModel):
    over: Annotated[str, BeforeValidator(value_parsers.list_reference)] = Field(alias="in")
    at_most: Number | None = None
    last_time: YesNo = False

    @model_validator(mode="after")
    def _check_notebook_limit(self) -> ForEachModel:
        if self.at_most is not None and not self.over.startswith("notebook."):
            raise ValueError(
                "`at_most` only works with a part of the notebook. A list answer always runs through every item."
            )
        if self.last_time and not self.over.startswith("notebook."):
            raise ValueError("`last_time` only works with a part of the notebook.")
        return self


class CollectModel(BlockModel):
    seconds: Duration = Field(alias="for")
