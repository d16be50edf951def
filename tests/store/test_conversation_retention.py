"""Old conversations are deleted as both chose: only what was announced, and only what nothing needs."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store import Header, ReadOnlyStore, Ritual, Store, open_store
from store.rules.conversation_retention import Announcement, is_in_force, retention_groups, years_kept
from store.storage.file_layout import COUPLE_FILE
from tests.helpers.examples import scaled
from tests.store.helpers.held_conversations import ended_ids, hold
from tests.store.helpers.lives_of_years import Evening, all_ids, is_gone, live, lives, standing
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import ANA, BEN, agreed, at, conversation_with, look_back, notebook_line
from tests.store.helpers.records import stored_answer as said
from tests.store.helpers.scenario import FOLDER, new_disk
from tests.store.test_backups import backups_on, words_in

ONE, TWO, THREE = "2022-03-14T2000-0001", "2022-05-20T2000-0002", "2024-11-30T2000-0003"
OLD = "2022-06-01T2000-0004"
NOW = datetime.fromisoformat("2024-12-01T09:00:00+01:00")
WEEK_LATER = NOW + timedelta(days=8)


def header(id_: str, *, script: str = "repair", ended: str = "") -> Header:
    return Header(id_, script, "Repair", "1", at(id_[:10]), ended=ended or at(id_[:10], 40), finished=True)


def tea(id_: str) -> dict[str, Any]:
    """Return the answer that agrees on tea in this conversation."""
    return {**agreed("tea", "make tea", look_back=None), "at": at(id_[:10])}


def delete_all(store: Store, moment: datetime) -> None:
    while store.delete_next_announced(moment):
        pass
    store.back_up_if_due(moment)


def let_time_pass(store: Store, moment: datetime = NOW) -> None:
    """Announce what's old, and delete it a week later."""
    store.announce_old_conversations(moment)
    delete_all(store, moment + timedelta(days=8))


@pytest.fixture
def disk() -> MemoryDisk:
    return new_disk()


@pytest.fixture
def store(disk: MemoryDisk) -> Store:
    """Return a store with two old conversations and one of yesterday, kept for two years."""
    store = open_store(FOLDER, disk=disk)
    store.set_people(ANA, BEN)
    for id_ in (ONE, TWO, THREE):
        hold(store, id_)
    store.keep_for(2)
    return store


# The choice


def test_conversations_are_kept_for_good_until_both_choose() -> None:
    store = open_store(FOLDER, disk=new_disk())
    hold(store, ONE)
    assert store.years_kept() is None
    let_time_pass(store)
    assert ended_ids(store) == [ONE]


@pytest.mark.parametrize("value", ["", "0", "-1", "3", "two", "²", "1 "])
def test_unknown_choice_deletes_nothing(store: Store, value: str) -> None:
    store.set_setting("keep", value)
    assert years_kept(value) is None
    let_time_pass(store)
    assert ended_ids(store) == [ONE, TWO, THREE]


def test_choice_is_kept_with_the_settings(store: Store, disk: MemoryDisk) -> None:
    store.set_setting("theme", "linen")
    store.close()
    with open_store(FOLDER, disk=disk) as again:
        assert again.years_kept() == 2
        assert again.settings() == {"keep": "2", "theme": "linen"}
        again.keep_for(None)
        assert again.years_kept() is None


# The rule


@pytest.mark.parametrize(
    ("ended", "until"),
    [
        ("2022-11-01T00:10:00+01:00", date(2024, 12, 1)),
        ("2022-12-31T23:50:00+01:00", date(2025, 1, 1)),
        ("2024-02-29T20:00:00+01:00", date(2026, 3, 1)),
        ("9998-12-01T20:00:00+01:00", None),
    ],
)
def test_conversation_is_kept_to_the_end_of_its_month(ended: str, until: date | None) -> None:
    (group,) = retention_groups([header(ONE, ended=ended)], [], [], [], years=2, today=NOW.date())
    assert group.until == until


def test_conversations_of_one_agreement_go_together(store: Store) -> None:
    hold(store, OLD, tea(OLD))
    hold(store, "2024-02-01T2000-0005", look_back("back", f"{OLD}::tea", next="let_go", day="2024-02-01"))
    let_time_pass(store)
    assert ended_ids(store) == [OLD, "2024-02-01T2000-0005", THREE]
    let_time_pass(store, NOW.replace(year=2026, month=3))
    assert ended_ids(store) == [THREE]
    assert list(store.closed_agreements()) == []


