"""Tests of edited and deleted notebook entries."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store import Conversation, Entry, EntryNotFound, Record, Store, open_store
from store.errors import ReadOnlyStore
from tests.store.helpers.records import at, conversation_with, notebook_line, stored_answer, with_answers

ONE, TWO = "2026-03-14T2015-00a1", "2026-04-21T2015-00a2"
CALM = f"{ONE}::calm"


def evening(*more: Record) -> Conversation:
    return conversation_with(ONE, notebook_line("calm", "quiet"), notebook_line("rest", "sleep"), *more)


def texts(store: Store) -> list[str]:
    return [entry.text for entry in store.notebook()]


@pytest.fixture
def reopen_store(store: Store, folder: Path) -> Callable[[], Store]:
    """Return the store of the same folder, reopened."""
    opened = [store]

    def reopen() -> Store:
        opened[-1].close()
        opened.append(open_store(folder))
        return opened[-1]

    return reopen


def test_edited_entry_keeps_earlier_text_and_place(store: Store, reopen_store: Callable[[], Store]) -> None:
    store.save(evening())
    for text in ("music", "music", "a walk"):
        store.edit_entry(CALM, text)
    entry = Entry(CALM, "needs", "a", "a walk", at("2026-03-14"), ONE, "", "calm", ("quiet", "music"))
    assert store.notebook()[0] == entry
    with reopen_store() as reopened:
        assert reopened.notebook()[0] == entry
        assert texts(reopened) == ["a walk", "sleep"]


@pytest.mark.parametrize("is_over", [False, True])
def test_conversation_does_not_undo_edits_or_deletions(
    store: Store, reopen_store: Callable[[], Store], is_over: bool
) -> None:
    store.save(evening())
    if is_over:
        store.finish(evening(), at("2026-03-14", 40))
    store.edit_entry(CALM, "music")
    store.delete_entry(f"{ONE}::rest")
    assert texts(store) == ["music"]
    with reopen_store() as reopened:
        assert texts(reopened) == ["music"]
        if not is_over:
            reopened.save(evening(stored_answer("more", "yes"), notebook_line("food", "soup")))
            assert texts(reopened) == ["music", "soup"]
            reopened.finish(replace(evening(), answers=()), at("2026-03-14", 40))
            assert texts(reopened) == ["music", "soup"]


def test_restated_entry_replaces_an_edit(store: Store) -> None:
    store.save(evening())
    store.edit_entry(CALM, "music")
    store.delete_entry(f"{ONE}::rest")
    later = at("2026-03-14", 30)
    store.save(conversation_with(ONE, *({**record, "at": later} for record in evening().answers)))
    assert texts(store) == ["quiet", "sleep"]
    assert store.notebook()[0].before == ()


def test_withdrawn_entry_is_removed_and_can_return(store: Store) -> None:
    store.save(evening())
    store.edit_entry(CALM, "music")
    store.delete_entry(f"{ONE}::rest")
    store.save(conversation_with(ONE))
    assert texts(store) == []
    store.save(evening())
    assert texts(store) == ["quiet", "sleep"]


def test_deleted_entry_leaves_no_text(store: Store, folder: Path) -> None:
    store.save(evening())
    store.finish(conversation_with(ONE), at("2026-03-14", 40))
    store.edit_entry(CALM, "music")
    store.delete_entry(CALM)
    store.delete_entry(CALM)
    for path in folder.rglob("*.json"):
        assert "music" not in path.read_text()
        assert "quiet" not in path.read_text()
    store.delete_conversation(ONE)
    assert ONE not in (folder / "notebook.json").read_text()


def test_deleting_another_conversation_keeps_the_entry(store: Store) -> None:
    store.save(evening())
    store.save(conversation_with(TWO, notebook_line("calm", "tea")))
    store.edit_entry(CALM, "music")
    store.delete_entry(f"{ONE}::rest")
    store.delete_conversation(TWO)
    store.save(with_answers(evening(), stored_answer("more", "yes"), notebook_line("food", "soup")))
    assert texts(store) == ["music", "soup"]


def test_changing_a_missing_entry_raises(store: Store) -> None:
    with pytest.raises(EntryNotFound, match="no longer in your notebook"):
        store.edit_entry(CALM, "music")
    store.delete_entry(CALM)
    assert texts(store) == []


def test_second_instance_reads_but_cannot_change_entries(store: Store, folder: Path) -> None:
    store.save(evening())
    with open_store(folder) as second:
        store.edit_entry(CALM, "music")
        assert texts(second) == ["music", "sleep"]
        with pytest.raises(ReadOnlyStore):
            second.edit_entry(CALM, "tea")
        with pytest.raises(ReadOnlyStore):
            second.delete_entry(CALM)
    assert texts(store) == ["music", "sleep"]
