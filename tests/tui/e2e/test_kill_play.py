"""`kill -9` during a saved play loses no line."""

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

from tests.tui.helpers.kill_checks import Play, PlayForker, UninterruptedPlay, exported, whole_lines
from tests.tui.helpers.script_pack import write_pack
from tests.tui.helpers.tmpfs import scratch
from tui.cli.main import main

pytestmark = pytest.mark.slow

LIBRARY = [("i-statements", 1, "words"), ("repair", 2, "agreed"), ("reflective-listening", 1, "agreed")]
KILL_POINTS = {"write": ("before", "half", "after")}
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
def forker() -> Iterator[PlayForker]:
    process = PlayForker()
    yield process
    process.close()


@pytest.fixture(scope="module")
def plays(folders: Path, forker: PlayForker) -> list[UninterruptedPlay]:
    """Return plays in new folders and after an earlier conversation."""
    flow = str(write_pack(folders / "pack"))
    answers, before = folders / "earlier.yaml", folders / "before"
    answers.write_text(EARLIER)
    assert main(["play", flow, "--answers", str(answers), "--save", "--data", str(before)]) == 0
    plays = [
        *(Play(flow, seed, keep, before, folders) for seed, keep in ((27, "words"), (4, "agreed"))),
        *(Play(flow, seed, keep, None, folders) for seed, keep in ((5, "words"), (3, "agreed"))),
        *(Play(script, seed, keep, None, folders) for script, seed, keep in LIBRARY),
    ]
    return [UninterruptedPlay.of(play, forker) for play in plays]


def test_plays_cover_enough_operations(plays: list[UninterruptedPlay]) -> None:
    lines = [line for uninterrupted in plays for line in uninterrupted.lines]
    decisions = [
        d
        for line in lines
        if line["kind"] == "reveal" and line["value"] is not True
        for d in line["value"].values()
    ]
    assert {"show", "keep"} <= {d for d in decisions if isinstance(d, str)}
    assert any(isinstance(d, dict) for d in decisions)
    assert {"agree", "keep", "look_back"} <= {line["kind"] for line in lines if line["value"] is not None}
    next_actions = {line["value"]["next"] for line in lines if line["kind"] == "look_back" and line["value"]}
    assert next_actions == {"let_go", "change"}


def test_dying_at_any_disk_operation_loses_nothing(
    plays: list[UninterruptedPlay], forker: PlayForker
) -> None:
    before, rng = forker.killed, Random(1)
    for uninterrupted in plays:
        times = 23 if uninterrupted.play.script.endswith(".yaml") else 9
        for n, (at, how) in enumerate(kill_points(uninterrupted, times, rng)):
            folder = uninterrupted.play.folder(f"{how}-{n}")
            printed, killed = forker.play(uninterrupted.play, folder, die_at=at, die_how=how)
            assert killed
            uninterrupted.check(folder, printed)
    assert forker.killed - before >= 110


def kill_points(uninterrupted: UninterruptedPlay, times: int, rng: Random) -> Iterator[tuple[int, str]]:
    """Yield operations to die at, evenly by kind, and when."""
    kinds = sorted(set(uninterrupted.operations))
    for n in range(times):
        kind = kinds[n % len(kinds)]
        at = rng.choice([i for i, name in enumerate(uninterrupted.operations) if name == kind])
        yield at, rng.choice(KILL_POINTS.get(kind, ("before", "after")))


def test_kill_at_any_moment_loses_nothing(plays: list[UninterruptedPlay], forker: PlayForker) -> None:
    before, rng, n = forker.killed, Random(), 0
    while forker.killed - before < 110:
        (uninterrupted,), n = (
            rng.choices(plays, [3 if w.play.script.endswith(".yaml") else 1 for w in plays]),
            n + 1,
        )
        folder = uninterrupted.play.folder(f"outside-{n}")
        moment = (rng.randrange(len(uninterrupted.lines)), rng.uniform(0, 0.006))
        printed, _ = forker.play(uninterrupted.play, folder, kill_after=moment)
        uninterrupted.check(folder, printed)
        assert n < 400


def test_killed_command_loses_nothing(plays: list[UninterruptedPlay]) -> None:
    command = str(Path(sys.executable).with_name("turnabout"))
    quiet = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    for n, uninterrupted in enumerate(plays[1:6]):
        folder = uninterrupted.play.folder("command")
        arguments = [command, *uninterrupted.play.arguments, "--data", str(folder)]
        with subprocess.Popen(arguments, stdout=subprocess.PIPE, text=True, env=quiet) as process:
            assert process.stdout
            first = "".join(process.stdout.readline() for _ in range(2 * n))
            process.send_signal(signal.SIGKILL)
            printed = whole_lines(first + process.stdout.read())
        assert process.returncode == -signal.SIGKILL
        assert 2 * n <= len(printed) <= len(uninterrupted.lines)
        uninterrupted.check(folder, printed)


@pytest.mark.parametrize("mutant", ["confirms before it saves", "writes in place"])
def test_check_detects_broken_saving(plays: list[UninterruptedPlay], forker: PlayForker, mutant: str) -> None:
    uninterrupted = plays[0]
    operations = [at for at, name in enumerate(uninterrupted.operations) if name in ("write", "sync")][4:]

    def kill_a_dozen() -> None:
        for at in Random(2).sample(operations, 12):
            folder = uninterrupted.play.folder(f"{mutant}-{at}")
            printed, _ = forker.play(uninterrupted.play, folder, die_at=at, die_how="before", mutant=mutant)
            uninterrupted.check(folder, printed)

    with pytest.raises(AssertionError):
        kill_a_dozen()


def test_earlier_conversations_survive_a_kill(plays: list[UninterruptedPlay]) -> None:
    uninterrupted = plays[0]
    (earlier,) = uninterrupted.play.earlier["conversations"]
    assert earlier in uninterrupted.saved["conversations"]
    assert [each["act"] for each in exported(uninterrupted.play.folder("again"))["agreements"]] == [
        "I will cook on Mondays."
    ]
