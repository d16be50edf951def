"""A failed save leaves the session as it was."""

from itertools import count
from pathlib import Path
from random import Random

import pytest

from scripts import Finished, Json, Script
from scripts.loading.open_script import open_script
from store import ConversationNotFound, Store, StoreError, open_store
from tests.store.helpers.faulty_disk import FaultyDisk
from tests.store.helpers.memory_disk import MemoryDisk
from tests.tui.helpers.script_pack import write_pack
from tests.tui.helpers.sessions import position_of, random_value, start_session
from tui.session.conversation_session import ConversationSession

FOLDER = Path("/home")


def new_disk() -> MemoryDisk:
    disk = MemoryDisk()
    disk.make_folder(FOLDER)
    disk.sync_folder(FOLDER.parent)
    return disk


def advance(session: ConversationSession, values: list[Json]) -> None:
    """Give the next answer, or finish."""
    if (number := len(session.progress.answers)) < len(values):
        session.answer(values[number])
    else:
        session.finish("words")


def at_rest(session: ConversationSession) -> object:
    """Return everything that must only change with a save."""
    return session.progress, position_of(session.state), session.unrevealed, session.conversation


def kept(store: Store, session: ConversationSession) -> list[tuple[Json, Json]]:
    return [(answer["step"], answer["value"]) for answer in store.conversation(session.id).answers]


@pytest.fixture(scope="module")
def script(tmp_path_factory: pytest.TempPathFactory) -> Script:
    return open_script(str(write_pack(tmp_path_factory.mktemp("pack"))))


def test_failed_save_leaves_state_unchanged(script: Script) -> None:
    with open_store(FOLDER, disk=new_disk()) as store:
        whole, values, rng = start_session(script, store), list[Json](), Random(1)
        while not isinstance(whole.state, Finished):
            values.append(random_value(whole, rng))
            advance(whole, values)
        whole.finish("words")
        left, agreed = kept(store, whole), len(store.agreements())
    # Fail at the first answer, the first of every kind, and the end.
    kinds = [answer.kind for answer in whole.progress.answers]
    numbers = sorted({kinds.index(kind) for kind in kinds} | {len(values)})

    refused = 0
    for number in numbers:
        for at in count():
            disk = new_disk()
            faulty = FaultyDisk(disk, at=at, error=5, for_ever=at % 2 == 0, late=at % 3 == 0)
            with open_store(FOLDER, disk=faulty) as store:
                session = start_session(script, store)
                while len(session.progress.answers) < number:
                    advance(session, values)
                before = at_rest(session)
                faulty.armed = True
                try:
                    advance(session, values)
                except StoreError:
                    refused += 1
                    assert at_rest(session) == before
                    check_intact(disk.killed(), session.id, number)
                faulty.armed = False
                while not session.conversation.ended:
                    advance(session, values)
                assert (kept(store, session), len(store.agreements())) == (left, agreed)
            if not faulty.was_hit:
                break
    assert (refused > 40, agreed) == (True, 1)


def check_intact(disk: MemoryDisk, id_: str, answers: int) -> None:
    """Check that the old answers are saved, perhaps one more."""
    with open_store(FOLDER, disk=disk) as store:
        assert store.unreadable_files() == []
        try:
            found = store.conversation(id_)
        except ConversationNotFound:
            assert answers == 0
        else:
            assert found.ended or len(found.answers) in (answers, answers + 1)
