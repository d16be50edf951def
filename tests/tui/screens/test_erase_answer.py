"""Erasing one answer of a past conversation."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from zipfile import ZipFile

from store import ERASED, Store
from tests.tui.helpers.app import ANA, BEN, ask, finish_conversation, running_app, talk, wait_until
from tests.tui.screens.test_correct_word import ONE, mark, open_repaired, repaired
from tui.reports.conversation_outline import conversation_outline
from tui.reports.search import search_all
from tui.screens.history.transcript import TranscriptScreen
from tui.session.saved_answer_correction import erase_saved_answer

AT = "2026-03-15T09:00:00+01:00"
MOMENT, REPLY = ("", "moment", "both"), ("", "reply", "first")


def everything_in(folder: Path) -> str:
    """Return all that is in the folder's files, backups unpacked."""
    texts = []
    for path in filter(Path.is_file, folder.rglob("*")):
        if path.suffix == ".zip":
            with ZipFile(path) as backup:
                texts += [backup.read(name).decode() for name in backup.namelist()]
        else:
            texts.append(path.read_text(encoding="utf-8", errors="replace"))
    return "\n".join(texts)


async def test_couple_erases_an_answer_and_reads_that_it_was(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, repaired())
    async with running_app(store, tmp_path, size=(80, 36)) as pilot:
        await open_repaired(pilot)
        await mark(pilot, "the argumant")
        await pilot.press("z")
        await wait_until(pilot, "Only if you both agree.")
        await pilot.press("escape")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TranscriptScreen))
        assert "the argumant" in everything_in(tmp_path)
        await pilot.press("z")
        await wait_until(pilot, "Only if you both agree.")
        await pilot.press("2", "enter")
        await wait_until(pilot, lambda: isinstance(pilot.app.screen, TranscriptScreen))
        await wait_until(pilot, ERASED)
        await mark(pilot, ERASED)
        assert not pilot.app.screen.is_available("erase")  # type: ignore[attr-defined]
        assert not pilot.app.screen.is_available("correct")  # type: ignore[attr-defined]
    assert "the argumant" not in everything_in(tmp_path)


def test_erased_answer_is_in_no_backup(store: Store, tmp_path: Path) -> None:
    finish_conversation(store, repaired())
    store.back_up(datetime.fromisoformat(AT))
    assert everything_in(tmp_path).count("the argumant") >= 2
    erase_saved_answer(store, ONE, MOMENT, "", at=AT)
    left = everything_in(tmp_path)
    assert "the argumant" not in left
    assert left.count(ERASED) >= 2
    assert not any(hit for hit in search_all(store, "argumant"))


def test_erased_choice_says_so_and_the_rest_can_be_read(store: Store, tmp_path: Path) -> None:
    finish_conversation(
        store,
        talk(
            ONE,
            ask("thank_you", step="reply", place=""),
            ask("You stayed.", step="frame_appreciation", kind="talk", place="frame_appreciation.1"),
            script="repair",
        ),
    )
    erase_saved_answer(store, ONE, REPLY, "", at=AT)
    assert "thank_you" not in (tmp_path / f"2026/03/{ONE}.json").read_text().partition('"answers"')[2]
    _, lines = conversation_outline(store, store.conversation(ONE), (ANA, BEN), date(2026, 3, 15))
    assert {line.text for line in lines} == {ERASED, "You stayed."}
    assert [line.can_erase for line in lines if line.text == ERASED] == [False]
