"""Tests of rebuilding lost files from the conversations.

In lives in which only conversations change anything, nothing is lost.
"""

import errno
from datetime import datetime, timedelta
from random import Random
from typing import Any

import pytest

from store import Conversation, Json, Store, StoreError, open_store
from tests.helpers.examples import scaled
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import (
    ANA,
    BEN,
    SCRIPT,
    agreed,
    at,
    begins,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
    with_answers,
)
from tests.store.helpers.scenario import FOLDER, View, new_disk

LISTS = ("open.json", "notebook.json", "2026/03/month.json", "2026/04/month.json", "2026/05/month.json")
NEXT: tuple[dict[str, Any], ...] = (
    {"next": "go_on", "look_back": "2026-07-01"},
    {"next": "smaller", "words": {"act": "a little"}, "look_back": "2026-07-02"},
    {"next": "change", "words": {"who": "second", "act": "something else"}},
    {"next": "rest", "look_back": "2026-08-01"},
    {"next": "let_go"},
)


class Life:
    """Some weeks of a couple, in conversations alone."""

    def __init__(self, seed: int) -> None:
        self.chance = Random(seed)
        self.disk = new_disk()
        self.store: Store = open_store(FOLDER, disk=self.disk)
        self.store.set_people(ANA, BEN)
        self.now = datetime.fromisoformat("2026-03-02T20:00:00+01:00")
        self.under_way: list[Conversation] = []
        self.number = 0

    def live(self) -> None:
        self.begin()
        for _ in range(self.chance.randint(5, 40)):
            self.now += timedelta(minutes=self.chance.choice((3, 600, 4000)))
            self.chance.choice((self.begin, self.talk, self.talk, self.talk, self.go_back, self.finish))()

    def begin(self) -> None:
        self.number += 1
        id_ = f"{self.now.date()}T2015-{self.number:04x}"
        script = {**SCRIPT, "id": self.chance.choice(("repair", "weekly"))}
        first = {**begins(self.chance.choice("ab")), "at": self.now.isoformat()}
        conversation = Conversation(id_, script, self.now.isoformat(), (first,))
        self.store.begin(conversation)
        self.under_way.append(conversation)

    def talk(self) -> None:
        if not self.under_way:
            return
        conversation = self.under_way.pop(self.chance.randrange(len(self.under_way)))
        step = f"step{len(conversation.answers)}"
        record = self.chance.choice((self.words, self.agree, self.note, self.notes, self.look_back))(step)
        conversation = with_answers(conversation, {**record, "at": self.now.isoformat()})
        self.store.save(conversation)
        self.under_way.append(conversation)

    def words(self, step: str) -> dict[str, Json]:
        return {**stored_answer(step, "some words", of=self.chance.choice(("first", "second")))}

    def agree(self, step: str) -> dict[str, Json]:
        record = agreed(step, f"act {self.number}", who=self.chance.choice(("first", "second", "both")))
        rhythm = {"rhythm": "FREQ=WEEKLY;BYDAY=SU", "turn": None} if self.chance.random() < 0.3 else {}
        return {**record, "value": {**record["value"], **rhythm}}  # type: ignore[dict-item]

    def note(self, step: str) -> dict[str, Json]:
        return {**notebook_line(step, f"line {step}", of=self.chance.choice(("first", "second", "both")))}

    def notes(self, step: str) -> dict[str, Json]:
        items = [{"id": str(n), "text": f"item {n}"} for n in range(self.chance.randint(0, 3))]
        return {**stored_answer(step, {"part": "needs", "items": items}, kind="keep", of="both")}

    def look_back(self, step: str) -> dict[str, Json]:
        agreements = self.store.agreements()
        if not agreements:
            return self.agree(step)
        return {**look_back(step, self.chance.choice(agreements).id, **self.chance.choice(NEXT))}

    def go_back(self) -> None:
        """Take the last answer back."""
        if self.under_way and len(self.under_way[-1].answers) > 1:
            conversation = self.under_way.pop()
            shorter = with_answers(
                conversation_with(conversation.id, script=str(conversation.script["id"])),
                *conversation.answers[:-1],
            )
            self.store.save(shorter)
            self.under_way.append(shorter)

    def finish(self) -> None:
        if self.under_way:
            conversation = self.under_way.pop(self.chance.randrange(len(self.under_way)))
            self.store.finish(conversation, self.now.isoformat(), done=self.chance.random() < 0.8)


