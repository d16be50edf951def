"""Long texts leave the controls in view."""

from __future__ import annotations

import pytest

from tests.tui.helpers.app import seen
from tests.tui.helpers.layout_checks import whole
from tests.tui.helpers.screen_app import showing_view
from tests.tui.helpers.screen_catalogue import STEPS
from tests.tui.helpers.step_catalogue import Words
from tui.reports.answers_so_far import AnswerSoFar
from tui.widgets.answers_so_far import AnswersSoFar

LONG = Words(text="word " * 1000)
STEPS_BY_NAME = {view.name: view for view in STEPS}


async def test_long_text_leaves_the_reveal_decision_in_view() -> None:
    async with showing_view(STEPS_BY_NAME["reveal-decide"], words=LONG) as pilot:
        for words in ("1 Share", "2 Edit", "3 Keep private", "word word"):
            assert words in seen(pilot)
        assert whole(pilot.app.screen, pilot.app.screen.query_one("#prompt"))


async def test_earlier_answers_are_shortened() -> None:
    async with showing_view(STEPS_BY_NAME["choice"], words=LONG) as pilot:
        shown = pilot.app.screen.query_one(AnswersSoFar).words.split("\n\n")
        assert max(map(len, shown)) in range(190, 230)


@pytest.mark.parametrize(
    ("room", "begins", "lines"),
    [
        (100, "▏ ● Ana\n▏ one one", 8),
        (7, "▏ ◆ Ben\n▏ two two", 4),
        (3, "▏ ◆ Ben\n▏ two two", 3),
        (2, "", 0),
        (1, "", 0),
    ],
)
def test_earlier_answers_start_at_the_start_of_one(room: int, begins: str, lines: int) -> None:
    earlier = AnswersSoFar()
    earlier.show(
        [AnswerSoFar("one " * 12, "amber", "Ana", "●"), AnswerSoFar("two " * 12, "teal", "Ben", "◆")]
    )
    drawn = [line.plain for line in earlier.lines_for(room, 28)]
    assert len(drawn) == lines
    assert "\n".join(drawn).startswith(begins)
    assert all(len(line) <= 28 for line in drawn)
    assert any(" …" in line for line in drawn) == (room == 3)
