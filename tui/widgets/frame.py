"""What frames a conversation: its title and pace on top, and below it whose turn it is."""

from __future__ import annotations

from typing import ClassVar

from textual.app import ComposeResult, RenderResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

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

    def show(self, couple: Couple, of: str, *, private: bool, spoken_as: str | None) -> None:
        """Name the one who has the floor and the one who listens, or both."""
        floor, beside = self.query_one("#floor", Static), self.query_one("#other", Static)
        if of == "both":
            floor.update(
                Content.assemble(
                    _name(couple, "first"), Content(" and "), _name(couple, "second"), Content(" together")
                )
            )
            beside.update("")
            return
        listener = other(of)
        doing = "writes alone" if private else "has the floor"
        if spoken_as:
            doing = f"speaks as {couple.name(spoken_as)}"
        colour = f"${couple.colour(of)}"
        floor.update(Content.styled(f"{couple.sign(of)} {couple.name(of)} {doing}", colour))
        waiting = "looks away" if private else "listens"
        beside.update(
            Content.styled(
                f"{couple.name(listener)} {waiting} {couple.sign(listener)}", f"${couple.colour(listener)}"
            )
        )


def _name(couple: Couple, partner: str) -> Content:
    return Content.styled(f"{couple.sign(partner)} {couple.name(partner)}", f"${couple.colour(partner)}")
