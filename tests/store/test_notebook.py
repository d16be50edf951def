"""The notebook's lines in other words, or taken out: for good, whatever their conversation still says."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from store import Conversation, Entry, NoEntry, Record, Store, open_store
from store.errors import ReadOnly
from tests.store.helpers.records import at, kept, plus, said, talk

ONE, TWO = "2026-03-14T2015-00a1", "2026-04-21T2015-00a2"
CALM = f"{ONE}::calm"


def evening(*more: Record) -> Conversation:
    return talk(ONE, kept("calm", "quiet"), kept("rest", "sleep"), *more)


def texts(store: Store) -> list[str]:
    return [entry.text for entry in store.notebook()]


@pytest.fixture
def again(store: Store, folder: Path) -> Callable[[], Store]:
    """The same folder opened anew, after what was open has gone."""
    opened = [store]

    def reopen() -> Store:
        opened[-1].close()
        opened.append(open_store(folder))
        return opened[-1]

    return reopen


def test_a_line_in_other_words_keeps_those_it_had_and_its_place(
    store: Store, again: Callable[[], Store]
) -> None:
    store.save(evening())
    for text in ("music", "music", "a walk"):
        store.change_entry(CALM, text)
    entry = Entry(CALM, "needs", "a", "a walk", at("2026-03-14"), ONE, "", "calm", ("quiet", "music"))
    assert store.notebook()[0] == entry
    with again() as reopened:
        assert reopened.notebook()[0] == entry
        assert texts(reopened) == ["a walk", "sleep"]


@pytest.mark.parametrize("is_over", [False, True])
def test_its_conversation_brings_back_neither_old_words_nor_what_was_taken_out(
    store: Store, again: Callable[[], Store], is_over: bool
) -> None:
    store.save(evening())
    if is_over:
        store.finish(evening(), at("2026-03-14", 40))
    store.change_entry(CALM, "music")
    store.drop_entry(f"{ONE}::rest")
    assert texts(store) == ["music"]
    with again() as reopened:
        assert texts(reopened) == ["music"]
        if not is_over:
            reopened.save(evening(said("more", "yes"), kept("food", "soup")))
            assert texts(reopened) == ["music", "soup"]
            reopened.finish(replace(evening(), answers=()), at("2026-03-14", 40))
            assert texts(reopened) == ["music", "soup"]


def test_what_the_conversation_says_anew_counts(store: Store) -> None:
    store.save(evening())
    store.change_entry(CALM, "music")
    store.drop_entry(f"{ONE}::rest")
    later = at("2026-03-14", 30)
    store.save(talk(ONE, *({**record, "at": later} for record in evening().answers)))
    assert texts(store) == ["quiet", "sleep"]
    assert store.notebook()[0].before == ()


def test_what_the_conversation_takes_back_goes_and_may_be_said_again(store: Store) -> None:
    store.save(evening())
    store.change_entry(CALM, "music")
    store.drop_entry(f"{ONE}::rest")
    store.save(talk(ONE))
    assert texts(store) == []
    store.save(evening())
    assert texts(store) == ["quiet", "sleep"]


def test_what_is_taken_out_leaves_none_of_its_words(store: Store, folder: Path) -> None:
    store.save(evening())
    store.finish(talk(ONE), at("2026-03-14", 40))
    store.change_entry(CALM, "music")
    store.drop_entry(CALM)
    store.drop_entry(CALM)
    for path in folder.rglob("*.json"):
        assert "music" not in path.read_text()
        assert "quiet" not in path.read_text()
    store.forget(ONE)
    assert ONE not in (folder / "notebook.json").read_text()


def test_forgetting_another_conversation_leaves_it_as_it_is(store: Store) -> None:
    store.save(evening())
    store.save(talk(TWO, kept("calm", "tea")))
    store.change_entry(CALM, "music")
    store.drop_entry(f"{ONE}::rest")
    store.forget(TWO)
    store.save(plus(evening(), said("more", "yes"), kept("food", "soup")))
    assert texts(store) == ["music", "soup"]


def test_a_line_that_is_not_there_cannot_be_changed(store: Store) -> None:
    with pytest.raises(NoEntry, match="no longer in your notebook"):
        store.change_entry(CALM, "music")
    store.drop_entry(CALM)
    assert texts(store) == []


def test_a_second_window_reads_what_was_changed_and_changes_nothing(store: Store, folder: Path) -> None:
    store.save(evening())
    with open_store(folder) as second:
        store.change_entry(CALM, "music")
        assert texts(second) == ["music", "sleep"]
        with pytest.raises(ReadOnly):
            second.change_entry(CALM, "tea")
        with pytest.raises(ReadOnly):
            second.drop_entry(CALM)
    assert texts(store) == ["music", "sleep"]
