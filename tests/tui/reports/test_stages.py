"""The stages of a conversation: names, places, and progress."""

from __future__ import annotations

from functools import partial
from random import Random

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Json
from scripts.autoplay.random_answers import random_answer
from scripts.loading.loader import load_script
from scripts.loading.open_script import open_script
from scripts.model import Block, Source
from scripts.script_info import ScriptInfo, list_scripts
from tests.scripts.helpers.small_scripts import play
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.step_catalogue import every_step
from tui.reports.stages import LIBRARY_STAGES, done_in_stage, stage_at, stages_of
from tui.text.couple import Couple

COUPLE = Couple(ANA, BEN)
OLD = {"on_three"}
"""Steps of saved conversations that the library no longer has."""


@pytest.mark.parametrize("name", LIBRARY_STAGES)
def test_library_scripts_begin_with_the_opening_and_end_with_the_closing(name: str) -> None:
    names = [stage.name for stage in stages_of(open_script(name), COUPLE)]
    assert names[0] == "Opening"
    assert names[-1] == "Closing"
    assert 3 <= len(names) <= 6


@pytest.mark.parametrize("name", LIBRARY_STAGES)
def test_names_of_library_stages_belong_to_steps_of_the_script(name: str) -> None:
    assert set(LIBRARY_STAGES[name]) - OLD <= {node.id for node in open_script(name).steps}


@pytest.mark.parametrize("info", list_scripts(), ids=lambda info: info.id)
def test_no_stage_of_a_library_script_is_left_out(info: ScriptInfo) -> None:
    script = open_script(info.id)
    stages = stages_of(script, COUPLE)
    collecting = {node.id for node in script.steps if isinstance(node, Block) and node.kind == "collect"}
    filled_in_alone = {number for number, stage in enumerate(stages) if collecting & set(stage.steps)}
    for seed in range(8):
        rng = Random(seed)
        played = play(script, partial(_random_once_begun, rng))
        asked = [state for state, _ in played if isinstance(state, AwaitingAnswer)]
        if not any(ask.step.kind == "stop" for ask in asked):
            seen = {stage_at(stages, ask.key[0], ask.key[1]) for ask in asked} | filled_in_alone
            assert seen == set(range(len(stages))), [stage.name for stage in stages]


def _random_once_begun(rng: Random, state: AwaitingAnswer | AwaitingFact) -> Json:
    return "yes" if state.key[1] == "frame_good_now" else random_answer(state, rng)


def test_each_partner_has_a_stage_for_a_turn() -> None:
    stages = stages_of(open_script("reflective-listening"), COUPLE)
    named = {place: stages[stage_at(stages, place, "piece")].name for place in ("share.1/x.1", "share.2/x.1")}
    assert named == {"share.1/x.1": "Ana’s turn", "share.2/x.1": "Ben’s turn"}
    assert stages[stage_at(stages, "", "frame_to_keep")].name == "Closing"


def test_blocks_of_other_scripts_are_named_after_their_ids() -> None:
    names = [stage.name for stage in stages_of(every_step(), COUPLE)]
    assert names == ["Opening", "Share", "Picture", "A small step", "Word"]


def test_progress_in_a_stage_counts_its_steps() -> None:
    stage = stages_of(open_script("weekly-check-in"), COUPLE)[0]
    assert done_in_stage(stage, "", stage.steps[0]) == 0
    assert done_in_stage(stage, "", stage.steps[-1]) == 1 - 1 / len(stage.steps)


def test_progress_never_falls_when_the_other_partner_begins() -> None:
    stages = stages_of(open_script("weekly-check-in"), COUPLE)
    for block, steps in ((block, steps) for stage in stages for block, steps in stage.turns.items()):
        stage = stages[stage_at(stages, f"{block}.1", steps[0])]
        done = [
            done_in_stage(stage, f"{block}.{turn}", step) for turn in (1, 2) for step in dict.fromkeys(steps)
        ]
        assert done == sorted(set(done)), block
        assert done[-1] < 1, block


def test_authors_name_stages_in_the_words() -> None:
    flow = (
        "format: 1\nid: x\nversion: 1.0.0\nminutes: 5\ngroup: listen\nframe: no\nsteps:\n  - say: hello\n"
        "  - turns: share\n    steps:\n      - ask: hurt\n        of: speaker\n        answer: text\n"
        "  - part: more\n    steps:\n      - say: thanks\n  - agree: action\n"
    )
    words = (
        "# X\n\n## hello\nHello.\n\n## hurt\nWhat hurt?\n\n## thanks\nThanks.\n\n"
        "## stage_names\n- hello: Welcome\n- share: {{ speaker }}’s story\n- action: Next week\n"
    )
    stages = stages_of(load_script(Source(flow, words)), COUPLE)
    assert [stage.name for stage in stages] == ["Welcome", "Ana’s story", "Ben’s story", "Next week"]
    assert stages[stage_at(stages, "share.2", "hurt")].name == "Ben’s story"
