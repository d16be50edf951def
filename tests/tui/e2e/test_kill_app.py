"""The real app, killed in a terminal while typing."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from scripts.loading.open_script import open_script
from tests.tui.helpers.killed_app import KilledApp
from tests.tui.helpers.pty_terminal import AppForker

pytestmark = pytest.mark.slow

KILLS = 26
"""Kills per script."""


START_STEPS = (("i-statements", "sentence"), ("reflective-listening", "topic"))


@pytest.mark.parametrize(("script", "step"), START_STEPS)
def test_killed_app_loses_no_confirmed_answer(
    forker: AppForker, tmp_path: Path, script: str, step: str
) -> None:
    run = KilledApp(forker, tmp_path / "first", open_script(script), step, Random())
    run.begin()
    for _ in range(KILLS):
        run.resume_type_and_die()
    assert sum(run.confirmed) > 3
    assert script != "i-statements" or run.drafts


def test_check_detects_an_app_that_saves_too_late(forker: AppForker, tmp_path: Path) -> None:
    script, step = START_STEPS[0]
    run = KilledApp(
        forker,
        tmp_path / "first",
        open_script(script),
        step,
        Random(),
        mutant="confirms before it saves",
        drafts=9,
    )
    run.begin()

    def kill_a_few() -> None:
        for _ in range(12):
            run.resume_type_and_die()

    with pytest.raises(AssertionError):
        kill_a_few()
