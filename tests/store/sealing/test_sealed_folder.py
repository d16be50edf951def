"""Sealing, unsealing, and changing keys: nothing is lost, and no word stays plain."""

from collections.abc import Callable
from contextlib import nullcontext, suppress
from datetime import timedelta

import pytest

from store import (
    CorruptFile,
    KeysChanged,
    PassphraseTooShort,
    SealedBackup,
    SealedFolder,
    SealingRefused,
    Store,
    StoreError,
    WrongPassphrase,
    WrongRecoveryCode,
    is_sealed,
    open_store,
    unlock_folder,
)
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.march_conversations import ONE, TWO
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import at
from tests.store.helpers.scenario import FOLDER, view
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
    words_on,
)

SECRETS = (ANAS, NEW, BENS, CODE, OTHER_CODE)


def seal(store: Store) -> None:
    store.seal({"a": ANAS, "b": BENS}, CODE, NOON)


CHANGES: dict[str, tuple[Callable[[], MemoryDisk], Callable[[Store], None]]] = {
    "seal": (plain_disk, seal),
    "unseal": (sealed_disk, lambda store: store.unseal(LATER)),
    "set_passphrase": (sealed_disk, lambda store: store.set_passphrase("a", NEW)),
    "replace_keys": (sealed_disk, lambda store: store.replace_keys({"a": NEW}, OTHER_CODE, LATER)),
}


def test_sealed_folder_shows_the_same_to_each_secret_and_has_no_plain_word() -> None:
    disk = plain_disk()
    before = look(disk)
    assert len({word for _, word in words_on(disk)}) == 7
    with open_store(FOLDER, disk=disk) as store:
        assert (store.is_sealed, store.sealed_for) == (False, ())
        seal(store)
        assert (store.is_sealed, store.sealed_for) == (True, ("a", "b"))
        assert view(store) == before
    assert words_on(disk) == []
    assert is_sealed(FOLDER, disk=disk)
    for secret in (ANAS, f" {BENS} ", CODE.lower().replace("-", " ")):
        assert look(disk, secret) == before
    assert unlock_folder(FOLDER, BENS, disk=disk).opened_by == "b"
    assert repr(unlock_folder(FOLDER, CODE, disk=disk)) == "FolderKey()"


def test_without_the_key_nothing_opens() -> None:
    disk = sealed_disk()
    with pytest.raises(SealedFolder):
        open_store(FOLDER, disk=disk)
    for secret in (NEW, "", OTHER_CODE):
        with pytest.raises(WrongPassphrase):
            unlock_folder(FOLDER, secret, disk=disk)
    other = sealed_disk()
    with pytest.raises(SealedFolder):
        open_store(FOLDER, disk=disk, key=key_on(other, ANAS))
    assert look(disk, ANAS)


def test_what_is_saved_in_a_sealed_folder_is_sealed() -> None:
    disk = sealed_disk()
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        store.add_tasks(["zanzibar"], at("2026-04-03"))
        store.back_up(LATER)
        store.delete_conversation(TWO)
        store.restore(store.plan_restore(store.read_backup(store.backups()[-1].name)), LATER)
        outside = store.whole_backup(LATER)
    assert words_on(disk) == []
    assert b"zanzibar" not in outside
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        assert [each.id for each in store.recent_headers(9)] == [ONE]
        assert store.check_data().damaged_backups == ()


def test_unsealed_folder_is_as_it_was() -> None:
    start, disk = plain_disk(), sealed_disk()
    with open_store(FOLDER, disk=disk, key=key_on(disk, CODE)) as store:
        store.unseal(LATER)
        assert not store.is_sealed
    then = disk.files()
    assert {name: then[name] for name in start.files()} == start.files()
    assert not is_sealed(FOLDER, disk=disk)


def test_changed_passphrase_replaces_the_old_one_everywhere() -> None:
    disk = sealed_disk()
    with open_store(FOLDER, disk=disk, key=key_on(disk, BENS)) as store:
        store.set_passphrase("a", NEW)
    with pytest.raises(WrongPassphrase):
        unlock_folder(FOLDER, ANAS, disk=disk)
    backups = [data for name, data in disk.files().items() if name.endswith(".zip")]
    with open_store(FOLDER, disk=plain_disk()) as elsewhere:
        for data in backups:
            assert elsewhere.decode_backup("b", data, NEW) == elsewhere.decode_backup("b", data, BENS)
            with pytest.raises(WrongPassphrase):
                elsewhere.decode_backup("b", data, ANAS)
            with pytest.raises(SealedBackup):
                elsewhere.decode_backup("b", data)


