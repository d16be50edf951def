"""Reveal step: the author decides privately, then all is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.binding import Binding, BindingType
from textual.widget import Widget
from textual.widgets import TextArea

from scripts import Json
from scripts.engine.reveal_decisions import decision_on, one_for_each
from tui.keys.command import Command
from tui.keys.commands import CONTINUE, EDIT, FINISH_EDIT
from tui.widgets.answer_cards import AnswerCards
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.read import ReadStep
from tui.widgets.answers.reveal_decision import RevealDecision
from tui.widgets.enter_command import EnterChanged
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.text_box import TextBox

EDITED_HINT = "Now share it, or keep it private. Nothing is shared yet."


class DecideStep(AnswerBox):
    """The decision to show, edit, or keep each private answer."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", "Up", show=False),
        Binding("down", "move(1)", "Down", show=False),
    ]

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        before = _decisions(question)
        for shown in question.shown_answers:
            yield RevealDecision(shown, question.couple, decision_on(before, shown.name, shown.place))

    def on_mount(self) -> None:
        self._focus_first(self.query(RevealDecision))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Leave the arrows to the page where there's no other decision to move to."""
        return action != "move" or self._next(int(str(parameters[0]))) is not None

    def action_move(self, by: int) -> None:
        if (row := self._next(by)) is not None:
            row.focus()

    def _next(self, by: int) -> OptionRow | None:
        """Return the decision's choices above (-1) or below (1) the ones in use."""
        rows = list(self.query(OptionRow))
        at = next((number for number, row in enumerate(rows) if row.has_focus), None)
        return rows[at + by] if at is not None and 0 <= at + by < len(rows) else None

    def _focus_first(self, decisions: Iterable[RevealDecision]) -> None:
        first = next((decision.query_one(OptionRow) for decision in decisions), None)
        (first or self.query_one("#go-on")).focus()

    @property
    def enter_command(self) -> Command:
        """Return what Enter does now."""
        decisions = self.query(RevealDecision)
        if any(decision.waits_for_edit for decision in decisions):
            return EDIT
        return FINISH_EDIT if any(decision.is_editing for decision in decisions) else CONTINUE

    @on(OptionRow.OptionChosen)
    def _chosen(self) -> None:
        self.show_hint("")
        self.post_message(EnterChanged())
        self._save_draft()

    def _save_draft(self) -> None:
        """Keep what is decided so far; the screen forgets it once it's answered."""
        values = self._stored([decision.draft for decision in self.query(RevealDecision)])
        self.post_message(self.DraftChanged(json.dumps(values)))

    def _stored(self, decisions: list[Json]) -> dict[str, Json]:
        """Return decisions, one for each answer, as they are stored."""
        return one_for_each(self.question.shown_answers, decisions)

    @on(TextBox.Submitted)
    def _entered(self, event: TextBox.Submitted) -> None:
        event.stop()
        self.submit()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()
        self._save_draft()

    def submit(self) -> None:
        decisions = self.query(RevealDecision)
        if any(decision.enter_text_box() for decision in decisions):
            return
        went_on = any(decision.has_focus_within and decision.value is not None for decision in decisions)
        finished = [decision for decision in decisions if decision.finish_edit()]
        open_ones = [decision for decision in decisions if decision.value is None]
        if finished:
            self._focus_first(finished)
            self._save_draft()
            self.show_hint(EDITED_HINT)
        elif open_ones:
            self._focus_first(open_ones)
            if went_on:
                return
            one = "Choose what to do with it" if len(decisions) == 1 else "Choose what to do with each one"
            self.show_missing(f"{one}. Any choice is fine. You don’t have to say why.")
        else:
            self.post_message(self.Answered(self._stored([decision.value for decision in decisions])))


def _decisions(question: Question) -> dict[str, Json]:
    """Return what was decided before: in the draft, or in the answer."""
    try:
        draft = json.loads(question.draft)
    except ValueError:
        draft = None
    before = draft or question.previous
    return before if isinstance(before, dict) else {}


class RevealedStep(ReadStep):
    """All revealed answers at once, in their authors' colors."""

    def compose_answer(self) -> Iterable[Widget]:
        yield AnswerCards(self.question.shown_answers, self.question.couple)


def reveal_answer(question: Question) -> AnswerBox:
    """Return the widget for the current stage of a reveal."""
    return DecideStep(question) if question.ask.stage == "decide" else RevealedStep(question)
