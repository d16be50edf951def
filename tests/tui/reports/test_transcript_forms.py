"""Answers of the wrong form, as another program may have written them, are shown as they are."""

from __future__ import annotations

from typing import Any

import pytest

from scripts import Answer
from scripts.engine_types import PARTNERS
from scripts.loading.open_script import open_script
from scripts.model import Step, iter_nodes
from scripts.script_info import list_scripts
from tests.store.helpers.records import ANA, BEN
from tui.reports.transcript import answer_text
from tui.text.couple import Couple

WRONG: tuple[Any, ...] = (
    "word",
    "",
    7,
    2.5,
    True,
    [],
    ["word"],
    [7],
    [["word"]],
    [{"id": "a"}],
    {},
    {"a": {"b": "c"}},
)


def steps_by_type() -> dict[str, tuple[str, Step]]:
    """Return a script and a step for each type of answer."""
    return {
        node.shape.type: (info.id, node)
        for info in list_scripts()
        for node in iter_nodes(open_script(info.id).steps)
        if isinstance(node, Step) and node.kind == "ask" and node.shape
    }


STEPS = steps_by_type()


@pytest.mark.parametrize("type_", STEPS)
def test_any_value_has_a_text(type_: str) -> None:
    script, step = STEPS[type_]
    pronouns = Couple(ANA, BEN).pronouns
    assert set(pronouns) == set(PARTNERS)
    for value in WRONG:
        answer = Answer("", step.id, "ask", "first", value)
        assert isinstance(answer_text(open_script(script), step, answer, pronouns, {}), str)
