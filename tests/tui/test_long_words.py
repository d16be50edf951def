"""However long a text is, what to do stays in view."""

from __future__ import annotations

from tests.tui.at_home import seen
from tests.tui.every_screen import STEPS
from tests.tui.every_step import Words
from tests.tui.looking import whole
from tests.tui.showing import shown
from tui.widgets.earlier import Earlier

LONG = Words(text="word " * 1000)
AT = {view.name: view for view in STEPS}


async def test_a_long_text_leaves_the_decision_about_it_in_view() -> None:
    async with shown(AT["reveal-decide"], words=LONG) as pilot:
        for words in ("1 Show it", "2 Change it", "3 Keep to myself", "word word"):
            assert words in seen(pilot)
        assert whole(pilot.app.screen, pilot.app.screen.query_one("#prompt"))


async def test_what_was_said_earlier_stays_short() -> None:
    async with shown(AT["choice"], words=LONG) as pilot:
        said = pilot.app.screen.query_one(Earlier).words.split("\n\n")
        assert max(map(len, said)) in range(190, 230)
