"""Installing and removing packs: wholly or not at all."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from store import Homework, ReadOnlyStore, Store, StoreError, WriteError, open_store
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import ANA, BEN, at, begins, conversation_with
from tests.store.helpers.scenario import FOLDER, new_disk

ONE = {"pack.yaml": b"version: 1", "scripts/evening.yaml": b"one", "prompts/en/evening.md": b"# One"}
TWO = {"pack.yaml": b"version: 2", "scripts/evening.yaml": b"two", "prompts/de/evening.md": b"# Zwei"}
PACKS = f"{FOLDER}/packs"

Contents = dict[str, bytes]


def disk_with(*installed: Contents) -> MemoryDisk:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        for contents in installed:
            store.install_pack("dr-kim", contents)
    return disk


def contents_on(disk: MemoryDisk) -> Contents:
    """Return the pack's files after the store was opened again; also check that nothing else is there."""
    with open_store(FOLDER, disk=disk) as store:
        listed = store.packs()
    below = {path: data for path, data in disk.files().items() if path.startswith(f"{PACKS}/")}
    assert all(path.startswith(f"{PACKS}/dr-kim") for path in below)
    files = {
        path.removeprefix(f"{PACKS}/dr-kim/"): data for path, data in below.items() if disk.names_now[path]
    }
    assert listed == (["dr-kim"] if files else [])
    return files


def moments(disk: MemoryDisk, do: Callable[[Store], None]) -> Iterator[MemoryDisk]:
    """Yield the disk after every operation."""
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk) as store:
        disk.after = lambda: found.append(disk.killed())
        do(store)
        disk.after = lambda: None
    yield from found


CHANGES: dict[str, tuple[tuple[Contents, ...], Callable[[Store], None], Contents]] = {
    "install": ((), lambda store: store.install_pack("dr-kim", ONE), ONE),
    "update": ((ONE,), lambda store: store.install_pack("dr-kim", TWO), TWO),
    "remove": ((ONE,), lambda store: store.remove_pack("dr-kim"), {}),
}


