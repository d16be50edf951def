"""Agreements as one sentence."""

from __future__ import annotations

import pytest

from scripts.agreement_sentence import agreement_sentence

WASH = "Wash the dishes"


@pytest.mark.parametrize(
    ("cue", "act", "reads"),
    [
        ("If I am late", "I will call", "If I am late, I will call."),
        ("when dinner is over,", "We wash up.", "When dinner is over, we wash up."),
        ("If i am late", "i will say that i'm late", "If I am late, I will say that I'm late."),
        ("Even if I am tired", "I listen", "Even if I am tired, I listen."),
        ("right after work", "You walk", "Right after work, you walk."),
        ("After six", "Ben cooks", "After six: Ben cooks."),
        ("When we eat", "No phones", "When we eat: No phones."),
        ("When we eat", "no phones", "When we eat, no phones."),
        ("When we eat", "A timer rings", "When we eat: A timer rings."),
        ("After dinner", "Let us walk", "After dinner: Let us walk."),
        ("If it rains", "On Sundays I cook", "If it rains: On Sundays I cook."),
        ("When it is late", "If we are tired we stop", "When it is late: If we are tired we stop."),
        ("we are home by seven", WASH, "When we are home by seven: Wash the dishes."),
        ("We're tired", "one of us says so", "When we're tired, one of us says so."),
        ("It’s late", "I call", "When it’s late, I call."),
        ("i'm late", "I call", "When I'm late, I call."),
        ("one evening a week", "Ana cooks", "One evening a week: Ana cooks."),
        ("Sunday evening", "We walk", "Sunday evening: We walk."),
        ("Today is busy", "we rest", "Today is busy: we rest."),
        ("Even Jo cooks", "I wash up", "Even Jo cooks: I wash up."),
        ("My mother calls", "I pick up", "My mother calls: I pick up."),
        ("dinner is over.", WASH, "Dinner is over: Wash the dishes."),
        ("wenn ich spät komme", "ich rufe an!", "Wenn ich spät komme: ich rufe an!"),
        ("om vi er i hagen", "Vi dekker bordet", "Om vi er i hagen: Vi dekker bordet."),
        (None, "no phones at dinner", "No phones at dinner."),
        (None, "when we eat, I put my phone away", "When we eat, I put my phone away."),
        (None, "é meia-noite: dormimos", "É meia-noite: dormimos."),
        (None, "七時に電話します。", "七時に電話します。"),
        ("遅くなる時、", "電話します。", "遅くなる時: 電話します。"),
        (None, "मैं फ़ोन करूँगा।", "मैं फ़ोन करूँगा।"),
        (None, "زنگ می‌زنم؟", "زنگ می‌زنم؟"),
        (None, "i call when i am late", "I call when I am late."),
        (" . ", "We walk", "We walk."),
    ],
)
def test_cue_and_act_form_a_sentence(cue: str | None, act: str, reads: str) -> None:
    assert agreement_sentence(act, cue) == reads
