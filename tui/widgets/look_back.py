"""A look back at an agreement: each says how it was, both choose the word for it, and what becomes of it now."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta

from textual import on
from textual.widget import Widget
from textual.widgets import Static, TextArea

from scripts import Json
from scripts.misfit import NEXT, next_after
from tui.content import typed
from tui.couple import other
from tui.days import kept_day
from tui.fridge import note
from tui.looked_back import HOW_NOW, OUTCOMES, WAYS
from tui.widgets.box import Box
from tui.widgets.choice import Choices
from tui.widgets.lines import FormRow, LineBox
from tui.widgets.near_day import NearDay
from tui.widgets.note import FridgeNote
from tui.widgets.options import Options
from tui.widgets.staged import Stage, Staged

LOOK_BACK_DAYS = 7
REST_DAYS, LONGEST_REST = 28, 56
A_LINE = "A line that stays, if you like"
NOT_A_MARK = "None of these is a mark. Each of them is good to know."
WHAT_NOW = "What do you do with it now?"
NO_FAILURE = "That is worth knowing, and nobody has failed."
OUTCOME, WHAT_NEXT, HOW = 2, 3, 4
"""The stages after those in which each of the two speaks."""


class LookBackStep(Staged):
    """One note, looked at together; another time is as good."""

    passing_words = "Another time"

    DEFAULT_CSS = """
    LookBackStep {
        & .say { height: auto; margin-bottom: 1; color: $ink; }
        & FridgeNote { padding: 0 3; }
        & #what-now { margin-bottom: 0; }
        & .softly { height: auto; color: $muted; }
        & > #ways > #pass { background: $panel; color: $ink; }
    }
    """

    @property
    def may_pass(self) -> bool:
        return True

    def answering(self) -> Iterable[Widget]:
        question = self.question
        couple, about = question.couple, question.ask.about
        stood = self.stood("did")
        doer = couple.partner(str(about["who"]))
        agreed = {name: about.get(name) for name in ("act", "cue")}
        self._other = couple.name(other(doer)) if doer != "both" else ""
        self._nexts = next_after(about)
        yield FridgeNote(note(agreed, doer, question.today), couple)
        first, second = self._said(doer)
        with Stage(classes=self._colour(doer)):
            yield Static(typed(first), classes="say")
            yield LineBox(str(stood.get("did") or ""), hint=A_LINE, id="did")
        with Stage(classes=self._colour(other(doer) if doer != "both" else doer)):
            yield Static(typed(second), classes="say")
            yield LineBox(str(stood.get("landed") or ""), hint=A_LINE, id="landed")
        with Stage():
            yield Static(typed("Now choose the word for it together."), classes="say")
            yield Options(
                list(OUTCOMES.values()), chosen=_index(OUTCOMES, stood.get("outcome")), id="outcome"
            )
            yield Static(typed(NOT_A_MARK), classes="softly")
        with Stage():
            yield Static(classes="say", id="what-now")
            labels = [WAYS[name].format(name=self._other) for name in self._nexts]
            yield Choices(labels, cursor=_index(self._nexts, stood.get("next")) or 0)
        with Stage():
            yield from self._how(stood)

    def _said(self, doer: str) -> tuple[str, str]:
        """What is asked of the one who did it, and then of the other."""
        name = self.question.couple.name
        if doer == "both":
            return (
                "Each of you in turn: what did you do, and what got in the way?",
                "And what was it like for each of you?",
            )
        return (
            f"{name(doer)}, you first: what did you do, and what got in the way?",
            f"{name(other(doer))}, what was it like for you?",
        )

    def _how(self, stood: dict[str, Json]) -> Iterable[Widget]:
        """What the chosen way needs: new words, a day nearby, or one further away."""
        today, day = self.question.today, kept_day(stood.get("look_back"))
        act = str((stood.get("words") or {}).get("act") or self.question.ask.about["act"])
        near = NearDay(day or today + timedelta(days=LOOK_BACK_DAYS), today, id="soon")
        far = NearDay(day or today + timedelta(days=REST_DAYS), today, most=LONGEST_REST, every=7, id="later")
        yield Static(classes="say", id="how")
        yield Box(act, id="act")
        yield FormRow("We look again on", near)
        yield FormRow("We look again on", far)

    def _colour(self, who: str) -> str:
        return f"of-{self.question.couple.colour(who)}" if who in ("first", "second") else "of-both"

    # What it says now

    @property
    def _outcome(self) -> str | None:
        chosen = self.query_one("#outcome", Options).chosen
        return None if chosen is None else list(OUTCOMES)[chosen]

    @property
    def _next(self) -> str:
        return self._nexts[self.query_one(Choices).cursor]

    @property
    def _day(self) -> NearDay:
        return self.query_one("#later" if self._next == "rest" else "#soon", NearDay)

    def _now(self) -> dict[str, Json]:
        """The look-back as it stands in the fields; what is empty is left out."""
        said = {name: self.query_one(f"#{name}", LineBox).text.strip() for name in ("did", "landed")}
        value: dict[str, Json] = {"agreement": self.question.ask.about["id"], "outcome": self._outcome}
        value |= {name: text for name, text in said.items() if text}
        value["next"] = self._next
        if words := self._words():
            value["words"] = words
        if self._next != "let_go":
            value["look_back"] = self._day.day.isoformat()
        return value

    def _words(self) -> dict[str, Json]:
        """What changes in the agreement itself."""
        couple, changed = self.question.couple, NEXT[self._next]
        if changed == "who":
            return {"who": other(couple.partner(str(self.question.ask.about["who"])))}
        return {"act": self.query_one("#act", Box).text.strip()} if changed == "act" else {}

    # The way through the stages

    @property
    def last(self) -> int:
        return WHAT_NEXT if self._next == "let_go" else HOW

    def enter(self, stage: int) -> None:
        if stage == WHAT_NEXT:
            kindly = f"{NO_FAILURE} " if self._outcome in ("partly", "not_yet") else ""
            self.query_one("#what-now", Static).update(typed(f"{kindly}{WHAT_NOW}"))
        super().enter(stage)
        if stage == HOW:
            self._ask_how()

    def _ask_how(self) -> None:
        """Show what the chosen way needs, and nothing else."""
        box = self.query_one("#act", Box)
        box.display = NEXT[self._next] == "act"
        self.query_one("#how", Static).update(typed(HOW_NOW[self._next].format(name=self._other)))
        for row in self.query(FormRow):
            row.display = self._day in row.query(NearDay)
        (box if box.display else self._day).focus()

    def missing(self) -> str:
        if self.stage == OUTCOME and self._outcome is None:
            self.query_one("#outcome").focus()
            return "Choose one word for it, together."
        if self.stage == HOW and NEXT[self._next] == "act":
            return self._missing_words()
        return ""

    def _missing_words(self) -> str:
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
        self.post_message(self.Answered(self._now()))

    @on(TextArea.Changed)
    @on(Options.Chosen)
    @on(Choices.Moved)
    def _half_done(self, event: TextArea.Changed | Options.Chosen | Choices.Moved) -> None:
        event.stop()
        self.wants("")
        self.post_message(self.Typed(json.dumps(self._now())))


def _index(words: Iterable[str], stored: Json) -> int | None:
    return list(words).index(stored) if stored in words else None
