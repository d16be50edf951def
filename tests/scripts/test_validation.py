"""Validation of answers, and its messages."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import Any

import pytest

from scripts import Answer, AwaitingAnswer, AwaitingFact, Finished, InvalidHistory, Json, Replay
from scripts.autoplay.random_answers import random_answer
from scripts.engine.agreement_validation import CHANGED_FIELD_BY_ACTION
from scripts.engine.recurrence_rule import is_recurrence_rule
from scripts.engine.shape_validation import MAX_TEXT_CHARS
from scripts.engine.validation import validate_answer
from scripts.model import MAX_ITEMS
from store import StoreError
from store.rules.recurrence import DAY_CODES, Daily, Monthly, Recurrence, Weekly, parse_recurrence
from tests.scripts.helpers.small_scripts import answer_to, default_value, make_script

ITEMS = [{"id": "i1", "text": "Dishes"}, {"id": "i2", "text": "Taxes"}]
LIST = "- ask: tasks\n  answer: list\n"
RATE = f"{LIST}- ask: x\n  answer: ratings\n  rows: tasks\n  scales: {{time: 0 to 5}}"
CHOOSE = f"{LIST}- ask: x\n  answer: choice\n  choices_from: tasks\n  pick: 1 to 2"
AGREE = "- agree: x\n  of: first\n  needs: [sign]"
ACT = {"act": "call", "who": "first", "sign": "a bell"}
BACK = {"agreement": "d1", "outcome": "not_yet"}
REVEAL = (
    "- ask: hurt\n  of: first\n  answer: scale\n  from: 0 to 5\n  private: yes\n- reveal: x\n  show: [hurt]"
)
SCALE = "- ask: x\n  answer: scale\n  from: 0 to 5"
KEEP = "- keep: x\n  in: goals"
DUE = [{"id": "d1", "act": "Sit down", "who": "both"}]


def rejection(steps: str, step: str, value: Json) -> str | None:
    """Return why a value is invalid, or None.

    Tested where a script first asks the step.
    """
    replay = Replay(make_script(steps))
    while isinstance(state := replay.state, AwaitingAnswer | AwaitingFact):
        is_it = state.key[1] == step
        due = isinstance(state, AwaitingFact) and state.fact == "due" and step != "due"
        given = value if is_it and not due else DUE if due else default_value(state)
        after = replay.feed(answer_to(state, given))
        if is_it and not due:
            return after.reason if isinstance(after, InvalidHistory) else None
    raise AssertionError(f"{step} was never asked")


FITTING: list[tuple[str, Json]] = [
    ("- say: x", True),
    ("- talk: x", True),
    ("- talk: x\n  note: optional", "a line"),
    ("- ask: x\n  answer: text\n  optional: yes", None),
    ("- ask: x\n  answer: text", "{{ no }}"),
    ("- ask: x\n  answer: choice\n  choices: [yes, no]\n  pick: 0 to 2", []),
    (SCALE, 5),
    ("- ask: x\n  answer: feelings", ["my own word"]),
    ("- ask: x\n  answer: needs\n  pick: 2 to 2", ["rest", "help"]),
    ("- ask: x\n  answer: list\n  pick: 0 to 3", []),
    ("- ask: x\n  answer: who", "both"),
    ("- ask: x\n  answer: date", "2026-02-28"),
    (CHOOSE, ["i2"]),
    (RATE, {"i1": {"time": 0}, "i2": {"time": 5}}),
    (AGREE, ACT),
    (AGREE, {**ACT, "who": "both", "end": "2026-06-01"}),
    (AGREE, {**ACT, "rhythm": "FREQ=DAILY"}),
    (AGREE, {**ACT, "who": "both", "rhythm": "FREQ=WEEKLY;BYDAY=MO,TH", "turn": "second"}),
    (AGREE, None),
    (KEEP, {"part": "goals", "text": "rest"}),
    (f"{KEEP}\n  answer: list", {"part": "goals", "items": ITEMS}),
    (
        "- look_back: x",
        {"agreement": "d1", "outcome": "kept", "did": "it", "next": "go_on", "look_back": "2026-04-01"},
    ),
    ("- look_back: x", None),
    ("- look_back: x", {**BACK, "next": "smaller", "words": {"act": "Sit"}}),
    ("- look_back: x", {**BACK, "next": "change", "words": {"act": "Stand"}}),
    (
        "- look_back: x",
        {**BACK, "next": "change", "words": {"act": "Stand", "sign": "We sleep", "cue": None, "end": None}},
    ),
    ("- look_back: x", {**BACK, "next": "change", "words": {"act": "Stand", "end": "2026-05-01"}}),
    ("- look_back: x", {**BACK, "next": "rest", "look_back": "2026-05-01"}),
    ("- look_back: x", {**BACK, "next": "let_go"}),
    (REVEAL, {"hurt": {"edit": 3}}),
    (REVEAL, {"hurt": "keep"}),
]

MISFITS: list[tuple[str, Json, str]] = [
    ("- say: x", "read", "This step is only for reading. Write true here."),
    ("- talk: x", "a line", "This step is spoken. Write true here."),
    ("- talk: x\n  note: optional", " ", "or a short note"),
    ("- ask: x\n  answer: text", None, "This question needs an answer."),
    ("- ask: x\n  answer: text", 4, "Expected text."),
    ("- ask: x\n  answer: text", "x" * (MAX_TEXT_CHARS + 1), "at most"),
    ("- ask: x\n  answer: choice\n  choices: [yes, no]", "maybe", "Expected one of: yes, no."),
    ("- ask: x\n  answer: choice\n  choices: [yes, no]", ["yes"], "Expected one of: yes, no."),
    (
        "- ask: x\n  answer: choice\n  choices: [yes, no]\n  pick: 1 to 2",
        ["maybe"],
        "Expected one of: yes, no.",
    ),
    ("- ask: x\n  answer: choice\n  choices: [yes, no]\n  pick: 1 to 2", ["yes", "yes"], "each only once"),
    ("- ask: x\n  answer: yes_no", True, "Expected one of: yes, no."),
    (SCALE, 6, "Expected a number from 0 to 5."),
    (SCALE, True, "Expected a number from 0 to 5."),
    (SCALE, 1.0, "Expected a number from 0 to 5."),
    ("- ask: x\n  answer: feelings", ["a", "b", "c", "d"], "Expected 1 to 3 of them"),
    ("- ask: x\n  answer: list", [], "Expected 1 to"),
    ("- ask: x\n  answer: list", [{"id": "I 1", "text": "a"}], "Expected a list of items"),
    ("- ask: x\n  answer: list", [ITEMS[0], ITEMS[0]], "Expected a list of items"),
    ("- ask: x\n  answer: list", [{"id": "a"}], "Expected a list of items"),
    (
        "- ask: x\n  answer: list",
        [{"id": f"i{n}", "text": "a"} for n in range(MAX_ITEMS + 1)],
        "Expected a list",
    ),
    ("- ask: x\n  answer: who", "ana", "Expected first, second, or both."),
    ("- ask: x\n  answer: date", "2026-02-30", "Expected a date like"),
    ("- ask: x\n  answer: date", "20260228", "Expected a date like"),
    (CHOOSE, ["i9"], "Expected one of: i1, i2."),
    (RATE, {"i1": {"time": 0}}, "Expected a number for each of: i1, i2."),
    (RATE, {"i1": {"time": 0}, "i2": {}}, "Each row needs: time."),
    (RATE, {"i1": {"time": 0}, "i2": {"time": 6}}, "`time` must be a number from 0 to 5."),
    (AGREE, {"who": "first"}, "Write what will happen as `act`"),
    (AGREE, {**ACT, "more": 1}, "There is no field `more` here, only act, cue,"),
    (AGREE, {**ACT, "who": "second"}, "Write `who: first` or `who: both` here."),
    (AGREE, {"act": "call", "who": "first"}, "This agreement also needs `sign`."),
    (AGREE, {**ACT, "cue": 4}, "Write some words for `cue`, or leave it out."),
    (AGREE, {**ACT, "end": "soon"}, "Write `end` as a day such as 2026-03-14."),
    (AGREE, {**ACT, "rhythm": "every Sunday"}, "`rhythm` must be a rule like FREQ=DAILY"),
    (
        AGREE,
        {**ACT, "who": "both", "rhythm": "FREQ=DAILY", "turn": "a"},
        "Write `turn: first` or `turn: second` here.",
    ),
    (AGREE, {**ACT, "who": "both", "turn": "first"}, "With `turn`, also write `who: both` and a `rhythm`"),
    (
        AGREE,
        {**ACT, "rhythm": "FREQ=DAILY", "turn": "first"},
        "With `turn`, also write `who: both` and a `rhythm`",
    ),
    (KEEP, {"part": "roles", "text": "rest"}, "Write `part: goals` and `text`, or nothing."),
    (KEEP, {"part": "goals", "text": ""}, "Expected text."),
    (f"{KEEP}\n  answer: list", {"part": "goals", "items": []}, "Expected 1 to 20 items."),
    ("- look_back: x", {"agreement": "d9", "outcome": "kept"}, "Write `agreement: d1`"),
    (
        "- look_back: x",
        {"agreement": "d1", "outcome": "failed"},
        "Write `outcome: kept`, `outcome: partly`, `outcome: not_yet`, or `outcome: changed` here.",
    ),
    (
        "- look_back: x",
        {"agreement": "d1", "outcome": "kept", "next": "stop"},
        "Write `next: go_on`, `next: smaller`, `next: change`, `next: rest`, or `next: let_go` here.",
    ),
    (
        "- look_back: x",
        {"agreement": "d1", "outcome": "kept", "look_back": "soon"},
        "Write `look_back` as a day",
    ),
    (
        "- look_back: x",
        {"agreement": "d1", "outcome": "kept", "did": 4},
        "Write some words for `did`, or leave it out.",
    ),
    (
        "- look_back: x",
        {**BACK, "next": []},
        "Write `next: go_on`, `next: smaller`, `next: change`, `next: rest`, or `next: let_go` here.",
    ),
    (
        "- look_back: x",
        {**BACK, "next": "hand_over", "words": {"who": "second"}},
        "Write `next: go_on`, `next: smaller`, `next: change`, `next: rest`, or `next: let_go` here.",
    ),
    ("- look_back: x", {**BACK, "next": "rest"}, "With `next: rest`, also write `look_back`"),
    ("- look_back: x", {**BACK, "next": "smaller"}, "With `next: smaller`, write the new `act`"),
    ("- look_back: x", {**BACK, "next": "change", "words": {"act": " "}}, "Write some words for `act`."),
    ("- look_back: x", {**BACK, "next": "change", "words": {"act": None}}, "Write some words for `act`."),
    (
        "- look_back: x",
        {**BACK, "next": "change", "words": {"act": "Sit", "sign": ""}},
        "Write some words for `sign`, or leave it out.",
    ),
    (
        "- look_back: x",
        {**BACK, "next": "change", "words": {"act": "Sit", "end": "soon"}},
        "Write `end` as a day such as 2026-03-14.",
    ),
    (
        "- look_back: x",
        {**BACK, "next": "change", "words": {}},
        "With `next: change`, write the new `act`",
    ),
    ("- look_back: x", "kept", "Write the check-in as fields, such as `outcome: kept`"),
    ("- look_back: x", {**BACK, "more": 1}, "There is no field `more` here, only agreement,"),
    ("- look_back: x", {**BACK, "begins": "both"}, "Write `begins: first` or `begins: second` here."),
    (
        "- look_back: x",
        {**BACK, "words": {"act": "Sit"}},
        "leave out `words`. To change them, write `next: smaller` or `next: change` here.",
    ),
    (REVEAL, {}, "Write show, keep, or {edit: ...} for each of: hurt."),
    (REVEAL, {"hurt": "hide"}, "Write `hurt: show`, `hurt: keep`, or `hurt: {edit: ...}`"),
    (REVEAL, {"hurt": {"edit": 9}}, "`hurt`: Expected a number from 0 to 5."),
    (REVEAL, {"hurt": "show", "more": "show"}, "Write show, keep, or {edit: ...}"),
]


ONE_PERSONS = Replay(make_script("- look_back: x"))
ONE_PERSONS.feed_all(
    [
        Answer("", "begins", "fact", "house", "a"),
        Answer("", "x", "fact", "house", [{"id": "d1", "act": "Sit down", "who": "a"}]),
    ]
)


def test_agreement_of_one_partner_can_be_handed_over() -> None:
    state = ONE_PERSONS.state
    assert isinstance(state, AwaitingAnswer)
    handed: dict[str, Json] = {**BACK, "next": "hand_over", "words": {"who": "second"}}
    assert validate_answer(state, handed) is None
    assert validate_answer(state, {**handed, "words": {"who": "ben"}}) == (
        "Write `who: first` or `who: second` here."
    )


@pytest.mark.parametrize("who", ["a", "b", "both"])
def test_changed_agreement_may_get_any_owner(who: str) -> None:
    state = ONE_PERSONS.state
    assert isinstance(state, AwaitingAnswer)
    state = replace(state, agreement={"id": "d1", "who": who})
    changed: dict[str, Json] = {**BACK, "next": "change"}
    taker: Json
    for taker in ("first", "second", "both"):
        assert validate_answer(state, {**changed, "words": {"act": "Sit", "who": taker}}) is None
    for taker in ("ben", None):
        assert validate_answer(state, {**changed, "words": {"act": "Sit", "who": taker}}) == (
            "Write `who: first`, `who: second`, or `who: both` here."
        )
    smaller = {**BACK, "next": "smaller", "words": {"act": "Sit", "who": "both"}}
    assert "There is no field `who` here" in str(validate_answer(state, smaller))


def test_random_next_actions_cover_all_and_are_valid() -> None:
    state = ONE_PERSONS.state
    assert isinstance(state, AwaitingAnswer)
    drawn = [random_answer(state, Random(seed)) for seed in range(200)]
    assert [validate_answer(state, value) for value in drawn] == [None] * 200
    assert {value["next"] for value in drawn if value} == set(CHANGED_FIELD_BY_ACTION)
    of_both = replace(state, agreement={"id": "d1", "who": "both"})
    assert "hand_over" not in {
        value["next"] for seed in range(200) if (value := random_answer(of_both, Random(seed)))
    }


@pytest.mark.parametrize(("steps", "value"), FITTING)
def test_valid_value_is_accepted(steps: str, value: Json) -> None:
    assert rejection(steps, "x", value) is None


@pytest.mark.parametrize(("steps", "value", "message"), MISFITS)
def test_invalid_value_is_rejected_with_a_message(steps: str, value: Json, message: str) -> None:
    reason = rejection(steps, "x", value)
    assert reason is not None
    assert message in reason


GARBAGE: list[Json] = [
    None,
    True,
    0,
    -1.5,
    "",
    "x",
    [],
    [[]],
    [None],
    {},
    {"i1": 4, "i2": 4},
    {"hurt": []},
    {"hurt": {}},
]
GARBAGE += [
    {"i1": {"time": []}, "i2": {"time": {}}},
    {"act": [], "who": []},
    {"part": [], "text": []},
    [{"id": 1}],
]
GARBAGE += [
    {"part": "goals", "items": 3},
    {"agreement": [], "outcome": []},
    [{}],
    [["yes"]],
    "\ud800",
    10**30,
]


@pytest.mark.parametrize("steps", sorted({steps for steps, *_ in [*FITTING, *MISFITS]}))
def test_arbitrary_value_never_raises(steps: str) -> None:
    for value in GARBAGE:
        reason = rejection(steps, "x", value)
        assert reason is None or reason.endswith(".")


FACTS: list[tuple[str, str, Json, Json]] = [
    ("- say: x", "begins", "a", 3),
    ("- say: x\n  when: today > '2026'", "today", "2026-03-14", "today"),
    ("- say: x\n  when: times_done > 1", "times_done", 3, -1),
    ("- look_back: due\n  at_most: 1", "due", DUE, DUE * 2),
    ("- look_back: due", "due", [], [{"act": "no id"}]),
    ("- look_back: due", "due", [{**DUE[0], "before": "Stand", "gone": True}], [{**DUE[0], "gone": "yes"}]),
    ("- look_back: x\n  carried: yes", "carried", None, [DUE[0]]),
    ("- look_back: x\n  carried: yes", "carried", DUE[0], {"id": "d1", "who": "both"}),
    ("- for_each: go\n  in: notebook.tasks\n  steps:\n    - say: x", "go", ITEMS, [ITEMS[0], ITEMS[0]]),
    (
        "- for_each: go\n  in: notebook.tasks\n  at_most: 1\n  steps:\n    - say: x",
        "go",
        ITEMS[:1],
        ITEMS,
    ),
    ("- collect: go\n  for: 7 days\n  steps:\n    - say: x", "go", "second", "both"),
    ("- draw: card", "card", "a_card", "another"),
]


@pytest.mark.parametrize(("steps", "step", "right", "wrong"), FACTS)
def test_facts_are_validated(steps: str, step: str, right: Json, wrong: Any) -> None:
    assert rejection(steps, step, right) is None
    assert rejection(steps, step, wrong) is not None


def test_answers_after_the_end_or_elsewhere_are_rejected() -> None:
    script = make_script("- say: x")
    begins, read = Answer("", "begins", "fact", "house", "a"), Answer("", "x", "say", "both", True)
    replay = Replay(script)
    replay.feed_all([begins, read])
    ended = replay.feed(read)
    assert isinstance(ended, InvalidHistory)
    assert (ended.index, ended.step) == (2, "x")
    assert replay.feed(read) is ended
    wrong = Replay(script).feed_all([begins, begins])
    assert isinstance(wrong, InvalidHistory)
    assert wrong.reason == "Unexpected answer. The current step is `x` (say, of both)."


@pytest.mark.parametrize("wrong", [{"place": "t.1"}, {"step": "y"}, {"of": "first"}, {"kind": "ask"}])
def test_answer_must_match_place_step_partner_and_kind(wrong: dict[str, Any]) -> None:
    script = make_script("- say: x")
    answers = [Answer("", "begins", "fact", "house", "a"), Answer("", "x", "say", "both", True)]
    assert isinstance(Replay(script).feed_all(answers), Finished)
    state = Replay(script).feed_all([answers[0], replace(answers[1], **wrong)])
    assert isinstance(state, InvalidHistory)
    assert state.index == 1


def test_valid_rule_is_readable_by_the_store() -> None:
    weekdays = [frozenset(day for n, day in enumerate(DAY_CODES) if 1 << n & mask) for mask in range(1, 128)]
    weeks = [Weekly(days, number) for days in weekdays for number in (1, 2, 9, 10, 49, 52)]
    chosen: list[Recurrence] = [Daily(), *weeks, *(Monthly(day) for day in range(1, 32))]
    assert all(is_recurrence_rule(each.rule) for each in chosen)
    rng = Random(1)
    for _ in range(3000):
        rule = rng.choice(chosen).rule
        at = rng.randrange(len(rule))
        changed = rule[:at] + rng.choice(("", ",", "1", "3", "MO", ";")) + rule[at + rng.randint(0, 2) :]
        assert is_recurrence_rule(changed) is _read_by_the_store(changed), changed


def _read_by_the_store(rule: str) -> bool:
    try:
        parse_recurrence(rule)
    except StoreError:
        return False
    return True
