"""An agreement as one sentence, however its two parts were begun."""

from __future__ import annotations

import pytest

from scripts.sentence import sentence

WASH = "Wash the dishes"


@pytest.mark.parametrize(
    ("cue", "act", "reads"),
    [
        ("If I am late", "I will call", "If I am late, I will call."),
        ("when dinner is over,", "We wash up.", "When dinner is over, we wash up."),
        ("After six", "Ben cooks", "After six, Ben cooks."),
        ("we are home by seven", WASH, "When we are home by seven, Wash the dishes."),
        ("We're tired", "one of us says so", "When we're tired, one of us says so."),
        ("It’s late", "I call", "When it’s late, I call."),
        ("I'm late", "I call", "When I'm late, I call."),
        ("one evening a week", "Ana cooks", "One evening a week: Ana cooks."),
        ("Sunday evening", "We walk", "Sunday evening: we walk."),
        ("dinner is over.", WASH, "Dinner is over: Wash the dishes."),
        ("wenn ich spät komme", "ich rufe an!", "Wenn ich spät komme: ich rufe an!"),
        (None, "no phones at dinner", "no phones at dinner."),
        (" . ", "We walk", "We walk."),
    ],
)
def test_a_cue_leads_to_the_act_however_it_is_begun(cue: str | None, act: str, reads: str) -> None:
    assert sentence({"act": act, "cue": cue}) == reads
