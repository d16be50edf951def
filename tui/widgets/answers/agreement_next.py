"""What becomes of an agreement now: go on, make it smaller, change it, hand it over, rest it or let it go."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import ClassVar

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static, TextArea

from scripts import Json
from scripts.engine.validation import NEXT, next_after
from tui.content import typed
from tui.text.agreement_card import note
from tui.text.couple import other
from tui.text.look_back import since_text, way_on
from tui.widgets.answers.agreement_changes import IN_WORDS, Anew
from tui.widgets.answers.read_aloud import ReadAloud
from tui.widgets.answers.staged import Stage, Staged
from tui.widgets.cards import FridgeNote
from tui.widgets.inputs.choice_list import Choices
from tui.widgets.inputs.option_row import Options

WHAT_NOW = "What do you do with it now?"


class BecomingStep(Staged):
    """One note, and what the two do with it now; it may stay as it is."""

    passing_words = "Nothing tonight"
    what_next: ClassVar[int] = 0
    """The stage in which they choose what becomes of it; the one after it asks what that way needs."""

    DEFAULT_CSS = """
    BecomingStep {
        & .say { height: auto; margin-bottom: 1; color: $ink; }
        & #as-it-was, & #in-short { height: auto; }
        & FridgeNote { padding: 0 3; }
        & #what-now { margin-bottom: 0; }
        & .softly { height: auto; color: $muted; }
        & .aside { margin-bottom: 1; }
        & > #ways > #pass { background: $panel; color: $ink; }
    }
    """

    @property
    def may_pass(self) -> bool:
        return True

    def answering(self) -> Iterable[Widget]:
        yield from self.beginning()
        yield from self.becoming()

    def beginning(self) -> Iterable[Widget]:
        """The note, why it is asked again where it was changed since, and whether more of them wait."""
        question = self.question
        couple, about = question.couple, question.ask.about
        self.doer = couple.partner(str(about["who"]))
        self._other = couple.name(other(self.doer)) if self.doer != "both" else ""
        self._nexts = next_after(about)
        # The day to look again is today, and what they are here for.
        as_it_was = note({**about, "look_back": None}, self.doer, question.today)
        yield Vertical(FridgeNote(as_it_was, couple), id="as-it-was")
        yield Vertical(FridgeNote(replace(as_it_was, lines=()), couple), id="in-short")
        if since := since_text(about):
            yield Static(typed(since), classes="softly")
        if question.aside:
            yield Static(typed(question.aside), classes="softly aside")

    def becoming(self) -> Iterable[Widget]:
        """The last stages: what becomes of it, what that needs, and new words as they will be."""
        stood = self.stood("did")
        with Stage():
            yield Static(classes="say", id="what-now")
            yield Choices(self._ways_on(), cursor=index_of(self._nexts, stood.get("next")) or 0)
        with Stage():
            about, is_carried = self.question.ask.about, self.question.ask.step.carried
            couple = self.question.couple
            yield Anew(about, couple, self.question.today, stood, after_setback=is_carried)
        with Stage():
            yield ReadAloud()

    # What it says now

    @property
    def _next(self) -> str:
        return self._nexts[self.query_one(Choices).cursor]

    def now(self) -> dict[str, Json]:
        """What becomes of it, as it stands in the fields."""
        value: dict[str, Json] = {"agreement": self.question.ask.about["id"], "next": self._next}
        if words := self._words():
            value["words"] = words
        if self._next != "let_go":
            value["look_back"] = self.query_one(Anew).look_back(self._next)
        return value

    def _words(self) -> dict[str, Json]:
        """What changes in the agreement itself."""
        if self._next not in IN_WORDS:
            return {}
        anew = self.query_one(Anew)
        always: dict[str, Json] = (
            {"who": other(self.doer)} if NEXT[self._next] == "who" else {"act": anew.act}
        )
        return {**always, **anew.changed}

    # The way through the stages

    @property
    def last(self) -> int:
        stages_more = 0 if self._next == "let_go" else 2 if self._next in IN_WORDS else 1
        return self.what_next + stages_more

    def enter(self, stage: int) -> None:
        if stage == self.what_next:
            self.query_one("#what-now", Static).update(typed(self.asking_what_now()))
            self.query_one(Choices).relabel(self._ways_on(self.outcome))
        super().enter(stage)
        is_aloud = stage == self.what_next + 2
        # Where words change, those that it has stand in the box, or were replaced.
        is_reworded = stage > self.what_next and self._next in IN_WORDS
        # On a small screen the question needs the room that the lines beside the sentence would take.
        was_read = stage >= max(self.what_next, 1) or self.screen.has_class("-low")
        self.query_one("#as-it-was").display = not was_read
        self.query_one("#in-short").display = was_read and not is_reworded
        if is_aloud:
            self._show_anew()
        elif stage > self.what_next:
            self.query_one(Anew).ask(self._next, self._other)

    @property
    def outcome(self) -> str | None:
        """The word that they chose for how it went; None where they are not asked for one."""
        return None

    def _ways_on(self, outcome: str | None = None) -> list[str]:
        return [way_on(name, outcome, self._other) for name in self._nexts]

    def asking_what_now(self) -> str:
        """The question over the ways."""
        return WHAT_NOW

    def _show_anew(self) -> None:
        """The agreement as it will be."""
        question, words = self.question, self._words()
        again = self.query_one(Anew).look_back(self._next)
        who = str(words.get("who", self.doer))
        anew = note({**question.ask.about, **words, "look_back": again}, who, question.today)
        self.query_one(ReadAloud).show(anew, question.couple)
        self.query_one("#go-on").focus()

    def missing(self) -> str:
        asks_for_words = self.stage == self.what_next + 1 and self._next in IN_WORDS
        return self.query_one(Anew).missing(self._next) if asks_for_words else ""

    def finished(self) -> None:
        self.post_message(self.Answered(self.now()))

    @on(ReadAloud.Reworded)
    def _reword(self, event: ReadAloud.Reworded) -> None:
        event.stop()
        self.step_back()

    @on(TextArea.Changed)
    @on(Options.Chosen)
    @on(Choices.Moved)
    def _half_done(self, event: TextArea.Changed | Options.Chosen | Choices.Moved) -> None:
        event.stop()
        self.wants("")
        self.post_message(self.Typed(json.dumps(self.now())))


def index_of(words: Iterable[str], stored: Json) -> int | None:
    """Where a stored value stands among the words to choose from."""
    return list(words).index(stored) if stored in words else None
