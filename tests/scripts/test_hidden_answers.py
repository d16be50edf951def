"""Saving, exports, and transcripts hide the same answers."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scripts import Answer, Script, Source
from scripts.engine.hidden_answers import hidden_keys
from scripts.engine.skipped_or_withheld import gate_ids, is_unsaid
from scripts.engine_types import Key
from scripts.loading.loader import load_script
from scripts.progress import redact_for_storage
from store import Conversation
from tests.scripts.helpers.random_answers import RandomCouple, with_reveal_rate
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import make_script, play
from tests.scripts.test_privacy import check_all_states, marks
from tui.reports.redaction import redact_private
from tui.session.stored_script import script_to_record

PRIVATE_STEPS = """
- turns: side
  steps:
    - ask: hurt
      of: speaker
      answer: text
      private: yes
    - reveal: show
      show: [hurt]
- ask: wish
  of: first
  answer: text
  private: yes
"""


def exported(script: Script, answers: tuple[Answer, ...]) -> tuple[Answer, ...]:
    records = tuple(answer.to_record() for answer in answers)
    conversation = Conversation("c1", script_to_record(script, "en"), "2026-03-14T20:00:00+01:00", records)
    return tuple(Answer.from_record(record) for record in redact_private(conversation).answers)


def removed_keys(before: tuple[Answer, ...], after: tuple[Answer, ...]) -> set[Key]:
    shown = {answer.key for answer in after if answer.value is not None}
    return {answer.key for answer in before if answer.value is not None} - shown


@SLOW
@given(sources(), st.integers(0, 2**16))
def test_all_views_hide_the_same_answers(source: Source, seed: int) -> None:
    script, rng = load_script(source), Random(seed)
    respond = with_reveal_rate(RandomCouple(seed), show=0.5)
    complete = tuple(answer for _, answer in play(script, respond))
    stopped = complete[: rng.randint(0, len(complete))]
    missing = rng.randrange(len(stopped)) if stopped else 0
    broken = (*stopped[:missing], *stopped[missing + 1 :])
    for answers in (complete, stopped, broken):
        saved, shown = redact_for_storage(script, answers, "words"), exported(script, answers)
        hidden = hidden_keys(script, answers)
        assert saved == shown
        gates = gate_ids(script)
        visits = {
            a.key for a in answers if a.kind == "fact"
        }  # those that would tell of a hidden answer go, too
        assert removed_keys(answers, saved) - visits == {
            a.key for a in answers if (a.key in hidden or is_unsaid(a, gates)) and a.value is not None
        }
        if answers is not broken:
            secrets = set(check_all_states(script, answers).hidden)
            assert not marks([answer.to_record() for answer in shown]) & secrets
            assert secrets <= marks([a.value for a in answers if a.key in hidden or a.kind == "reveal"])


def test_private_answers_after_an_invalid_one_are_hidden() -> None:
    script = make_script(PRIVATE_STEPS)
    answers = tuple(answer for _, answer in play(script))
    assert [key[1] for key in hidden_keys(script, answers)] == ["wish"]
    without_first = answers[1:]
    assert {key[1] for key in hidden_keys(script, without_first)} == {"hurt", "show", "wish"}