def test_agreement_that_ended_lately_keeps_its_conversation(store: Store) -> None:
    hold(store, OLD, tea(OLD))
    store.change_agreement(f"{OLD}::tea", at("2024-11-20"), {"next": "let_go"})
    let_time_pass(store)
    assert ended_ids(store) == [OLD, THREE]


@pytest.mark.parametrize("state", ["standing", "resting", "let_go"])
def test_last_conversation_of_a_ritual_stays(store: Store, state: str) -> None:
    for id_ in (OLD, "2022-06-08T2000-0005"):
        hold(store, id_, script="weekly")
    ritual = Ritual("weekly", "Weekly", "FREQ=DAILY", "2022-06-01", "2024-12-01", at("2022-06-01"), state)
    store.save_ritual(ritual)
    let_time_pass(store)
    stays = state != "let_go"
    assert ended_ids(store) == (["2022-06-08T2000-0005", THREE] if stays else [THREE])
    assert store.rituals() == ([ritual] if stays else [])


def test_unfinished_conversation_stays_with_what_it_quotes(store: Store) -> None:
    quote = said("older", [{"id": "e1", "text": "tea", "from": f"{ONE}::tea"}], kind="fact", of="house")
    store.save(conversation_with("2021-01-01T2000-0006", quote))
    let_time_pass(store)
    assert ended_ids(store) == [ONE, THREE]
    assert [each.id for each in store.unfinished()] == ["2021-01-01T2000-0006"]


def test_notebook_entries_stay_with_their_quotes(store: Store, disk: MemoryDisk) -> None:
    task = said("tasks", {"part": "tasks", "items": [{"id": "i1", "text": "bins"}]}, kind="keep", of="both")
    hold(store, OLD, notebook_line("calm", "a quiet walk"), task)
    quotes = [{"id": "e1", "text": "a quiet walk", "from": f"{OLD}::calm"}]
    hold(store, "2024-06-01T2000-0005", said("older", quotes, kind="fact", of="house"))
    store.back_up(NOW)
    before = store.notebook()
    let_time_pass(store)
    assert is_gone(store, OLD)
    assert [(each.id, each.text) for each in store.notebook()] == [(each.id, each.text) for each in before]
    assert all(each.conversation == "" for each in store.notebook())
    kept = [answer["value"] for answer in store.conversation("2024-06-01T2000-0005").answers]
    assert quotes in kept
    assert store.missing_conversations() == []
    assert b"a quiet walk" in words_in(backups_on(disk))
    assert b"said on 2022-06-01" not in words_in(backups_on(disk))
    oldest = store.read_backup(store.backups()[-1].name)
    store.restore(store.plan_restore(oldest), WEEK_LATER)
    store.close()
    with open_store(FOLDER, disk=disk) as again:
        assert is_gone(again, OLD)
        assert [each.text for each in again.notebook()] == [each.text for each in before]


# The announcement


def test_nothing_is_deleted_that_was_not_announced_a_week_before(store: Store) -> None:
    assert not store.delete_next_announced(NOW)
    store.announce_old_conversations(NOW)
    told = store.announcement()
    assert told
    assert (told.day, sorted(told.years.values())) == (date(2024, 12, 9), [2022, 2022])
    assert [each.id for each in store.announced_conversations()] == [ONE, TWO]
    for hours in (0, 24, 7 * 24):
        assert not store.delete_next_announced(NOW + timedelta(hours=hours))
    delete_all(store, WEEK_LATER)
    assert ended_ids(store) == [THREE]


def test_announcing_again_changes_nothing(store: Store) -> None:
    store.announce_old_conversations(NOW)
    told = store.announcement()
    hold(store, OLD)
    store.announce_old_conversations(NOW + timedelta(days=5))
    assert store.announcement() == told
    delete_all(store, WEEK_LATER)
    assert ended_ids(store) == [OLD, THREE]
    store.announce_old_conversations(WEEK_LATER)
    told = store.announcement()
    assert told
    assert (told.at, len(told.years)) == (WEEK_LATER, 1)


