"""Tests of lost files: noticed, named, and never taken for empty."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from store import ConversationNotFound, MissingFile, Store, open_store
from store.errors import MissingConversation
from store.storage.tinydb_files import Files
from tests.store.helpers.march_conversations import ONE, THREE, TWO, live_through_march
from tests.store.helpers.memory_disk import MemoryDisk
from tests.store.helpers.records import (
    ANA,
    BEN,
    agreed,
    at,
    begins,
    conversation_with,
    look_back,
    notebook_line,
    stored_answer,
    with_answers,
)
from tests.store.helpers.scenario import FOLDER, new_disk

MARCH = "2026/03/month.json"
MAY = "2026/05/month.json"
LISTS = ("store.json", "open.json", "notebook.json", MARCH, MAY)
GOLDEN = Path(__file__).parent / "golden" / "format-1"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with every kind of file.

    Nothing happened in May except that an agreement ended.
    """
    folder = tmp_path / "data"
    with open_store(folder) as store:
        live_through_march(store, agreed("other", "walk"))
        store.save(conversation_with(THREE, stored_answer("hurt", "the phone"), agreed("action", "call")))
        store.change_agreement(f"{ONE}::other", at("2026-05-02"), {"next": "let_go", "done": True})
    return folder


def bytes_of(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*.json")}


def asks(name: str) -> Callable[[Store], object]:
    """Return the question that this file answers."""
    return {
        "store.json": lambda store: store.people(),
        "open.json": lambda store: store.begin(conversation_with("2026-06-01T2015-00a9")),
        "notebook.json": lambda store: store.edit_entry(f"{ONE}::calm", "louder"),
    }[name]


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize("name", LISTS)
def test_lost_file_is_noticed_and_nothing_is_written(folder: Path, name: str, read_only: bool) -> None:
    (folder / name).unlink()
    before = bytes_of(folder)
    with open_store(folder, read_only=read_only) as store:
        assert store.missing_files() == [name]
        if name in LISTS[:3] and not (read_only and name != "store.json"):
            with pytest.raises(MissingFile, match=name):
                asks(name)(store)
        list(store.closed_agreements())
        if name == "open.json":
            assert store.unfinished() == []
            with pytest.raises(MissingFile, match=r"open\.json is missing"):
                store.check_lists()
    assert bytes_of(folder) == before


@pytest.mark.parametrize("name", LISTS)
def test_lost_list_is_read_as_unreadable(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with open_store(folder) as store, pytest.MonkeyPatch.context() as patching:
        patching.setattr(Files, "write", lambda *_: pytest.fail("nothing may be written"))
        if name == "store.json":
            for ask in (store.people, store.begins_next):
                with pytest.raises(MissingFile):
                    ask()
        store.agreements()
        store.notebook()
        list(store.closed_agreements())
        assert store.unreadable_files() == [name]


def test_whole_lost_month_is_noticed(folder: Path) -> None:
    shutil.rmtree(folder / "2026" / "03")
    with open_store(folder) as store:
        assert store.missing_files() == [MARCH]


def test_lost_month_is_noticed_after_a_rebuild(folder: Path) -> None:
    lost = [f"2026/03/{ONE}.json"]  # nothing is left of the other one
    shutil.rmtree(folder / "2026" / "03")
    with open_store(folder) as store:
        assert store.missing_conversations() == lost
        assert store.months_without_conversations([MARCH, MAY, "open.json"]) == ["2026/03", "2026/05"]
        store.rebuild_files()
        assert store.missing_files() == []
        assert store.missing_conversations() == lost
        assert store.months_without_conversations([MARCH]) == ["2026/03"]


@pytest.mark.parametrize("named_by", ["agreement", "look-back", "closed agreement", "notebook", "taken out"])
def test_anything_that_came_from_a_conversation_proves_it(tmp_path: Path, named_by: str) -> None:
    said = {
        "agreement": (agreed("tea", "make tea"),),
        "look-back": (look_back("back", f"{THREE}::tea", next="go_on"),),
        "closed agreement": (agreed("tea", "make tea"), look_back("back", f"{ONE}::tea", next="let_go")),
        "notebook": (notebook_line("calm", "quiet"),),
        "taken out": (notebook_line("calm", "quiet"),),
    }[named_by]
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        three = conversation_with(THREE, agreed("tea", "drink tea"))
        store.save(three)
        for each in (conversation_with(ONE, *said), three):
            store.save(each)
            store.finish(each, at("2026-04-01", 40))
        if named_by == "closed agreement":  # so that it's in another month, which stays
            store.change_agreement(f"{ONE}::tea", at("2026-05-02"), {"next": "take_up"})
            store.change_agreement(f"{ONE}::tea", at("2026-05-03"), {"next": "let_go"})
        if named_by == "taken out":
            store.delete_entry(f"{ONE}::calm")
    shutil.rmtree(tmp_path / "2026" / "03")
    with open_store(tmp_path) as store:
        store.rebuild_files()
        assert store.missing_conversations() == [f"2026/03/{ONE}.json"]
        store.delete_conversation(ONE)
        assert store.missing_conversations() == []


def test_lost_unfinished_conversation_stays_listed_and_can_be_deleted(folder: Path) -> None:
    name = f"2026/04/{THREE}.json"
    (folder / name).unlink()
    for _ in range(2):
        with open_store(folder) as store:
            assert (store.missing_files(), store.missing_conversations()) == ([name], [])
            assert [header.id for header in store.unfinished()] == [THREE]
            with pytest.raises(MissingConversation, match="A conversation can’t be rebuilt"):
                store.conversation(THREE)
            assert "call" in [agreement.act for agreement in store.agreements()]
    with open_store(folder) as store:
        store.delete_conversation(THREE)
        assert (store.missing_files(), store.unfinished()) == ([], [])


def test_lost_unfinished_conversation_without_effects_is_noticed(folder: Path) -> None:
    four = conversation_with("2026-04-02T0900-00a4")
    with open_store(folder) as store:
        store.begin(four)
        store.save(with_answers(four, stored_answer("hurt", "the dishes")))
    (folder / f"2026/04/{four.id}.json").unlink()
    with open_store(folder) as store:
        assert store.missing_files() == [f"2026/04/{four.id}.json"]
        assert four.id in [header.id for header in store.unfinished()]


def test_lost_ended_conversation_is_noticed(folder: Path) -> None:
    (folder / f"2026/03/{ONE}.json").unlink()
    with open_store(folder) as store:
        assert store.missing_conversations() == [f"2026/03/{ONE}.json"]
        with pytest.raises(MissingConversation):
            store.conversation(ONE)
        store.delete_conversation(ONE)
        assert store.missing_conversations() == []
        with pytest.raises(ConversationNotFound):
            store.conversation(ONE)


@pytest.mark.parametrize("name", ["store.json", "open.json", "notebook.json", MARCH])
def test_lost_file_is_noticed_in_folders_without_notes(tmp_path: Path, name: str) -> None:
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "data"))
    with open_store(folder) as store:
        assert store.missing_files() == []
    (folder / name).unlink()
    with open_store(folder) as store:
        assert store.missing_files() == [name]


