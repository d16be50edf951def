"""A reveal: its owner decides alone, and then everything that is shown is shown at once."""

from __future__ import annotations

from collections.abc import Iterable
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.events import DescendantFocus
from textual.widget import Widget
from textual.widgets import Static, TextArea

from scripts import Json
from tui.content import typed
from tui.reports.shown_answers import Told
from tui.text.couple import Couple
from tui.widgets.answers.base import AnswerBox, ReadOn
from tui.widgets.answers.question import Question
from tui.widgets.cards import Saying
from tui.widgets.inputs.option_row import Options
from tui.widgets.inputs.text_box import Box

FORGOTTEN = "Then it is forgotten as soon as you go on: nobody sees it, and it is kept nowhere."
SHOW, KEEP, CHANGE = "Show it", "Keep to myself", "Change it"


class Decision(Vertical):
    """One private answer, and what becomes of it; several answers of one name are decided together."""

    SCOPED_CSS: ClassVar[bool] = False
    DEFAULT_CSS = """
    Decision {
        height: auto; margin-bottom: 1;
        & > Box, & > .forgotten { display: none; margin-top: 1; }
        & > .forgotten { height: auto; color: $muted; }
        &.-keeping > .forgotten { display: block; }
        &.-changing > Box { display: block; }
        & > VerticalScroll { height: auto; max-height: 8; scrollbar-size-vertical: 1; }  /* the choices stay in view */
        &.-changing > VerticalScroll { display: none; }
    }
    .-low Decision { margin-bottom: 0; }
    """

    def __init__(self, told: list[Told], couple: Couple, before: Json) -> None:
        super().__init__()
        self._told, self._couple, self._before = told, couple, before
        self._entered = False
        self._words = [SHOW, CHANGE, KEEP] if told[0].may_change else [SHOW, KEEP]

    @property
    def name_of_answer(self) -> str:
        return self._told[0].name

    def compose(self) -> ComposeResult:
        with VerticalScroll(can_focus=False):
            for told in self._told:
                yield Saying(told, self._couple, named=False)
        before = self._before
        changed = isinstance(before, dict) and CHANGE in self._words
        stood = CHANGE if changed else {"show": SHOW, "keep": KEEP}.get(str(before))
        yield Options(self._words, chosen=self._words.index(stood) if stood else None)
        yield Static(typed(FORGOTTEN), classes="forgotten")
        if CHANGE in self._words:
            yield Box(str(before["edit"]) if isinstance(before, dict) else self._told[0].text)

    @on(Options.Chosen)
    def _chosen(self, event: Options.Chosen) -> None:
        self.set_class(self._words[event.index] == CHANGE, "-changing")
        self.set_class(self._words[event.index] == KEEP, "-keeping")
        self._entered = False

    def enter(self) -> bool:
        """Step into the box of one that is to be changed, once; False where there is none to step into."""
        if not self.has_class("-changing") or self._entered:
            return False
        self._entered = True
        self.query_one(Box).focus()
        return True

    @on(DescendantFocus)
    def _focused(self, event: DescendantFocus) -> None:
        self._entered = self._entered or isinstance(event.widget, Box)

    @property
    def decided(self) -> Json:
        """What was decided: "show", "keep" or an edit; None as long as nothing is."""
        chosen = self.query_one(Options).chosen
        if chosen is None:
            return None
        words = self._words[chosen]
        if words != CHANGE:
            return "show" if words == SHOW else "keep"
        text = self.query_one(Box).text.strip()
        if text == self._told[0].text.strip():
            return "show"
        return {"edit": text} if text else None


class Decide(AnswerBox):
    """For each private answer its owner chooses to show it, change it, or keep it, without a reason."""

    DEFAULT_CSS = "Decide > .nothing { color: $ink; height: auto; }"

    def answering(self) -> Iterable[Widget]:
        question = self.question
        before = question.before if isinstance(question.before, dict) else {}
        for name in dict.fromkeys(told.name for told in question.told):
            same = [told for told in question.told if told.name == name]
            yield Decision(same, question.couple, before.get(name))
        if not question.told:
            yield Static(typed("You kept this to yourself. Nothing will be shown."), classes="nothing")

    def on_mount(self) -> None:
        self._focus_first(self.query(Decision))

    def _focus_first(self, decisions: Iterable[Decision]) -> None:
        first = next((decision.query_one(Options) for decision in decisions), None)
        (first or self.query_one("#go-on")).focus()

    @on(Options.Chosen)
    def _chosen(self) -> None:
        self.wants("")

    @on(Box.Entered)
    def _entered(self, event: Box.Entered) -> None:
        event.stop()
        self.go_on()

    @on(TextArea.Changed)
    def _changed(self, event: TextArea.Changed) -> None:
        event.stop()

    def go_on(self) -> None:
        decisions = self.query(Decision)
        open_ones = [decision for decision in decisions if decision.decided is None]
        if any(decision.enter() for decision in decisions):
            return
        if open_ones:
            self._focus_first(open_ones)
            one = "Choose what becomes of it" if len(decisions) == 1 else "Choose for each of them"
            self.wants(f"{one}. All are fine, and none needs a reason.")
        else:
            self.post_message(self.Answered({d.name_of_answer: d.decided for d in decisions}))


class Shown(ReadOn):
    """Everything that was shown, at once, each with sign, name and colour."""

    def answering(self) -> Iterable[Widget]:
        for told in self.question.told:
            yield Saying(told, self.question.couple)


def reveal(question: Question) -> AnswerBox:
    """The widget for the stage at which a reveal stands."""
    return Decide(question) if question.ask.stage == "decide" else Shown(question)
