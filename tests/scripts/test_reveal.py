"""Private answers and reveals: who may read what, and when."""

import json
from collections.abc import Mapping

import pytest

from scripts import Answer, AwaitingAnswer, InvalidAnswer, Json, Progress, Script, replay, submit_answer
from scripts.progress import redact_for_storage
from tests.scripts.helpers.small_scripts import (
    ValuesByPlace,
    all_visible_text,
    default_value,
    make_script,
    play,
    render,
    respond_with,
    shown_lines,
    step_names,
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
    progress, respond = Progress(), respond_with(values)
    while isinstance(state := replay(script, progress.answers), AwaitingAnswer) or not progress.answers:
        progress = (
            submit_answer(script, progress, respond(state), "t")
            if isinstance(state, AwaitingAnswer)
            else facts(script, progress)
        )
    return progress


def facts(script: Script, progress: Progress) -> Progress:
    return submit_answer(script, progress, "a", "t")


HURT = {"hurt": ValuesByPlace({"first": "ana's", "second": "ben's"})}


def test_private_answer_is_read_only_in_own_private_steps() -> None:
    lines = shown_lines(make_script(SHARED_LATER, WORDS), respond_with(HURT))
    assert lines[1:3] == ["more first: ana's|ana's||", "before both: |||"]
    assert lines[4:6] == ["more second: ben's||ben's|", "before both: |||"]


def test_shown_answer_is_visible_to_both() -> None:
    assert shown_lines(make_script(SHARED_LATER, WORDS), respond_with(HURT))[-1] == "after both: ana's|ben's"


def test_withheld_answer_is_undefined_and_deleted_in_same_save() -> None:
    script = make_script(SHARED_LATER, WORDS)
    decide = ValuesByPlace({"first": {"hurt": "keep", "more": "show"}})
    progress = given(script, {**HURT, "show_it": decide})
    assert shown_lines(script, respond_with({**HURT, "show_it": decide}))[-1] == "after both: |ben's"
    assert "ana's" not in json.dumps([answer.to_record() for answer in progress.answers])
    assert [a.value for a in progress.answers if a.step == "hurt"] == [None, "ben's"]


def test_edit_replaces_private_answer() -> None:
    script = make_script(SHARED_LATER, WORDS)
    decide = ValuesByPlace({"first": {"hurt": {"edit": "milder"}, "more": "show"}})
    progress = given(script, {**HURT, "show_it": decide})
    assert [a.value for a in progress.answers if a.step == "hurt"] == ["milder", "ben's"]
    assert "ana's" not in json.dumps([answer.to_record() for answer in progress.answers])
    state = replay(script, progress.answers[:-1])
    assert isinstance(state, AwaitingAnswer)
    assert render(script, state).body.plain() == "milder|ben's"


def test_all_owners_decide_before_anything_is_shown() -> None:
    script = make_script(SHARED_LATER, WORDS)
    played = play(script, respond_with(HURT))
    reveal = [state for state, _ in played if isinstance(state, AwaitingAnswer) and state.kind == "reveal"]
    assert [(ask.of, ask.stage, ask.private) for ask in reveal] == [
        ("first", "decide", True),
        ("second", "decide", True),
        ("both", "shown", False),
    ]
    assert [[(g.name, g.value) for g in ask.to_reveal] for ask in reveal[:2]] == [
        [("hurt", "ana's"), ("more", "first more share.1")],
        [("hurt", "ben's"), ("more", "second more share.2")],
    ]
    assert "ana's" not in all_visible_text(script, reveal[1])
    assert "ben's" not in all_visible_text(script, reveal[0])
    assert "ana's" in all_visible_text(script, reveal[2])


def test_shown_stage_is_skipped_if_all_is_withheld() -> None:
    keep = {"hurt": "keep", "more": "keep"}
    played = play(make_script(SHARED_LATER, WORDS), respond_with({"show_it": keep}))
    assert step_names(played)[-3:] == ["show_it first", "show_it second", "after both"]


def test_second_reveal_does_not_ask_again() -> None:
    script = make_script(SHARED_LATER + "- reveal: once_more\n  show: [hurt]\n")
    assert "once_more" not in " ".join(step_names(play(script)))


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
X = ValuesByPlace({"again.1": "one", "again.2": "two"})


def test_new_private_answer_replaces_shown_name() -> None:
    script = make_script(ROUNDS.format(when="round > 0"), IN_ROUNDS)
    lines = [line for line in shown_lines(script, respond_with({"x": X})) if line[0] in "bae"]
    assert lines == [
        "before both:",
        "after both: one",
        "before both:",
        "after both: two",
        "end both: two|one;two;",
    ]


def test_answer_withheld_in_later_round_is_undefined() -> None:
    script = make_script(ROUNDS.format(when="round > 0"), IN_ROUNDS)
    values = {
        "x": X,
        "show_it": ValuesByPlace({"again.2 first": {"x": "keep"}, "again.1 first": {"x": "show"}}),
    }
    assert shown_lines(script, respond_with(values))[-2:] == ["after both:", "end both: |one;;"]
    progress = given(script, values)
    assert replay(script, progress.answers[:-1]) != replay(script, progress.answers)
    state = replay(script, progress.answers[:-1])
    assert isinstance(state, AwaitingAnswer)
    assert render(script, state).body.plain() == "|one;;"


def test_later_reveal_reaches_row_of_earlier_round() -> None:
    steps = ROUNDS.format(when="round == 1").replace("show: [x]", "show: [x]\n      when: round == 2")
    script = make_script(steps, IN_ROUNDS)
    assert shown_lines(script, respond_with({"x": X}))[-1] == "end both: |one;;"


def test_reveal_in_block_keeps_earlier_answer_in_place() -> None:
    script = make_script(
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
    assert shown_lines(script, respond_with({"x": "one"}))[-1] == "end both: one"


def test_answers_of_same_name_cannot_be_edited() -> None:
    steps = ROUNDS.format(when="round > 0").replace("show: [x]", "show: [x]\n      when: round == 2")
    script = make_script(steps, IN_ROUNDS)
    played = play(script, respond_with({"x": X}))
    decide = next(
        state for state, _ in played if isinstance(state, AwaitingAnswer) and state.stage == "decide"
    )
    assert [g.value for g in decide.to_reveal] == ["two", "one"]
    answers = tuple(a for state, a in played[: [s for s, _ in played].index(decide)])
    with pytest.raises(InvalidAnswer, match="several answers"):
        submit_answer(script, Progress(answers), {"x": {"edit": "three"}}, "t")


def test_conditions_ignore_private_answer_before_reveal() -> None:
    script = make_script(
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
    assert step_names(play(script)) == ["x first", "show_it first", "show_it both", "now both"]


@pytest.mark.parametrize("keep", ["words", "agreed", "nothing"])
@pytest.mark.parametrize("stop_after", range(1, 11))
def test_unrevealed_answers_are_deleted_wherever_couple_stops(keep: str, stop_after: int) -> None:
    script = make_script(SHARED_LATER, WORDS)
    edit = {"first": {"hurt": {"edit": "ana's edit"}, "more": "keep"}}
    played = play(
        script,
        respond_with(
            {**HURT, "show_it": ValuesByPlace({**edit, "second": {"hurt": "show", "more": "keep"}})}
        ),
    )
    answers: tuple[Answer, ...] = ()
    for _, answer in played[:stop_after]:
        answers = submit_answer(script, Progress(answers), answer.value, "t").answers
    saved = json.dumps([answer.to_record() for answer in redact_for_storage(script, answers, keep)])
    shown = stop_after > 8 and keep == "words"
    assert ("ana's edit" in saved, "ben's" in saved) == (shown, shown)


def test_required_private_answer_may_be_deleted_but_not_skipped() -> None:
    script = make_script(SHARED_LATER)
    progress = facts(script, Progress())
    with pytest.raises(InvalidAnswer):
        submit_answer(script, progress, None, "t")
    forgotten = Answer("share.1", "hurt", "ask", "first", None, True)
    state = replay(script, (*progress.answers, forgotten))
    assert isinstance(state, AwaitingAnswer)
    assert state.step.id == "more"
    assert default_value(state)
