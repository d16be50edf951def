"""A look back at an agreement: the doer says first, then the one it was for, then both choose the word for it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from textual import on
from textual.containers import Vertical
from textual.widget import Widget
from textual.widgets import Static

from scripts import Json
from tui.content import typed
from tui.couple import other
from tui.fridge import note
from tui.widgets.lines import FormRow, LineBox
from tui.widgets.near_day import NearDay
from tui.widgets.note import FridgeNote
from tui.widgets.options import Options
from tui.widgets.staged import Stage, Staged

LOOK_BACK_DAYS = 7
OUTCOMES = {"kept": "Kept", "partly": "Partly", "not_yet": "Not yet", "changed": "Changed"}
NEXT = {"go_on": "Go on with it", "let_go": "Let it go"}
A_LINE = "A line that stays, if you like"


class LookBackStep(Staged):
    """One note, looked at together; another time is as good."""

    passing_words = "Another time"

    DEFAULT_CSS = """
    LookBackStep {
        & .say { height: auto; margin-bottom: 1; color: $ink; }
        & FridgeNote { padding: 0 3; }
        & .softly { height: auto; margin-bottom: 1; color: $muted; }
        & > #ways > #pass { background: $panel; color: $ink; }
        & #again { height: auto; }
        & #again.-hidden { display: none; }
    }
    """

    @property
    def may_pass(self) -> bool:
        return True

    def answering(self) -> Iterable[Widget]:
        question = self.question
        couple, about = question.couple, question.ask.about
        stood = dict(question.before) if isinstance(question.before, dict) else {}
        doer = couple.partner(str(about["who"]))
        agreed = {name: about.get(name) for name in ("act", "cue")}
        yield FridgeNote(note(agreed, doer, question.today), couple)
        first, second = self._said(doer)
        with Stage(classes=f"-now {self._colour(doer)}"):
            yield Static(typed(first), classes="say")
            yield LineBox(str(stood.get("did") or ""), hint=A_LINE, id="did")
        with Stage(classes=self._colour(other(doer) if doer != "both" else doer)):
            yield Static(typed(second), classes="say")
            yield LineBox(str(stood.get("landed") or ""), hint=A_LINE, id="landed")
        with Stage():
            yield from self._together(stood)

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

    def _together(self, stood: dict[str, Json]) -> Iterable[Widget]:
        today = self.question.today
        yield Static(typed("Now choose the word for it together."), classes="say")
        yield Options(list(OUTCOMES.values()), chosen=_index(OUTCOMES, stood.get("outcome")), id="outcome")
        yield Static(
            typed("None of these is a mark. What did not work shows what to make smaller."), classes="softly"
        )
        yield Options(list(NEXT.values()), chosen=_index(NEXT, stood.get("next")) or 0, id="next")
        day = date.fromisoformat(str(stood["look_back"])) if stood.get("look_back") else None
        near = NearDay(day or today + timedelta(days=LOOK_BACK_DAYS), today, id="look-back")
        yield Vertical(FormRow("We look again on", near), id="again")

    def _colour(self, who: str) -> str:
        return f"of-{self.question.couple.colour(who)}" if who in ("first", "second") else "of-both"

    @on(Options.Chosen)
    def _chosen(self, event: Options.Chosen) -> None:
        event.stop()
        self.wants("")
        letting_go = self.query_one("#next", Options).chosen == 1
        self.query_one("#again").set_class(letting_go, "-hidden")

    def missing(self) -> str:
        if self.stage == 2 and self.query_one("#outcome", Options).chosen is None:
            self.query_one("#outcome").focus()
            return "Choose one word for it, together."
        return ""

    def finished(self) -> None:
        outcome = self.query_one("#outcome", Options).chosen or 0
        next_ = self.query_one("#next", Options).chosen or 0
        value: dict[str, Json] = {
            "agreement": self.question.ask.about["id"],
            "outcome": list(OUTCOMES)[outcome],
            "next": list(NEXT)[next_],
        }
        for name in ("did", "landed"):
            if text := self.query_one(f"#{name}", LineBox).text.strip():
                value[name] = text
        if value["next"] == "go_on":
            value["look_back"] = self.query_one("#look-back", NearDay).day.isoformat()
        self.post_message(self.Answered(value))


def _index(words: dict[str, str], stored: Json) -> int | None:
    return list(words).index(stored) if stored in words else None
