"""The command line: arguments, the data folder, and errors."""

import errno
import json
import os
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest

from store import open_store
from store.storage.file_system import LocalDisk
from tests.tui.conftest import Turnabout
from tests.tui.helpers.script_pack import write_pack
from tui.demo import generator

COMMAND = str(Path(sys.executable).with_name("turnabout"))
COMMANDS = ("scripts", "play", "export", "agreements", "due")
PLAY = ("play", "i-statements", "--random", "--seed", "1")
USUAL = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
NARROW = {**USUAL, "PYTHONIOENCODING": "ascii"}


def run_process(
    *arguments: object, env: dict[str, str] = USUAL, **more: Any
) -> subprocess.CompletedProcess[str]:
    """Run the command in its own process."""
    command = [COMMAND, *map(str, arguments)]
    piped = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE} | more
    return subprocess.run(command, env=env, text=True, check=False, **piped)


@pytest.mark.slow
@pytest.mark.parametrize("zone", ["UTC+25", "UTC-24", "Nowhere/Land"])
def test_impossible_time_zone_is_no_error(data: Path, zone: str) -> None:
    played = run_process(*PLAY, "--save", "--data", data, env={**USUAL, "TZ": zone})
    assert (played.returncode, played.stderr) == (0, "")
    for command in ("due", "agreements", "export"):
        done = run_process(command, "--data", data, env={**USUAL, "TZ": zone})
        assert (done.returncode, done.stderr) == (0, "")


def test_version_and_help(turnabout: Turnabout) -> None:
    assert turnabout("--version").out == f"turnabout {version('turnabout')}\n"
    helped = turnabout("--help")
    assert (helped.status, helped.err) == (0, "")
    for command in COMMANDS:
        assert command in helped.out.split()
        assert turnabout(command, "--help").out.startswith(f"usage: turnabout {command} ")


def test_version_loads_nothing_else() -> None:
    program = "import sys, tui.cli.main\ntry: tui.cli.main.main(['--version'])\nexcept SystemExit: print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.splitlines()[-1].split())
    assert "tui.cli.main" in loaded
    assert not loaded & {
        "textual",
        "rich",
        "pydantic",
        "jinja2",
        "yaml",
        "tinydb",
        "markdown_it",
        "platformdirs",
    }


@pytest.mark.parametrize(
    "arguments",
    [
        "play",
        "play i-statements",
        "play i-statements --random --answers x",
        "play i-statements --random --seed one",
        "play i-statements --random --keep everything",
        "export --format pdf",
        "scripts --nothing",
        "agreements more",
        "due today",
        "--data",
        "--nothing scripts",
    ],
)
def test_invalid_arguments_are_a_usage_error(turnabout: Turnabout, arguments: str) -> None:
    done = turnabout(*arguments.split())
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("usage: turnabout")
    assert "error: " in done.err


def test_scripts_lists_all_scripts(turnabout: Turnabout) -> None:
    rows = json.loads(turnabout("scripts", "--json").out)
    ids = [row["id"] for row in rows]
    assert {"i-statements", "milestones", "reflective-listening", "repair", "role-reversal"} < set(ids)
    assert {"setback", "weekly-check-in"} < set(ids)
    assert not {"opening", "closing"} & set(ids)
    for row in rows:
        assert list(row) == ["id", "title", "minutes", "depth", "group", "pack", "version", "why_it_works"]
        assert len(row["minutes"]) == 2
    lines = turnabout("scripts").out.splitlines()
    assert [line.split()[0] for line in lines] == ids
    assert all(row["title"] in line for row, line in zip(rows, lines, strict=True))


