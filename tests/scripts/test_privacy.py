"""Private answers stay private: every private text carries a mark, and the marks are looked for everywhere."""

from __future__ import annotations

import json
from dataclasses import replace
from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scripts import (
    Answer,
    Ask,
    End,
    Impossible,
    NeedsFact,
    Progress,
    Script,
    Source,
    Stand,
    Walking,
    give,
    revise,
    walk,
)
from scripts.loading.loader import load
from scripts.progress import forgetting
from tests.scripts.helpers.random_answers import MARK, Couple, decisive
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import everything, played, says

SEEDS = st.integers(0, 2**16)
PLAYS = 4


def marks(value: object) -> set[str]:
    return set(MARK.findall(json.dumps(value)))


class Watch:
    """Whose marks are hidden at each moment; knows only what the format says, nothing of the walk's names."""

    def __init__(self, script: Script) -> None:
        self._script = script
        self.hidden: dict[str, str] = {}
        self._decided: set[str] = set()

    def look(self, stand: Stand) -> None:
        """No hidden mark may be seen here, except its owner's own in a private step."""
        if isinstance(stand, Ask) and stand.stage == "shown":
            self.hidden = {mark: of for mark, of in self.hidden.items() if mark not in self._decided}
        owner = stand.of if isinstance(stand, Ask) and stand.private else None
        seen = set(MARK.findall(everything(self._script, stand)))
        leaked = {mark for mark, of in self.hidden.items() if of != owner} & seen
        assert not leaked, (leaked, stand)

    def answered(self, stand: Ask | NeedsFact, answer: Answer) -> None:
        if isinstance(stand, Ask) and stand.stage == "decide":
            for known in stand.decides:
                decision = answer.value[known.name]
                shown = marks(known.value if decision == "show" else decision)
                self.hidden |= dict.fromkeys(shown - set(self.hidden), answer.of)
                self._decided |= set() if decision == "keep" else shown
        elif answer.private:
            self.hidden |= dict.fromkeys(marks(answer.value), answer.of)


def watched(script: Script, answers: tuple[Answer, ...]) -> Watch:
    """Walk through answers with an eye on every stand, the last one included."""
    walking, watch = Walking(script), Watch(script)
    for answer in answers:
        stand = walking.stand
        assert isinstance(stand, Ask | NeedsFact)
        watch.look(stand)
        watch.answered(stand, answer)
        walking.take(answer)
    watch.look(walking.stand)
    return watch


@SLOW
@given(sources(), SEEDS)
def test_no_hidden_answer_is_seen_by_anyone_but_its_owner(source: Source, seed: int) -> None:
    script = load(source)
    for each in range(seed, seed + PLAYS):
        answers = tuple(answer for _, answer in played(script, decisive(Couple(each), show=0.5)))
        watched(script, answers)
        for keep in ("words", "agreed"):
            for n in {len(answers), Random(each).randint(0, len(answers))}:
                hidden = watched(script, answers[:n]).hidden
                assert not marks([a.record() for a in forgetting(script, answers[:n], keep)]) & set(hidden)


@SLOW
@given(sources(), SEEDS)
def test_what_was_withheld_or_edited_away_is_in_no_record_and_held_nowhere(source: Source, seed: int) -> None:
    script = load(source)
    couple, chance = Couple(seed), Random(seed)
    progress, gone = Progress(), set[str]()
    for _ in range(50):
        stand = walk(script, progress.answers)
        if not isinstance(stand, Ask | NeedsFact):
            break
        back = len(progress.answers) > 1 and chance.random() < 0.15
        n = chance.randrange(1, len(progress.answers)) if back else len(progress.answers)
        where = Walking(script).through(progress.answers[:n])
        assert isinstance(where, Ask | NeedsFact)
        value = couple(where)
        if back:
            watched(script, progress.answers)  # all that was shown before this step back
        progress = revise(script, progress, n, value, "t") if back else give(script, progress, value, "t")
        if isinstance(where, Ask) and where.stage == "decide":
            gone |= {
                mark for known in where.decides if value[known.name] != "show" for mark in marks(known.value)
            }
        records = [*(a.record() for a in progress.answers), *(held.record() for held in progress.held)]
        assert not marks(records) & gone
        assert not isinstance(walk(script, progress.answers), Impossible)
    watched(script, progress.answers)


@SLOW
@given(sources(), SEEDS)
def test_what_is_never_shown_changes_nothing_for_anybody_else(source: Source, seed: int) -> None:
    script = load(source)
    for each in range(seed, seed + PLAYS):
        answers = [answer for _, answer in played(script, decisive(Couple(each), show=0.3))]
        hidden = watched(script, tuple(answers)).hidden
        for secret in ("other words altogether", None):
            changed = [
                replace(a, value=secret) if marks(a.value) & set(hidden) and a.kind == "ask" else a
                for a in answers
            ]
            one, other = Walking(script), Walking(script)
            for before, after in zip(answers, changed, strict=True):
                alike(script, one.stand, other.stand)
                one.take(before)
                other.take(after)
            assert isinstance(other.stand, End)


def alike(script: Script, one: Stand, other: Stand) -> None:
    """The same place, and the same words for both; a private screen may differ for its owner."""
    assert isinstance(one, Ask | NeedsFact)
    assert isinstance(other, Ask | NeedsFact)
    assert one.key == other.key
    if isinstance(one, Ask) and isinstance(other, Ask) and not one.private:
        assert says(script, one) == says(script, other)
