"""Next-action step: continue, shrink, change, hand over, pause, or end."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widget import Widget
from textual.widgets import Static, TextArea

from scripts import Json
from scripts.agreement_values import AgreementFact, AgreementValue
from scripts.engine.agreement_validation import CHANGED_FIELD_BY_ACTION, allowed_next_actions
from tui.keys.commands import AGREE, CONTINUE
from tui.styled_text import literal
from tui.text.agreement_card import card_for
from tui.text.couple import other_partner
from tui.text.look_back import NEXT_ACTIONS, changed_since_text, next_action_text
from tui.widgets.agreement_card import AgreementCardView
from tui.widgets.answers.agreement_change_fields import ACTIONS_WITH_WORDING, AgreementChangeFields
from tui.widgets.answers.agreement_read_aloud import ReadAloud
from tui.widgets.answers.question_data import Question
from tui.widgets.answers.staged_answer import Stage, StagedAnswer
from tui.widgets.balanced_text import BalancedText
from tui.widgets.inputs.choice_list import ChoiceList
from tui.widgets.inputs.date_stepper import DateStepper
from tui.widgets.inputs.enter_buttons import EnterButton
from tui.widgets.inputs.option_row import OptionRow
from tui.widgets.inputs.owner_options import OwnerOptions

ASK_NEXT_ACTION = "What would you like to do with it now?"


class NextActionStep(StagedAnswer):
    """An agreement card and the choice of what happens next."""

    skip_label = "No agreement"
    can_skip = True
    action_stage: ClassVar[int] = 0
    """The stage that asks for the action; its fields follow."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes
    DEFAULT_CSS = """
    NextActionStep {
        & .say { height: auto; padding: 0 2; margin-bottom: 1; color: $ink; }
        & #as-it-was, & #in-short { height: auto; }
        & #what-now { margin-bottom: 0; }
        & .softly { height: auto; padding: 0 2; color: $muted; }
        & .aside { margin-bottom: 1; }
    }
    .-tall NextActionStep #what-now { margin-bottom: 1; }
    .-low NextActionStep {
        & AgreementCardView, & .say, & .aside { margin-bottom: 0; }
    }
    """

    def __init__(self, question: Question) -> None:
        super().__init__(question)
        if question.ask.step.about:
            self.skip_label = "Not now"

    def compose_answer(self) -> Iterable[Widget]:
        yield from self.compose_card()
        yield from self.compose_next_action()

    def compose_card(self) -> Iterable[Widget]:
        """Yield the card, its changes, and a side note."""
        question = self.question
        couple, about = question.couple, AgreementFact.from_json(question.ask.agreement)
        self.owner = couple.partner_of(about.who)
        self._other = couple.name(other_partner(self.owner)) if self.owner != "both" else ""
        allowed = allowed_next_actions(question.ask.agreement)
        self._actions = [name for name in NEXT_ACTIONS if name in allowed]
        # The look-back day on record is today, so the card leaves it out.
        current = card_for(replace(about, look_back=None), self.owner, question.today)
        yield Vertical(AgreementCardView(current, couple), id="as-it-was")
        yield Vertical(AgreementCardView(replace(current, lines=()), couple), id="in-short")
        if since := changed_since_text(about):
            yield Static(literal(since), classes="softly")
        if question.side_note:
            yield Static(literal(question.side_note), classes="softly aside")

    def compose_next_action(self) -> Iterable[Widget]:
        """Yield the stages: action, its fields, and the read-aloud."""
        previous = self.previous_fields("did")
        with Stage():
            yield BalancedText(Content(), classes="say", id="what-now")
            yield ChoiceList(self._next_actions(), cursor=index_of(self._actions, previous.get("next")) or 0)
        with Stage():
            about, is_carried = self.question.ask.agreement, self.question.ask.step.carried
            couple = self.question.couple
            yield AgreementChangeFields(
                about, couple, self.question.today, previous, after_setback=is_carried
            )
        with Stage():
            yield ReadAloud()

    @property
    def _next_action(self) -> str:
        return self._actions[self.query_one(ChoiceList).cursor]

    def current_value(self) -> dict[str, Json]:
        """Return the chosen action and its fields."""
        value: dict[str, Json] = {"agreement": self.question.ask.agreement["id"], "next": self._next_action}
        if words := self._changed_words():
            value["words"] = words
        if self._next_action != "let_go":
            value["look_back"] = self.query_one(AgreementChangeFields).look_back_day(self._next_action)
        return value

    def _changed_words(self) -> dict[str, Json]:
        """Return the changes to the agreement itself."""
        if self._next_action not in ACTIONS_WITH_WORDING:
            return {}
        changes = self.query_one(AgreementChangeFields)
        always: dict[str, Json] = (
            {"who": other_partner(self.owner)}
            if CHANGED_FIELD_BY_ACTION[self._next_action] == "who"
            else {"act": changes.act}
        )
        return {**always, **changes.changed_fields}

    @property
    def last_stage(self) -> int:
        stages_more = 0 if self._next_action == "let_go" else 2 if self._is_said_aloud else 1
        return self.action_stage + stages_more

    @property
    def _is_said_aloud(self) -> bool:
        """Return whether the person who does it says it aloud: where it's reworded or renewed.

        One that simply goes on after a check-in is not said again each time.
        """
        is_renewed = self._next_action == "go_on" and self.question.ask.step.asks_only_next
        return is_renewed or self._next_action in ACTIONS_WITH_WORDING

    def focus_stage(self, stage: int) -> None:
        if stage == self.action_stage:
            self.query_one("#what-now", Static).update(literal(self.next_action_question()))
            self.query_one(ChoiceList).set_labels(self._next_actions(self.outcome))
        super().focus_stage(stage)
        is_aloud = stage == self.action_stage + 2
        button, command = self.query_one("#go-on", EnterButton), AGREE if is_aloud else CONTINUE
        button.label, button.enter_command = command.label, command
        # With these actions the box shows the wording, so the card would repeat it.
        is_reworded = stage > self.action_stage and self._next_action in ACTIONS_WITH_WORDING
        # A small screen has no room for the card's further lines.
        was_read = stage >= max(self.action_stage, 1) or self.screen.has_class("-low")
        self.query_one("#as-it-was").display = not was_read
        self.query_one("#in-short").display = was_read and not is_reworded
        if is_aloud:
            self._show_changed()
        elif stage > self.action_stage:
            self.query_one(AgreementChangeFields).show_fields(self._next_action, self._other)

    @property
    def outcome(self) -> str | None:
        """Return the chosen outcome, or None where none is asked."""
        return None

    def _next_actions(self, outcome: str | None = None) -> list[str]:
        return [next_action_text(name, outcome, self._other) for name in self._actions]

    def next_action_question(self) -> str:
        """Return the question above the actions."""
        return ASK_NEXT_ACTION

    def _show_changed(self) -> None:
        """Show the card with the new wording."""
        question, words = self.question, self._changed_words()
        again = self.query_one(AgreementChangeFields).look_back_day(self._next_action)
        who = str(words.get("who", self.owner))
        reworded = AgreementValue.from_json({**question.ask.agreement, **words, "look_back": again})
        self.query_one(ReadAloud).show(card_for(reworded, who, question.today), question.couple)
        self.query_one("#go-on").focus()

    def missing_text(self) -> str:
        asks_for_words = self.stage == self.action_stage + 1 and self._next_action in ACTIONS_WITH_WORDING
        return self.query_one(AgreementChangeFields).missing_text(self._next_action) if asks_for_words else ""

    def post_answer(self) -> None:
        self.post_message(self.Answered(self.current_value()))

    @on(ReadAloud.Reworded)
    def _reword(self, event: ReadAloud.Reworded) -> None:
        event.stop()
        self.step_back()

    @on(TextArea.Changed)
    @on(OptionRow.OptionChosen)
    @on(OwnerOptions.OwnerChosen)
    @on(ChoiceList.CursorMoved)
    @on(DateStepper.DayChanged)
    def _save_draft(self, event: Message) -> None:
        event.stop()
        self.show_hint("")
        self.post_message(self.DraftChanged(json.dumps(self.current_value())))


def index_of(words: Iterable[str], stored: Json) -> int | None:
    """Return the index of a stored value, or None."""
    return list(words).index(stored) if stored in words else None