def test_installed_files_are_in_the_data_folder(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        assert (store.packs(), (tmp_path / "packs").exists()) == ([], False)
        store.install_pack("dr-kim", ONE)
        store.install_pack("dr-kim", TWO)
        assert store.packs() == ["dr-kim"]
        folder = store.packs_path / "dr-kim"
        there = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*.*")}
        assert there == TWO
        assert (folder / "pack.yaml").stat().st_mode & 0o077 == 0
        store.remove_pack("dr-kim")
        assert [*(tmp_path / "packs").iterdir()] == []


@pytest.mark.parametrize("change", CHANGES)
def test_kill_leaves_old_or_new(change: str) -> None:
    installed, do, after = CHANGES[change]
    before = installed[-1] if installed else {}
    found = [contents_on(disk) for disk in moments(disk_with(*installed), do)]
    assert len(found) > 4
    assert all(each in (before, after) for each in found)
    assert found[-1] == after


@pytest.mark.quick_cases(1)
@pytest.mark.parametrize("change", CHANGES)
def test_power_cut_leaves_old_or_new(change: str) -> None:
    installed, do, after = CHANGES[change]
    before = installed[-1] if installed else {}
    states = 0
    for disk in moments(disk_with(*installed), do):
        for state in disk.without_power() if len(disk.waiting) < 10 else ():
            states += 1
            assert contents_on(state) in (before, after)
    assert states > 20


def test_opening_after_a_kill_leaves_no_half_pack_to_a_power_cut() -> None:
    states = 0
    for killed in moments(disk_with(ONE), lambda store: store.install_pack("dr-kim", TWO)):
        contents_on(killed)
        for state in killed.without_power():
            states += 1
            assert contents_on(state) in (ONE, TWO)
    assert states > 50


@pytest.mark.parametrize("change", CHANGES)
def test_confirmed_change_survives_a_power_cut(change: str) -> None:
    installed, do, after = CHANGES[change]
    disk = disk_with(*installed)
    with open_store(FOLDER, disk=disk) as store:
        do(store)
    assert all(contents_on(state) == after for state in disk.without_power())


@pytest.mark.parametrize("change", CHANGES)
def test_failing_disk_harms_nothing(change: str) -> None:
    installed, do, after = CHANGES[change]
    before = installed[-1] if installed else {}
    for at_operation in range(80):
        disk = disk_with(*installed)
        faulty = FaultyDisk(disk, at=at_operation, error=28)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            done = False
            with suppress(WriteError):
                do(store)
                done = True
            faulty.armed = False
        assert contents_on(disk) in ((after,) if done else (before, after))
        if not faulty.was_hit:
            return
    raise AssertionError("the fault was always reached")


def test_links_in_a_pack_are_not_followed(tmp_path: Path) -> None:
    precious = tmp_path / "mine"
    precious.mkdir()
    (precious / "letter.txt").write_text("keep me")
    data = tmp_path / "data"
    with open_store(data) as store:
        store.install_pack("dr-kim", ONE)
        (data / "packs" / "dr-kim" / "scripts" / "mine").symlink_to(precious)
        (data / "packs" / "dr-kim" / "gone").symlink_to(tmp_path / "nowhere")
        store.remove_pack("dr-kim")
    assert (precious / "letter.txt").read_text() == "keep me"
    assert [*(data / "packs").iterdir()] == []


def test_deleting_everything_removes_packs() -> None:
    disk = disk_with(ONE)
    with open_store(FOLDER, disk=disk) as store:
        store.delete_everything()
    assert not disk.exists(Path(PACKS))


def test_second_window_installs_nothing() -> None:
    disk = disk_with(ONE)
    with open_store(FOLDER, disk=disk, read_only=True) as store:
        assert store.packs() == ["dr-kim"]
        with pytest.raises(ReadOnlyStore):
            store.install_pack("dr-kim", TWO)
        with pytest.raises(ReadOnlyStore):
            store.remove_pack("dr-kim")


def test_homework_waits_until_it_is_done_once() -> None:
    disk = new_disk()
    one, two = (
        Homework("dr-kim/evening", "Before Thursday.", "dr-kim"),
        Homework("repair", "When you fought."),
    )
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(ANA, BEN)
        store.save_homework([one, two])
        store.save_homework([two])
        session = conversation_with("2026-03-14T2015-0001", begins("a"), script="dr-kim/evening")
        store.begin(session)
        assert store.homework() == [one, two]
        store.finish(session, at("2026-03-14", 40), done=False)
        assert store.homework() == [one, two]
        session = conversation_with("2026-03-15T2015-0001", begins("a"), script="dr-kim/evening")
        store.begin(session)
        store.finish(session, at("2026-03-15", 40))
        assert store.homework() == [two]
    with open_store(FOLDER, disk=disk.killed()) as store:
        assert store.homework() == [two]
        store.drop_homework("repair")
        assert store.homework() == []


def test_homework_goes_with_its_pack() -> None:
    disk = disk_with(ONE)
    with open_store(FOLDER, disk=disk) as store:
        store.save_homework(
            [Homework("dr-kim/evening", ""), Homework("repair", "", "dr-kim"), Homework("listen", "")]
        )
        store.remove_pack("dr-kim")
        assert [each.id for each in store.homework()] == ["listen"]


HOMEWORK = [Homework("dr-kim/evening", "Before Thursday.", "dr-kim"), Homework("repair", "Once.", "dr-kim")]


def test_kill_leaves_homework_only_with_its_pack() -> None:
    seen = set()
    for killed in moments(disk_with(), lambda store: store.install_pack("dr-kim", ONE, HOMEWORK)):
        with open_store(FOLDER, disk=killed) as store:
            seen.add((tuple(store.packs()), len(store.homework())))
    assert seen == {((), 0), (("dr-kim",), 2)}


def test_failing_install_leaves_homework_only_with_its_pack() -> None:
    own = Homework("repair", "When you fought.")
    for at_operation in range(200):
        disk = disk_with()
        with open_store(FOLDER, disk=disk) as store:
            store.set_people(ANA, BEN)
            store.save_homework([own])
        faulty = FaultyDisk(disk, at=at_operation, error=28)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            with suppress(StoreError):
                store.install_pack("dr-kim", ONE, HOMEWORK)
            faulty.armed = False
            expected = HOMEWORK[::-1] if store.packs() else [own]
            assert sorted(store.homework(), key=lambda each: each.id, reverse=True) == expected
        if not faulty.was_hit:
            return
    raise AssertionError("the fault was always reached")


def test_rebuilding_brings_homework_back_until_it_is_done() -> None:
    disk = disk_with()
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(ANA, BEN)
        store.install_pack("dr-kim", ONE, HOMEWORK)
        session = conversation_with("2026-03-15T2015-0001", begins("a"), script="repair")
        store.begin(session)
        store.finish(session, at("2026-03-15", 40))
    disk = disk.killed()
    disk.remove(Path(FOLDER) / "open.json")
    with open_store(FOLDER, disk=disk) as store:
        assert "open.json" in store.rebuild_files(HOMEWORK)
        assert store.homework() == HOMEWORK[:1]
