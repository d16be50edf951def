"""Private answers and their reveal: who may read what, when, and what is left of what was withheld."""

import json
from collections.abc import Mapping

import pytest

from scripts import Answer, Ask, DoesNotFit, Json, Progress, Script, give, walk
from scripts.progress import forgetting
from tests.scripts.helpers.small_scripts import (
    By,
    everything,
    lines,
    made,
    played,
    says,
    steps_of,
    usual,
    written,
)

SHARED_LATER = """
- turns: share
  steps:
    - ask: hurt
      of: speaker
      answer: text
      private: yes
    - ask: more
      of: speaker
      answer: text
      private: yes
    - say: before
- reveal: show_it
  show: [hurt, more]
- say: after
"""
READS = "{{ hurt }}|{{ first.hurt }}|{{ second.hurt }}|{{ listener.hurt }}"
WORDS = f"## more\n{READS}\n## before\n{READS}\n## after\n{{{{ first.hurt }}}}|{{{{ second.hurt }}}}"


def given(script: Script, values: Mapping[str, Json]) -> Progress:
    progress, respond = Progress(), written(values)
    while isinstance(stand := walk(script, progress.answers), Ask) or not progress.answers:
        progress = (
            give(script, progress, respond(stand), "t") if isinstance(stand, Ask) else facts(script, progress)
        )
    return progress


def facts(script: Script, progress: Progress) -> Progress:
    return give(script, progress, "a", "t")


HURT = {"hurt": By({"first": "ana's", "second": "ben's"})}


def test_a_private_answer_is_read_in_its_owners_private_steps_alone() -> None:
    said = lines(made(SHARED_LATER, WORDS), written(HURT))
    assert said[1:3] == ["more first: ana's|ana's||", "before both: |||"]
    assert said[4:6] == ["more second: ben's||ben's|", "before both: |||"]


def test_what_is_shown_has_its_name_for_both() -> None:
    assert lines(made(SHARED_LATER, WORDS), written(HURT))[-1] == "after both: ana's|ben's"


def test_what_is_withheld_is_not_defined_and_forgotten_in_the_same_save() -> None:
    script = made(SHARED_LATER, WORDS)
    decide = By({"first": {"hurt": "keep", "more": "show"}})
    progress = given(script, {**HURT, "show_it": decide})
    assert lines(script, written({**HURT, "show_it": decide}))[-1] == "after both: |ben's"
    assert "ana's" not in json.dumps([answer.record() for answer in progress.answers])
    assert [a.value for a in progress.answers if a.step == "hurt"] == [None, "ben's"]


def test_an_edit_replaces_the_private_answer() -> None:
    script = made(SHARED_LATER, WORDS)
    decide = By({"first": {"hurt": {"edit": "milder"}, "more": "show"}})
    progress = given(script, {**HURT, "show_it": decide})
    assert [a.value for a in progress.answers if a.step == "hurt"] == ["milder", "ben's"]
    assert "ana's" not in json.dumps([answer.record() for answer in progress.answers])
    course = walk(script, progress.answers[:-1])
    assert isinstance(course, Ask)
    assert says(script, course).said.plain() == "milder|ben's"


def test_all_owners_decide_before_anything_is_shown() -> None:
    script = made(SHARED_LATER, WORDS)
    course = played(script, written(HURT))
    reveal = [stand for stand, _ in course if isinstance(stand, Ask) and stand.kind == "reveal"]
    assert [(ask.of, ask.stage, ask.private) for ask in reveal] == [
        ("first", "decide", True),
        ("second", "decide", True),
        ("both", "shown", False),
    ]
    assert [[(g.name, g.value) for g in ask.decides] for ask in reveal[:2]] == [
        [("hurt", "ana's"), ("more", "first more share.1")],
        [("hurt", "ben's"), ("more", "second more share.2")],
    ]
    assert "ana's" not in everything(script, reveal[1])
    assert "ben's" not in everything(script, reveal[0])
    assert "ana's" in everything(script, reveal[2])


def test_nothing_is_shown_where_nobody_shows_anything() -> None:
    keep = {"hurt": "keep", "more": "keep"}
    course = played(made(SHARED_LATER, WORDS), written({"show_it": keep}))
    assert steps_of(course)[-3:] == ["show_it first", "show_it second", "after both"]


def test_a_second_reveal_does_not_ask_again() -> None:
    script = made(SHARED_LATER + "- reveal: once_more\n  show: [hurt]\n")
    assert "once_more" not in " ".join(steps_of(played(script)))


