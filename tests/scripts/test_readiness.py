"""A script's own readiness question, which takes the place of the opening's."""

from __future__ import annotations

import pytest

from scripts import AwaitingAnswer, Json, Progress, Script
from scripts.loading.loader import ScriptError, load_script, load_stored
from scripts.loading.open_script import load_frame, open_script
from scripts.model import iter_nodes
from scripts.nothing_to_keep import answers_itself
from scripts.opening_closing_steps import READINESS_STEP, find_step_id, frame_name, is_readiness, own_steps
from scripts.progress import had_a_turn, is_untouched
from tests.scripts.helpers.small_scripts import HEAD, play, respond_with, source_of

OWN = f"{HEAD.replace('frame: no', 'depth: light')}readiness: willing\n"
STEPS = """
- ask: willing
  of: both
  answer: choice
  choices: [yes, rest, later]
- part: not_today
  when: willing == 'later'
  steps:
    - stop: another_day
- time_out: rest_first
  when: willing == 'rest'
- talk: story
  of: first
- say: after_rest
  when: willing == 'rest'
"""
WORDS = """
## willing
Now?
- yes: Yes
- rest: A break first
- later: Not now

## another_day
Another day.

## rest_first
Rest.

## story
Tell.

## after_rest
Rested.
"""


def ready(head: str = OWN, steps: str = STEPS) -> Script:
    return load_script(source_of(steps, WORDS, head), load_frame())


def steps_asked(script: Script, willing: Json) -> list[str]:
    given = {"willing": willing, "frame_good_now": "yes", "frame_to_keep": "words"}
    due = [{"id": "due1", "act": "We walk", "who": "both"}]
    played = play(script, respond_with({**given, "due": due}))
    return [answer.step for _, answer in played if answer.kind != "fact"]


@pytest.mark.parametrize(
    ("willing", "steps"),
    [
        ("yes", ["willing", "frame_due_now", "story", "frame_to_keep"]),
        ("rest", ["willing", "rest_first", "frame_due_now", "story", "after_rest", "frame_to_keep"]),
        ("later", ["willing", "another_day"]),
    ],
)
def test_own_question_is_asked_once_and_before_what_is_due(willing: str, steps: list[str]) -> None:
    assert steps_asked(ready(), willing) == steps


def test_without_the_key_the_opening_asks_too() -> None:
    script = ready(OWN.replace("readiness: willing\n", ""))
    expected = ["frame_good_now", "frame_due_now", "willing", "story", "frame_to_keep"]
    assert steps_asked(script, "yes") == expected
    assert not is_readiness(script, "willing")


def test_frame_has_no_question_left() -> None:
    script = ready()
    names = {frame_name(script, node.id) for node in iter_nodes(script.steps)}
    assert names == {"", "due_now", "to_keep"}
    assert find_step_id(script, READINESS_STEP) == READINESS_STEP
    assert "willing" in {node.id for node in own_steps(script)}


def test_saved_conversation_keeps_its_question() -> None:
    script = ready()
    stored = load_stored(script.sources)
    assert [node.id for node in stored.steps] == [node.id for node in script.steps]
    assert (stored.readiness, stored.frame_ids) == ("willing", script.frame_ids)


def test_answer_is_not_talking_yet() -> None:
    script = ready()
    played = play(script, respond_with({"willing": "yes", "frame_to_keep": "words"}))
    answers = [answer for _, answer in played]
    at = next(n for n, answer in enumerate(answers) if answer.step == "willing")
    assert is_untouched(script, Progress(tuple(answers[: at + 1])))
    assert not had_a_turn(script, answers[: at + 1])
    asked, _ = played[-1]
    assert isinstance(asked, AwaitingAnswer)
    assert answers_itself(script, asked, answers[:-1])


@pytest.mark.parametrize(
    ("head", "steps", "said"),
    [
        (OWN.replace("willing", "wiling"), STEPS, "isn’t the first step"),
        (OWN, STEPS.replace("of: both", "of: both\n  optional: yes"), "both have to answer it"),
        (OWN, STEPS.replace("of: both", "of: both\n  when: times_done > 0"), "both have to answer it"),
        (OWN, STEPS.replace("of: both", "of: first"), "both have to answer it"),
        (OWN, STEPS.replace("of: both", "of: each"), "both have to answer it"),
        (OWN, STEPS.replace("of: both", "of: both\n  pick: 1 to 2"), "both have to answer it"),
        (f"{OWN}frame: no\n", STEPS, "no opening"),
    ],
)
def test_question_must_be_asked_first_of_both(head: str, steps: str, said: str) -> None:
    with pytest.raises(ScriptError) as caught:
        ready(head, steps)
    assert said in str(caught.value)


@pytest.mark.parametrize("id_", ["role-reversal", "after-a-fight"])
def test_library_asks_once_if_now_is_good(id_: str) -> None:
    script = open_script(id_)
    assert is_readiness(script, script.steps[0].id)
    assert "frame_good_now" not in {node.id for node in iter_nodes(script.steps)}
