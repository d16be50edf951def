"""Going back loses no answer and reuses only unchanged questions."""

from __future__ import annotations

from random import Random

from hypothesis import given
from hypothesis import strategies as st

from scripts import (
    Answer,
    AwaitingAnswer,
    AwaitingFact,
    Finished,
    Progress,
    Replay,
    Script,
    Source,
    replay,
    revise,
    submit_answer,
)
from scripts.answer_submission import ALWAYS_ASKED
from scripts.engine_types import Key
from scripts.loading.loader import load_script
from tests.scripts.helpers.random_answers import RandomCouple
from tests.scripts.helpers.random_scripts import SLOW, sources
from tests.scripts.helpers.small_scripts import prompt_texts, render

SEEDS = st.integers(0, 2**16)
LONGEST = 60


def played_with_give(script: Script, couple: RandomCouple, at_most: int = LONGEST) -> Progress:
    """Submit answers as on screen, stopping before the end."""
    progress = Progress()
    while (
        isinstance(state := replay(script, progress.answers), AwaitingAnswer | AwaitingFact)
        and len(progress.answers) < at_most
    ):
        after = submit_answer(script, progress, couple(state), "t")
        if isinstance(replay(script, after.answers), Finished):
            break
        progress = after
    return progress


def prompts_by_key(script: Script, answers: tuple[Answer, ...]) -> dict[Key, list[str]]:
    """Return the prompt of each answer."""
    replay, read = Replay(script), dict[Key, list[str]]()
    for answer in answers:
        assert isinstance(replay.state, AwaitingAnswer | AwaitingFact)
        read |= prompt_of(script, replay.state)
        replay.feed(answer)
    return read


def prompt_of(script: Script, state: AwaitingAnswer | AwaitingFact) -> dict[Key, list[str]]:
    """Return the prompt of a state; facts have none."""
    if isinstance(state, AwaitingFact):
        return {}
    return {state.key: [*prompt_texts(render(script, state)), *(text for _, text in state.items)]}


@SLOW
@given(sources(), SEEDS)
def test_same_value_restores_same_answers(source: Source, seed: int) -> None:
    script = load_script(source)
    progress = played_with_give(script, RandomCouple(seed))
    for n in sorted(Random(seed).sample(range(len(progress.answers)), min(4, len(progress.answers)))):
        answer = progress.answers[n]
        if n == 0 or answer.kind == "reveal" or answer.value is None:
            continue
        after = revise(script, progress, n, answer.value, "t")
        end = len(after.answers)
        assert after.answers == progress.answers[:end]
        if end < len(progress.answers):
            asked = progress.answers[end]
            assert asked.kind in ALWAYS_ASKED or may_be_deleted(asked, progress.answers[end:])
        assert not [a for a in after.answers[n + 1 :] if a.kind in ALWAYS_ASKED]
        held = [held.answer for held in after.stashed]
        assert held == [a for a in progress.answers[end:] if a in held]
        assert all(may_be_deleted(a, progress.answers[end:]) for a in progress.answers[end:] if a not in held)


def may_be_deleted(answer: Answer, later: tuple[Answer, ...]) -> bool:
    """Return whether a reveal may have deleted a private answer."""
    changed = any(not_all_shown(a) for a in later if a.of == answer.of)
    return answer.private and answer.value is None and changed


@SLOW
@given(sources(), SEEDS)
def test_no_answer_is_lost_and_reused_prompts_are_unchanged(source: Source, seed: int) -> None:
    script = load_script(source)
    couple, rng = RandomCouple(seed), Random(seed)
    progress = Progress()
    read: dict[Key, list[str]] = {}
    for _ in range(LONGEST):
        state = replay(script, progress.answers)
        if not isinstance(state, AwaitingAnswer | AwaitingFact):
            break
        back = len(progress.answers) > 1 and rng.random() < 0.2
        n = rng.randrange(1, len(progress.answers)) if back else len(progress.answers)
        current = Replay(script).feed_all(progress.answers[:n])
        assert isinstance(current, AwaitingAnswer | AwaitingFact)
        value = couple(current)
        after = (
            revise(script, progress, n, value, "t") if back else submit_answer(script, progress, value, "t")
        )
        # A withheld list takes the choices among its items with it.
        n = [answer.key for answer in after.answers].index(current.key)
        if not isinstance(replay(script, after.answers), Finished):
            lost = missing_answers(progress, after, n)
            assert not lost or not_all_shown(after.answers[n]), lost
            assert all(answer.private for answer in lost)
        # Earlier prompts that named a withheld answer read differently now.
        all_anew = len(after.answers) > n + 1 or current.kind == "reveal"
        now = prompts_by_key(script, after.answers) if all_anew else prompt_of(script, current)
        for answer in after.answers[n + 1 :]:
            assert now.get(answer.key) == read.get(answer.key)
            assert answer.kind not in ALWAYS_ASKED
        read |= now
        progress = after


def missing_answers(before: Progress, after: Progress, n: int) -> list[Answer]:
    """Return the answers that are neither answers now nor stashed.

    The one just submitted is left out.
    """
    given = after.answers[n].key
    saved = {
        answer.key: answer.value for answer in (*after.answers, *(held.answer for held in after.stashed))
    }
    known = (*(held.answer for held in before.stashed), *before.answers)
    latest = {answer.key: answer for answer in known if answer.key != given}
    decided = after.answers[n].value if after.answers[n].kind == "reveal" else None
    edits = decided if isinstance(decided, dict) else {}
    return [
        answer
        for key, answer in latest.items()
        if saved.get(key) != answer.value
        and not (isinstance(edits.get(answer.step), dict) and answer.of == after.answers[n].of)
    ]


def not_all_shown(answer: Answer) -> bool:
    decided = answer.kind == "reveal" and isinstance(answer.value, dict)
    return decided and any(decision != "show" for decision in answer.value.values())
