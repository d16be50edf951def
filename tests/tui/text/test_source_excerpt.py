"""The lines of both files that belong to a step."""

from __future__ import annotations

import pytest

from scripts import Source
from tests.tui.helpers.script_pack import FLOW, WORDS
from tui.text.problems import Problem
from tui.text.source_excerpt import FRAME_TEXT, OWN_WORDS_TEXT, Excerpt, excerpts

SOURCE = Source(FLOW, WORDS, "x.yaml", "x.md")


def marked(excerpt: Excerpt) -> str:
    return "\n".join(excerpt.lines[number - 1] for number in excerpt.marked)


@pytest.mark.parametrize(
    ("step", "flow", "words"),
    [
        ("between", "  - say: between", "## between\nYou both said something."),
        (
            "hurt",
            "      - ask: hurt\n        of: speaker\n        answer: text\n        private: yes",
            "## hurt\n{{ speaker }}, what still stings?",
        ),
        (
            "word",
            "  - ask: word\n    of: each\n    answer: text\n    optional: yes\n    outcome: yes",
            "## word\n{{ speaker }}, a word?",
        ),
    ],
)
def test_step_is_marked_in_flow_and_words(step: str, flow: str, words: str) -> None:
    in_flow, in_words = excerpts(SOURCE, step)
    assert (marked(in_flow), marked(in_words)) == (flow, words)
    assert in_flow.lines[in_flow.first - 1].strip().endswith(step)


def test_step_without_a_section_or_of_the_frame_says_so() -> None:
    assert excerpts(SOURCE, "due_now")[1].note == OWN_WORDS_TEXT
    assert {excerpt.note for excerpt in excerpts(SOURCE, "good_now")} == {FRAME_TEXT}


@pytest.mark.parametrize("is_broken", [True, False])
def test_first_problem_comes_into_view_in_broken_files(is_broken: bool) -> None:
    problems = [Problem("x.md", line, 1, "Wrong.") for line in (9, 3)]
    in_flow, in_words = excerpts(SOURCE, "between", problems, is_broken=is_broken)
    assert (in_flow.wrong, in_words.wrong) == ((), (9, 3))
    assert in_words.first == (9 if is_broken else in_words.marked.start)
