"""The plate crosses to the other side when the turn changes."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise
from typing import Any

import pytest
from textual.app import App, ComposeResult
from textual.types import AnimationLevel

from scripts import AwaitingAnswer
from tests.tui.helpers.widget_app import ANA, BEN, question
from tui.reports.shown_answers import ShownAnswer
from tui.text.couple import Couple
from tui.themes import HEARTH, variable_defaults
from tui.widgets.turn_line import FRAMES, TurnLine

WIDTH = 76


class TurnApp(App[None]):
    """An app with a turn line that a test moves on."""

    def __init__(self, level: AnimationLevel) -> None:
        super().__init__()
        self.animation_level = level
        self.line = TurnLine(Couple(ANA, BEN))

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return variable_defaults()

    def compose(self) -> ComposeResult:
        yield self.line

    def on_mount(self) -> None:
        self.register_theme(HEARTH)
        self.theme = HEARTH.name


def ask_of(partner: str, *, private: bool = False) -> AwaitingAnswer:
    ask = question(None, kind="talk", of=partner).ask
    return replace(ask, private=private) if private else ask


@pytest.mark.parametrize(
    ("place", "owners", "active"),
    [
        ("owning.1", ("second",), "second"),
        ("owning.1", ("first", "second"), "both"),
        ("", ("second",), "both"),
    ],
)
def test_whoever_reads_out_in_their_turn_is_the_active_one(
    place: str, owners: tuple[str, ...], active: str
) -> None:
    shown = tuple(ShownAnswer("apology", owner, "I’m sorry.") for owner in owners)
    asked = question(None, kind="reveal", of="both", shown_answers=shown)
    asked = replace(asked, ask=replace(asked.ask, place=place, speaker="second", stage="shown"))
    assert asked.active == active
    assert asked.colour == ("of-both" if active == "both" else f"of-{asked.couple.colour(active)}")


def plate(line: TurnLine) -> tuple[int, int]:
    """Return where the solid plate begins and ends."""
    content = line.content_for_width(WIDTH)
    assert content.cell_length == WIDTH
    (solid,) = [span for span in content.spans if " on $" in str(span.style)]
    return solid.start, solid.end


@pytest.fixture
def no_timers(monkeypatch: pytest.MonkeyPatch) -> None:
    class Never:
        def stop(self) -> None:
            """Nothing runs."""

    def set_interval(*_: Any) -> Never:
        return Never()

    monkeypatch.setattr(TurnLine, "set_interval", set_interval)


@pytest.mark.usefixtures("no_timers")
@pytest.mark.parametrize(("one", "other"), [("first", "second"), ("second", "first")])
async def test_plate_crosses_in_eight_frames(one: str, other: str) -> None:
    app = TurnApp("full")
    async with app.run_test(size=(80, 24)):
        app.line.show_turn(ask_of(one))
        app.line.show_turn(ask_of(other))
        begins = []
        for _ in range(FRAMES):
            begins.append(plate(app.line)[0])
            app.line.advance()
        begins.append(plate(app.line)[0])
        steps = [abs(to - before) for before, to in pairwise(begins)]
        assert steps == sorted(steps, reverse=True)  # ease-out
        assert sorted(begins, reverse=one == "second") == begins
        assert begins[-1] == (0 if other == "first" else WIDTH - (plate(app.line)[1] - plate(app.line)[0]))


@pytest.mark.usefixtures("no_timers")
@pytest.mark.parametrize(
    ("level", "one", "other", "private"),
    [
        ("none", "first", "second", False),
        ("full", "first", "first", False),
        ("full", "both", "second", False),
        ("full", "first", "second", True),
    ],
)
async def test_plate_is_there_at_once(level: AnimationLevel, one: str, other: str, private: bool) -> None:
    app = TurnApp(level)
    async with app.run_test(size=(80, 24)):
        app.line.show_turn(ask_of(one))
        app.line.show_turn(ask_of(other, private=private))
        begins, ends = plate(app.line)
        assert (begins == 0) is (other == "first")
        assert (ends == WIDTH) is (other == "second")


@pytest.mark.usefixtures("no_timers")
async def test_next_turn_ends_the_crossing() -> None:
    app = TurnApp("full")
    async with app.run_test(size=(80, 24)):
        app.line.show_turn(ask_of("first"))
        app.line.show_turn(ask_of("second"))
        app.line.advance()
        app.line.show_turn(ask_of("second"))
        assert plate(app.line)[1] == WIDTH