def test_removed_passphrase_opens_nothing_but_the_last_one_stays() -> None:
    disk = sealed_disk()
    with open_store(FOLDER, disk=disk, key=key_on(disk, BENS)) as store:
        store.remove_passphrase("a")
        with pytest.raises(SealingRefused):
            store.remove_passphrase("b")
    with pytest.raises(WrongPassphrase):
        unlock_folder(FOLDER, ANAS, disk=disk)
    assert look(disk, BENS)


def test_new_keys_make_the_old_ones_useless() -> None:
    disk = sealed_disk()
    old, before = key_on(disk, ANAS), look(disk, ANAS)
    with open_store(FOLDER, disk=disk, key=old) as store:
        store.replace_keys({"a": NEW}, OTHER_CODE, LATER)
        assert store.sealed_for == ("a",)
        assert view(store) == before
    for secret in (ANAS, BENS, CODE):
        with pytest.raises(WrongPassphrase):
            unlock_folder(FOLDER, secret, disk=disk)
    with pytest.raises(SealedFolder):
        open_store(FOLDER, disk=disk, key=old)
    assert old is not None
    assert not [name for name, data in disk.files().items() if old.key_file.key.encode() in data]
    assert look(disk, NEW) == look(disk, OTHER_CODE) == before


@pytest.mark.parametrize("change", ["set_passphrase", "replace_keys", "unseal"])
def test_window_that_only_reads_hears_of_a_change_instead_of_damage(change: str) -> None:
    disk = sealed_disk()
    key = key_on(disk, ANAS)
    writer, reader = (
        open_store(FOLDER, disk=disk, key=key),
        open_store(FOLDER, disk=disk, key=key, read_only=True),
    )
    people = reader.people()
    CHANGES[change][1](writer)
    for ask in (reader.people, lambda: reader.conversation(ONE), reader.check_data):
        with nullcontext() if change == "set_passphrase" else pytest.raises(KeysChanged):
            ask()
    assert writer.people() == people


def test_damage_in_a_window_that_only_reads_is_damage() -> None:
    disk = sealed_disk()
    put(disk, "store.json", b"torn")
    with (
        open_store(FOLDER, disk=disk, key=key_on(disk, ANAS), read_only=True) as reader,
        pytest.raises(CorruptFile),
    ):
        reader.people()


def test_window_that_only_reads_hears_that_a_passphrase_is_needed() -> None:
    disk = plain_disk()
    with open_store(FOLDER, disk=disk) as writer, open_store(FOLDER, disk=disk, read_only=True) as reader:
        assert reader.people()
        seal(writer)
        with pytest.raises(SealedFolder):
            reader.people()


def test_bad_secrets_change_nothing() -> None:
    disk = plain_disk()
    before = disk.files()
    with open_store(FOLDER, disk=disk) as store:
        for passphrases, code, error in (
            ({"a": "seven77"}, CODE, PassphraseTooShort),
            ({"a": "  seven77  "}, CODE, PassphraseTooShort),
            ({}, CODE, SealingRefused),
            ({"a": ANAS}, CODE[:-1] + "1", WrongRecoveryCode),
        ):
            with pytest.raises(error):
                store.seal(passphrases, code, NOON)
    assert disk.files() == before


def test_damage_and_swapped_files_are_noticed_and_spread_nowhere() -> None:
    disk = sealed_disk()
    one, two = (f"2026/03/{id_}.json" for id_ in (ONE, TWO))
    plain = plain_disk().read(FOLDER / one)
    good = disk.read(FOLDER / one)
    changed = good[:90] + bytes([good[90] ^ 1]) + good[91:]
    for bad in (disk.read(FOLDER / two), plain, good[:-1], good[:60], b"", changed):
        put(disk, one, bad)
        with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
            with pytest.raises(CorruptFile):
                store.conversation(ONE)
            assert store.conversation(TWO)
            assert store.check_data().damaged == (one,)
            with pytest.raises(CorruptFile):
                store.unseal(LATER) if bad not in (plain, b"") else store.conversation(ONE)
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        store.repair(store.diagnose(), LATER)
    assert words_on(disk) == []
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        assert store.conversation(ONE)


