"""Tests of unreadable folders and files.

They are named with a reason, and the rest stays usable.
"""

from pathlib import Path

import pytest

from store import StoreError, open_store
from store.errors import short_path
from tests.store.helpers.records import at, conversation_with, stored_answer

ONE, TWO, THREE = "2026-03-14T2015-00a1", "2026-03-15T2015-00a2", "2026-03-16T2015-00a3"


@pytest.mark.parametrize("read_only", [False, True])
@pytest.mark.parametrize(
    ("path", "why"),
    [
        (Path("/dev/null"), "there’s a file where a folder should be"),
        (Path("/dev/null/data"), "there’s a file where a folder should be"),
        (Path("/" + "long" * 1250), "the name is too long"),
    ],
)
def test_impossible_folder_is_named_with_the_reason(path: Path, why: str, read_only: bool) -> None:
    with pytest.raises(StoreError) as refused:
        open_store(path, read_only=read_only)
    said = str(refused.value)
    assert short_path(path) in said
    assert why in said
    assert len(said) < 300


def test_uncreatable_folder_is_named() -> None:
    if not Path("/proc/self").exists():
        pytest.skip("there is no such place here")
    with pytest.raises(StoreError, match=r"/proc/foo: a file or folder is missing"):
        open_store(Path("/proc/foo"))


def test_long_path_is_shortened_in_the_middle() -> None:
    assert short_path(Path("/home/couple")) == "/home/couple"
    short = short_path(Path("/home/" + "x" * 5000 + "/turnabout"))
    assert len(short) < 90
    assert short.startswith("/home/x")
    assert short.endswith("x/turnabout")


def test_unreadable_conversation_is_named_others_listed(folder: Path) -> None:
    with open_store(folder) as store:
        for id_ in (ONE, TWO, THREE):
            store.save(conversation_with(id_, stored_answer("hurt", id_)))
        store.finish(conversation_with(ONE), at("2026-03-14", 30), done=True)
    names = [f"2026/03/{id_}.json" for id_ in (ONE, TWO)]
    for name in names:
        (folder / name).unlink()
        (folder / name).mkdir()
    with open_store(folder) as store:
        assert [conversation.id for conversation in store.iter_conversations()] == [THREE]
        assert store.unreadable_files() == names
        (folder / names[0]).rmdir()
        store.save(conversation_with(THREE, stored_answer("hurt", "and more")))
