"""Answers in labeled lines: several boxes that become one text."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from prompts import end_sentence, one_line, sanitize
from scripts import Answer, AwaitingAnswer, InvalidAnswer, Progress, Replay, Script, submit_answer
from scripts.autoplay.random_answers import random_answer
from scripts.autoplay.scripted_answers import MissingAnswer, answer_from_mapping
from scripts.engine.labeled_lines import MAX_LINE_CHARS, join_lines, missing_lines, split_lines
from scripts.loading.loader import ScriptError
from scripts.model import AnswerShape, Step
from scripts.progress_estimate import usual_seconds
from scripts.saved_answer_correction import correct_text
from tests.scripts.helpers.small_scripts import make_script, render

APOLOGY = """
- ask: apology
  of: first
  answer: lines
  lines: [did, regret, reason]
  can_be_empty: [reason]
  private: yes
- reveal: show
  show: [apology]
- say: hear
  when: apology is defined
"""
WORDS = """
## apology
Say sorry, {{ speaker }}.
- did: What you did
- regret: What you’re sorry for
- reason: Why

> I
> {{ listener }}, I’m sorry that I
>

## hear
{{ first }} says: {{ apology | quote }}
"""
SHAPE = AnswerShape("text", lines=("did", "regret", "reason"), can_be_empty=("reason",))
TWO_OPTIONAL = AnswerShape("text", lines=("did", "regret", "reason"), can_be_empty=("did", "reason"))
WRITTEN = {"did": "I shouted", "regret": "i’m sorry that I scared you.", "reason": ""}
TEXT = "I shouted.\nI’m sorry that I scared you."


def first_question(script: Script) -> AwaitingAnswer:
    replay = Replay(script)
    replay.feed(Answer("", "begins", "fact", "house", "a"))
    assert isinstance(replay.state, AwaitingAnswer)
    return replay.state


def test_lines_become_sentences_of_one_text() -> None:
    assert join_lines(SHAPE, WRITTEN) == TEXT
    assert join_lines(SHAPE, {"did": "I\n left ", "reason": "Why?"}) == "I left.\nWhy?"


@pytest.mark.parametrize(
    ("shape", "text", "beginnings", "named"),
    [
        (SHAPE, TEXT, (), {"did": "I shouted.", "regret": "I’m sorry that I scared you."}),
        (SHAPE, "A.\nB.\nC.", (), {"did": "A.", "regret": "B.", "reason": "C."}),
        (SHAPE, "A.\nB.\nC.\n\nD.", (), {"did": "A.", "regret": "B.", "reason": "C. D."}),
        (SHAPE, "All in one.", (), {"did": "All in one."}),
        (TWO_OPTIONAL, "A.\nB.", (), {"did": "A.", "regret": "B."}),
        (TWO_OPTIONAL, "Sorry that.\nB.", ("I", "sorry", ""), {"regret": "Sorry that.", "reason": "B."}),
        (TWO_OPTIONAL, "Sorry.", ("I", "sorry", ""), {"regret": "Sorry."}),
    ],
)
def test_a_text_fills_the_lines_again(
    shape: AnswerShape, text: str, beginnings: tuple[str, ...], named: dict[str, str]
) -> None:
    assert split_lines(shape, text, beginnings) == named


@given(st.lists(st.text(max_size=30), min_size=3, max_size=3), st.lists(st.text(max_size=5), max_size=4))
def test_nothing_is_lost_between_lines_and_text(texts: list[str], beginnings: list[str]) -> None:
    written = dict(zip(SHAPE.lines, texts, strict=True))
    text = join_lines(SHAPE, written)
    again = split_lines(SHAPE, text, beginnings)
    assert join_lines(SHAPE, again) == text
    if not missing_lines(SHAPE, {name: sanitize(line) for name, line in written.items()}):
        assert again == {
            name: said for name, line in written.items() if (said := end_sentence(one_line(sanitize(line))))
        }


def test_each_box_has_its_label_and_starting_text() -> None:
    prompt = render(make_script(APOLOGY, WORDS), first_question(make_script(APOLOGY, WORDS)))
    assert prompt.labels == {"did": "What you did", "regret": "What you’re sorry for", "reason": "Why"}
    assert (prompt.starter, prompt.beginnings) == ("", ("I", "Ben, I’m sorry that I", ""))


def test_an_answers_file_names_the_lines() -> None:
    ask = first_question(make_script(APOLOGY, WORDS))
    assert answer_from_mapping({"apology": WRITTEN}, ask) == TEXT
    assert answer_from_mapping({"apology": {"first": WRITTEN}}, ask) == TEXT
    assert answer_from_mapping({"apology": "Sorry."}, ask) == "Sorry."


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({"did": "I left."}, "needs something for each of these lines: regret."),
        ({**WRITTEN, "why": "x"}, "has no line why. Its lines are: did, regret, reason."),
        ({**WRITTEN, "did": "x" * (MAX_LINE_CHARS + 1)}, "the line did can have at most"),
    ],
)
def test_an_answers_file_says_which_line_is_wrong(written: dict[str, Any], why: str) -> None:
    with pytest.raises(MissingAnswer, match=why):
        answer_from_mapping({"apology": written}, first_question(make_script(APOLOGY, WORDS)))


def test_a_missing_answer_names_the_lines() -> None:
    with pytest.raises(MissingAnswer, match="a sentence for each line: did, regret, reason"):
        answer_from_mapping({}, first_question(make_script(APOLOGY, WORDS)))


def test_random_lines_fill_all_that_are_required() -> None:
    from random import Random

    ask, counts = first_question(make_script(APOLOGY, WORDS)), set()
    for seed in range(30):
        counts.add(len(random_answer(ask, Random(seed)).split("\n")))
    assert counts == {2, 3}


def test_a_shared_text_may_be_edited_freely() -> None:
    script, progress = make_script(APOLOGY, WORDS), Progress()
    for value in ("a", TEXT, {"apology": {"edit": "All of it,\nagain."}}, True):
        progress = submit_answer(script, progress, value, "t")
    hear = Replay(script).advance_to(progress.answers)
    assert isinstance(hear, AwaitingAnswer)
    assert hear.step.id == "hear"
    assert render(script, hear).body.plain() == "Ana says: “All of it,\nagain.”"


def test_a_text_longer_than_its_lines_can_be_is_refused() -> None:
    script, progress = make_script(APOLOGY, WORDS), Progress()
    progress = submit_answer(script, progress, "a", "t")
    longest = "\n".join(["x" * MAX_LINE_CHARS + "."] * 3)
    assert submit_answer(script, progress, longest, "t")
    with pytest.raises(InvalidAnswer, match="at most"):
        submit_answer(script, progress, longest + "xxxxx", "t")


def test_a_typo_in_lines_can_be_corrected() -> None:
    script = make_script("- ask: sorry\n  answer: lines\n  lines: [did, regret]")
    answers = [
        Answer("", "begins", "fact", "house", "a"),
        Answer("", "sorry", "ask", "both", "I lfet.\nSorry."),
    ]
    corrected = correct_text(script, answers, ("", "sorry", "both"), "", "I left.\nSorry.", at="t")
    assert corrected[1].value == "I left.\nSorry."


def test_lines_take_longer_than_a_single_answer() -> None:
    step = Step("ask", "x", 1, shape=AnswerShape("text"))
    assert usual_seconds((Step("ask", "x", 1, shape=SHAPE),)) > usual_seconds((step,))


@pytest.mark.parametrize(
    ("details", "why"),
    [
        ("", "`answer: lines` needs `lines`."),
        ("\n  lines: [one]", "`lines` only works with 2 to 8 names."),
        ("\n  lines: [one, second]", "`lines` only works with names other than `second`"),
        ("\n  lines: [one, two]\n  can_be_empty: [three]", "`three` isn’t one."),
        (
            "\n  lines: [one, two]\n  can_be_empty: [two, one]",
            "only works if at least one line must be filled in",
        ),
        ("\n  lines: [one, one]", "each only once"),
        ("\n  lines: [one, two]\n  pick: 2", "`pick` doesn’t work with `answer: lines`."),
    ],
)
def test_lines_that_make_no_sense_are_refused(details: str, why: str) -> None:
    with pytest.raises(ScriptError) as caught:
        make_script(f"- ask: x\n  answer: lines{details}")
    assert why in str(caught.value)
