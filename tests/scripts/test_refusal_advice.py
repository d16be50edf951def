"""A refused answer is told what to write instead, and that fits."""

from __future__ import annotations

import re

import pytest

from scripts import Json
from tests.scripts.test_validation import BACK, rejection

SUGGESTION = re.compile(r"`(\w+): (\w+)`")
OWNERS = ("first", "second", "both", "a", "", None, 1, ["first"])


@pytest.mark.parametrize("of", ["first", "second", "both", "either"])
def test_refused_owner_is_told_which_ones_fit(of: str) -> None:
    steps = f"- agree: x\n  of: {of}"
    why = {str(who): rejection(steps, "x", {"act": "call", "who": who}) for who in OWNERS}
    fitting = {who for who, refused in why.items() if refused is None}
    assert 2 <= len(fitting) < len(OWNERS)
    for refused in filter(None, why.values()):
        assert set(SUGGESTION.findall(refused)) == {("who", who) for who in fitting}


@pytest.mark.parametrize("name", ["outcome", "next", "begins", "words"])
@pytest.mark.parametrize("value", ["a", "hand_over", "both", "", 1, ["kept"], {"act": "x"}])
def test_refused_look_back_is_told_what_fits(name: str, value: Json) -> None:
    why = rejection("- look_back: x", "x", {**BACK, name: value})
    assert why is not None
    found = SUGGESTION.findall(why)
    assert found
    for field, fitting in found:
        again = rejection("- look_back: x", "x", {**BACK, field: fitting, "look_back": "2026-05-01"})
        # With another next step, it may ask for the words or the day that go with it.
        assert again is None or again.startswith(f"With `{field}: {fitting}`")
