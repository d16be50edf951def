"""`turnabout due` and `turnabout agreements`: what is due, what stands, what was let go, and no trace of a look."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from store import open_store
from tests.store.couple import ANA
from tests.tui.agreed import TODAY, agree
from tests.tui.conftest import Turnabout
from tui.commands import agreements, due

DAYS = {"tea": "2026-05-02", "walk": "2026-05-03", "call": "2026-04-30", "rest": None}
DUE = ["Ana: call (look back on 2026-04-30)", "Ana: tea (look back on 2026-05-02)"]
STANDING = [DUE[1], "Ana: walk (look back on 2026-05-03)", DUE[0], "Ana: rest"]


@pytest.fixture(autouse=True)
def _today(monkeypatch: pytest.MonkeyPatch) -> None:
    for command in (due, agreements):
        monkeypatch.setattr(command, "now", lambda: TODAY)


def as_found(folder: Path) -> list[tuple[str, int, bytes]]:
    """Everything in a folder, to the byte and to the moment of its last change."""
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return [(str(path), path.stat().st_mtime_ns, path.read_bytes()) for path in files]


@pytest.mark.parametrize("command", ["due", "agreements --due"])
def test_what_is_due_today_and_before_is_listed_the_longest_waiting_first(
    turnabout: Turnabout, data: Path, command: str
) -> None:
    agree(data, DAYS, let_go="gone")
    done = turnabout(*command.split())
    assert (done.status, done.out.splitlines(), done.err) == (0, DUE, "")
    rows = json.loads(turnabout(*command.split(), "--json").out)
    assert [(row["act"], row["look_back"], row["state"]) for row in rows] == [
        ("call", "2026-04-30", "open"),
        ("tea", "2026-05-02", "open"),
    ]


def test_where_nothing_is_due_nothing_is_said(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"walk": "2026-05-03", "rest": None})
    done = turnabout("due")
    assert (done.status, done.out, done.err) == (0, "", "")
    assert turnabout("due", "--json").out == "[]\n"


@pytest.mark.parametrize("where", ["none", "none/inside", "file", "file/inside", "closed", "empty"])
def test_where_there_is_nothing_to_read_due_is_silent_and_makes_nothing(
    turnabout: Turnabout, tmp_path: Path, where: str
) -> None:
    (tmp_path / "file").write_text("mine")
    (tmp_path / "empty").mkdir(mode=0o755)
    (tmp_path / "closed").mkdir(mode=0o000)
    before = sorted(tmp_path.rglob("*"))
    for more, said in (((), ""), (("--json",), "[]\n")):
        done = turnabout("due", *more, "--data", tmp_path / where)
        assert (done.status, done.out, done.err) == (0, said, "")
    (tmp_path / "closed").chmod(0o700)
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("name", ["open.json", "store.json"])
def test_a_damaged_file_makes_due_silent(turnabout: Turnabout, data: Path, name: str) -> None:
    agree(data, DAYS)
    (data / name).write_text("{}")
    for more, said in (((), ""), (("--json",), "[]\n")):
        done = turnabout("due", *more)
        assert (done.status, done.out, done.err) == (0, said, "")


def test_a_look_leaves_the_folder_as_it_is_and_waits_for_nobody(turnabout: Turnabout, data: Path) -> None:
    agree(data, DAYS)
    (data / ".open.json.0a0a0a0a.tmp").write_text("half a file")
    (data / "lock").unlink()
    data.chmod(0o755)
    before = as_found(data)
    assert turnabout("due").out.splitlines() == DUE
    assert as_found(data) == before
    assert data.stat().st_mode & 0o777 == 0o755
    with open_store(data) as store:
        note = (data / "lock").read_bytes()
        assert turnabout("due").out.splitlines() == DUE
        assert (data / "lock").read_bytes() == note
        assert not store.read_only


def test_what_was_let_go_is_listed_with_the_rest_and_says_so(turnabout: Turnabout, data: Path) -> None:
    agree(data, DAYS, let_go="gone")
    assert turnabout("agreements").out.splitlines() == STANDING
    assert turnabout("agreements", "--all").out.splitlines() == [*STANDING, "Ana: gone (let go)"]
    states = [row["state"] for row in json.loads(turnabout("agreements", "--all", "--json").out)]
    assert states == ["open"] * 4 + ["closed"]
    both = turnabout("agreements", "--all", "--due")
    assert (both.status, both.out) == (2, "")


def test_a_month_that_cannot_be_read_is_named_where_it_is_missing(turnabout: Turnabout, data: Path) -> None:
    agree(data, DAYS)
    month = data / "2026" / "01" / "month.json"
    month.parent.mkdir()
    month.write_text("{}")
    done = turnabout("agreements", "--all")
    assert done.out.splitlines() == STANDING
    assert "2026/01/month.json, which is damaged" in done.sentence
    assert turnabout("agreements").status == turnabout("agreements", "--due").status == 0


def test_before_they_said_who_they_are_a_line_names_nobody(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"tea": "2026-05-02"})
    (data / "store.json").unlink()
    assert turnabout("due").out == "one of you: tea (look back on 2026-05-02)\n"


def test_a_name_is_no_command_for_a_terminal(turnabout: Turnabout, data: Path) -> None:
    agree(data, {"tea\nor 👩‍👩‍👧": "2026-05-02"}, ana=replace(ANA, name="A\x1b[2Jn\x9bé\x07\x7fa"))
    for command in ("due", "agreements"):
        assert turnabout(command).out == "A[2Jnéa: tea or 👩‍👩‍👧 (look back on 2026-05-02)\n"
