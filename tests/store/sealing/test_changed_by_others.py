"""Someone who can write to a sealed folder, and has no passphrase, can't make it readable, or forge what it shows."""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from store import LostKeys, SealedFolder, WrongPassphrase, is_sealed, open_store, unlock_folder
from store.sealing import key_wrapping
from store.sealing import unlock_folder as unlocking
from store.sealing.key_file import KeyFile, State, decode_keys, encode_keys
from store.storage.backup_file import Backup, encode_backup
from tests.store.helpers.march_conversations import ONE
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.scenario import FOLDER
from tests.store.helpers.sealed_folders import (
    ANAS,
    BENS,
    CODE,
    LATER,
    NEW,
    NOON,
    OTHER_CODE,
    key_on,
    look,
    plain_disk,
    put,
    sealed_disk,
    with_other_keys,
    words_on,
)

FIRST = f"2026/03/{ONE}.json"


def keys_on(disk: MemoryDisk) -> KeyFile:
    return decode_keys(disk.read(FOLDER / "keys.json"))


def change_keys(disk: MemoryDisk, **changes: object) -> None:
    put(disk, "keys.json", encode_keys(replace(keys_on(disk), **changes)))  # type: ignore[arg-type]


def interrupted(state: State, start: MemoryDisk | None = None) -> MemoryDisk:
    """Return a sealed disk on which a change was cut off in this state."""
    disk = (start or sealed_disk()).killed()
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        disk.after = lambda: found.append(disk.killed())
        if state is State.UNSEALING:
            store.unseal(LATER)
        else:
            store.replace_keys({"a": NEW}, OTHER_CODE, LATER)
        disk.after = lambda: None
    return next(each for each in found if each.exists(FOLDER / "keys.json") and keys_on(each).state is state)


@pytest.mark.parametrize("state", [State.UNSEALING, State.SEALING, State.DELETED])
def test_only_someone_with_a_passphrase_makes_the_folder_become_something_else(state: State) -> None:
    disk = sealed_disk()
    before = look(disk, ANAS)
    for proof in (b"", bytes(28), keys_on(interrupted(State.UNSEALING)).proof):
        change_keys(disk, state=state, proof=proof)
        assert is_sealed(FOLDER, disk=disk)
        assert look(disk, BENS) == before
        assert words_on(disk) == []
    put(disk, FIRST, plain_disk().read(FOLDER / FIRST))
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        assert store.check_data().damaged == (FIRST,)


def test_proof_of_one_state_is_none_of_another() -> None:
    start = sealed_disk()
    disk = interrupted(State.SEALING, start)
    change_keys(disk, state=State.UNSEALING)
    look(disk, NEW)
    assert words_on(disk) == []
    assert not any(keys_on(start).key.encode() in data for data in disk.files().values())


@pytest.mark.parametrize("state", [State.UNSEALING, State.SEALING])
def test_change_that_was_cut_off_has_proof_and_is_completed(state: State) -> None:
    disk = interrupted(state)
    assert keys_on(disk).proof
    look(disk, ANAS if state is State.UNSEALING else NEW)
    assert bool(words_on(disk)) == (state is State.UNSEALING)
    assert not any(b"proof" in data for data in disk.files().values())


def test_keys_of_another_folder_are_replaced_by_a_backups_copy() -> None:
    disk, other = sealed_disk(), sealed_disk()
    before, keys = look(disk, ANAS), keys_on(disk)
    put(disk, "keys.json", other.read(FOLDER / "keys.json"))
    with pytest.raises(WrongPassphrase):
        unlock_folder(FOLDER, NEW, disk=disk)
    assert look(disk, ANAS) == before
    assert keys_on(disk) == keys


def test_old_keys_put_back_open_nothing() -> None:
    disk = sealed_disk()
    old = disk.read(FOLDER / "keys.json")
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        store.replace_keys({"a": NEW}, OTHER_CODE, LATER)
    put(disk, "keys.json", old)
    with pytest.raises(WrongPassphrase):
        unlock_folder(FOLDER, ANAS, disk=disk)
    look(disk, NEW)


