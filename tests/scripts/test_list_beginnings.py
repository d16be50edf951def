"""Keys that say what a list begins with: groups of feelings, and entries of the last time."""

from __future__ import annotations

import pytest

from scripts import AwaitingFact
from scripts.loading.loader import ScriptError
from tests.scripts.helpers.small_scripts import make_script, play


@pytest.mark.parametrize(
    ("steps", "why"),
    [
        ("- ask: x\n  answer: feelings\n  opens_at: bored", "`opens_at` only works with a group of feelings"),
        ("- ask: x\n  answer: needs\n  opens_at: hurt", "`opens_at` doesn’t work with `answer: needs`"),
        (
            "- ask: x\n  answer: list\n- for_each: y\n  in: x\n  last_time: yes\n  steps:\n    - say: z",
            "`last_time` only works with a part of the notebook.",
        ),
    ],
)
def test_beginnings_that_make_no_sense_are_refused(steps: str, why: str) -> None:
    with pytest.raises(ScriptError) as caught:
        make_script(steps)
    assert why in str(caught.value)


def test_entries_of_the_last_time_are_asked_for() -> None:
    steps = "- for_each: y\n  in: notebook.topics\n  at_most: 1\n{}  steps:\n    - say: z"
    for key, last_time in (("  last_time: yes\n", True), ("", False)):
        facts = [
            state for state, _ in play(make_script(steps.format(key))) if isinstance(state, AwaitingFact)
        ]
        assert [(fact.fact, fact.last_time) for fact in facts if fact.fact == "notebook"] == [
            ("notebook", last_time)
        ]
