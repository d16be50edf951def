"""The lines that tell what happened to an agreement."""

from __future__ import annotations

import pytest

from store import Json
from tests.tui.helpers.agreement_screens import NAMES, TODAY, make_agreement
from tui.text.agreement_history import history_lines


def test_history_lists_every_kind_of_change() -> None:
    day = {"at": "2026-03-10T20:00:00+01:00"}
    lines = list(
        history_lines(
            make_agreement(
                1,
                {**day, "outcome": "not_yet", "did": "I forgot.", "next": "go_on", "look_back": "2026-03-12"},
                {
                    **day,
                    "words": {"act": "Tea", "cue": "We cook", "who": "b"},
                    "before": {"act": "We make cocoa", "cue": "It is cold", "who": "a"},
                },
                {**day, "outcome": "kept", "did": "It was easy.", "landed": "It was good."},
                {**day, "look_back": "2026-03-20", "next": "later"},
                {**day, "next": "rest", "look_back": "2026-04-20"},
                {**day, "next": "let_go"},
                {**day, "next": "take_up", "look_back": "2026-05-01"},
                {**day, "words": {"rhythm": "FREQ=DAILY", "turn": "b"}, "before": {"rhythm": None}},
                {**day, "skip": "2026-03-16"},
                {**day, "swap": "2026-03-17"},
                {**day, "words": {"rhythm": None, "turn": None}, "before": {"rhythm": "FREQ=DAILY"}},
                {**day, "words": {"cue": None, "sign": None}, "before": {"cue": "We cook", "sign": "Sleep"}},
                {
                    **day,
                    "words": {"instead": "Call", "end": "2026-04-01"},
                    "before": {"instead": None, "end": None},
                },
                {**day, "words": {"instead": "Text"}, "before": {"instead": "Call"}},
                {**day, "words": {"end": None}, "before": {"end": "2026-04-01"}},
                {**day, "next": "let_go", "done": True},
                who="b",
            ),
            NAMES,
            TODAY,
        )
    )
    assert lines == [
        "10 March: done.",
        "10 March: it no longer has an end date.",
        "10 March: “What we’ll do then” used to say “Call.”",
        "10 March: you added “Call” under “What we’ll do then.” It ends on 1 April.",
        "10 March: edited. It used to say “When we cook: Tea.” You deleted “Sleep” from “How we’ll know.”",
        "10 March: it stopped repeating.",
        "10 March: swapped the turn on Tuesday 17 March.",
        "10 March: skipped the turn on Monday 16 March.",
        "10 March: it repeats every day, taking turns; Ben first.",
        "10 March: started again.",
        "10 March: ended.",
        "10 March: paused.",
        "10 March: next check-in on 20 March.",
        "10 March: you checked in: kept. Ben: “It was easy.” Ana: “It was good.”",
        "10 March: edited. It used to say “When it is cold, we make cocoa.” Ben took it over.",
        "10 March: you checked in: not yet. Ana: “I forgot.”",
        "1 March: agreed.",
    ]


def test_shared_history_names_speakers_when_known() -> None:
    item: dict[str, Json] = {"at": "2026-03-10", "outcome": "kept", "did": "Easy.", "landed": "Late."}
    for more, quotes in (
        ({"begins": "b"}, "Ben: “Easy.” Ana: “Late.”"),
        ({}, "“Easy.” “Late.”"),
    ):
        of_both = make_agreement(1, {**item, **more}, who="both")
        assert next(history_lines(of_both, NAMES, TODAY)) == f"10 March: you checked in: kept. {quotes}"


@pytest.mark.parametrize(
    ("words", "line"),
    [("Easy", "kept. “Easy.”"), ("Was it?", "kept. “Was it?”"), ("Easy.", "kept. “Easy.”")],
)
def test_history_lines_end_with_one_punctuation_mark(words: str, line: str) -> None:
    item: dict[str, Json] = {"at": "2026-03-10", "outcome": "kept", "did": words}
    assert (
        next(history_lines(make_agreement(1, item, who="both"), NAMES, TODAY))
        == f"10 March: you checked in: {line}"
    )
    changed: dict[str, Json] = {"at": "2026-03-10", "words": {"act": "Tea"}, "before": {"act": words}}
    ending = f"It used to say “{words.removesuffix('.')}{'' if words.endswith('?') else '.'}”"
    assert next(history_lines(make_agreement(1, changed), NAMES, TODAY)).endswith(ending)