def test_announcement_holds_no_ids(store: Store, disk: MemoryDisk) -> None:
    store.announce_old_conversations(NOW)
    assert ONE.encode() not in disk.read(FOLDER / COUPLE_FILE)


def test_clock_that_jumps_ahead_deletes_nothing(store: Store) -> None:
    far = NOW.replace(year=2099)
    let_time_pass_at_once = [NOW, far, far + timedelta(hours=1), NOW + timedelta(days=1)]
    for moment in let_time_pass_at_once:
        assert not store.delete_next_announced(moment)
        store.announce_old_conversations(moment)
    told = store.announcement()
    assert told
    assert (told.at, len(told.years)) == (NOW + timedelta(days=1), 2)
    assert ended_ids(store) == [ONE, TWO, THREE]


def test_old_announcement_is_made_again(store: Store) -> None:
    store.announce_old_conversations(NOW)
    late = NOW + timedelta(days=8 + 32)
    assert not store.delete_next_announced(late)
    store.announce_old_conversations(late)
    told = store.announcement()
    assert told
    assert told.at == late


def test_announcement_counts_for_a_month() -> None:
    told = Announcement(NOW, date(2024, 12, 9), {})
    found = [told.is_due(NOW + timedelta(days=days)) for days in (-1, 0, 7, 8, 39, 40)]
    assert found == [False, False, False, True, True, False]
    assert not Announcement(NOW, NOW.date(), {}).is_due(NOW + timedelta(hours=1))


def test_another_choice_has_to_be_announced_again(store: Store) -> None:
    store.announce_old_conversations(NOW)
    store.keep_for(1)
    assert store.announcement() is None
    assert not store.delete_next_announced(WEEK_LATER)
    store.keep_for(None)
    store.announce_old_conversations(WEEK_LATER)
    assert store.announcement() is None


def test_what_is_needed_again_is_not_deleted(store: Store) -> None:
    hold(store, OLD, tea(OLD))
    store.change_agreement(f"{OLD}::tea", at("2022-06-02"), {"next": "let_go"})
    store.announce_old_conversations(NOW)
    store.change_agreement(f"{OLD}::tea", at("2024-12-02"), {"next": "take_up"})
    store.announce_old_conversations(NOW + timedelta(days=2))
    told = store.announcement()
    assert told
    assert (told.at, len(told.years)) == (NOW, 2)
    delete_all(store, WEEK_LATER)
    assert ended_ids(store) == [OLD, THREE]
    assert [each.act for each in store.agreements()] == ["make tea"]


def test_restored_backup_announces_nothing(store: Store, disk: MemoryDisk) -> None:
    store.announce_old_conversations(NOW)
    store.back_up(NOW)
    store.keep_for(None)
    store.restore(store.plan_restore(store.read_backup(store.backups()[0].name)), NOW)
    store.close()
    with open_store(FOLDER, disk=disk) as again:
        assert again.years_kept() == 2
        assert not again.delete_next_announced(WEEK_LATER)
        assert again.announcement() is None


def test_second_window_deletes_nothing(store: Store, disk: MemoryDisk) -> None:
    store.announce_old_conversations(NOW)
    with open_store(FOLDER, disk=disk, read_only=True) as second:
        assert not second.delete_next_announced(WEEK_LATER)
        with pytest.raises(ReadOnlyStore):
            second.announce_old_conversations(WEEK_LATER + timedelta(days=60))
        with pytest.raises(ReadOnlyStore):
            second.keep_for(1)
    assert ended_ids(store) == [ONE, TWO, THREE]


@pytest.mark.parametrize("name", ["2022/03/month.json", "open.json", "notebook.json"])
@pytest.mark.parametrize("spoil", [lambda _: None, lambda data: data[:-9]], ids=["missing", "damaged"])
def test_nothing_is_deleted_while_a_list_is_lost(
    store: Store, disk: MemoryDisk, name: str, spoil: Callable[[bytes], bytes | None]
) -> None:
    hold(store, OLD, notebook_line("calm", "quiet"))
    store.announce_old_conversations(NOW)
    store.close()
    damaged = spoil(disk.read(FOLDER / name))
    disk.remove(FOLDER / name)
    if damaged is not None:
        handle = disk.create(FOLDER / name)
        disk.write(handle, memoryview(damaged))
        disk.sync(handle)
        disk.close(handle)
    with open_store(FOLDER, disk=disk) as again:
        before = all_ids(again)
        assert not again.delete_next_announced(WEEK_LATER)
        assert all_ids(again) == before


