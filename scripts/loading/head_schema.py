"""Schema of a flow's head: what comes before its steps."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, model_validator

from scripts.loading import value_parsers
from scripts.loading.schema_types import Interval, Model, TextList, YesNo
from scripts.model import Frequency


class HeadModel(Model):
    format: Literal["1"]
    id: Annotated[str, BeforeValidator(value_parsers.script_id)]
    version: Annotated[str, BeforeValidator(value_parsers.version)]
    minutes: Interval
    group: Literal["listen", "say", "repair", "balance", "rhythm", "grow", "frame"]
    depth: Literal["light", "tender", "heavy"] = "tender"
    informed_by: TextList = ()
    after: Annotated[str, BeforeValidator(value_parsers.script_id)] | None = None
    rhythm: Frequency | None = None
    kept: YesNo = True
    frame: YesNo = True
    alone: YesNo = False
    closing: Literal["full", "short"] | None = None
    readiness: Annotated[str, BeforeValidator(value_parsers.name)] = ""

    @property
    def has_short_closing(self) -> bool:
        """Return whether it closes in two screens, as light scripts do."""
        return self.closing == "short" or (self.closing is None and self.depth == "light")

    @model_validator(mode="after")
    def _check_recurring_is_kept(self) -> HeadModel:
        if self.rhythm and not self.kept:
            raise ValueError("A script with a `rhythm` must be saved, so it can’t have `kept: no`.")
        return self

    @model_validator(mode="after")
    def _check_readiness_is_framed(self) -> HeadModel:
        if self.readiness and not self.frame:
            raise ValueError(
                "A script with `frame: no` has no opening, so `readiness` has nothing to replace. Delete it."
            )
        return self

    @model_validator(mode="after")
    def _check_alone_is_unsaved(self) -> HeadModel:
        if self.alone and (self.frame or self.kept):
            raise ValueError(
                "A script with `alone: yes` is for one person, so it needs `frame: no` and `kept: no`."
            )
        return self
