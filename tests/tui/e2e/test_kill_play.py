"""`kill -9` while a conversation is played and saved: no line that was printed is ever lost."""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.tui.helpers.kill_checks import Play, UninterruptedPlay, WorkerProcess, exported, whole_lines
from tests.tui.helpers.script_pack import write_pack
from tests.tui.helpers.tmpfs import scratch
from tui.cli import main

pytestmark = pytest.mark.slow

LIBRARY = [("i-statements", 1, "words"), ("repair", 2, "agreed"), ("reflective-listening", 1, "agreed")]
HOWS = {"write": ("before", "half", "after")}
EARLIER = """\
moment: We laughed.
action: {act: I will cook on Mondays., who: first, look_back: 2020-01-01}
tired: 3
hurt: The dishes.
unsaid: Nothing.
"""


@pytest.fixture(scope="module")
def folders() -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix="turnabout-", dir=scratch()))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture(scope="module")
def children() -> Iterator[WorkerProcess]:
    forking = WorkerProcess()
    yield forking
    forking.close()


@pytest.fixture(scope="module")
def wholes(folders: Path, children: WorkerProcess) -> list[UninterruptedPlay]:
    """The plays, some in a new folder and some after an earlier evening whose agreement is due."""
    flow = str(write_pack(folders / "pack"))
    answers, before = folders / "earlier.yaml", folders / "before"
    answers.write_text(EARLIER)
    assert main(["play", flow, "--answers", str(answers), "--save", "--data", str(before)]) == 0
    plays = [
        *(Play(flow, seed, keep, before, folders) for seed, keep in ((27, "words"), (4, "agreed"))),
        *(Play(flow, seed, keep, None, folders) for seed, keep in ((5, "words"), (3, "agreed"))),
        *(Play(script, seed, keep, None, folders) for script, seed, keep in LIBRARY),
    ]
    return [UninterruptedPlay.of(play, children) for play in plays]


def test_the_plays_are_worth_it(wholes: list[UninterruptedPlay]) -> None:
    lines = [line for whole in wholes for line in whole.lines]
    decisions = [
        d
        for line in lines
        if line["kind"] == "reveal" and line["value"] is not True
        for d in line["value"].values()
    ]
    assert {"show", "keep"} <= {d for d in decisions if isinstance(d, str)}
    assert any(isinstance(d, dict) for d in decisions)
    assert {"agree", "keep", "look_back"} <= {line["kind"] for line in lines if line["value"] is not None}
    became = {line["value"]["next"] for line in lines if line["kind"] == "look_back" and line["value"]}
    assert became == {"let_go", "change"}


def test_killing_itself_at_an_operation_of_the_disk_loses_nothing(
    wholes: list[UninterruptedPlay], children: WorkerProcess
) -> None:
    before, rng = children.killed, Random(1)
    for whole in wholes:
        times = 23 if whole.play.script.endswith(".yaml") else 9
        for n, (at, how) in enumerate(moments(whole, times, rng)):
            folder = whole.play.folder(f"{how}-{n}")
            printed, killed = children.play(whole.play, folder, die_at=at, die_how=how)
            assert killed
            whole.check(folder, printed)
    assert children.killed - before >= 110


def moments(whole: UninterruptedPlay, times: int, rng: Random) -> Iterator[tuple[int, str]]:
    """Operations to die at: every kind of them alike, before, in the middle and after."""
    kinds = sorted(set(whole.operations))
    for n in range(times):
        kind = kinds[n % len(kinds)]
        at = rng.choice([i for i, name in enumerate(whole.operations) if name == kind])
        yield at, rng.choice(HOWS.get(kind, ("before", "after")))


def test_killing_from_outside_at_any_moment_loses_nothing(
    wholes: list[UninterruptedPlay], children: WorkerProcess
) -> None:
    before, rng, n = children.killed, Random(), 0
    while children.killed - before < 110:
        (whole,), n = (
            rng.choices(wholes, [3 if w.play.script.endswith(".yaml") else 1 for w in wholes]),
            n + 1,
        )
        folder = whole.play.folder(f"outside-{n}")
        moment = (rng.randrange(len(whole.lines)), rng.uniform(0, 0.006))
        printed, _ = children.play(whole.play, folder, kill_after=moment)
        whole.check(folder, printed)
        assert n < 400


def test_killing_the_command_itself_loses_nothing(wholes: list[UninterruptedPlay]) -> None:
    command = str(Path(sys.executable).with_name("turnabout"))
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    for n, whole in enumerate(wholes[1:6]):
        folder = whole.play.folder("command")
        arguments = [command, *whole.play.arguments, "--data", str(folder)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=quiet) as process:
            assert process.stdout
            first = "".join(process.stdout.readline() for _ in range(2 * n))
            process.send_signal(signal.SIGKILL)
            printed = whole_lines(first + process.stdout.read())
        assert process.returncode == -signal.SIGKILL
        assert 2 * n <= len(printed) <= len(whole.lines)
        whole.check(folder, printed)


@pytest.mark.parametrize("mutant", ["confirms before it saves", "writes in place"])
def test_a_product_that_did_otherwise_would_be_found_out(
    wholes: list[UninterruptedPlay], children: WorkerProcess, mutant: str
) -> None:
    whole = wholes[0]
    operations = [at for at, name in enumerate(whole.operations) if name in ("write", "sync")][4:]

    def kill_a_dozen() -> None:
        for at in Random(2).sample(operations, 12):
            folder = whole.play.folder(f"{mutant}-{at}")
            printed, _ = children.play(whole.play, folder, die_at=at, die_how="before", mutant=mutant)
            whole.check(folder, printed)

    with pytest.raises(AssertionError):
        kill_a_dozen()


def test_what_is_there_from_before_stays(wholes: list[UninterruptedPlay]) -> None:
    whole = wholes[0]
    (earlier,) = whole.play.earlier["conversations"]
    assert earlier in whole.left["conversations"]
    assert [each["act"] for each in exported(whole.play.folder("again"))["agreements"]] == [
        "I will cook on Mondays."
    ]
