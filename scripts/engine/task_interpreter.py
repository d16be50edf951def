"""Interpretation of steps about tasks, and of the row two people rate most differently."""

from __future__ import annotations

from dataclasses import replace

from scripts.engine.largest_rating_gap import furthest_row
from scripts.engine.side_by_side_answers import side_by_side_answers
from scripts.engine.step_interpreter import RequestGenerator, StepInterpreter
from scripts.engine.task_rotation import propose
from scripts.engine.task_rows import energy_of_each, joined, rows_from_answer, rows_from_notebook
from scripts.engine.tree_position import Position
from scripts.engine_types import AwaitingFact, ScopedAnswer
from scripts.model import AnswerShape, Step


class TaskInterpreter(StepInterpreter):
    """The steps of a run, those about tasks included."""

    def _step(self, step: Step, position: Position) -> RequestGenerator:
        if step.furthest:
            yield from self._furthest(step, position)
        elif step.kind == "keep" and step.shape and step.shape.type == "tasks":
            yield from self._keep_tasks(step, position)
        else:
            yield from super()._step(step, position)

    def _furthest(self, step: Step, position: Position) -> RequestGenerator:
        """Compare one row only; skip the step if the two see all of them alike."""
        ask = self._awaiting_answer(step, position)
        ratings = list(side_by_side_answers(ask))
        row = furthest_row(ratings)
        texts = {row: ratings[0].texts[row]} if row else {}
        shape = AnswerShape("choice", choices=tuple(texts))
        self._scope.bind_answer(ScopedAnswer(step.id, row, shape, "both", position.place, texts))
        if row:
            yield replace(ask, names=self._scope.view_for(None), items=tuple(texts.items()))
            self._opening_blocks.clear()

    def _keep_tasks(self, step: Step, position: Position) -> RequestGenerator:
        ask = self._awaiting_answer(step, position)
        parts = []
        for name in step.shape.choices_from if step.shape else ():
            if name.startswith("notebook."):
                place = position.child(step.id).place
                options = (name.removeprefix("notebook."),)
                entries = yield AwaitingFact(place, name, "notebook", options=options)
                parts.append(rows_from_notebook(entries, self._begins))
            else:
                parts.append(rows_from_answer(ask.names.look_up(name)))
        rows = joined(parts)
        if energy := energy_of_each(step.energy, ask.names) if step.energy else None:
            proposal = propose(rows, energy, str(ask.names.look_up("today")))
            before = tuple(row.to_json() for row in rows)
            rows = proposal.rows
            ask = replace(ask, why=proposal.why, before=before, empty=proposal.empty)
        ask = replace(ask, tasks=tuple(row.to_json() for row in rows), items=())
        self._bind_answer(ask, (yield ask))
