"""Reveal step: the author decides privately, then all is shown."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Static, TextArea

from prompts import trim
from scripts import Json
from tui.keys.commands import CONTINUE, EDIT, Command
from tui.reports.shown_answers import ShownAnswer
from tui.styled_text import literal
from tui.text.couple import Couple
from tui.widgets.answer_cards import AnswerCards
from tui.widgets.answers.base import AnswerBox
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.read import ReadStep
from tui.widgets.enter import EnterChanged
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.text_box import TextBox
from tui.widgets.quote import Quote

FORGOTTEN_HINT = "It’s deleted as soon as you continue. Nobody sees it, and it isn’t saved anywhere."
SHOW_LABEL, KEEP_LABEL, CHANGE_LABEL = "Share", "Keep private", "Edit"


class RevealDecision(Vertical):
    """A private answer and the decision whether to show it.

    Several answers of one name are decided together.
    """

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    RevealDecision {
        height: auto; margin-bottom: 1;
        & > TextBox, & > .forgotten { display: none; margin-top: 1; }
        & > .forgotten { height: auto; padding: 0 2; color: $muted; }
        &.-keeping > .forgotten { display: block; }
        &.-changing > TextBox { display: block; }
        & > VerticalScroll { height: auto; max-height: 8; scrollbar-size-vertical: 1; }  /* the choices stay in view */
        &.-changing > VerticalScroll { display: none; }
    }
    .-low RevealDecision { margin-bottom: 0; }
    """

    def __init__(self, shown: list[ShownAnswer], couple: Couple, before: Json) -> None:
        super().__init__()
        self._answers, self._couple, self._previous = shown, couple, before
        self._was_entered = False
        self._words = (
            [SHOW_LABEL, CHANGE_LABEL, KEEP_LABEL] if shown[0].can_edit else [SHOW_LABEL, KEEP_LABEL]
        )

    @property
    def answer_name(self) -> str:
        return self._answers[0].name

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            for shown in self._answers:
                yield Quote(shown, self._couple, named=False)
        before = self._previous
        changed = isinstance(before, dict) and CHANGE_LABEL in self._words
        initial = CHANGE_LABEL if changed else {"show": SHOW_LABEL, "keep": KEEP_LABEL}.get(str(before))
        yield OptionRow(self._words, chosen=self._words.index(initial) if initial else None)
        yield Static(literal(FORGOTTEN_HINT), classes="forgotten")
        if CHANGE_LABEL in self._words:
            yield TextBox(str(before["edit"]) if isinstance(before, dict) else self._answers[0].text)

    @on(OptionRow.OptionChosen)
    def _chosen(self, event: OptionRow.OptionChosen) -> None:
        self.set_class(self._words[event.index] == CHANGE_LABEL, "-changing")
        self.set_class(self._words[event.index] == KEEP_LABEL, "-keeping")
        self._was_entered = False

    @property
    def waits_for_edit(self) -> bool:
        """Return whether they want to edit and haven't been to the box."""
        return self.has_class("-changing") and not self._was_entered

    def enter_text_box(self) -> bool:
        """Focus the edit box once; return False after that."""
        if not self.waits_for_edit:
            return False
        self._was_entered = True
        self.query_one(TextBox).focus()
        return True

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        self._was_entered = self._was_entered or isinstance(event.widget, TextBox)

    @property
    def value(self) -> Json:
        """Return "show", "keep", an edit, or None if still undecided."""
        chosen = self.query_one(OptionRow).chosen
        if chosen is None:
            return None
        words = self._words[chosen]
        if words != CHANGE_LABEL:
            return "show" if words == SHOW_LABEL else "keep"
        text = trim(self.query_one(TextBox).text)
        if text == trim(self._answers[0].text):
            return "show"
        return {"edit": text} if text else None


class DecideStep(AnswerBox):
    """The decision to show, edit, or keep each private answer."""

    DEFAULT_CSS = "DecideStep > .nothing { color: $ink; height: auto; }"

    def compose_answer(self) -> Iterable[Widget]:
        question = self.question
        before = _decisions(question)
        for name in dict.fromkeys(shown.name for shown in question.shown_answers):
            same = [shown for shown in question.shown_answers if shown.name == name]
            yield RevealDecision(same, question.couple, before.get(name))
        if not question.shown_answers:
            yield Static(literal("You kept this private. Nothing will be shown."), classes="nothing")

    def on_mount(self) -> None:
        self._focus_first(self.query(RevealDecision))

    def _focus_first(self, decisions: Iterable[RevealDecision]) -> None:
        first = next((decision.query_one(OptionRow) for decision in decisions), None)
        (first or self.query_one("#go-on")).focus()

    @property
    def enter_command(self) -> Command:
        """Return what Enter does now."""
        waits = any(decision.waits_for_edit for decision in self.query(RevealDecision))
        return EDIT if waits else CONTINUE

    @on(OptionRow.OptionChosen)
    def _chosen(self) -> None:
        self.show_hint("")
        self.post_message(EnterChanged())
        self._save_draft()

    def _save_draft(self) -> None:
        """Keep what is decided so far; the screen forgets it once it's answered."""
        values = {decision.answer_name: decision.value for decision in self.query(RevealDecision)}
        self.post_message(self.DraftChanged(json.dumps(values)))

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
        open_ones = [decision for decision in decisions if decision.value is None]
        if any(decision.enter_text_box() for decision in decisions):
            return
        if open_ones:
            self._focus_first(open_ones)
            one = "Choose what to do with it" if len(decisions) == 1 else "Choose for each of them"
            self.show_missing(f"{one}. Any choice is fine. You don’t have to say why.")
        else:
            self.post_message(self.Answered({d.answer_name: d.value for d in decisions}))


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