ROUNDS = """
- repeat: again
  at_most: 2
  steps:
    - ask: x
      of: first
      answer: text
      private: yes
      when: {when}
    - say: before
    - reveal: show_it
      show: [x]
    - say: after
- say: end
"""
IN_ROUNDS = (
    "## before\n{{ x }}\n## after\n{{ x }}\n## end\n{{ x }}|{% for r in again %}{{ r.x }};{% endfor %}"
)
X = By({"again.1": "one", "again.2": "two"})


def test_a_new_private_answer_takes_the_name_of_the_one_that_was_shown() -> None:
    script = made(ROUNDS.format(when="round > 0"), IN_ROUNDS)
    said = [line for line in lines(script, written({"x": X})) if line[0] in "bae"]
    assert said == [
        "before both:",
        "after both: one",
        "before both:",
        "after both: two",
        "end both: two|one;two;",
    ]


def test_withheld_in_a_later_round_the_name_is_not_defined_live_or_replayed() -> None:
    script = made(ROUNDS.format(when="round > 0"), IN_ROUNDS)
    values = {"x": X, "show_it": By({"again.2 first": {"x": "keep"}, "again.1 first": {"x": "show"}})}
    assert lines(script, written(values))[-2:] == ["after both:", "end both: |one;;"]
    progress = given(script, values)
    assert walk(script, progress.answers[:-1]) != walk(script, progress.answers)
    stand = walk(script, progress.answers[:-1])
    assert isinstance(stand, Ask)
    assert says(script, stand).said.plain() == "|one;;"


def test_a_reveal_in_a_later_round_reaches_the_row_of_the_earlier_one() -> None:
    steps = ROUNDS.format(when="round == 1").replace("show: [x]", "show: [x]\n      when: round == 2")
    script = made(steps, IN_ROUNDS)
    assert lines(script, written({"x": X}))[-1] == "end both: |one;;"


def test_a_reveal_inside_a_block_leaves_an_answer_from_before_it_where_it_was() -> None:
    script = made(
        """
        - ask: x
          of: first
          answer: text
          private: yes
        - repeat: again
          at_most: 2
          steps:
            - reveal: show_it
              show: [x]
        - say: end
        """,
        "## end\n{{ x }}",
    )
    assert lines(script, written({"x": "one"}))[-1] == "end both: one"


def test_several_answers_of_one_name_are_shown_or_kept_but_not_edited_as_one() -> None:
    steps = ROUNDS.format(when="round > 0").replace("show: [x]", "show: [x]\n      when: round == 2")
    script = made(steps, IN_ROUNDS)
    course = played(script, written({"x": X}))
    decide = next(stand for stand, _ in course if isinstance(stand, Ask) and stand.stage == "decide")
    assert [g.value for g in decide.decides] == ["two", "one"]
    answers = tuple(a for stand, a in course[: [s for s, _ in course].index(decide)])
    with pytest.raises(DoesNotFit, match="several answers"):
        give(script, Progress(answers), {"x": {"edit": "three"}}, "t")


def test_a_private_answer_reaches_no_condition_before_its_reveal() -> None:
    script = made(
        """
        - ask: x
          of: first
          answer: choice
          choices: [yes, no]
          private: yes
        - say: told
          when: x == 'yes'
        - say: given
          when: x is defined
        - reveal: show_it
          show: [x]
        - say: now
          when: x == 'yes'
        """
    )
    assert steps_of(played(script)) == ["x first", "show_it first", "show_it both", "now both"]


@pytest.mark.parametrize("keep", ["words", "agreed", "nothing"])
@pytest.mark.parametrize("stop_after", range(1, 11))
def test_what_was_never_shown_is_forgotten_wherever_the_couple_stops(keep: str, stop_after: int) -> None:
    script = made(SHARED_LATER, WORDS)
    edit = {"first": {"hurt": {"edit": "ana's edit"}, "more": "keep"}}
    course = played(
        script, written({**HURT, "show_it": By({**edit, "second": {"hurt": "show", "more": "keep"}})})
    )
    answers: tuple[Answer, ...] = ()
    for _, answer in course[:stop_after]:
        answers = give(script, Progress(answers), answer.value, "t").answers
    kept = json.dumps([answer.record() for answer in forgetting(script, answers, keep)])
    shown = stop_after > 8 and keep == "words"
    assert ("ana's edit" in kept, "ben's" in kept) == (shown, shown)


def test_a_required_private_answer_cannot_be_passed_over_but_may_have_been_forgotten() -> None:
    script = made(SHARED_LATER)
    progress = facts(script, Progress())
    with pytest.raises(DoesNotFit):
        give(script, progress, None, "t")
    forgotten = Answer("share.1", "hurt", "ask", "first", None, True)
    stand = walk(script, (*progress.answers, forgotten))
    assert isinstance(stand, Ask)
    assert stand.step.id == "more"
    assert usual(stand)
