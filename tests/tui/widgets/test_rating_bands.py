"""Bands with the mark of each partner."""

import pytest

from scripts import Answer, AwaitingAnswer, AwaitingFact, Json, Replay
from scripts.loading.open_script import open_script
from tests.tui.helpers.app import ANA, BEN
from tui.reports.rating_bands import RatingBand, rating_bands
from tui.text.couple import Couple
from tui.widgets.answers.rating_comparison import draw_band


def _bands(first: int, second: int) -> tuple[RatingBand, ...]:
    """Return the bands of a couple that gives these numbers for the first task."""
    script = open_script("load-ledger")
    replay = Replay(script)
    while isinstance(state := replay.state, AwaitingAnswer | AwaitingFact) and state.key[1] != "differ":
        replay.feed(Answer(*state.key[:2], state.kind, state.of, _value(state, first, second), state.private))
    assert isinstance(state, AwaitingAnswer)
    return rating_bands(script, state, Couple(ANA, BEN))


def _value(state: AwaitingAnswer | AwaitingFact, first: int, second: int) -> Json:
    if isinstance(state, AwaitingFact):
        return {"begins": "a", "today": "2026-03-14", "times_done": 0, "carried": None, "due": []}[state.fact]
    number = first if state.of == "first" else second
    values: dict[str, Json] = {
        "frame_good_now": "yes",
        "tasks": [{"id": f"i{n}", "text": f"Task {n}"} for n in range(3)],
        "rates": {
            row: {"time": number if row == "i0" else 2, "energy": 2, "risk": 0, "fair": 3}
            for row, _ in state.items
        },
        "side_by_side": {"rates": "show"},
    }
    return True if state.stage == "shown" else values.get(state.step.id, True)


def test_bands_have_the_mark_of_each() -> None:
    assert _bands(5, 1)[0] == RatingBand("Time", 0, 5, "none", "a lot", (5, 1))
    assert _bands(1, 5)[0].marks == (1, 5)


@pytest.mark.parametrize(
    ("marks", "drawn"),
    [
        ((1, 4), "──●━━━━━◆──"),
        ((4, 1), "──◆━━━━━●──"),
        ((2, 2), "────●◆─────"),
        ((5, 5), "─────────●◆"),
        ((0, 0), "●◆─────────"),
    ],
)
def test_signs_are_where_the_numbers_are(marks: tuple[int, int], drawn: str) -> None:
    band = RatingBand("Time", 0, 5, "none", "a lot", marks)
    assert draw_band(band, Couple(ANA, BEN), 11).plain == drawn
