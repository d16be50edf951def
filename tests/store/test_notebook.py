"""Tests of edited and deleted notebook entries."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from store import Conversation, Entry, EntryNotFound, Json, Record, Store, TaskDetails, open_store
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


def _plan(*items: Mapping[str, Json], step: str = "week", minute: int = 15) -> Record:
    value: Json = {"part": "tasks", "items": list(items)}
    return {**stored_answer(step, value, kind="keep", of="both"), "at": at("2026-03-14", minute)}


def _task(store: Store, text: str) -> TaskDetails | None:
    return next(entry.task for entry in store.notebook("tasks") if entry.text == text)


DISHES: Mapping[str, Json] = {"id": "i1", "text": "Dishes", "who": "first", "energy": 1, "rotation": "weekly"}


def test_conversation_adds_tasks_with_their_owners(store: Store, reopen_store: Callable[[], Store]) -> None:
    store.save(conversation_with(ONE, _plan(DISHES)))
    expected = TaskDetails("a", 1, "weekly", "", "2026-03-14", at("2026-03-14", 15))
    assert _task(store, "Dishes") == expected
    with reopen_store() as reopened:
        assert _task(reopened, "Dishes") == expected


def test_later_conversation_changes_a_task_and_adds_no_copy(store: Store) -> None:
    added = store.add_tasks(["Dishes", "Taxes"], at("2026-03-13"))
    store.change_task(added[0].id, TaskDetails("a", done="Pans, too", changed=at("2026-03-13", 5)))
    row = {**DISHES, "from": added[0].id, "who": "second", "done": "Pans, too"}
    store.save(conversation_with(ONE, _plan(row)))
    assert texts(store) == ["Dishes", "Taxes"]
    expected = TaskDetails("b", 1, "weekly", "Pans, too", "2026-03-14", at("2026-03-14", 15))
    assert _task(store, "Dishes") == expected


def test_tasks_come_before_the_first_conversation(store: Store, reopen_store: Callable[[], Store]) -> None:
    store.add_tasks(["Dishes"], at("2026-03-13"))
    with reopen_store() as reopened:
        assert reopened.missing_files() == []
        assert texts(reopened) == ["Dishes"]


def test_plan_does_not_bring_a_deleted_task_back(store: Store) -> None:
    (added,) = store.add_tasks(["Dishes"], at("2026-03-13"))
    store.delete_entry(added.id)
    store.save(conversation_with(ONE, _plan({**DISHES, "from": added.id})))
    assert texts(store) == []


def test_plan_of_a_later_step_counts(store: Store) -> None:
    moved = {**DISHES, "from": "::map:i1", "who": "second"}
    store.save(conversation_with(ONE, _plan(DISHES, step="map"), _plan(moved, minute=16)))
    assert [entry.id for entry in store.notebook("tasks")] == [f"{ONE}::map:i1"]
    assert (_task(store, "Dishes") or TaskDetails()).who == "b"


def test_saving_an_old_plan_again_does_not_undo_a_later_change(store: Store) -> None:
    store.save(conversation_with(ONE, _plan(DISHES)))
    store.change_task(f"{ONE}::week:i1", TaskDetails("b", changed=at("2026-03-15")))
    store.save(conversation_with(ONE, _plan(DISHES), notebook_line("calm", "quiet")))
    store.finish(conversation_with(ONE, _plan(DISHES)), at("2026-03-14", 40))
    task = _task(store, "Dishes")
    assert task
    assert (task.who, task.since) == ("b", "2026-03-15")


def test_owner_who_stays_keeps_the_day_since_when(store: Store) -> None:
    (added,) = store.add_tasks(["Dishes"], at("2026-03-01"))
    store.change_task(added.id, TaskDetails("a", changed=at("2026-03-02")))
    store.change_task(added.id, TaskDetails("a", 3, changed=at("2026-03-09")))
    task = _task(store, "Dishes")
    assert task
    assert (task.energy, task.since) == (3, "2026-03-02")


def test_entry_from_before_tasks_had_owners_stays_a_plain_text(
    store: Store, reopen_store: Callable[[], Store]
) -> None:
    store.save(conversation_with(ONE, _plan({"id": "i1", "text": "Dishes"})))
    with reopen_store() as reopened:
        assert _task(reopened, "Dishes") is None


@pytest.mark.parametrize(
    "wrong", [{"who": "c"}, {"energy": "much"}, {"rotation": 7}, {"since": "soon"}, {"changed": None}]
)
def test_what_does_not_fit_in_a_file_counts_as_not_said(wrong: dict[str, object]) -> None:
    assert TaskDetails.from_row(wrong) == TaskDetails()
    assert TaskDetails.from_row("Ana") is None


@pytest.mark.parametrize("made_in", ["elsewhere", "the notebook"])
def test_deleted_task_is_gone_from_every_plan(store: Store, made_in: str) -> None:
    if made_in == "elsewhere":
        store.save(conversation_with(ONE, _plan(DISHES)))
        source = f"{ONE}::week:i1"
    else:
        source = store.add_tasks(["Dishes"], at("2026-03-13"))[0].id
    store.save(conversation_with(TWO, _plan({**DISHES, "from": source, "done": "Pans, too"})))
    store.delete_entry(source)
    assert store.notebook("tasks") == []
    (plan,) = (answer for answer in store.conversation(TWO).answers if answer["kind"] == "keep")
    assert "Dishes" not in str(plan)
    assert "Pans" not in str(plan)


def test_tasks_of_a_deleted_conversation_are_gone_from_every_plan(store: Store) -> None:
    store.save(conversation_with(ONE, _plan(DISHES)))
    store.save(conversation_with(TWO, _plan({**DISHES, "from": f"{ONE}::week:i1"})))
    store.delete_conversation(ONE)
    assert "Dishes" not in str(store.conversation(TWO).answers)
