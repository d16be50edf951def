"""The walk over random scripts with random answers: it ends, it never raises, and replay is the same walk."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from scripts import Answer, Ask, End, Impossible, NeedsFact, Script, Source, Stand, Walking, walk
from scripts.loading.loader import load, load_again
from tests.scripts.helpers.random_answers import Couple
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import answer_to, played, says, texts

PLAYS = 6
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
def test_every_play_comes_to_an_end_and_replays_to_the_same(source: Source, seed: int) -> None:
    script = load(source)
    for each in range(seed, seed + PLAYS):
        course = played(script, Couple(each))
        answers = [answer for _, answer in course]
        assert isinstance(walk(script, answers), End)
        keys = [answer.key for answer in answers]
        assert len(set(keys)) == len(keys)
        for n in Random(seed).sample(range(len(course)), min(3, len(course))):
            assert walk(script, answers[:n]) == course[n][0]


@SLOW
@given(sources(), SEEDS)
def test_killed_and_reloaded_it_is_the_same_place_and_the_same_prompt(source: Source, seed: int) -> None:
    script = load(source)
    again = load_again(script.sources)
    for each in range(seed, seed + PLAYS):
        walking = Walking(again)
        for stand, answer in played(script, Couple(each)):
            same(script, stand, again, walking.stand)
            stored = json.dumps(answer.record())
            assert Answer.from_record(json.loads(stored)) == answer
            walking.take(Answer.from_record(json.loads(stored)))
        assert isinstance(walking.stand, End)


def same(script: Script, stand: Ask | NeedsFact, again: Script, there: Stand) -> None:
    """Two stands in two readings of one script are the same to the couple."""
    assert isinstance(there, Ask | NeedsFact)
    assert (there.key, there.kind, there.private) == (stand.key, stand.kind, stand.private)
    if not isinstance(stand, Ask):
        assert there == stand
        return
    assert isinstance(there, Ask)
    assert says(again, there) == says(script, stand)
    assert replace(there, step=stand.step) == stand


@SLOW
@given(sources(), SEEDS, st.data())
def test_any_list_of_answers_has_a_stand_and_what_is_impossible_has_its_index(
    source: Source, seed: int, data: st.DataObject
) -> None:
    script = load(source)
    answers = [answer for _, answer in played(script, Couple(seed))]
    chance = data.draw(st.randoms(use_true_random=False))
    for _ in range(data.draw(st.integers(1, 3))):
        n = chance.randrange(len(answers))
        how = data.draw(st.sampled_from(["value", "swap", "cut", "twice", "other", "start"]))
        if how == "value":
            answers[n] = Answer(**{**answers[n].record(), "value": data.draw(JSON)})
        elif how == "swap":
            m = chance.randrange(len(answers))
            answers[n], answers[m] = answers[m], answers[n]
        elif how == "cut":
            del answers[n + 1 :]
        elif how == "twice":
            answers.insert(n, answers[n])
        elif how == "other":
            answers[n] = Answer(
                **{**answers[n].record(), chance.choice(["place", "step", "kind", "of"]): "n0"}
            )
        else:
            del answers[: n // 2]
        if not answers:
            return
    stand = walk(script, answers)
    if isinstance(stand, Impossible):
        fits, wrong = answers[: stand.index], answers[stand.index]
        assert not isinstance(walk(script, fits), Impossible)
        assert (stand.place, stand.step) == (wrong.place, wrong.step)
        assert walk(script, answers[: stand.index + 1]) == stand
        assert stand.reason.endswith(".")
        assert Walking(script).through(answers) == stand
    elif isinstance(stand, Ask):
        says(script, stand)
    else:
        assert isinstance(stand, End | NeedsFact)


@SLOW
@given(sources(), SEEDS, st.lists(JSON, min_size=4, max_size=4))
def test_a_value_fits_or_it_does_not_and_nothing_raises(source: Source, seed: int, values: list[Any]) -> None:
    script = load(source)
    course = played(script, Couple(seed))
    for n, (stand, _) in enumerate(course):
        if n % 3 == seed % 3:
            walking = Walking(script)
            walking.through([answer for _, answer in course[:n]])
            after = walking.take(answer_to(stand, values[n % 4]))
            if isinstance(after, Ask):
                assert all(isinstance(text, str) for text in texts(says(script, after)))
