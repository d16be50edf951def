"""A notice shows its whole sentence until the next key."""

from __future__ import annotations

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from tests.tui.helpers.app import seen, wait_until
from tests.tui.helpers.screen_app import ScreenApp, open_view, showing_view
from tests.tui.helpers.screen_catalogue import STEPS, VIEWS
from tui.base_app import NOTICE_SECONDS
from tui.widgets.notice_row import NoticeRow

VIEW_BY_NAME = {view.name: view for view in (*VIEWS, *STEPS)}
LONG = "Saved. You can read it again in your notebook, and change it there whenever you like, both of you, together."
SIZES = [(40, 15), (60, 20), (80, 24), (120, 36)]


async def show_notice(pilot: Pilot[int], words: str = LONG) -> None:
    pilot.app.notify(words)
    await wait_until(pilot, "✓ ")
    await pilot.pause()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", ["page", "home", "which-day", "choice"])
async def test_notice_is_never_cut_and_covers_nothing(name: str, size: tuple[int, int]) -> None:
    async with showing_view(VIEW_BY_NAME[name], size=size) as pilot:
        keys = seen(pilot).splitlines()[-1]
        await show_notice(pilot)
        row = pilot.app.screen.query_one(NoticeRow)
        said = "\n".join(seen(pilot).splitlines()[row.region.y : row.region.bottom])
        assert LONG in " ".join(said.replace("✓", "").split())
        assert _after_enter(seen(pilot)) == _after_enter(keys)  # Enter may read on where there's less room
        assert row.region.bottom == size[1] - 1
        assert pilot.app.screen.query_one("#column").region.bottom <= row.region.y


def _after_enter(screen: str) -> list[str]:
    """Return the words of the key line after what Enter does."""
    return screen.splitlines()[-1].partition("Esc")[2].split()


async def test_next_key_removes_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.base_app.NOTICE_SECONDS", 1000)
    async with showing_view(VIEW_BY_NAME["page"]) as pilot:
        await show_notice(pilot)
        await pilot.press("down")
        await wait_until(pilot, lambda: "Saved." not in seen(pilot))
        assert not pilot.app.screen.query_one(NoticeRow).display


async def test_it_goes_by_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    assert NOTICE_SECONDS == 10
    monkeypatch.setattr("tui.base_app.NOTICE_SECONDS", 0.5)
    async with showing_view(VIEW_BY_NAME["page"]) as pilot:
        await show_notice(pilot)
        await wait_until(pilot, lambda: "Saved." not in seen(pilot))


async def test_it_follows_to_the_screen_that_comes_next() -> None:
    """Flows tell what was done, then close their screen."""
    async with showing_view(VIEW_BY_NAME["home"]) as pilot:
        await pilot.press("p")
        await wait_until(pilot, "December 2025")
        await show_notice(pilot)
        await pilot.app.pop_screen()
        await wait_until(pilot, lambda: "Saved." in seen(pilot) and "Reflective" in seen(pilot))
        await pilot.press("down")
        await wait_until(pilot, lambda: "Saved." not in seen(pilot))


async def test_trouble_has_its_own_sign() -> None:
    async with showing_view(VIEW_BY_NAME["names"]) as pilot:
        await pilot.press(*"x" * 40)
        await wait_until(pilot, "! This line can only hold 40 characters")
        assert "✓" not in seen(pilot)


async def test_markup_in_a_notice_is_text() -> None:
    async with showing_view(VIEW_BY_NAME["page"]) as pilot:
        await show_notice(pilot, "Saved [sic] as [/b].")
        assert "✓ Saved [sic] as [/b]." in seen(pilot)


async def test_question_keeps_its_place() -> None:
    async with showing_view(VIEW_BY_NAME["choice"]) as pilot:
        before = pilot.app.screen.query_one("#prompt", Static).region
        await show_notice(pilot, "Saved.")
        assert pilot.app.screen.query_one("#prompt", Static).region == before


async def test_no_notice_takes_no_row() -> None:
    app = ScreenApp(VIEW_BY_NAME["page"])
    async with app.run_test() as pilot:
        await open_view(pilot, VIEW_BY_NAME["page"])
        assert not app.screen.query_one(NoticeRow).display
