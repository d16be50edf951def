"""However long a text is, what to do stays in view."""

from __future__ import annotations

from tests.tui.at_home import seen
from tests.tui.every_screen import STEPS
from tests.tui.every_step import Words
from tests.tui.looking import whole
from tests.tui.showing import Showing, bring


async def test_a_long_text_leaves_the_decision_about_it_in_view() -> None:
    view = next(view for view in STEPS if view.name == "reveal-decide")
    app = Showing(view)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.come(pilot)
        await bring(pilot, view, Words(text="word " * 1000))
        for words in ("1 Show it", "2 Change it", "3 Keep to myself", "word word"):
            assert words in seen(pilot)
        assert whole(app.screen, app.screen.query_one("#prompt"))


async def test_what_was_said_earlier_stays_short() -> None:
    view = next(view for view in STEPS if view.name == "compare")
    app = Showing(view)
    async with app.run_test(size=(80, 24)) as pilot:
        await app.come(pilot)
        await bring(pilot, view, Words(text="word " * 1000))
        assert all(len(str(earlier.render())) < 210 for earlier in app.screen.query("Earlier Static"))
