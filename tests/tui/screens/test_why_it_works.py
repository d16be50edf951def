"""The page that tells why a conversation works."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from scripts.packs.open_pack import open_pack
from scripts.script_info import ScriptInfo
from store import Homework, Store
from tests.scripts.helpers.packs import new_pack
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, wait_until
from tui.clock import stamp
from tui.screens.conversation.intro import ScriptIntro
from tui.screens.home import HomeScreen
from tui.screens.home_data import HomeDetails
from tui.screens.home_preview import script_with_reasons
from tui.screens.why_it_works import WhyItWorks
from tui.session.pack_changes import add_pack

WHY = "\n## why_it_works\nPeople who feel [heard] *fight less*.\n"


async def test_home_and_the_intro_lead_to_the_page_if_there_is_one(store: Store, tmp_path: Path) -> None:
    folder = new_pack(tmp_path / "packs", "dr-kim")
    words = folder / "prompts" / "en" / "dr-kim.md"
    words.write_text(words.read_text() + WHY)
    add_pack(store, open_pack(folder), stamp(NOW))
    store.save_homework([Homework("dr-kim/dr-kim", "Please.", "dr-kim")])
    async with running_app(store, tmp_path / "data") as pilot:
        await wait_until(pilot, "Please.")
        home = pilot.app.screen
        await pilot.press("i")
        await wait_until(pilot, "People who feel [heard] fight less.")
        assert isinstance(pilot.app.screen, WhyItWorks)
        await pilot.press("escape")
        await wait_until(pilot, lambda: pilot.app.screen is home)
        await pilot.press("enter")
        await wait_until(pilot, "how sure we are: press i")
        await pilot.press("i")
        await wait_until(pilot, "People who feel [heard] fight less.")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ScriptIntro))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, HomeScreen))


def test_a_script_without_reasons_offers_no_page() -> None:
    silent = ScriptInfo("silent", "Silent", "", (5, 9), "light", "say", "library", "1.0.0", "")
    telling = replace(silent, id="telling", why_it_works="Because.")
    details = HomeDetails(scripts=(silent, telling))
    assert [script_with_reasons(each, details) for each in (silent, telling, None)] == [None, telling, None]
    for script in (silent, telling):
        assert ScriptIntro(script, (ANA, BEN), "a", str).is_available("why_it_works") is (script is telling)
