"""Types of the values in a flow, and the base of its models."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict

from scripts.loading import value_parsers

YesNo = Annotated[bool, BeforeValidator(value_parsers.yes_or_no)]
Interval = Annotated[tuple[int, int], BeforeValidator(value_parsers.interval)]
Duration = Annotated[int, BeforeValidator(value_parsers.duration)]
Number = Annotated[int, BeforeValidator(value_parsers.number)]
Name = Annotated[str, BeforeValidator(value_parsers.name)]
NameList = Annotated[tuple[str, ...], BeforeValidator(value_parsers.names)]
Text = Annotated[str, BeforeValidator(value_parsers.text)]
TextList = Annotated[tuple[str, ...], BeforeValidator(value_parsers.texts)]
StepOwner = Literal["speaker", "listener", "first", "second", "both", "each"]
Role = Literal["speaker", "listener", "first", "second"]
AnswerType = Literal[
    "text",
    "lines",
    "choice",
    "yes_no",
    "scale",
    "feelings",
    "needs",
    "list",
    "tasks",
    "ratings",
    "who",
    "date",
]
AgreementField = Literal["cue", "obstacle", "instead", "sign", "rhythm", "look_back", "end", "hard_week"]
Part = Literal[
    "milestones",
    "needs",
    "signals",
    "boundaries",
    "rituals",
    "roles",
    "tasks",
    "goals",
    "questions",
    "topics",
]

ANSWER_DETAILS = (
    "choices",
    "choices_from",
    "pick",
    "from",
    "rows",
    "scales",
    "lines",
    "can_be_empty",
    "opens_at",
)
"""Keys of an `ask` that depend on its kind of answer."""
NOT_FOR_LINES = ("first", "second", "both")
"""In an answers file, these say whose answer it is."""
NEEDED_DETAILS: dict[str, tuple[str, ...]] = {
    "scale": ("from",),
    "ratings": ("rows", "scales"),
    "lines": ("lines",),
}
POSSIBLE_DETAILS: dict[str, tuple[str, ...]] = {
    "choice": ("choices", "choices_from", "pick"),
    "feelings": ("pick", "opens_at"),
    "needs": ("pick",),
    "list": ("pick",),
    "tasks": ("pick",),
    "lines": ("can_be_empty",),
}


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)