def test_data_folder_from_option_or_environment(
    turnabout: Turnabout, data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, after, own = tmp_path / "before", tmp_path / "after", tmp_path / "own"
    assert turnabout("--data", before, *PLAY, "--save").status == 0
    assert turnabout(*PLAY, "--save", "--data", after).status == 0
    assert (before.exists(), after.exists(), data.exists()) == (True, True, False)
    assert turnabout(*PLAY, "--save").status == 0
    assert data.exists()
    monkeypatch.setattr("platformdirs.user_data_path", lambda *_, **__: own)
    monkeypatch.delenv("TURNABOUT_DATA")
    assert turnabout(*PLAY, "--save").status == 0
    assert (own / "lock").exists()
    assert "no such home folder" in turnabout("export", "--data", "~nobody-of-this-name/x").sentence


def test_data_files_are_readable_by_owner_only(turnabout: Turnabout, data: Path) -> None:
    data.mkdir(mode=0o755)
    before = os.umask(0)
    try:
        assert turnabout(*PLAY, "--save").status == 0
    finally:
        os.umask(before)
    modes = {path: path.stat().st_mode & 0o777 for path in (data, *data.rglob("*"))}
    assert len(modes) > 6
    assert {mode for path, mode in modes.items() if path.is_dir()} == {0o700}
    assert {mode for path, mode in modes.items() if path.is_file()} == {0o600}


def test_commands_read_while_another_process_writes(turnabout: Turnabout, data: Path) -> None:
    assert turnabout(*PLAY, "--save").status == 0
    exported = turnabout("export").out
    with open_store(data):
        assert f"already open in another window (process {os.getpid()}" in turnabout(*PLAY, "--save").sentence
        assert turnabout("export").out == exported
        assert turnabout("agreements").status == 0
    assert turnabout("export").out == exported


@pytest.mark.parametrize("inside", ["", "inside"])
def test_file_in_place_of_data_folder_is_an_error(turnabout: Turnabout, tmp_path: Path, inside: str) -> None:
    (tmp_path / "file").write_text("mine")
    for arguments in ((*PLAY, "--save"), ("export",), ("export", "--format", "json"), ("agreements",)):
        said = turnabout(*arguments, "--data", tmp_path / "file" / inside).sentence
        assert any(words in said for words in ("safe", "Nothing was changed", "nothing was created"))
    assert (tmp_path / "file").read_text() == "mine"


@pytest.mark.parametrize("error", [errno.EACCES, errno.EROFS])
def test_read_only_folder_can_be_read(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    assert turnabout(*PLAY, "--save").status == 0
    exported = turnabout("export").out

    def fail(*_: object) -> None:
        raise OSError(error, os.strerror(error))

    for operation in ("lock", "create", "remove", "make_folder", "replace"):
        monkeypatch.setattr(LocalDisk, operation, fail)
    assert "is read-only" in turnabout(*PLAY, "--save").sentence
    assert turnabout("export").out == exported
    assert "Couldn’t save" in turnabout(*PLAY, "--save", "--data", data / "none").sentence
    assert "no folder" in turnabout("agreements", "--data", data / "none").sentence


def test_inaccessible_folder_is_an_error(turnabout: Turnabout, tmp_path: Path) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o000)
    if os.access(closed, os.R_OK):
        pytest.skip("root is refused nothing")
    for arguments in ((*PLAY, "--save"), ("export",), ("agreements",)):
        assert "have permission" in turnabout(*arguments, "--data", closed / "data").sentence
    assert "Couldn’t open" in turnabout("play", closed / "x.yaml", "--random").sentence
    closed.chmod(0o700)


def test_full_disk_stops_play_after_last_saved_line(
    turnabout: Turnabout, data: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flow, really_write = write_pack(data.parent / "pack"), LocalDisk.write
    whole = turnabout(
        "play", flow, "--random", "--seed", 4, "--save", "--json", "--data", data.parent / "whole"
    )
    for room in range(0, 24, 3):
        written = 0

        def write(self: LocalDisk, handle: int, data: memoryview, room: int = room) -> int:
            nonlocal written
            written += 1
            if written > room:
                raise OSError(errno.ENOSPC, "full")
            return really_write(self, handle, data)

        monkeypatch.setattr(LocalDisk, "write", write)
        folder = data.parent / f"data-{room}"
        done = turnabout("play", flow, "--random", "--seed", 4, "--save", "--json", "--data", folder)
        monkeypatch.setattr(LocalDisk, "write", really_write)
        assert "the disk is full" in done.sentence
        assert done.lines == whole.lines[: len(done.lines)]
        with open_store(folder, read_only=True) as store:
            kept = list(store.iter_conversations())
        # One answer more may be saved than was printed: its file was written, but not yet its effects.
        # Once it has ended, what was withheld or passed over is no longer in it.
        unfinished = [each for each in kept if not each.ended]
        assert [len(each.answers) - len(done.lines) for each in unfinished] in ([0], [1], [])
        assert unfinished or not kept or done.lines == whole.lines[:-1]
        assert kept or not done.lines


def test_closed_pipe_stops_play(data: Path) -> None:
    command = [COMMAND, *PLAY, "--save", "--json", "--data", str(data)]
    pipes: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True, "env": USUAL}
    with subprocess.Popen(command, **pipes) as process:
        assert process.stdout
        assert process.stderr
        first = json.loads(process.stdout.readline())
        process.stdout.close()
        said = process.stderr.read()
    assert (process.returncode, said) == (1, "")
    with open_store(data) as store:
        (header,) = store.unfinished()
        assert store.conversation(header.id).answers[0]["step"] == first["step"]


@pytest.mark.slow
@pytest.mark.parametrize("arguments", [PLAY, ("export",), ("--help",)])
def test_closed_or_full_output_does_not_crash(data: Path, arguments: tuple[str, ...]) -> None:
    data.mkdir()
    shell = ["sh", "-c", 'exec "$0" "$@" >&-', COMMAND, *arguments, "--data", str(data)]
    closed = subprocess.run(shell, stderr=subprocess.PIPE, text=True, check=False, env=USUAL)
    assert (closed.returncode, closed.stderr) == (0, "")
    if (full := Path("/dev/full")).exists():
        with full.open("w") as stdout:
            done = run_process(*arguments, "--data", data, stdout=stdout)
        assert done.returncode == 1
        assert done.stderr == "turnabout: Couldn’t read or write the output: No space left on device.\n"


@pytest.mark.slow
def test_narrow_encoding_escapes_characters(data: Path, tmp_path: Path) -> None:
    flow, answers = write_pack(tmp_path / "pack"), tmp_path / "answers"
    answers.write_text("tired: 1\nhurt: naïve 👩‍👩‍👧\nunsaid: –\naction: déjà vu\n", encoding="utf-8")
    arguments = ("play", flow, "--answers", answers, "--data", data)
    played = run_process(*arguments, "--save", "--json", env=NARROW)
    assert (played.returncode, played.stderr) == (0, "")
    assert played.stdout.isascii()
    assert "naïve 👩‍👩‍👧" in [json.loads(line).get("value") for line in played.stdout.splitlines()]
    found = json.loads(run_process("export", "--format", "json", "--data", data, env=NARROW).stdout)
    assert [agreement["act"] for agreement in found["agreements"]] == ["déjà vu"]
    for command in (("export",), ("agreements", "--json")):
        done = run_process(*command, "--data", data, env=NARROW)
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout.isascii()
    assert "na\\xefve" in run_process(*arguments, env=NARROW).stdout


def test_help_shows_demo_conversation_count(turnabout: Turnabout) -> None:
    assert f"number of conversations (default: {generator.DEFAULT_COUNT})" in turnabout("demo", "--help").out