def lived(seed: int) -> Life:
    life = Life(seed)
    life.live()
    life.store.close()
    return life


def shown(disk: MemoryDisk) -> View:
    """Return all that a newly opened store shows."""
    with open_store(FOLDER, disk=disk) as store:
        return {
            "people": store.people(),
            "begins": store.begins_next(),
            "agreements": store.agreements(),
            "closed": sorted(store.closed_agreements(), key=lambda each: each.id),
            "unfinished": store.unfinished(),
            "ended": store.recent_headers(100),
            "done": [(store.times_done(script), store.last_done(script)) for script in ("repair", "weekly")],
            "notebook": store.notebook(),
            "wrong": [*store.unreadable_files(), *store.missing_files(), *store.missing_conversations()],
        }


def remove(disk: MemoryDisk, *names: str) -> list[str]:
    """Remove files, and return those that were there."""
    there = [name for name in names if disk.exists(FOLDER / name)]
    for name in there:
        disk.remove(FOLDER / name)
        disk.sync_folder((FOLDER / name).parent)
    return there


@pytest.mark.parametrize("seed", range(scaled(60)))
def test_rebuilt_lists_are_as_they_were(seed: int) -> None:
    life = lived(seed)
    whole = shown(life.disk)
    chance = Random(seed)
    for names in (*((name,) for name in LISTS), tuple(chance.sample(LISTS, 2)), LISTS):
        disk = life.disk.killed()
        removed = remove(disk, *names)
        with open_store(FOLDER, disk=disk) as store:
            assert sorted(store.rebuild_files()) == sorted(removed)
            assert store.rebuild_files() == []
        assert shown(disk) == whole, names


@pytest.mark.parametrize("seed", range(scaled(20)))
def test_rebuilt_people_are_as_they_were(seed: int) -> None:
    life = lived(seed)
    whole = shown(life.disk)
    remove(life.disk, "store.json")
    with open_store(FOLDER, disk=life.disk) as store:
        assert store.missing_files() == ["store.json"]
        store.rebuild_people(ANA, BEN)
    assert shown(life.disk) == whole


def test_names_and_all_lists_can_be_lost_at_once() -> None:
    life = lived(5)
    whole = shown(life.disk)
    remove(life.disk, "store.json", *LISTS)
    with open_store(FOLDER, disk=life.disk) as store:
        store.rebuild_people(ANA, BEN)
        store.rebuild_files()
    assert shown(life.disk) == whole


ONE, TWO = "2026-03-14T2015-00a1", "2026-03-15T2015-00a2"


def with_changes_between_conversations(disk: MemoryDisk) -> None:
    """Save three agreements, two of which end between conversations."""
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(ANA, BEN)
        one = conversation_with(ONE, begins("b"), *(agreed(name, name) for name in ("tea", "walk", "call")))
        store.save(one)
        store.finish(one, at("2026-03-14", 40))
        for name in ("tea", "walk"):
            store.change_agreement(f"{ONE}::{name}", at("2026-05-02"), {"next": "let_go", "done": True})
        store.change_agreement(
            f"{ONE}::tea", at("2026-05-03"), {"next": "take_up", "look_back": "2026-06-01"}
        )


def acts(store: Store) -> tuple[list[str], list[str]]:
    return [each.act for each in store.agreements()], [each.act for each in store.closed_agreements()]


def test_other_files_tell_what_ended_between_conversations() -> None:
    disk = new_disk()
    with_changes_between_conversations(disk)
    remove(disk, "open.json")
    with open_store(FOLDER, disk=disk) as store:
        store.rebuild_files()
        # That the tea was taken up again was only in open.json.
        assert acts(store) == (["call"], ["tea", "walk"])
        assert all(each.history[-1].row["done"] for each in store.closed_agreements())


def test_months_are_left_alone_when_only_open_json_is_lost() -> None:
    disk = new_disk()
    with_changes_between_conversations(disk)
    remove(disk, "open.json")
    month = str(FOLDER / "2026/05/month.json")
    before = disk.names_now[month]
    with open_store(FOLDER, disk=disk) as store:
        assert store.rebuild_files() == ["open.json"]
    assert disk.names_now[month] == before


