"""All operations that change a data folder, by name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from functools import cache, partial

from store import Homework, Store
from tests.store.helpers import private_conversations
from tests.store.helpers.march_conversations import ONE, THREE
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.private_conversations import disk_with_private_answers
from tests.store.helpers.records import ANA, BEN, at, stored_answer
from tests.store.helpers.scenario import STEPS, views_and_disks
from tests.store.helpers.sealed_folders import ANAS, BENS, CODE, NEW, OTHER_CODE
from tests.torture.starting_disks import (
    COPY,
    HOMEWORK,
    LATE,
    LISTS,
    NEW_PACK,
    NOON,
    PACK,
    disk_with_copy,
    disk_with_damage,
    disk_with_many_backups,
    disk_with_old,
    disk_with_photos,
    disk_without,
    full_disk,
    restored_disk,
    sealed_disk,
)

NOW = at("2026-05-30")
LATER = NOON + timedelta(days=90)
AFTER_A_YEAR = NOON + timedelta(days=409)


@dataclass(frozen=True)
class Operation:
    """A change that is confirmed when `do` returns.

    It starts on the disk that `start` returns, and it happens wholly or not at all, unless it is `repeated`: then
    doing it again completes it. If `shown_is_saved`, what a new window shows after a kill is never lost again.
    Afterward, the words in `gone` are nowhere on the disk, and nobody reads those in
    `hidden` without a passphrase.
    """

    name: str
    do: Callable[[Store], object]
    start: Callable[[], MemoryDisk] = full_disk
    gone: tuple[bytes, ...] = ()
    hidden: tuple[bytes, ...] = ()
    repeated: bool = False
    shown_is_saved: bool = False


@cache
def _scenario_disks() -> list[MemoryDisk]:
    return views_and_disks()[1]


def _scenario_disk(number: int) -> MemoryDisk:
    return _scenario_disks()[number].killed()


def _restore_older(store: Store) -> None:
    [*_, oldest] = [each for each in store.backups() if not each.whole]
    store.restore(store.plan_restore(store.read_backup(oldest.name)), LATER)


def _restore_replaced(store: Store) -> None:
    [*_, whole] = [each for each in store.backups() if each.whole]
    store.restore(store.plan_restore(store.read_backup(whole.name)), LATER)


def _draw(store: Store) -> None:
    store.note_drawn_card("repair", "card", "one", day="2026-04-03", rest=30)


def _correct(store: Store) -> None:
    store.correct_answers(ONE, [{**stored_answer("hurt", "the pots"), "corrected": NOW}])


def _saving() -> Iterator[Operation]:
    for number, step in enumerate(STEPS):
        yield Operation(f"save: {step.name}", step.do, partial(_scenario_disk, number), shown_is_saved=True)


ALL = (b"the dishes", b"say sorry", b"half a sentence", b"Ana")

OPERATIONS: tuple[Operation, ...] = (
    *_saving(),
    Operation("save a setting", lambda store: store.set_setting("theme", "linen")),
    Operation("note a drawn card", _draw),
    Operation("add a task", lambda store: store.add_tasks(["Water the plants"], NOW)),
    Operation("mark as resolved", lambda store: store.mark_resolved(LATE)),
    Operation("delete a conversation", lambda store: store.delete_conversation(ONE), gone=(b"the dishes",)),
    Operation(
        "delete what is unfinished",
        lambda store: store.delete_conversation(THREE),
        gone=ALL[1:3],
    ),
    Operation("keep for a year", lambda store: store.keep_for(1)),
    Operation("delete what is old", lambda store: store.delete_next_announced(AFTER_A_YEAR), disk_with_old),
    Operation("delete an agreement", lambda store: store.delete_agreement(f"{ONE}::walk", NOW)),
    Operation("delete a notebook entry", lambda store: store.delete_entry(f"{ONE}::calm"), gone=(b"quiet",)),
    Operation("correct an answer", _correct, gone=(b"the dishes",)),
    Operation(
        "erase private answers",
        lambda store: store.erase_private_answers("a"),
        disk_with_private_answers,
        gone=(private_conversations.ANAS,),
    ),
    Operation("delete everything", lambda store: store.delete_everything(), gone=ALL),
    Operation(
        "delete everything but photos", lambda store: store.delete_everything(), disk_with_photos, gone=ALL
    ),
    Operation("back up", lambda store: store.back_up(NOON + timedelta(days=80))),
    Operation("back up if due", lambda store: store.back_up_if_due(LATER)),
    Operation(
        "back up and make room",
        lambda store: store.back_up(NOON + timedelta(days=75)),
        disk_with_many_backups,
    ),
    Operation("restore", _restore_older),
    Operation("restore what was replaced", _restore_replaced, restored_disk),
    Operation("repair", lambda store: store.repair(store.diagnose(), LATER), disk_with_damage),
    Operation("use a copy", lambda store: store.use_copy(COPY, LATER), disk_with_copy),
    Operation("delete a copy", lambda store: store.delete_copy(COPY, LATER), disk_with_copy),
    Operation(
        "rebuild lists", lambda store: store.rebuild_files(), partial(disk_without, *LISTS), repeated=True
    ),
    Operation(
        "rebuild the names", lambda store: store.rebuild_people(ANA, BEN), partial(disk_without, "store.json")
    ),
    Operation("install a pack", lambda store: store.install_pack("other", PACK)),
    Operation("install a pack with homework", lambda store: store.install_pack("other", PACK, HOMEWORK)),
    Operation("update a pack", lambda store: store.install_pack("dr-kim", NEW_PACK)),
    Operation("remove a pack", lambda store: store.remove_pack("dr-kim")),
    Operation("save homework", lambda store: store.save_homework([Homework("repair", "Once.")])),
    Operation("seal", lambda store: store.seal({"a": ANAS, "b": BENS}, CODE, LATER), hidden=ALL),
    Operation("unseal", lambda store: store.unseal(LATER), sealed_disk),
    Operation("set a passphrase", lambda store: store.set_passphrase("a", NEW), sealed_disk, hidden=ALL),
    Operation("remove a passphrase", lambda store: store.remove_passphrase("a"), sealed_disk, hidden=ALL),
    Operation(
        "replace the keys",
        lambda store: store.replace_keys({"a": NEW}, OTHER_CODE, LATER),
        sealed_disk,
        hidden=ALL,
    ),
    Operation(
        "save a sealed setting", lambda store: store.set_setting("theme", "linen"), sealed_disk, hidden=ALL
    ),
    Operation("back up what is sealed", lambda store: store.back_up(LATER), sealed_disk, hidden=ALL),
    Operation("restore what is sealed", _restore_older, sealed_disk, hidden=ALL),
    Operation(
        "delete a sealed conversation", lambda store: store.delete_conversation(ONE), sealed_disk, hidden=ALL
    ),
    Operation(
        "delete everything that is sealed", lambda store: store.delete_everything(), sealed_disk, hidden=ALL
    ),
)
