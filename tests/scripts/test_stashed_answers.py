"""What going back sets aside, when it comes back by itself, and when it is asked again with the old words."""

from __future__ import annotations

import pytest

from prompts import sanitize
from scripts import (
    AwaitingAnswer,
    AwaitingFact,
    InvalidAnswer,
    Json,
    Progress,
    Script,
    StashedAnswer,
    replay,
    revise,
    submit_answer,
)
from scripts.progress import last_answered
from tests.scripts.helpers.small_scripts import ValuesByPlace, make_script, respond_with

SCRIPT = """
- ask: name_it
  answer: text
- part: deeper
  steps:
    - ask: feel
      answer: text
    - ask: plain
      answer: text
- agree: small_try
- say: bye
"""


def confirmed(script: Script, values: dict[str, Json], count: int) -> Progress:
    progress, respond = Progress(), respond_with(values)
    for _ in range(count):
        state = replay(script, progress.answers)
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        progress = submit_answer(script, progress, respond(state), "t")
    return progress


def test_an_answer_whose_words_read_another_now_is_asked_again_with_the_old_words_in_the_box() -> None:
    script = make_script(SCRIPT, "## feel\nAbout {{ name_it }}")
    progress = confirmed(script, {"name_it": "Tuesday", "feel": "sad", "plain": "so"}, 4)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [a.step for a in after.answers] == ["begins", "name_it"]
    assert after.stashed_value(("", "feel", "both")) == "sad"
    assert after.stashed_value(("", "name_it", "both")) is None
    again = submit_answer(script, after, "sad", "t")
    assert [a.step for a in again.answers] == ["begins", "name_it", "feel", "plain"]
    assert again.stashed == ()


def test_the_words_of_the_block_above_count_as_read() -> None:
    script = make_script(SCRIPT, "## deeper\nAbout {{ name_it }}")
    progress = confirmed(script, {}, 4)
    assert len(revise(script, progress, 1, "Wednesday", "t").answers) == 2


def test_the_list_that_a_choice_is_from_counts_as_read() -> None:
    script = make_script(
        "- ask: tasks\n  answer: list\n- ask: pick\n  answer: choice\n  choices_from: tasks\n- say: bye"
    )
    progress = confirmed(script, {"pick": "i1"}, 3)
    other = [{"id": "i1", "text": "Not what was chosen"}]
    assert len(revise(script, progress, 1, other, "t").answers) == 2
    assert revise(script, progress, 1, progress.answers[1].value, "t").answers == progress.answers


def test_what_is_decided_together_is_always_asked_again() -> None:
    script = make_script(SCRIPT)
    progress = confirmed(script, {"small_try": {"act": "call", "who": "both"}}, 5)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [a.step for a in after.answers] == ["begins", "name_it", "feel", "plain"]
    assert after.stashed_value(("", "small_try", "both")) == {"act": "call", "who": "both"}


def test_at_the_end_nothing_is_held() -> None:
    script = make_script(SCRIPT)
    progress = confirmed(script, {}, 6)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [held.answer.step for held in after.stashed] == ["small_try", "bye"]
    assert submit_answer(script, after, None, "t").stashed == ()


def test_what_is_held_survives_being_stored() -> None:
    script = make_script(SCRIPT, "## feel\nAbout {{ name_it }}")
    after = revise(script, confirmed(script, {}, 4), 1, "Wednesday", "t")
    assert [StashedAnswer.from_record(held.to_record()) for held in after.stashed] == list(after.stashed)


def test_back_goes_to_what_the_couple_gave_and_never_to_a_fact() -> None:
    script = make_script(SCRIPT)
    assert last_answered(confirmed(script, {}, 1)) is None
    assert last_answered(confirmed(script, {}, 3)) == 2


@pytest.mark.parametrize("n", [0, 9])
def test_what_cannot_be_answered_anew_changes_nothing(n: int) -> None:
    script = make_script(SCRIPT)
    with pytest.raises(InvalidAnswer):
        revise(script, confirmed(script, {}, 3), n, "b", "t")
    with pytest.raises(InvalidAnswer):
        submit_answer(script, confirmed(script, {}, 6), True, "t")
    with pytest.raises(InvalidAnswer, match="It wants a text"):
        submit_answer(script, confirmed(script, {}, 1), " ", "t")


def test_what_is_typed_is_kept_without_control_characters() -> None:
    script = make_script(SCRIPT)
    hostile = "\x1b[31mred \u202e\ud800 {{ name }}"
    progress = confirmed(script, {"name_it": hostile, "small_try": {"act": hostile, "who": "both"}}, 5)
    assert progress.answers[1].value == sanitize(hostile)
    assert progress.answers[4].value == {"act": sanitize(hostile), "who": "both"}


def test_blanks_around_what_is_typed_are_not_kept_and_those_within_are() -> None:
    script = make_script(SCRIPT)
    typed = " \x1b\t\n one  line\n\n  and another \u00a0\n"
    progress = confirmed(script, {"name_it": typed, "small_try": {"act": typed, "who": "both"}}, 5)
    assert progress.answers[1].value == "one  line\n\n  and another"
    assert progress.answers[4].value == {"act": "one  line\n\n  and another", "who": "both"}


def test_a_partners_held_private_answers_go_when_they_withhold() -> None:
    script = make_script(
        """
        - ask: mood
          answer: text
        - ask: hurt
          of: each
          answer: text
          private: yes
        - reveal: show_it
          show: [hurt]
        - ask: later
          of: each
          answer: text
          private: yes
        - say: bye
        """,
        "## hurt\n{{ mood }}\n## later\n{{ mood }}",
    )
    progress = confirmed(script, {"later": ValuesByPlace({"first": "A later", "second": "B later"})}, 9)
    after = revise(script, progress, 1, "other", "t")
    assert len(after.stashed) == 7
    for value in ("A", "B", {"hurt": "keep"}):
        after = submit_answer(script, after, value, "t")
    assert [(h.answer.step, h.answer.of) for h in after.stashed] == [
        ("show_it", "second"),
        ("show_it", "both"),
        ("later", "second"),
    ]
