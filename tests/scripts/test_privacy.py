"""Private answers stay private: marks reveal any leak."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scripts import (
    Answer,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
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
from scripts.engine.reveal_decisions import decision_on
from scripts.loading.loader import load_script
from scripts.progress import redact_for_storage
from tests.scripts.helpers.random_answers import MARK, RandomCouple, with_reveal_rate
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import all_visible_text, play, render

SEEDS = st.integers(0, 2**16)
PLAYS = 4


def marks(value: object) -> set[str]:
    return set(MARK.findall(json.dumps(value)))


class HiddenMarks:
    """The hidden marks at each moment, with their owners.

    It implements docs/format.md alone, independently of the engine's scopes.
    """

    def __init__(self, script: Script) -> None:
        self._script = script
        self.hidden: dict[str, str] = {}
        self._decided: set[str] = set()

    def check(self, state: State) -> None:
        """Check that only owners see their hidden marks."""
        if isinstance(state, AwaitingAnswer) and state.stage == "shown":
            self.hidden = {mark: of for mark, of in self.hidden.items() if mark not in self._decided}
        owner = state.of if isinstance(state, AwaitingAnswer) and state.private else None
        seen = set(MARK.findall(all_visible_text(self._script, state)))
        leaked = {mark for mark, of in self.hidden.items() if of != owner} & seen
        assert not leaked, (leaked, state)

    def record(self, state: AwaitingAnswer | AwaitingFact, answer: Answer) -> None:
        if isinstance(state, AwaitingAnswer) and state.stage == "decide":
            for known in state.to_reveal:
                decision = decision_on(answer.value, known.name, known.place)
                shared = known.value if decision == "show" else decision
                chosen = json.dumps(shared)
                shown = marks([shared, *(text for id_, text in known.texts.items() if f'"{id_}"' in chosen)])
                self.hidden |= dict.fromkeys(shown - set(self.hidden), answer.of)
                self._decided |= set() if decision == "keep" else shown
        elif answer.private:
            self.hidden |= dict.fromkeys(marks(answer.value), answer.of)


def check_all_states(script: Script, answers: tuple[Answer, ...]) -> HiddenMarks:
    """Replay the answers, checking every state."""
    replay, hidden_marks = Replay(script), HiddenMarks(script)
    for answer in answers:
        state = replay.state
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        hidden_marks.check(state)
        hidden_marks.record(state, answer)
        replay.feed(answer)
    hidden_marks.check(replay.state)
    return hidden_marks


@SLOW
@given(sources(), SEEDS)
def test_only_the_owner_sees_hidden_answers(source: Source, seed: int) -> None:
    script = load_script(source)
    for each in range(seed, seed + PLAYS):
        answers = tuple(answer for _, answer in play(script, with_reveal_rate(RandomCouple(each), show=0.5)))
        check_all_states(script, answers)
        for keep in ("words", "agreed"):
            for n in {len(answers), Random(each).randint(0, len(answers))}:
                hidden = check_all_states(script, answers[:n]).hidden
                assert not marks(
                    [a.to_record() for a in redact_for_storage(script, answers[:n], keep)]
                ) & set(hidden)


@SLOW
@given(sources(), SEEDS)
def test_withheld_and_edited_text_is_in_no_record(source: Source, seed: int) -> None:
    script = load_script(source)
    couple, rng = RandomCouple(seed), Random(seed)
    progress, deleted = Progress(), set[str]()
    for _ in range(50):
        state = replay(script, progress.answers)
        if not isinstance(state, AwaitingAnswer | AwaitingFact):
            break
        back = len(progress.answers) > 1 and rng.random() < 0.15
        n = rng.randrange(1, len(progress.answers)) if back else len(progress.answers)
        current = Replay(script).feed_all(progress.answers[:n])
        assert isinstance(current, AwaitingAnswer | AwaitingFact)
        value = couple(current)
        if back:
            check_all_states(script, progress.answers)  # everything shown before going back
        progress = (
            revise(script, progress, n, value, "t") if back else submit_answer(script, progress, value, "t")
        )
        if isinstance(current, AwaitingAnswer) and current.stage == "decide":
            deleted |= {
                mark
                for known in current.to_reveal
                if decision_on(value, known.name, known.place) != "show"
                for mark in marks(known.value)
            }
        records = [
            *(a.to_record() for a in progress.answers),
            *(held.to_record() for held in progress.stashed),
        ]
        assert not marks(records) & deleted
        assert not isinstance(replay(script, progress.answers), InvalidHistory)
    check_all_states(script, progress.answers)


@SLOW
@given(sources(), SEEDS)
def test_unrevealed_answers_do_not_affect_partner(source: Source, seed: int) -> None:
    script = load_script(source)
    for each in range(seed, seed + PLAYS):
        answers = [answer for _, answer in play(script, with_reveal_rate(RandomCouple(each), show=0.3))]
        hidden = check_all_states(script, tuple(answers)).hidden
        for secret in ("other words altogether", None):
            changed = [
                replace(a, value=secret) if marks(a.value) & set(hidden) and a.kind == "ask" else a
                for a in answers
            ]
            one, other = Replay(script), Replay(script)
            for before, after in zip(answers, changed, strict=True):
                assert_alike(script, one.state, other.state)
                one.feed(before)
                other.feed(after)
            assert isinstance(other.state, Finished)


def assert_alike(script: Script, one: State, other: State) -> None:
    """Check that place and shared words agree.

    A private screen may differ for its owner.
    """
    assert isinstance(one, AwaitingAnswer | AwaitingFact)
    assert isinstance(other, AwaitingAnswer | AwaitingFact)
    assert one.key == other.key
    if isinstance(one, AwaitingAnswer) and isinstance(other, AwaitingAnswer) and not one.private:
        assert render(script, one) == render(script, other)
