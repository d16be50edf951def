"""Data for an answer widget."""

from dataclasses import dataclass, field
from datetime import date

from scripts import AwaitingAnswer, Json
from scripts.step_rendering import Prompt
from tui.clock import now
from tui.reports.rating_bands import RatingBand
from tui.reports.shown_answers import ShownAnswer
from tui.session.talk_clock import TalkClock
from tui.text.couple import Couple
from tui.text.starting_text import StartingText


@dataclass(frozen=True)
class Question:
    """The data an answer widget needs about its step.

    `today` is the day from which suggested dates are counted. `shown_answers` are the answers a reveal or compare
    step refers to. `side_note` is a further sentence for the step. With `is_revision` the step was answered before.
    `clock` measures a step that is spoken. `stand_in` is what Enter fills in where nothing was answered yet: in a
    rehearsal, or a note that was half typed before. `known_tasks` are on the couple's map already; `offers_known`
    says whether they may be chosen, too. `bands` show the one row that a comparison is about.
    """

    ask: AwaitingAnswer
    prompt: Prompt
    couple: Couple
    previous: Json = None
    draft: str = ""
    today: date = field(default_factory=lambda: now().date())
    shown_answers: tuple[ShownAnswer, ...] = ()
    side_note: str = ""
    is_revision: bool = False
    clock: TalkClock = field(default_factory=TalkClock, compare=False)
    stand_in: Json = None
    known_tasks: tuple[str, ...] = ()
    offers_known: bool = False
    bands: tuple[RatingBand, ...] = ()

    @property
    def active(self) -> str:
        """Return who acts: the one who answers, or in a turn, the one who says out loud what only they shared."""
        ask, owners = self.ask, {shown.of for shown in self.shown_answers}
        is_read_out = ask.kind == "reveal" and ask.stage == "shown" and bool(ask.place)
        return ask.speaker if is_read_out and owners == {ask.speaker} else ask.of

    @property
    def colour(self) -> str:
        """Return the color class of the partner who acts."""
        return f"of-{self.couple.colour(self.active)}" if self.active in ("first", "second") else "of-both"

    @property
    def starter(self) -> str:
        """Return the initial text; typing continues an open beginning."""
        return self.beginning or self.prompt.starter

    @property
    def beginning(self) -> str:
        """Return an open beginning such as "When ", or ""."""
        return self._starting_text.beginning

    @property
    def example(self) -> str:
        """Return a starter that is a whole sentence of the author's, or ""."""
        is_theirs = self._starting_text.is_open or self.prompt.quotes_answers
        return "" if is_theirs else self.prompt.starter

    def is_unanswered(self, text: str) -> bool:
        """Return whether the text is empty, apart from the beginning."""
        return self._starting_text.is_unanswered(text)

    def without_repeated_starter(self, text: str) -> str:
        """Return the text without an open beginning, or the space after it, typed twice."""
        return self._starting_text.without_repetition(text)

    @property
    def _starting_text(self) -> StartingText:
        return StartingText(self.prompt.starter, is_whole=self.prompt.is_answer)

    @property
    def style(self) -> str:
        """Return the partner's color as a style for Content."""
        return f"${self.couple.colour(self.ask.of)}" if self.ask.of in ("first", "second") else "$ink"