def test_new_keys_are_never_replaced_by_old_ones() -> None:
    start = sealed_disk()
    disk = interrupted(State.SEALING, start)
    keys = disk.read(FOLDER / "keys.json")
    with pytest.raises(SealedFolder):
        open_store(FOLDER, disk=disk, key=key_on(start, ANAS))
    assert disk.read(FOLDER / "keys.json") == keys


def test_keys_that_fit_no_list_are_still_tried() -> None:
    disk = sealed_disk()
    for name in ("store.json", "open.json", "notebook.json"):
        put(disk, name, disk.read(FOLDER / name).replace(keys_on(disk).key.encode(), b"0" * 16))
    for backup in disk.names(FOLDER / "backups"):
        disk.remove(FOLDER / "backups" / backup)
    assert unlock_folder(FOLDER, ANAS, disk=disk)


def test_box_in_a_folder_that_is_not_sealed_is_one_damaged_file() -> None:
    disk, sealed = plain_disk(), sealed_disk()
    put(disk, "store.json", sealed.read(FOLDER / "store.json"))
    with open_store(FOLDER, disk=disk) as store:
        assert store.check_data().damaged == ("store.json",)
        assert store.conversation(ONE)
    sealed.remove(FOLDER / "keys.json")
    put(sealed, "open.json", b"torn")
    assert is_sealed(FOLDER, disk=sealed)


def test_lost_keys_without_a_copy_are_explained() -> None:
    disk = sealed_disk()
    for name in ("keys.json", *(f"backups/{each}" for each in disk.names(FOLDER / "backups"))):
        disk.remove(FOLDER / name)
    with pytest.raises(LostKeys, match="--data"):
        unlock_folder(FOLDER, ANAS, disk=disk)


def test_planted_backups_dont_make_a_passphrase_take_forever(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = sealed_disk()
    [name, *_] = disk.names(FOLDER / "backups")
    data = disk.read(FOLDER / "backups" / name)
    disk.remove(FOLDER / "keys.json")
    for day in range(10, 30):
        put(disk, f"backups/2027-01-{day}T120000.zip", with_other_keys(data, salt=bytes([day] * 16)))
    tries: list[str] = []
    stretched = key_wrapping._stretched

    def stretched_once_more(file: KeyFile, text: str) -> bytes:
        tries.append(text)
        return stretched(file, text)

    monkeypatch.setattr(key_wrapping, "_stretched", stretched_once_more)
    with pytest.raises(WrongPassphrase):
        unlock_folder(FOLDER, NEW, disk=disk)
    assert len(tries) == unlocking.MOST_COPIES


def test_plain_restore_that_somebody_planted_replaces_nothing() -> None:
    disk = sealed_disk()
    before = look(disk, ANAS)
    start = plain_disk().files()
    forged = {FIRST: start[f"{FOLDER}/{FIRST}"], "store.json": start[f"{FOLDER}/store.json"]}
    put(disk, "backups/restoring.zip", encode_backup(Backup(NOON.isoformat(), forged, whole=True)))
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        assert store.check_data().damaged_backups == ("restoring.zip",)
        store.back_up_if_due(LATER + timedelta(days=1))
    disk.remove(FOLDER / "backups" / "restoring.zip")
    assert look(disk, ANAS) == before


def delete(disk: MemoryDisk, then: Callable[[], None]) -> None:
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        disk.after = then
        store.delete_everything()
        disk.after = lambda: None


def test_deleting_everything_leaves_no_empty_folder_that_wants_a_passphrase() -> None:
    disk = sealed_disk()
    before = look(disk.killed(), CODE)
    found: list[MemoryDisk] = []
    delete(disk, lambda: found.append(disk.killed()))
    for killed in found:
        for state in (killed, *(killed.without_power() if len(killed.waiting) < 6 else ())):
            if is_sealed(FOLDER, disk=state):
                assert state.exists(FOLDER / "store.json")
            with open_store(FOLDER, disk=state, key=key_on(state, ANAS)) as store:
                began = store.people() is None
            if began:
                assert [name for name in state.names(FOLDER) if name.endswith(".json")] == []
            else:
                assert look(state, ANAS) == before
