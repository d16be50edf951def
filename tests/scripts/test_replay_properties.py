"""Replay of random scripts ends, never raises, and is deterministic."""

from __future__ import annotations

import json
from contextlib import suppress
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scripts import (
    Answer,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
    InvalidAnswer,
    InvalidHistory,
    Progress,
    Replay,
    Script,
    Source,
    State,
    replay,
    revise,
    submit_answer,
)
from scripts.loading.loader import load_script, load_stored
from tests.scripts.helpers.random_answers import RandomCouple
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import answer_to, play, prompt_texts, render

PLAYS = 6
LONGEST = 120
SEEDS = st.integers(0, 2**16)
JSON: st.SearchStrategy[Any] = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["show", "first"]),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["id", "text", "act", "who", "part", "edit", "n0", "n1"]), inner, max_size=3
        )
    ),
    max_leaves=6,
)


@SLOW
@given(sources(), SEEDS)
def test_every_play_ends_and_replays_to_the_same_states(source: Source, seed: int) -> None:
    script = load_script(source)
    for each in range(seed, seed + PLAYS):
        played = play(script, RandomCouple(each))
        answers = [answer for _, answer in played]
        assert isinstance(replay(script, answers), Finished)
        keys = [answer.key for answer in answers]
        assert len(set(keys)) == len(keys)
        for n in Random(seed).sample(range(len(played)), min(3, len(played))):
            assert replay(script, answers[:n]) == played[n][0]


@SLOW
@given(sources(), SEEDS)
def test_replay_after_reload_gives_same_state_and_prompt(source: Source, seed: int) -> None:
    script = load_script(source)
    again = load_stored(script.sources)
    for each in range(seed, seed + PLAYS):
        replay = Replay(again)
        for state, answer in play(script, RandomCouple(each)):
            assert_same_state(script, state, again, replay.state)
            stored = json.dumps(answer.to_record())
            assert Answer.from_record(json.loads(stored)) == answer
            replay.feed(Answer.from_record(json.loads(stored)))
        assert isinstance(replay.state, Finished)


@SLOW
@given(sources(), SEEDS)
def test_stepwise_replay_equals_full_replay(source: Source, seed: int) -> None:
    script, couple, rng = load_script(source), RandomCouple(seed), Random(seed)
    replay, progress = Replay(script), Progress()
    for _ in range(LONGEST):
        check_replay(replay, script, progress)
        if not isinstance(replay.state, AwaitingAnswer | AwaitingFact):
            break
        back = len(progress.answers) > 1 and rng.random() < 0.1
        n = rng.randrange(1, len(progress.answers)) if back else len(progress.answers)
        current = Replay(script).feed_all(progress.answers[:n])
        assert isinstance(current, AwaitingAnswer | AwaitingFact)
        value = couple(current)
        if rng.random() < 0.1:
            with suppress(InvalidAnswer):  # rejected
                submit_answer(script, progress, {"text": 1}, "t", replay=replay)
            check_replay(replay, script, progress)
        if back:
            after = revise(script, progress, n, value, "t", replay=replay)
            assert after == revise(script, progress, n, value, "t")
        else:
            after = submit_answer(script, progress, value, "t", replay=replay)
            assert after == submit_answer(script, progress, value, "t")
        if rng.random() < 0.9:  # otherwise saving it failed
            progress = after


def check_replay(replay: Replay, script: Script, progress: Progress) -> None:
    """Compare an advanced replay with one that starts over."""
    full = Replay(script)
    assert replay.advance_to(progress.answers) == full.feed_all(progress.answers)
    assert (replay.unrevealed, replay.final_state()) == (full.unrevealed, full.final_state())


def assert_same_state(
    script: Script, state: AwaitingAnswer | AwaitingFact, again: Script, reloaded_state: State
) -> None:
    """Check that reloading the script keeps a state."""
    assert isinstance(reloaded_state, AwaitingAnswer | AwaitingFact)
    assert (reloaded_state.key, reloaded_state.kind, reloaded_state.private) == (
        state.key,
        state.kind,
        state.private,
    )
    if not isinstance(state, AwaitingAnswer):
        assert reloaded_state == state
        return
    assert isinstance(reloaded_state, AwaitingAnswer)
    assert render(again, reloaded_state) == render(script, state)
    assert replace(reloaded_state, step=state.step) == state


@SLOW
@given(sources(), SEEDS, st.data())
def test_broken_history_has_a_state_or_an_index(source: Source, seed: int, data: st.DataObject) -> None:
    script = load_script(source)
    answers = [answer for _, answer in play(script, RandomCouple(seed))]
    rng = data.draw(st.randoms(use_true_random=False))
    for _ in range(data.draw(st.integers(1, 3))):
        n = rng.randrange(len(answers))
        how = data.draw(st.sampled_from(["value", "swap", "cut", "twice", "other", "start"]))
        if how == "value":
            answers[n] = Answer(**{**answers[n].to_record(), "value": data.draw(JSON)})
        elif how == "swap":
            m = rng.randrange(len(answers))
            answers[n], answers[m] = answers[m], answers[n]
        elif how == "cut":
            del answers[n + 1 :]
        elif how == "twice":
            answers.insert(n, answers[n])
        elif how == "other":
            answers[n] = Answer(
                **{**answers[n].to_record(), rng.choice(["place", "step", "kind", "of"]): "n0"}
            )
        else:
            del answers[: n // 2]
        if not answers:
            return
    state = replay(script, answers)
    if isinstance(state, InvalidHistory):
        fits, wrong = answers[: state.index], answers[state.index]
        assert not isinstance(replay(script, fits), InvalidHistory)
        assert (state.place, state.step) == (wrong.place, wrong.step)
        assert replay(script, answers[: state.index + 1]) == state
        assert state.reason.endswith(".")
        assert Replay(script).feed_all(answers) == state
    elif isinstance(state, AwaitingAnswer):
        render(script, state)
    else:
        assert isinstance(state, Finished | AwaitingFact)


@SLOW
@given(sources(), SEEDS, st.lists(JSON, min_size=4, max_size=4))
def test_any_value_is_accepted_or_rejected_without_raising(
    source: Source, seed: int, values: list[Any]
) -> None:
    script = load_script(source)
    played = play(script, RandomCouple(seed))
    for n, (state, _) in enumerate(played):
        if n % 3 == seed % 3:
            replay = Replay(script)
            replay.feed_all([answer for _, answer in played[:n]])
            after = replay.feed(answer_to(state, values[n % 4]))
            if isinstance(after, AwaitingAnswer):
                assert all(isinstance(text, str) for text in prompt_texts(render(script, after)))
