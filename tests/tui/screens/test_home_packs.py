"""Home with scripts of packs, and homework."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scripts.packs.open_pack import open_pack
from store import Homework, Store
from tests.scripts.helpers.packs import new_pack
from tests.tui.helpers.app import NOW, running_app, seen, talk, wait_until
from tui.clock import stamp
from tui.screens.conversation.intro import ScriptIntro
from tui.screens.home_data import HomeDetails, load_details, load_snapshot
from tui.screens.home_rows import home_rows
from tui.session.pack_changes import add_pack, remove_pack
from tui.widgets.item_list import Heading, Item

NAME = "dr-kim/dr-kim"


@pytest.fixture
def pack(tmp_path_factory: pytest.TempPathFactory, store: Store) -> Path:
    """Return the folder of a pack that was added."""
    folder = new_pack(tmp_path_factory.mktemp("packs"), "dr-kim")
    path = folder / "pack.yaml"
    path.write_text(path.read_text().replace("Your name", "Dr. Kim"))
    add_pack(store, open_pack(folder), stamp(NOW))
    return folder


def items(store: Store, details: HomeDetails | None = None) -> list[tuple[str, str, str]]:
    """Return the heading, title, and note of each script from the pack."""
    found, heading = [], ""
    for row in home_rows(load_snapshot(store, NOW), details or load_details(store, NOW)):
        heading = row.title if isinstance(row, Heading) else heading
        if isinstance(row, Item) and getattr(row.value, "id", "") in (NAME, "repair"):
            found.append((heading, row.title, row.note))
    return found


def test_scripts_are_listed_with_their_source(pack: Path, store: Store) -> None:
    assert ("Listen", "Dr kim", "From Dr. Kim’s pack") in items(store)
    assert ("Repair", "Repair", "") in items(store)


def test_homework_is_suggested_until_done(pack: Path, store: Store) -> None:
    store.save_homework([Homework(NAME, "Before Thursday.", "dr-kim"), Homework("repair", "")])
    assert items(store)[:2] == [
        ("Tonight", "Dr kim", "Dr. Kim: Before Thursday."),
        ("Tonight", "Repair", "Suggested for you"),
    ]
    store.drop_homework("repair")
    store.drop_homework(NAME)
    assert [heading for heading, _, _ in items(store)] == ["Listen", "Repair"]


def test_homework_under_way_is_only_listed_as_unfinished(store: Store) -> None:
    store.save_homework([Homework("repair", "Please.")])
    assert [note for _, _, note in items(store)] == ["Please.", ""]
    session = talk("2026-03-13T2030-00a1")
    store.begin(replace(session, script={**session.script, "id": "repair"}, ended=None))
    assert [note for _, _, note in items(store)] == [""]


def test_library_script_is_suggested_in_the_name_of_the_pack(pack: Path, store: Store) -> None:
    store.save_homework([Homework("repair", "Please.", "dr-kim")])
    assert ("Tonight", "Repair", "Dr. Kim: Please.") in items(store)


def test_homework_of_a_removed_pack_is_gone(pack: Path, store: Store) -> None:
    store.save_homework([Homework(NAME, "Before Thursday.", "dr-kim")])
    remove_pack(store, "dr-kim", "2026-03-14T20:15:00+01:00")
    assert load_details(store, NOW).homework == []
    assert all(title != "Dr kim" for _, title, _ in items(store))


async def test_homework_starts_from_home(pack: Path, store: Store, tmp_path: Path) -> None:
    store.save_homework([Homework(NAME, "Before Thursday.", "dr-kim")])
    async with running_app(store, tmp_path, size=(120, 36)) as pilot:
        screen = await wait_until(pilot, "Dr. Kim: Before Thursday.")
        assert "Why it’s suggested" in screen
        assert "Made by" in screen
        await pilot.press("enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ScriptIntro))
        assert "Dr kim" in seen(pilot)
        await pilot.press("enter")
        await wait_until(pilot, "is this a good time")
        (unfinished,) = store.unfinished()
        assert unfinished.script == NAME


async def test_app_starts_at_a_script_of_a_pack(pack: Path, store: Store, tmp_path: Path) -> None:
    async with running_app(store, tmp_path, script=NAME) as pilot:
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, ScriptIntro))


def test_home_reads_no_pack_if_there_is_none(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("scripts.script_info.read_author", lambda _: pytest.fail("read a pack"))
    assert load_details(store, NOW).homework == []
    assert not (tmp_path / "packs").exists()
