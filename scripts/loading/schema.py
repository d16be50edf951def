"""Schema of flow files: head, steps, and blocks."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from scripts.loading import value_parsers
from scripts.model import MAX_ITEMS, MAX_LINES, Frequency

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
    "milestones", "needs", "signals", "boundaries", "rituals", "roles", "tasks", "goals", "questions"
]

ANSWER_DETAILS = ("choices", "choices_from", "pick", "from", "rows", "scales", "lines", "can_be_empty")
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
    "feelings": ("pick",),
    "needs": ("pick",),
    "list": ("pick",),
    "tasks": ("pick",),
    "lines": ("can_be_empty",),
}


class Model(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=False)


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
    def _check_alone_is_unsaved(self) -> HeadModel:
        if self.alone and (self.frame or self.kept):
            raise ValueError(
                "A script with `alone: yes` is for one person, so it needs `frame: no` and `kept: no`."
            )
        return self


class StepModel(Model):
    when: Text | None = None


class PlainStepModel(StepModel):
    """time_out and stop: no keys of their own."""


class SayModel(StepModel):
    left_open: YesNo = False


class AskModel(StepModel):
    answer: AnswerType
    of: StepOwner = "both"
    choices: NameList | None = None
    choices_from: Annotated[tuple[str, ...], BeforeValidator(value_parsers.list_references)] | None = None
    pick: Interval | None = None
    ends: Interval | None = Field(default=None, alias="from")
    rows: Annotated[str, BeforeValidator(value_parsers.list_reference)] | None = None
    scales: Annotated[tuple[tuple[str, int, int], ...], BeforeValidator(value_parsers.scales)] | None = None
    lines: NameList | None = None
    can_be_empty: NameList | None = None
    private: YesNo = False
    optional: YesNo = False
    spoken_as: Role | None = Field(default=None, alias="as")
    outcome: YesNo = False

    @model_validator(mode="after")
    def _check_options(self) -> AskModel:
        written = {
            name for name in ANSWER_DETAILS if getattr(self, "ends" if name == "from" else name) is not None
        }
        for name in NEEDED_DETAILS.get(self.answer, ()):
            if name not in written:
                raise ValueError(f"`answer: {self.answer}` needs `{name}`.")
        fitting = {*NEEDED_DETAILS.get(self.answer, ()), *POSSIBLE_DETAILS.get(self.answer, ())}
        for name in sorted(written - fitting):
            raise ValueError(f"`{name}` doesn’t work with `answer: {self.answer}`. Delete it.")
        if self.answer == "choice" and len(written & {"choices", "choices_from"}) != 1:
            raise ValueError("`answer: choice` needs either `choices` or `choices_from`.")
        if self.pick and not 1 <= self.pick[1] <= MAX_ITEMS:
            raise ValueError(f"The last number of `pick` must be from 1 to {MAX_ITEMS}.")
        self._check_lines()
        if self.private and self.of == "both":
            raise ValueError("A private answer must belong to one person. Write `of: speaker`, for example.")
        if self.private and self.outcome:
            raise ValueError("A private answer can’t appear in the summary. Delete `private` or `outcome`.")
        return self

    def _check_lines(self) -> None:
        lines, empty = self.lines or (), self.can_be_empty or ()
        if self.lines and not 2 <= len(lines) <= MAX_LINES:
            raise ValueError(
                f"`lines` only works with 2 to {MAX_LINES} names. For one box, use `answer: text`."
            )
        if taken := next((name for name in lines if name in NOT_FOR_LINES), None):
            raise ValueError(
                f"`lines` only works with names other than `{taken}`, which says whose answer it is."
            )
        if stray := next((name for name in empty if name not in lines), None):
            raise ValueError(f"`can_be_empty` only works with names from `lines`. `{stray}` isn’t one.")
        if lines and set(lines) == set(empty):
            raise ValueError(
                "`can_be_empty` only works if at least one line must be filled in. If none has to be, use "
                "`optional: yes` instead."
            )


class TalkModel(StepModel):
    of: StepOwner = "both"
    seconds: Duration = Field(default=0, alias="for")
    note: Literal["optional"] | None = None
    quiet: YesNo = False
    spoken_as: Role | None = Field(default=None, alias="as")
    outcome: YesNo = False


class BreatheModel(StepModel):
    seconds: Duration = Field(default=30, alias="for")


class ShowModel(StepModel):
    """reveal and compare."""

    show: NameList


class CompareModel(ShowModel):
    furthest: YesNo = False


class AgreeModel(StepModel):
    of: Literal["speaker", "listener", "first", "second", "both", "each", "either"] = "either"
    needs: Annotated[tuple[AgreementField, ...], BeforeValidator(value_parsers.texts)] = ()


class LookBackModel(StepModel):
    at_most: Number = 2
    carried: YesNo = False
    about: Name | None = None

    @model_validator(mode="after")
    def _check_one_source(self) -> LookBackModel:
        if self.carried and self.about:
            raise ValueError("`about` doesn’t work with `carried`. Delete one of them.")
        return self


class KeepModel(StepModel):
    of: StepOwner = "both"
    part: Part = Field(alias="in")
    answer: Literal["text", "list", "tasks"] = "text"
    rows: Annotated[tuple[str, ...], BeforeValidator(value_parsers.list_references)] | None = None
    energy: Name | None = None

    @model_validator(mode="after")
    def _check_tasks(self) -> KeepModel:
        if self.answer != "tasks" and (self.rows or self.energy):
            raise ValueError("`rows` and `energy` only work with `answer: tasks`.")
        if self.answer == "tasks" and not (self.rows and self.part == "tasks"):
            raise ValueError(
                "`answer: tasks` needs `in: tasks`, and `rows` with the lists to start from, like notebook.tasks."
            )
        return self


class DrawModel(StepModel):
    of: StepOwner = "both"
    rest: Duration | None = None


class BlockModel(StepModel):
    if_left: Name | None = None


class RepeatModel(BlockModel):
    at_most: Number
    until: Text | None = None


class ForEachModel(BlockModel):
    over: Annotated[str, BeforeValidator(value_parsers.list_reference)] = Field(alias="in")
    at_most: Number | None = None

    @model_validator(mode="after")
    def _check_notebook_limit(self) -> ForEachModel:
        if self.at_most is not None and not self.over.startswith("notebook."):
            raise ValueError(
                "`at_most` only works with a part of the notebook. A list answer always runs through every item."
            )
        return self


class CollectModel(BlockModel):
    seconds: Duration = Field(alias="for")


STEP_MODELS: dict[str, type[StepModel]] = {
    "say": SayModel,
    "ask": AskModel,
    "talk": TalkModel,
    "breathe": BreatheModel,
    "time_out": PlainStepModel,
    "reveal": ShowModel,
    "compare": CompareModel,
    "agree": AgreeModel,
    "look_back": LookBackModel,
    "keep": KeepModel,
    "draw": DrawModel,
    "stop": PlainStepModel,
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
