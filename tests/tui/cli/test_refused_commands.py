"""A command that is refused or fails leaves nothing behind."""

import errno
import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import Store, StoreError, open_store
from store.storage.file_system import LocalDisk
from tests.tui.conftest import Turnabout
from tests.tui.helpers.agreement_records import agree
from tests.tui.helpers.script_pack import FLOW, write_pack
from tui.demo import generator

Write = Callable[..., Path]

ANSWERS = """\
begins: b
hurt: The dishes.
unsaid: Nothing.
tired: 7
action: We cook on Mondays.
"""
REFUSED = {
    "no such script": ("play nowhere --random", ""),
    "broken script": ("play broken.yaml --random", ""),
    "no answers file": ("play FLOW --answers nowhere", ""),
    "no answers in it": ("play FLOW --answers FILE", "- a\n"),
    "unknown step": ("play FLOW --answers FILE", "tyred: 7\n"),
    "first answer": ("play FLOW --answers FILE", "begins: Ana\n"),
    "missing answer": ("play FLOW --answers FILE", ANSWERS.replace("tired: 7\n", "")),
    "last answer": ("play FLOW --answers FILE", f"{ANSWERS}word: [a, b]\n"),
    "line left over": ("play FLOW --answers FILE", '{"place": "", "step": "x", "of": "both", "value": 1}\n'),
    "export of nothing": ("export --out /nowhere/x", ""),
    "titles without calendar": ("export --titles words --out x", ""),
    "no such conversation": ("open nowhere", ""),
    "demo of none": ("demo --conversations 0", ""),
}


@pytest.fixture(params=["no folder", "empty folder", "used folder", "folder of others"])
def folder(request: pytest.FixtureRequest, turnabout: Turnabout, data: Path) -> Path:
    """A data folder as a command may find it."""
    if request.param != "no folder":
        data.mkdir()
    if request.param == "used folder":
        assert turnabout("play", "i-statements", "--random", "--seed", 1, "--save").status == 0
    elif request.param == "folder of others":
        (data / "mine.txt").write_text("mine")
    return data


def found_in(folder: Path) -> dict[str, bytes | None]:
    """Return all paths with their content, except the note of the lock."""
    paths = [folder, *sorted(folder.rglob("*"))] if folder.exists() else []
    return {
        str(path): path.read_bytes() if path.is_file() and path.name != "lock" else None for path in paths
    }


@pytest.mark.parametrize("case", REFUSED)
def test_refused_command_leaves_no_trace(
    turnabout: Turnabout,
    written: Write,
    tmp_path: Path,
    folder: Path,
    case: str,
) -> None:
    command, answers = REFUSED[case]
    write_pack(tmp_path / "pack", flow=FLOW.replace("from: 0 to 10", "from: ten")).rename(
        tmp_path / "broken.yaml"
    )
    flow, file = write_pack(tmp_path / "pack"), written(answers)
    before, around = found_in(folder), sorted(tmp_path.rglob("*"))
    paths = {"FLOW": flow, "FILE": file, "broken.yaml": tmp_path / "broken.yaml"}
    arguments = [paths.get(part, part) for part in command.split()]
    done = turnabout(*arguments, *(["--save"] if "play" in command else []))
    assert done.status in (1, 2), done.out
    assert done.out == ""
    assert found_in(folder) == before
    assert sorted(tmp_path.rglob("*")) == around


def test_play_that_ends_before_anything_is_said_leaves_no_trace(
    turnabout: Turnabout, written: Write, data: Path
) -> None:
    answers = ["--answers", written("good_now: not_now\n"), "--keep", "agreed"]
    done = turnabout("play", "i-statements", *answers, "--save", "--json")
    assert done.status == 0, done.err
    assert done.lines[-1] == {"finished": True, "conversation": None}
    assert not data.exists()


def test_saved_play_asks_about_what_was_saved_before(
    turnabout: Turnabout, written: Write, data: Path
) -> None:
    agree(data, {"tea": "2026-05-02"})
    done = turnabout("play", "look-back", "--random", "--save", "--json")
    (due,) = (line["value"] for line in done.lines if line.get("step") == "due_now" and line["of"] == "house")
    assert [each["act"] for each in due] == ["tea"]


class FullDisk(LocalDisk):
    """A disk that is full after some writes."""

    def __init__(self, writes: int) -> None:
        self.left = writes

    def write(self, handle: int, data: memoryview) -> int:
        self.left -= 1
        if self.left < 0:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return super().write(handle, data)


@pytest.mark.parametrize("writes", range(3))
def test_full_disk_leaves_no_empty_conversation(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch, writes: int
) -> None:
    agree(data, {})
    disk = FullDisk(writes)

    def opened(folder: Path, *, read_only: bool = False) -> Store:
        return open_store(folder, disk=disk, read_only=read_only)

    monkeypatch.setattr("tui.commands._passphrase.open_store", opened)
    with monkeypatch.context() as patching:
        # What is removed makes room again.
        patching.setattr("store.operations.delete_conversation.delete_conversation", _with_room(disk))
        done = turnabout("play", "i-statements", "--random", "--save")
    assert "full" in done.sentence
    with open_store(data) as store:
        assert all(store.conversation(header.id).answers for header in store.unfinished())


def _with_room(disk: FullDisk) -> Callable[..., None]:
    from store.operations.delete_conversation import delete_conversation

    def delete(*arguments: object) -> None:
        disk.left = 100
        delete_conversation(*arguments)  # type: ignore[arg-type]

    return delete


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("fault", [KeyboardInterrupt, StoreError("The disk is full.")])
def test_failed_demo_can_be_tried_again(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch, exists: bool, fault: BaseException
) -> None:
    if exists:
        data.mkdir()
    with monkeypatch.context() as patching:
        patching.setattr("tui.commands.demo.fill_store", _failing(fault))
        assert turnabout("demo", "--conversations", 3).status in (1, 130)
    assert (data.exists(), found_in(data)) == (exists, {str(data): None} if exists else {})
    assert turnabout("demo", "--conversations", 1).status == 0


def _failing(fault: BaseException) -> Callable[..., Iterator[int]]:
    def fill(*arguments: object) -> Iterator[int]:
        yield next(generator.fill_store(*arguments))  # type: ignore[arg-type]
        raise fault

    return fill
