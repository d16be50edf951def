"""Schema of each kind of step."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BeforeValidator, Field, model_validator

from prompts import feelings
from scripts.loading import value_parsers
from scripts.loading.schema_types import (
    ANSWER_DETAILS,
    NEEDED_DETAILS,
    NOT_FOR_LINES,
    POSSIBLE_DETAILS,
    AgreementField,
    AnswerType,
    Duration,
    Interval,
    Model,
    Name,
    NameList,
    Number,
    Part,
    Role,
    StepOwner,
    Text,
    YesNo,
)
from scripts.model import MAX_ITEMS, MAX_LINES


class StepModel(Model):
    when: Text | None = None


class TimeOutModel(StepModel):
    """No keys of its own."""


class SayModel(StepModel):
    """say and stop."""

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
    opens_at: Name | None = None
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
        if self.opens_at and self.opens_at not in (groups := [family.id for family in feelings()]):
            raise ValueError(f"`opens_at` only works with a group of feelings: {', '.join(groups)}.")
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