def test_first_save_in_an_old_folder_notes_what_was_lost_before(tmp_path: Path) -> None:
    folder = Path(shutil.copytree(GOLDEN, tmp_path / "data"))
    (folder / "notebook.json").unlink()
    with open_store(folder) as store:
        with pytest.raises(MissingFile, match=r"notebook\.json"):
            store.begin(conversation_with("2026-06-01T2015-00a9"))
        assert store.missing_files() == ["notebook.json"]
    shutil.rmtree(folder / "2026" / "03")
    with open_store(folder) as store:
        assert store.missing_files() == ["notebook.json"]


def test_file_that_was_never_written_is_not_missing(tmp_path: Path) -> None:
    with open_store(tmp_path) as store:
        store.set_people(ANA, BEN)
        assert store.missing_files() == []
        store.save(conversation_with(ONE, stored_answer("hurt", "the dishes")))
        store.finish(conversation_with(ONE), at("2026-03-14", 40), done=True)
        assert store.missing_files() == []
        assert store.notebook() == []
    assert not (tmp_path / "notebook.json").exists()


def test_folder_without_partners_is_complete_after_any_kill() -> None:
    disk = new_disk()
    states: list[MemoryDisk] = []
    with open_store(FOLDER, disk=disk) as store:
        disk.after = lambda: states.append(disk.killed())
        store.begin(conversation_with(ONE, notebook_line("calm", "quiet")))
        disk.after = lambda: None
    for state in (found for killed in states for found in killed.without_power()):
        with open_store(FOLDER, disk=state) as store:
            assert (store.missing_files(), store.people()) == ([], None)


def test_files_of_others_prove_nothing(tmp_path: Path) -> None:
    for name in ("2026/03/photo.jpg", "2025/letter.txt", "drafts/essay.json", "2026/05/list.json"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("{}")
    with open_store(tmp_path) as store:
        assert (store.missing_files(), store.people()) == ([], None)
        store.set_people(ANA, BEN)


def test_lost_file_is_written_again_while_it_is_in_memory(folder: Path) -> None:
    with open_store(folder) as store:
        (folder / "store.json").unlink()
        (folder / "open.json").unlink()
        store.save(conversation_with(THREE, agreed("action", "ring")))
        store.set_setting("theme", "linen")
        assert store.people() == (ANA, BEN)
    with open_store(folder) as store:
        assert store.people() == (ANA, BEN)
        assert [agreement.act for agreement in store.agreements()] == ["ring"]
        assert store.missing_files() == []


def flushes(disk: MemoryDisk, do: Callable[[], object]) -> int:
    before = disk.flushes
    do()
    return disk.flushes - before


def test_notes_cost_nothing_after_the_first_conversation_of_a_month() -> None:
    disk = new_disk()
    with open_store(FOLDER, disk=disk) as store:
        store.set_people(ANA, BEN)
        costs = []
        for id_, person in ((ONE, "a"), (TWO, "b")):
            conversation = conversation_with(id_, begins(person))
            more = with_answers(conversation, agreed("action", "tea"), notebook_line("calm", "quiet"))
            begin = flushes(disk, lambda: store.begin(conversation))  # noqa: B023
            save = flushes(disk, lambda: store.save(more))  # noqa: B023
            finish = flushes(disk, lambda: store.finish(more, at(id_[:10], 40)))  # noqa: B023
            costs.append((begin, save, finish))
    (first, later) = costs
    assert later == (6, 6, 8)
    assert first[1] == later[1] + 2  # the notebook is noted
    assert first[2] == later[2] + 2  # the month is noted
