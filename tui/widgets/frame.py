"""What frames a conversation: its title and pace on top, and below it whose turn it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from scripts import Ask
from tui.content import typed
from tui.couple import Couple, other


class Line(Widget):
    """A thin line, drawn as far as the conversation has come."""

    DEFAULT_CSS = "Line { height: 1; color: $line; }"

    done: reactive[float] = reactive(0.0)

    def render(self) -> RenderResult:
        wide = self.size.width
        drawn = round(self.done * wide)
        return Content.assemble(
            Content.styled("━" * drawn, "$secondary"), Content.styled("─" * (wide - drawn), "$line")
        )


class Top(Vertical):
    """The script's title, about how long it still takes, and the thin line."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen

    DEFAULT_CSS = """
    Top {
        height: 2; margin-bottom: 1; color: $muted;
        & > Horizontal { height: 1; }
        & #title { width: 1fr; height: 1; text-wrap: nowrap; text-overflow: ellipsis; }
        & #left { width: auto; height: 1; }
    }
    .-low Top { margin-bottom: 0; }
    """

    def __init__(self, title: str) -> None:
        super().__init__()
        self._title = title

    def compose(self) -> ComposeResult:
        with Horizontal():
            yield Static(typed(self._title), id="title")
            yield Static(id="left")
        yield Line()

    def show(self, done: float, minutes: int, round_of: tuple[int, int]) -> None:
        """Draw how far it is; `round_of` is (round, rounds), zeros where there are none."""
        number, rounds = round_of
        turn = f"round {number} of at most {rounds} · " if rounds > 1 and number > 1 else ""
        self.query_one("#left", Static).update(f"{turn}about {minutes} min left")
        self.query_one(Line).done = done


class TurnLine(Horizontal):
    """Whose turn it is, by name, sign and colour, always in the same place."""

    SCOPED_CSS: ClassVar[bool] = False  # the size of the screen is told by a class of the screen

    DEFAULT_CSS = """
    TurnLine {
        height: 1; margin-bottom: 1;
        & > #floor { width: 1fr; text-style: bold; text-wrap: nowrap; text-overflow: ellipsis; }
        & > #other { width: auto; max-width: 40%; margin-left: 2; text-wrap: nowrap; text-overflow: ellipsis; }
    }
    .-low TurnLine { margin-bottom: 0; }
    """

    def compose(self) -> ComposeResult:
        yield Static(id="floor")
        yield Static(id="other")

    def show(self, couple: Couple, ask: Ask) -> None:
        """Name the one whose step it is and what the other does meanwhile, or both."""
        floor, beside = self.query_one("#floor", Static), self.query_one("#other", Static)
        if ask.of == "both":
            floor.update(
                Content.assemble(_name(couple, "first"), " and ", _name(couple, "second"), " together")
            )
            beside.update("")
            return
        doing, waiting = _doing(couple, ask)
        floor.update(
            Content.assemble(_name(couple, ask.of), Content.styled(f" {doing}", _colour(couple, ask.of)))
        )
        one = other(ask.of)
        beside.update(
            Content.styled(f"{couple.name(one)} {waiting} {couple.sign(one)}", _colour(couple, one))
        )


def _doing(couple: Couple, ask: Ask) -> tuple[str, str]:
    """What the one does whose step it is, and the other; the speaker keeps the floor while the other replies."""
    if ask.private:
        return "writes alone", "looks away"
    if ask.spoken_as:
        return f"speaks as {couple.name(ask.spoken_as)}", "listens"
    if ask.place and ask.of != ask.speaker:
        return "speaks now", "listens"
    return "has the floor", "listens"


def _colour(couple: Couple, partner: str) -> str:
    return f"${couple.colour(partner)}"


def _name(couple: Couple, partner: str) -> Content:
    return Content.styled(f"{couple.sign(partner)} {couple.name(partner)}", _colour(couple, partner))
