"""Answers stashed by going back: reused, or asked again."""

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


def test_changed_prompt_is_asked_again_with_stashed_value() -> None:
    script = make_script(SCRIPT, "## feel\nAbout {{ name_it }}")
    progress = confirmed(script, {"name_it": "Tuesday", "feel": "sad", "plain": "so"}, 4)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [a.step for a in after.answers] == ["begins", "name_it"]
    assert after.stashed_value(("", "feel", "both")) == "sad"
    assert after.stashed_value(("", "name_it", "both")) is None
    again = submit_answer(script, after, "sad", "t")
    assert [a.step for a in again.answers] == ["begins", "name_it", "feel", "plain"]
    assert again.stashed == ()


def test_block_words_count_as_read() -> None:
    script = make_script(SCRIPT, "## deeper\nAbout {{ name_it }}")
    progress = confirmed(script, {}, 4)
    assert len(revise(script, progress, 1, "Wednesday", "t").answers) == 2


def test_source_list_of_a_choice_counts_as_read() -> None:
    script = make_script(
        "- ask: tasks\n  answer: list\n- ask: pick\n  answer: choice\n  choices_from: tasks\n- say: bye"
    )
    progress = confirmed(script, {"pick": "i1"}, 3)
    other = [{"id": "i1", "text": "Not what was chosen"}]
    assert len(revise(script, progress, 1, other, "t").answers) == 2
    assert revise(script, progress, 1, progress.answers[1].value, "t").answers == progress.answers


def test_joint_decisions_are_always_asked_again() -> None:
    script = make_script(SCRIPT)
    progress = confirmed(script, {"small_try": {"act": "call", "who": "both"}}, 5)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [a.step for a in after.answers] == ["begins", "name_it", "feel", "plain"]
    assert after.stashed_value(("", "small_try", "both")) == {"act": "call", "who": "both"}


def test_finished_conversation_has_no_stash() -> None:
    script = make_script(SCRIPT)
    progress = confirmed(script, {}, 6)
    after = revise(script, progress, 1, "Wednesday", "t")
    assert [held.answer.step for held in after.stashed] == ["small_try", "bye"]
    assert submit_answer(script, after, None, "t").stashed == ()


def test_stashed_answer_survives_storage() -> None:
    script = make_script(SCRIPT, "## feel\nAbout {{ name_it }}")
    after = revise(script, confirmed(script, {}, 4), 1, "Wednesday", "t")
    assert [StashedAnswer.from_record(held.to_record()) for held in after.stashed] == list(after.stashed)


def test_back_skips_facts() -> None:
    script = make_script(SCRIPT)
    assert last_answered(confirmed(script, {}, 1)) is None
    assert last_answered(confirmed(script, {}, 3)) == 2


@pytest.mark.parametrize("n", [0, 9])
def test_invalid_revision_changes_nothing(n: int) -> None:
    script = make_script(SCRIPT)
    with pytest.raises(InvalidAnswer):
        revise(script, confirmed(script, {}, 3), n, "b", "t")
    with pytest.raises(InvalidAnswer):
        submit_answer(script, confirmed(script, {}, 6), True, "t")
    with pytest.raises(InvalidAnswer, match="Expected text"):
        submit_answer(script, confirmed(script, {}, 1), " ", "t")


def test_control_characters_are_removed() -> None:
    script = make_script(SCRIPT)
    hostile = "\x1b[31mred \u202e\ud800 {{ name }}"
    progress = confirmed(script, {"name_it": hostile, "small_try": {"act": hostile, "who": "both"}}, 5)
    assert progress.answers[1].value == sanitize(hostile)
    assert progress.answers[4].value == {"act": sanitize(hostile), "who": "both"}


def test_only_outer_whitespace_is_stripped() -> None:
    script = make_script(SCRIPT)
    typed = " \x1b\t\n one  line\n\n  and another \u00a0\n"
    progress = confirmed(script, {"name_it": typed, "small_try": {"act": typed, "who": "both"}}, 5)
    assert progress.answers[1].value == "one  line\n\n  and another"
    assert progress.answers[4].value == {"act": "one  line\n\n  and another", "who": "both"}


def test_withholding_deletes_stashed_private_answers() -> None:
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