# Random lives


@settings(max_examples=scaled(50))
@given(lives, st.sampled_from((5, 2, 1)), st.integers(0, 1500))
def test_nothing_that_stands_is_ever_changed(life: list[Evening], years: int, days: int) -> None:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        moment = live(store, life) + timedelta(days=days)
        store.back_up(moment)
        in_force = {each.id for each in store.agreements() if is_in_force(each, moment.date())}
        before, known = standing(store, in_force), ended_ids(store)
        store.keep_for(years)
        store.announce_old_conversations(moment)
        announced = {each.id for each in store.announced_conversations()}
        later = moment + timedelta(days=8)
        delete_all(store, later)
        store.back_up_if_due(later)
        gone = set(known) - set(ended_ids(store))
        assert gone <= announced
        assert standing(store, in_force) == before
        assert all((each[:4], each[5:7]) < (str(later.year - years), f"{later.month:02}") for each in gone)
        assert store.missing_files() == store.missing_conversations() == store.unreadable_files() == []
        numbers = {int(each[-4:], 16) for each in gone}
    everything = disk.all_bytes() + words_in(backups_on(disk))
    for number in numbers:
        assert f"said{number}x".encode() not in everything
        assert f"act{number}0x".encode() not in everything
    with open_store(FOLDER, disk=disk) as again:
        assert standing(again, in_force) == before


@pytest.mark.slow
@settings(max_examples=scaled(40))
@given(lives, st.integers(0, 10**6))
def test_kill_at_any_moment_completes_or_changes_nothing(life: list[Evening], at_: int) -> None:
    disk, states = new_disk(), list[MemoryDisk]()
    with open_store(FOLDER, disk=disk) as store:
        moment = live(store, life) + timedelta(days=500)
        in_force = {each.id for each in store.agreements() if is_in_force(each, moment.date())}
        before = standing(store, in_force)
        store.back_up(moment)
        store.keep_for(1)
        store.announce_old_conversations(moment)
        later = moment + timedelta(days=8)
        disk.after = lambda: states.append(disk.killed())
        delete_all(store, later)
        disk.after = lambda: None
        after = all_ids(store)
    if not states:
        return
    state = states[at_ % len(states)]
    for left in (state, *list(state.without_power())[:2]):
        with open_store(FOLDER, disk=left) as again:
            assert standing(again, in_force) == before
            delete_all(again, later)
            again.back_up_if_due(later)
            assert all_ids(again) == after
            assert standing(again, in_force) == before
        gone = all_ids_of(disk=states[0]) - after
        everything = left.all_bytes() + words_in(backups_on(left))
        assert not any(
            f"said{int(each[-4:], 16)}x".encode() in everything for each in gone if "::" not in each
        )


def all_ids_of(disk: MemoryDisk) -> set[str]:
    with open_store(FOLDER, disk=disk.killed()) as store:
        return all_ids(store)


def test_power_cut_while_a_chain_is_deleted(disk: MemoryDisk) -> None:
    """A check-in that ended an agreement is never undone, whichever conversation is deleted first."""
    store = open_store(FOLDER, disk=disk)
    hold(store, ONE, tea(ONE), notebook_line("calm", "quiet"))
    hold(store, TWO, look_back("back", f"{ONE}::tea", next="let_go", day=TWO[:10]))
    store.keep_for(2)
    store.announce_old_conversations(NOW)
    states = list[MemoryDisk]()
    disk.after = lambda: states.append(disk.killed())
    delete_all(store, WEEK_LATER)
    disk.after = lambda: None
    assert ended_ids(store) == []
    found = set[int]()
    for state in states:
        for left in (state, *state.without_power()):
            with open_store(FOLDER, disk=left) as again:
                assert again.agreements() == []
                assert [entry.text for entry in again.notebook()] == ["quiet"]
                found.add(len(ended_ids(again)))
    assert found == {0, 2}


def test_header_without_an_end_stays() -> None:
    (group,) = retention_groups([replace(header(ONE), ended=None)], [], [], [], years=1, today=NOW.date())
    assert group.until is None or group.until.year < 10
