"""Packs in the app: listed, added from a path, opened, and deleted."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from textual.pilot import Pilot

from scripts.packs.archive import archive_bytes
from scripts.packs.open_pack import open_pack
from scripts.script_info import get_script_info
from store import Homework, Store, WriteError
from store.rules.rituals import new_ritual, weekly_on
from tests.scripts.helpers.packs import new_pack
from tests.tui.helpers.app import ANA, BEN, NOW, running_app, seen, wait_until
from tests.tui.helpers.settings_pages import open_settings
from tui.clock import stamp
from tui.commands import open as open_command
from tui.navigation.flow_context import FlowContext
from tui.navigation.packs_flow import try_script
from tui.reports.script_problems import ProblemFinder
from tui.screens.conversation.intro import ScriptIntro
from tui.screens.packs.list import PackList
from tui.screens.settings.settings import SettingsScreen
from tui.session.pack_changes import add_pack, open_pack_at
from tui.session.script_watch import ScriptWatch
from tui.widgets.inputs.line_input import LineInput
from tui.widgets.item_list import ItemList

SIZES = [(80, 24), (120, 36), (60, 20), (40, 15)]


@pytest.fixture
def home(home: Path) -> Path:
    """Return the home folder with a pack, as a folder and as a file."""
    pack = new_pack(home, "dr-kim")
    file = pack / "pack.yaml"
    file.write_text(file.read_text().replace("Your name", "Dr. Kim"))
    (home / "My pack.zip").write_bytes(archive_bytes(open_pack(pack).pack))
    return home


async def open_packs(pilot: Pilot[Any]) -> None:
    await open_settings(pilot, "More conversations")
    await pilot.press("enter")
    await wait_until(pilot, lambda: isinstance(pilot.app.screen, PackList))
    await pilot.pause()


async def type_path(pilot: Pilot[Any], path: str) -> None:
    """Choose to add a pack, and type its path."""
    await pilot.press("end", "enter")
    await wait_until(pilot, "Where is the pack?")
    pilot.app.screen.query_one(LineInput).value = path
    await pilot.press("enter")


@pytest.mark.parametrize("size", SIZES)
async def test_pack_is_added_from_a_path(
    store: Store, tmp_path: Path, home: Path, size: tuple[int, int]
) -> None:
    async with running_app(store, tmp_path, size=size) as pilot:
        await open_packs(pilot)
        assert "Add a pack" in seen(pilot)
        await type_path(pilot, "~/My pack.zip")
        screen = await wait_until(pilot, "Add the pack dr-kim?")
        assert "Dr kim · 5 to 15 min" in screen
        assert store.packs() == []
        await pilot.press("2", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PackList))
        await wait_until(pilot, lambda: "Its conversations are on Home now." in " ".join(seen(pilot).split()))
        assert "Dr kim" in seen(pilot)
    assert store.packs() == ["dr-kim"]


async def test_cancelling_adds_nothing(store: Store, tmp_path: Path, home: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        await type_path(pilot, "~/dr-kim")
        await wait_until(pilot, "Add the pack dr-kim?")
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PackList))
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, SettingsScreen))
    assert not (tmp_path / "packs").exists()


async def test_bad_pack_is_refused_and_the_path_stays(store: Store, tmp_path: Path, home: Path) -> None:
    (home / "letter.txt").write_text("Dear Ana")
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        await type_path(pilot, "~/letter.txt")
        screen = await wait_until(pilot, "isn’t a zip file")
        assert "~/letter.txt" in screen
        assert "Nothing was added." in screen
        await pilot.press("x")
        await wait_until(pilot, lambda: "isn’t a zip file" not in seen(pilot))


async def test_only_the_first_errors_of_a_pack_are_shown(store: Store, tmp_path: Path, home: Path) -> None:
    flow = home / "dr-kim" / "scripts" / "dr-kim.yaml"
    flow.write_text(flow.read_text() + "".join(f"  - sya: word{number}\n" for number in range(30)))
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        await type_path(pilot, "~/dr-kim")
        screen = await wait_until(pilot, "Please tell the person who gave you the pack.")
        assert "And 26 more" in screen
        assert "Nothing was added." in screen


async def test_full_disk_is_said_and_nothing_is_added(
    store: Store, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise WriteError("packs", OSError(28, "full"))

    monkeypatch.setattr(store, "install_pack", full)
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        await type_path(pilot, "~/dr-kim")
        await wait_until(pilot, "Add the pack dr-kim?")
        await pilot.press("2", "enter")
        await wait_until(pilot, "the disk is full")


async def test_script_of_a_pack_opens_from_the_list(store: Store, tmp_path: Path, home: Path) -> None:
    add_pack(store, open_pack(home / "dr-kim"), stamp(NOW))
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        await open_packs(pilot)
        screen = seen(pilot)
        for words in ("Made by", "Dr. Kim", "All rights reserved", "0.1.0"):
            assert words in screen
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ScriptIntro))


async def test_pack_is_deleted_after_a_question(store: Store, tmp_path: Path, home: Path) -> None:
    add_pack(store, open_pack(home / "dr-kim"), stamp(NOW))
    store.save_ritual(new_ritual("dr-kim/dr-kim", "Dr kim", weekly_on(NOW.date()), stamp(NOW)))
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        assert "d Delete" in seen(pilot)
        await pilot.press("d")
        screen = await wait_until(pilot, "Delete this pack?")
        assert "One of its conversations repeats" in screen
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PackList))
        assert store.packs() == ["dr-kim"]
        await pilot.press("d")
        await wait_until(pilot, "Delete this pack?")
        await pilot.press("2", "enter")
        await wait_until(pilot, "Your conversations are still here")
        assert "d Delete" not in seen(pilot)
    assert (store.packs(), store.rituals()) == ([], [])


async def test_script_is_tried_as_a_rehearsal_and_nothing_is_saved(
    store: Store, tmp_path: Path, home: Path
) -> None:
    add_pack(store, open_pack(home / "dr-kim"), stamp(NOW))
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        before = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")}
        await pilot.press("t")
        await wait_until(pilot, "Rehearsal")
        await wait_until(pilot, "always asked")
        await wait_until(pilot, lambda: pilot.app.screen.focused is not None)
        await pilot.press("1", "enter")
        await wait_until(pilot, lambda: "good_now" not in seen(pilot))
        await wait_until(pilot, lambda: pilot.app.screen.focused is not None)
        await pilot.press("escape")
        await wait_until(pilot, "Yes, now is good")
        await wait_until(pilot, lambda: pilot.app.screen.focused is not None)
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, PackList))
        assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*")} == before
    assert list(store.unfinished()) == []


async def test_tried_script_is_checked_as_in_any_rehearsal(
    store: Store, home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_pack(store, open_pack(home / "dr-kim"), stamp(NOW))
    file = store.packs_path / "dr-kim/scripts/dr-kim.yaml"
    file.write_text(file.read_text().replace("minutes: 5 to 15", "minutes: 90"))
    found: list[str] = []

    async def rehearse(
        _app: object, path: Path, *_: object, find_problems: ProblemFinder, **__: object
    ) -> None:
        found.extend(each.message for each in find_problems(path, ScriptWatch(path).read()))

    monkeypatch.setattr("tui.navigation.rehearsal_flow.rehearse", rehearse)
    app: Any = None
    flow = FlowContext(app, store, (ANA, BEN), lambda: NOW, app, home, print, open_command._find_problems)
    await try_script(flow, get_script_info("dr-kim/dr-kim", packs=store.packs_path))
    assert [each[:30] for each in found] == ["`minutes` promises 90 minutes,"]


async def test_suggestion_is_listed_and_deleted(store: Store, tmp_path: Path) -> None:
    store.save_homework([Homework("repair", "When you’re ready."), Homework("gone/script", "Lost.")])
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        screen = seen(pilot)
        assert "When you’re ready." in screen
        assert "Lost." not in screen
        await pilot.press("d")
        await wait_until(pilot, "Home no longer suggests it.")
    assert [each.id for each in store.homework()] == ["gone/script"]


async def test_last_row_is_never_deleted(store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path) as pilot:
        await open_packs(pilot)
        await pilot.press("d")
        await pilot.pause()
        assert isinstance(pilot.app.screen, PackList)
        assert pilot.app.screen.query_one(ItemList).has_focus


@pytest.mark.parametrize(
    "dragged", ["'{}/My pack.zip'", "{}/My\\ pack.zip ", '"{}/My pack.zip"', "~/My pack.zip"]
)
def test_path_dragged_into_the_terminal(home: Path, dragged: str) -> None:
    assert open_pack_at(dragged.format(home)).pack.info.id == "dr-kim"
