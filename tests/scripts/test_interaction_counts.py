"""What is counted on the usual path through a script."""

from __future__ import annotations

from scripts.interaction_counts import AROUND, InteractionCounts, count_interactions
from scripts.loading.loader import load_script
from scripts.loading.open_script import load_frame
from tests.scripts.helpers.small_scripts import HEAD, make_script, source_of

KEEP = "frame_to_keep"

PRIVATE = """
  - turns: share
    steps:
      - ask: hurt
        of: speaker
        answer: text
        private: yes
      - reveal: show
        show: [hurt]
"""
HEARD = """
  - repeat: mirror
    at_most: 3
    until: heard == 'yes'
    steps:
      - ask: heard
        answer: choice
        choices: [no, yes]
    at_the_cap:
      - say: enough
"""
WILLING = """
  - ask: willing
    answer: choice
    choices: [yes, no]
  - part: another_day
    when: willing == 'no'
    steps:
      - stop: until_then
  - agree: action
    needs: [sign, look_back]
"""
DAYS = """
  - collect: days
    for: 7 days
    steps:
      - ask: note
        of: speaker
        answer: text
"""


def path_of(steps: str) -> InteractionCounts:
    path = count_interactions(make_script(steps))
    assert path is not None
    return path


def test_page_that_asks_one_to_look_away_is_a_screen() -> None:
    path = path_of(PRIVATE)
    steps = ("hurt", "show", "show")
    assert path.steps == steps * 2
    # Each of them takes the keyboard, and then both look again
    assert path.screens == path.enters == AROUND + 2 * (len(steps) + 2)
    assert (path.passes, path.typed, path.turns) == (2, ("hurt", "hurt"), (2, 2))


def test_question_that_answers_itself_is_no_screen() -> None:
    head, words = HEAD.replace("frame: no\n", ""), "## good\nTell."
    talked = load_script(source_of("- talk: good\n  of: each", words, head), load_frame())
    written = load_script(source_of("- ask: good\n  of: each\n  answer: text", words, head), load_frame())
    counts = count_interactions(talked), count_interactions(written)
    assert counts[0] is not None
    assert counts[1] is not None
    assert KEEP not in counts[0].steps
    assert KEEP in counts[1].steps
    assert counts[0].enters == counts[1].enters - 1


def test_what_is_saved_either_way_needs_no_question() -> None:
    head, words = HEAD.replace("frame: no\n", ""), "## good\nTell."
    agreed = load_script(source_of("- agree: good\n  of: either", words, head), load_frame())
    noted = load_script(source_of("- keep: good\n  of: both\n  in: topics", words, head), load_frame())
    for script in agreed, noted:
        counts = count_interactions(script)
        assert counts is not None
        assert "good" in counts.steps
        assert KEEP not in counts.steps


def test_repeat_ends_after_the_round_that_ends_it() -> None:
    assert path_of(HEARD).steps == ("heard",)


def test_couple_is_willing_and_agrees() -> None:
    path = path_of(WILLING)
    assert path.steps == ("willing", "action")
    assert path.typed == ("action",)
    # An agreement is filled in, with its sign, and read aloud
    assert (path.screens, path.enters) == (AROUND + 3, AROUND + 4)


def test_each_writes_once_while_collecting() -> None:
    path = path_of(DAYS)
    assert (path.steps, path.turns) == (("note", "note"), (1, 1))


def test_typing_takes_longer_than_choosing() -> None:
    typed = path_of("\n  - ask: a\n    answer: text\n")
    chosen = path_of("\n  - ask: a\n    answer: yes_no\n")
    assert typed.seconds > 2 * chosen.seconds > 0


def test_labeled_lines_are_one_typed_answer_with_an_enter_for_each() -> None:
    path = path_of("- ask: sorry\n  answer: lines\n  lines: [did, regret, amends]")
    assert (path.typed, path.screens, path.enters) == (("sorry",), AROUND + 1, AROUND + 3)
    longer = path_of("- ask: sorry\n  answer: lines\n  lines: [did, regret, amends, reason]")
    assert longer.seconds > path.seconds > path_of("- ask: sorry\n  answer: text").seconds
