"""Tests that history does not make saving more expensive.

They count operations; benchmarks/save.py measures time.
"""

from dataclasses import replace
from itertools import pairwise

import pytest

from store import Conversation, Store, open_store
from store.records import header_of
from store.storage.cached_file import with_numeric_ids
from store.storage.file_layout import OPEN_FILE, month_file, month_folder, month_of
from store.storage.tinydb_files import Files
from store.tables.conversations import write_conversation
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import (
    agreed,
    at,
    conversation_with,
    notebook_line,
    stored_answer,
    with_answers,
)
from tests.store.helpers.scenario import FOLDER, new_disk

ONE = "2026-03-14T2015-00a1"


def years_of_conversations(count: int, months: list[str]) -> MemoryDisk:
    """Return a disk with ended conversations in these months."""
    disk = new_disk()
    open_store(FOLDER, disk=disk).close()
    files = Files(disk, FOLDER)
    files.write(OPEN_FILE, {"agreements": {}})
    for number, month in enumerate(months):
        files.make_folder(month_folder(month))
        share = range(count * number // len(months), count * (number + 1) // len(months))
        ended = [
            conversation_with(f"{month}-{1 + each % 28:02}T2015-{each:04x}", stored_answer("x", "y"))
            for each in share
        ]
        for each in ended:
            write_conversation(files, replace(each, ended=at(each.id[:10], 40), finished=True))
        rows = [vars(header_of(each)) for each in ended]
        files.write(month_file(month), {"conversations": with_numeric_ids(rows)})
    return disk


def cost_of_saving(disk: MemoryDisk) -> list[tuple[int, int]]:
    """Return bytes and flushes of each save of one session."""
    costs = [(0, 0)]
    session: list[Conversation] = [conversation_with(ONE)]
    for record in (
        stored_answer("hurt", "the dishes"),
        agreed("action", "tea"),
        stored_answer("more", "yes"),
        agreed("other", "walk"),
    ):
        session.append(with_answers(session[-1], record))
    with open_store(FOLDER, disk=disk) as store:
        store.begin(session[0])
        costs = [(disk.written, disk.flushes)]
        for each in session[1:]:
            store.save(each)
            costs.append((disk.written, disk.flushes))
    return [(after[0] - before[0], after[1] - before[1]) for before, after in pairwise(costs)]


@pytest.mark.slow
def test_save_cost_is_independent_of_history() -> None:
    months = [f"{year}-{month:02}" for year in range(2016, 2026) for month in range(1, 13)]
    none, decade = (
        cost_of_saving(new_disk()),
        cost_of_saving(years_of_conversations(2000, months)),
    )
    busy_month = cost_of_saving(years_of_conversations(500, [month_of(ONE)]))
    assert none == decade == busy_month
    assert [flushes for _, flushes in none] == [2, 4, 2, 4]


@pytest.mark.parametrize("reopened", [False, True])
def test_answer_without_effects_writes_one_file(reopened: bool) -> None:
    disk = new_disk()
    one = conversation_with(ONE, agreed("action", "tea"), notebook_line("calm", "quiet"))
    store: Store = open_store(FOLDER, disk=disk)
    store.begin(one)
    if reopened:
        store.close()
        store = open_store(FOLDER, disk=disk)
    replaced: list[str] = []
    names = dict(disk.names_now)
    disk.after = lambda: replaced.extend(
        path for path, to in disk.names_now.items() if names.get(path) != to and not path.endswith(".tmp")
    )
    store.save(with_answers(one, stored_answer("more", "yes")))
    assert set(replaced) == {f"{FOLDER}/2026/03/{ONE}.json"}


def test_answer_without_effects_reads_no_months(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    one = conversation_with(ONE, agreed("action", "tea"), notebook_line("calm", "quiet"))
    looked: list[str] = []
    with open_store(FOLDER, disk=new_disk()) as store:
        store.begin(one)
        monkeypatch.setattr(
            "store.storage.cached_file.CachedFile.rows", lambda _mirror, table: looked.append(table)
        )
        store.save(with_answers(one, stored_answer("more", "yes")))
    assert looked == []
