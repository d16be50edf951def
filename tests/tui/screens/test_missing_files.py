"""The app in a folder with missing files."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from store import Store, WriteError, open_store
from tests.store.helpers.records import agreed, at, look_back, notebook_line, with_answers
from tests.tui.helpers.app import ANA, BEN, running_app, seen, talk, wait_until
from tui.cli.main import main

ONE, TWO = "2026-03-01T2015-00a1", "2026-03-12T0900-00a3"
OPEN, NOTEBOOK, MONTH = "open.json", "notebook.json", "2026/03/month.json"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a data folder with every kind of file."""
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        one = with_answers(
            talk(ONE),
            agreed("tea", "make tea", look_back="2026-05-20"),
            agreed("walk", "walk alone", who="second"),
            agreed("call", "call", who="both"),
            look_back("back", f"{ONE}::call", next="let_go"),
            notebook_line("calm", "an hour of quiet", of="second"),
        )
        store.save(one)
        store.finish(one, at("2026-03-01", 40))
        store.save(talk(TWO))
    return tmp_path


def acts(store: Store) -> list[tuple[str, str]]:
    return [(each.who, each.act) for each in store.agreements()]


async def test_missing_list_is_named_and_rebuilt(folder: Path) -> None:
    (folder / OPEN).unlink()
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            screen = await wait_until(pilot, "Something is missing")
            for words in (
                OPEN,
                "Your conversations are safe",
                "If you have a backup",
                "were only in there",
                "Not now",
            ):
                assert words in screen
            await pilot.press("enter")
            await wait_until(pilot, "Continue from Thursday")
            assert "Rebuilt from your conversations: open.json." in seen(pilot)
        assert acts(store) == [("a", "make tea"), ("b", "walk alone")]
        assert store.missing_files() == []


async def test_lost_month_is_not_called_safe(folder: Path) -> None:
    shutil.rmtree(folder / "2026" / "03")
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            screen = await wait_until(pilot, "Something is missing")
            said = " ".join(screen.split())
            assert "There are no conversations in 2026/03." in said
            assert "Your other conversations are safe" in said


async def test_couple_may_quit_to_put_a_copy_back(folder: Path) -> None:
    copy = (folder / NOTEBOOK).read_bytes()
    (folder / NOTEBOOK).unlink()
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "Something is missing")
            await pilot.press("2", "enter")
            await wait_until(pilot, lambda: pilot.app.return_code == 0)
    assert not (folder / NOTEBOOK).exists()
    (folder / NOTEBOOK).write_bytes(copy)
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "Good evening, Ana and Ben.")
            await pilot.press("n")
            await wait_until(pilot, "Search your notebook")
            assert "Nothing here yet." not in seen(pilot)


@pytest.mark.parametrize("keys", [("3", "enter"), ("escape",)])
async def test_home_still_names_what_is_missing(folder: Path, keys: tuple[str, ...]) -> None:
    (folder / OPEN).unlink()
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "Something is missing")
            await pilot.press(*keys)
            assert "open.json is missing." in await wait_until(pilot, "what’s in your conversations.")
    assert not (folder / OPEN).exists()


async def test_missing_conversation_is_named_on_home(folder: Path) -> None:
    (folder / f"2026/03/{TWO}.json").unlink()
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "2026-03-12T0900-00a3.json is missing")


async def test_reading_window_says_what_is_missing(folder: Path) -> None:
    (folder / OPEN).unlink()
    with open_store(folder, read_only=True) as store:
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "open.json is missing.")


async def test_failed_rebuild_is_told_and_can_be_repeated(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / OPEN).unlink()
    with open_store(folder) as store:
        rebuild = store.rebuild_files

        def fail(_homework: object) -> list[str]:
            monkeypatch.setattr(store, "rebuild_files", rebuild)
            raise WriteError(OPEN, OSError(28, "full"))

        monkeypatch.setattr(store, "rebuild_files", fail)
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "Something is missing")
            await pilot.press("enter")
            await wait_until(pilot, "the disk is full")
            await pilot.press("enter")
            await wait_until(pilot, "Continue from Thursday")
        assert store.missing_files() == []


async def test_unreadable_conversation_is_told_after_a_rebuild(folder: Path) -> None:
    (folder / OPEN).unlink()
    (folder / f"2026/03/{TWO}.json").write_text("{}")
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "Something is missing")
            await pilot.press("enter")
            screen = await wait_until(pilot, "Partly rebuilt")
            assert TWO in screen


async def test_lost_names_are_asked_with_what_each_said(folder: Path) -> None:
    (folder / "store.json").unlink()
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            screen = await wait_until(pilot, "Something is missing")
            assert "Not now" not in screen
            await pilot.press("escape", "enter")
            screen = await wait_until(pilot, "Your names are gone")
            assert (
                screen.index("“make tea”") < screen.index("“walk alone”") < screen.index("“an hour of quiet”")
            )
            await pilot.press("enter")
            await wait_until(pilot, "Who’s here?")
            # The wrong way around at first.
            await pilot.press(*"Ben", "enter", *"Ana", "enter")
            await wait_until(pilot, "Which pronouns do you use?")
            await pilot.press("enter")
            screen = await wait_until(pilot, "Is this right?")
            assert screen.index("Ben") < screen.index("“make tea”") < screen.index("Ana\n")
            assert not (folder / "store.json").exists()
            await pilot.press("escape")
            await wait_until(pilot, "Your names are gone")
            await pilot.press("enter")
            await wait_until(pilot, "Who’s here?")
            await pilot.press("ctrl+u", *"Ana", "down", "ctrl+u", *"Ben", "enter")
            await wait_until(pilot, "Which pronouns do you use?")
            await pilot.press("enter")
            screen = await wait_until(pilot, "Is this right?")
            assert screen.index("Ana") < screen.index("“make tea”") < screen.index("Ben\n")
            await pilot.press("enter")
            await wait_until(pilot, "Continue from Thursday")
        people = store.people()
        assert people
        assert [(person.id, person.name) for person in people] == [("a", "Ana"), ("b", "Ben")]
        assert acts(store) == [("a", "make tea"), ("b", "walk alone")]
        assert store.missing_files() == []


async def test_everything_but_conversations_can_be_lost_at_once(folder: Path) -> None:
    for name in ("store.json", OPEN, NOTEBOOK, MONTH):
        (folder / name).unlink()
    with open_store(folder) as store:
        async with running_app(store, folder) as pilot:
            await wait_until(pilot, "Something is missing")
            await pilot.press("enter")
            await wait_until(pilot, "Your names are gone")
            await pilot.press("enter")
            await wait_until(pilot, "Who’s here?")
            await pilot.press(*"Ana", "enter", *"Ben", "enter")
            await wait_until(pilot, "Which pronouns do you use?")
            await pilot.press("enter")
            await wait_until(pilot, "Is this right?")
            await pilot.press("enter")
            await wait_until(pilot, "Continue from Thursday")
        assert acts(store) == [("a", "make tea"), ("b", "walk alone")]
        assert [each.text for each in store.notebook()] == ["an hour of quiet"]
        assert [each.act for each in store.closed_agreements()] == ["call"]
        assert store.missing_files() == []


def test_names_missing_in_a_reading_window_end_with_a_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.terminal.usable.require_terminal", lambda: None)
    (folder / "store.json").unlink()
    with open_store(folder):
        assert main(["--data", str(folder)]) == 1
    assert "store.json is missing, and your names are in it" in capsys.readouterr().err
