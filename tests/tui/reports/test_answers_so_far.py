"""Answers both may see: whose they are."""

from __future__ import annotations

import pytest

from scripts import Answer
from tests.tui.helpers.app import ANA, BEN
from tests.tui.helpers.step_catalogue import every_step
from tui.reports.answers_so_far import answers_so_far
from tui.text.couple import Couple


@pytest.mark.parametrize("who", ["first", "second", "both"])
def test_agreement_is_the_one_of_whoever_does_it(who: str) -> None:
    script = every_step()
    step = next(node.id for node in script.steps if node.kind == "agree")
    agreed = Answer("", step, "agree", "both", {"act": "I’ll call.", "who": who, "look_back": "2026-03-16"})
    (shown,) = answers_so_far(script, [agreed], (), Couple(ANA, BEN))
    assert (shown.of, shown.is_agreement) == (who, True)
