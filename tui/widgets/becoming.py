"""What becomes of an agreement now: go on, make it smaller, change it, hand it over, rest it or let it go."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from typing import ClassVar

from textual import on
from textual.widget import Widget
from textual.widgets import Static, TextArea

from scripts import Json
from scripts.misfit import NEXT, next_after
from tui.content import typed
from tui.couple import other
from tui.days import kept_day
from tui.fridge import note
from tui.looked_back import HOW_NOW, since_text, way_on
from tui.widgets.box import Box
from tui.widgets.choice import Choices
from tui.widgets.lines import FormRow, LineBox
from tui.widgets.near_day import NearDay
from tui.widgets.note import FridgeNote
from tui.widgets.options import Options
from tui.widgets.staged import Stage, Staged

LOOK_BACK_DAYS = 7
REST_DAYS, LONGEST_REST = 28, 56
ALONGSIDE = {
    "obstacle": ("What may get in the way", "what could make it hard"),
    "instead": ("What then", "what happens in that case"),
}
"""What may be changed together with the words: what stands before it, and in it while it is empty."""
WHAT_NOW = "What do you do with it now?"


class BecomingStep(Staged):
    """One note, and what the two do with it now; it may stay as it is."""

    passing_words = "Nothing tonight"
    what_next: ClassVar[int] = 0
    """The stage in which they choose what becomes of it; the one after it asks what that way needs."""

    DEFAULT_CSS = """
    BecomingStep {
        & .say { height: auto; margin-bottom: 1; color: $ink; }
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
        yield FridgeNote(note({**about, "look_back": None}, self.doer, question.today), couple)
        if since := since_text(about):
            yield Static(typed(since), classes="softly")
        if question.aside:
            yield Static(typed(question.aside), classes="softly aside")

    def becoming(self) -> Iterable[Widget]:
        """The last two stages: what becomes of it, and what that needs."""
        stood = self.stood("did")
        with Stage():
            yield Static(classes="say", id="what-now")
            yield Choices(self._ways_on(), cursor=index_of(self._nexts, stood.get("next")) or 0)
        with Stage():
            yield from self._how(stood)

    def _how(self, stood: dict[str, Json]) -> Iterable[Widget]:
        """What the chosen way needs: new words, a day nearby, or one further away."""
        question, words = self.question, stood.get("words") or {}
        about, today, day = question.ask.about, question.today, kept_day(stood.get("look_back"))
        act = words.get("act")
        near = NearDay(day or today + timedelta(days=LOOK_BACK_DAYS), today, id="soon")
        far = NearDay(day or today + timedelta(days=REST_DAYS), today, most=LONGEST_REST, every=7, id="later")
        yield Static(classes="say", id="how")
        yield Box(str(about["act"] if act in (None, "", about.get("before")) else act), id="act")
        for name, (label, hint) in ALONGSIDE.items() if question.ask.step.carried else ():
            yield FormRow(label, LineBox(str(words.get(name) or ""), hint=hint, id=name), classes="alongside")
        yield FormRow("We look again on", near)
        yield FormRow("We look again on", far)

    # What it says now

    @property
    def _next(self) -> str:
        return self._nexts[self.query_one(Choices).cursor]

    @property
    def _day(self) -> NearDay:
        return self.query_one("#later" if self._next == "rest" else "#soon", NearDay)

    def now(self) -> dict[str, Json]:
        """What becomes of it, as it stands in the fields."""
        value: dict[str, Json] = {"agreement": self.question.ask.about["id"], "next": self._next}
        if words := self._words():
            value["words"] = words
        if self._next != "let_go":
            value["look_back"] = self._day.day.isoformat()
        return value

    def _words(self) -> dict[str, Json]:
        """What changes in the agreement itself; what is empty beside its act stays as it was."""
        couple, changed = self.question.couple, NEXT[self._next]
        if changed == "who":
            return {"who": other(couple.partner(str(self.question.ask.about["who"])))}
        if changed != "act":
            return {}
        boxes = [*self.query("#act").results(Box), *self.query(".alongside LineBox").results(Box)]
        return {str(box.id): box.text.strip() for box in boxes if box.text.strip() or box.id == "act"}

    # The way through the stages

    @property
    def last(self) -> int:
        return self.what_next if self._next == "let_go" else self.what_next + 1

    def enter(self, stage: int) -> None:
        if stage == self.what_next:
            self.query_one("#what-now", Static).update(typed(self.asking_what_now()))
            self.query_one(Choices).relabel(self._ways_on(self.outcome))
        super().enter(stage)
        if stage > self.what_next:
            self._ask_how()

    @property
    def outcome(self) -> str | None:
        """The word that they chose for how it went; None where they are not asked for one."""
        return None

    def _ways_on(self, outcome: str | None = None) -> list[str]:
        return [way_on(name, outcome, self._other) for name in self._nexts]

    def asking_what_now(self) -> str:
        """The question over the ways."""
        return WHAT_NOW

    def _ask_how(self) -> None:
        """Show what the chosen way needs, and nothing else."""
        box = self.query_one("#act", Box)
        box.display = NEXT[self._next] == "act"
        self.query_one("#how", Static).update(typed(HOW_NOW[self._next].format(name=self._other)))
        for row in self.query(FormRow):
            row.display = box.display if row.has_class("alongside") else self._day in row.query(NearDay)
        (box if box.display else self._day).focus()

    def missing(self) -> str:
        if self.stage <= self.what_next or NEXT[self._next] != "act":
            return ""
        act = str(self._words()["act"])
        if act and act != str(self.question.ask.about["act"]).strip():
            return ""
        self.query_one("#act").focus()
        return (
            "These are the words as they were. Change them, or go back and go on with it."
            if act
            else "A few words are wanted here. Or go back and let it go."
        )

    def finished(self) -> None:
        self.post_message(self.Answered(self.now()))

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