@pytest.mark.parametrize("lost", [None, b"", b"{torn"])
def test_lost_keys_come_back_from_a_backup(lost: bytes | None) -> None:
    disk = sealed_disk()
    before = look(disk, ANAS)
    disk.remove(FOLDER / "keys.json")
    if lost is not None:
        put(disk, "keys.json", lost)
    with pytest.raises(WrongPassphrase):
        unlock_folder(FOLDER, NEW, disk=disk)
    assert look(disk, BENS) == before
    for backup in disk.names(FOLDER / "backups"):
        disk.remove(FOLDER / "backups" / backup)
    assert look(disk, ANAS) == before


def test_copies_and_damaged_files_are_sealed_too() -> None:
    disk = plain_disk()
    data = disk.read(FOLDER / "open.json")
    torn = b"{torn the dishes"
    put(disk, "open (conflicted copy).json", data)
    put(disk, "2026/03/month.json", torn)
    put(disk, "2026/saved elsewhere.json", disk.read(FOLDER / f"2026/03/{ONE}.json"))
    put(disk, "backups/restoring.zip", torn)
    put(disk, "backups/copy of one.zip", disk.read(FOLDER / "backups" / disk.names(FOLDER / "backups")[0]))
    with open_store(FOLDER, disk=disk) as store:
        seal(store)
    assert words_on(disk) == []
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        assert store.check_data().damaged == ("2026/03/month.json",)
        assert len(store.sync_copies()) == 1
        [copy] = store.diagnose().copies
        assert copy.same
        store.unseal(LATER)
    assert disk.read(FOLDER / "open (conflicted copy).json") == data
    assert disk.read(FOLDER / "2026/03/month.json") == torn
    assert disk.read(FOLDER / "backups/restoring.zip") == torn


def test_plain_backup_is_sealed_with_the_next_one() -> None:
    disk = sealed_disk()
    plain = plain_disk()
    [name] = plain.names(FOLDER / "backups")
    put(disk, f"backups/{name}", plain.read(FOLDER / "backups" / name))
    assert words_on(disk)
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        store.back_up_if_due(LATER + timedelta(days=1))
    assert words_on(disk) == []


def test_everything_can_be_deleted() -> None:
    disk = sealed_disk()
    with open_store(FOLDER, disk=disk, key=key_on(disk, ANAS)) as store:
        store.delete_everything()
    assert not is_sealed(FOLDER, disk=disk)
    assert [name for name in disk.names(FOLDER) if name.endswith(".json")] == []


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("stride", [23, pytest.param(1, marks=pytest.mark.slow)])
def test_killed_at_any_moment_it_is_completed_or_nothing_changed(change: str, stride: int) -> None:
    make, do = CHANGES[change]
    disk = make()
    before = look(disk.killed(), *SECRETS)
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk, key=key_on(disk, *SECRETS)) as store:
        disk.after = lambda: found.append(disk.killed())
        do(store)
        disk.after = lambda: None
    states = 0
    for killed in found[::stride]:
        for state in (killed, *(killed.without_power() if len(killed.waiting) < 6 else ())):
            states += 1
            assert look(state, *SECRETS) == before
            assert not [name for name in state.files() if name.endswith(".tmp")]
            for later in (state, *state.without_power()) if len(state.waiting) < 6 else (state,):
                if is_sealed(FOLDER, disk=later):
                    assert words_on(later) == []
                else:
                    assert not [name for name in later.files() if name.endswith("keys.json")]
                    assert change in ("seal", "unseal")
    assert states > 30 / stride


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("late", [False, True])
@pytest.mark.parametrize("stride", [31, pytest.param(4, marks=pytest.mark.slow)])
def test_failing_disk_loses_nothing(change: str, late: bool, stride: int) -> None:
    make, do = CHANGES[change]
    start = make()
    before, reached = look(start.killed(), *SECRETS), 0
    for for_ever in (False, True):
        for number in range(late + 2 * for_ever, 2000, stride):  # with 4, each operation fails in one way
            disk = start.killed()
            faulty = FaultyDisk(disk, at=number, error=28, late=late, for_ever=for_ever)
            with open_store(FOLDER, disk=faulty, key=key_on(disk, *SECRETS)) as store:
                faulty.armed = True
                with suppress(StoreError):
                    do(store)
                faulty.armed = False
                assert view(store) == before
                store.set_setting("theme", "light")
            if not faulty.was_hit:
                break
            reached += 1
            assert look(disk.killed(), *SECRETS) == before
            if is_sealed(FOLDER, disk=disk):
                look(disk, *SECRETS)
                assert not is_sealed(FOLDER, disk=disk) or words_on(disk) == []
    assert reached > 40 / stride
