"""Header of a conversation: title, progress, and turn."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.containers import Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from scripts import AwaitingAnswer
from tui.styled_text import literal
from tui.text.couple import Couple, other_partner
from tui.widgets.two_sided_line import SplitLine


class ProgressLine(Widget):
    """A thin line that shows `done`, from 0 to 1."""

    DEFAULT_CSS = "ProgressLine { height: 1; color: $line; }"

    done: reactive[float] = reactive(0.0)

    def render(self) -> RenderResult:
        width = self.size.width
        drawn = round(self.done * width)
        return Content.assemble(
            Content.styled("━" * drawn, "$secondary"), Content.styled("─" * (width - drawn), "$line")
        )


class ConversationHeader(Vertical):
    """The script's title, the minutes left, and the progress line."""

    SCOPED_CSS: ClassVar[bool] = False  # the selectors use the screen's size classes

    DEFAULT_CSS = """
    ConversationHeader { height: 2; margin-bottom: 1; color: $muted; }
    .-low ConversationHeader { margin-bottom: 0; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = literal(title)

    def compose(self) -> ComposeResult:
        yield SplitLine()
        yield ProgressLine()

    def show(self, done: float, minutes: int, round_of: tuple[int, int]) -> None:
        """Show the progress; `round_of` is (round, rounds), or zeros."""
        number, rounds = round_of
        turn = f"round {number} of up to {rounds} · " if rounds > 1 and number > 1 else ""
        self.query_one(SplitLine).show(self._title, Content(f"{turn}about {minutes} min left"))
        self.query_one(ProgressLine).done = done


class TurnLine(SplitLine):
    """Whose turn it is: name, sign, and color."""

    DEFAULT_CSS = """
    TurnLine { margin-bottom: 1; }
    .-low TurnLine { margin-bottom: 0; }
    """

    def __init__(self) -> None:
        super().__init__(share=0.4)

    def show_turn(self, couple: Couple, ask: AwaitingAnswer) -> None:
        """Name the active partner and what the other does meanwhile."""
        if ask.of == "both":
            both = (_name(couple, "first"), " and ", _name(couple, "second"), " together")
            self.show(Content.assemble(*both).stylize("bold"))
            return
        doing, waiting = _activities(couple, ask)
        floor = Content.assemble(_name(couple, ask.of), Content.styled(f" {doing}", _colour(couple, ask.of)))
        one = other_partner(ask.of)
        beside = Content.styled(f"{couple.name(one)}{waiting} {couple.sign(one)}", _colour(couple, one))
        self.show(floor.stylize("bold"), beside)


def _activities(couple: Couple, ask: AwaitingAnswer) -> tuple[str, str]:
    """Return what the active partner does, and the other one.

    The speaker has the floor even while the other partner replies.
    """
    if ask.private:
        return "is writing privately", ", please look away"
    if ask.spoken_as:
        return f"is speaking as {couple.name(ask.spoken_as)}", " listens"
    if ask.place and ask.of != ask.speaker:
        return "is speaking", " listens"
    return "has the floor", " listens"


def _colour(couple: Couple, partner: str) -> str:
    return f"${couple.colour(partner)}"


def _name(couple: Couple, partner: str) -> Content:
    return Content.styled(f"{couple.sign(partner)} {couple.name(partner)}", _colour(couple, partner))