def test_look_backs_are_rebuilt_in_the_order_of_their_times() -> None:
    disk = new_disk()
    later = {"next": "go_on", "look_back": "2026-07-01"}
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(ANA, BEN)
        one = conversation_with(ONE, begins("a"), agreed("tea", "tea"))
        store.save(one)
        two = conversation_with(TWO, look_back("back", f"{ONE}::tea", day="2026-03-15", next="go_on"))
        store.save(two)
        store.save(with_answers(one, look_back("again", f"{ONE}::tea", day="2026-04-01", **later)))
    whole = shown(disk)
    remove(disk, "open.json")
    with open_store(FOLDER, disk=disk) as store:
        store.rebuild_files()
        (tea,) = store.agreements()
        assert [item.at[:10] for item in tea.history] == ["2026-03-15", "2026-04-01"]
    assert shown(disk) == whole


def test_agreement_of_a_lost_month_is_closed_again_rather_than_open() -> None:
    disk = new_disk()
    with_changes_between_conversations(disk)
    remove(disk, "2026/05/month.json")
    with open_store(FOLDER, disk=disk) as store:
        assert store.rebuild_files() == ["2026/05/month.json"]
        assert acts(store) == (["call", "tea"], ["walk"])
        (walk,) = store.closed_agreements()
        assert (walk.who, walk.history[-1].at[:10]) == ("b", "2026-05-01")


def test_nobody_is_given_what_belongs_to_the_other() -> None:
    disk = new_disk()
    with_changes_between_conversations(disk)
    whole = shown(disk)
    remove(disk, "store.json")
    with open_store(FOLDER, disk=disk) as store:
        with pytest.raises(Exception, match=r"store\.json is missing, and your names are in it"):
            store.set_people(BEN, ANA)
        with pytest.raises(Exception, match=r"store\.json is missing"):
            store.set_setting("theme", "linen")
        with pytest.raises(Exception, match=r"store\.json is missing"):
            store.begins_next()
        assert [each.who for each in store.agreements()] == ["b", "b"]
    assert not disk.exists(FOLDER / "store.json")
    with open_store(FOLDER, disk=disk) as store:
        store.rebuild_people(ANA, BEN)
    assert shown(disk) == whole | {"begins": "a"}


def rebuild(store: Store) -> None:
    store.rebuild_people(ANA, BEN)
    store.rebuild_files()


def lost_everything() -> tuple[MemoryDisk, View]:
    life = lived(11)
    assert life.number > 2
    whole = shown(life.disk)
    remove(life.disk, "store.json", *LISTS)
    return life.disk, whole


def crashes() -> list[MemoryDisk]:
    """Return the disk after each operation of a rebuild."""
    disk, _ = lost_everything()
    found: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk) as store:
        disk.after = lambda: found.append(disk.killed())
        rebuild(store)
        disk.after = lambda: None
    return found


@pytest.mark.slow
def test_rebuild_can_be_killed_at_any_moment_and_run_again() -> None:
    _, whole = lost_everything()
    states = crashes()
    assert len(states) > 20
    for killed in states:
        for disk in killed.without_power():
            with open_store(FOLDER, disk=disk) as store:
                if "store.json" in store.missing_files():
                    store.rebuild_people(ANA, BEN)
                store.rebuild_files()
            assert shown(disk) == whole


def test_rebuild_can_be_repeated_after_an_error() -> None:
    start, whole = lost_everything()
    for number in range(0, 200, 5):
        disk = start.killed()
        faulty = FaultyDisk(disk, at=number, error=errno.ENOSPC)
        with open_store(FOLDER, disk=faulty) as store:
            faulty.armed = True
            try:
                rebuild(store)
            except StoreError:
                faulty.armed = False
                rebuild(store)
            faulty.armed = False
        assert shown(disk) == whole


def test_ended_conversation_on_its_way_to_its_month_is_no_loss() -> None:
    disk = new_disk()
    one, two = (conversation_with(id_, begins("a"), agreed("tea", "tea")) for id_ in (ONE, TWO))
    states: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(ANA, BEN)
        store.save(one)
        store.finish(one, at("2026-03-14", 40))
        store.save(two)
        disk.after = lambda: states.append(disk.killed())
        store.finish(two, at("2026-03-15", 40))
        disk.after = lambda: None
    for state in states:
        before = shown(state.killed())
        remove(state, "open.json")
        with open_store(FOLDER, disk=state) as store:
            store.rebuild_files()
            assert store.unfinished() == before["unfinished"]
        after = shown(state)
        assert before["wrong"] == after["wrong"] == []
        assert {name: after[name] for name in after if name != "begins"} == {
            name: before[name] for name in after if name != "begins"
        }
