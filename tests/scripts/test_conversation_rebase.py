"""Questions asked again after an agreement changed elsewhere."""

from __future__ import annotations

from typing import Any

import pytest

from scripts import AwaitingAnswer, AwaitingFact, Json, Progress, replay, submit_answer
from scripts.conversation_rebase import rebase
from tests.scripts.helpers.small_scripts import make_script, respond_with

TODAY, LATER = "2026-03-14", "2026-03-20"
ONE: dict[str, Json] = {"id": "d1", "who": "a", "act": "Sit down", "cue": None, "look_back": TODAY}
TWO: dict[str, Json] = {"id": "d2", "who": "both", "act": "Walk", "cue": None, "look_back": TODAY}
OTHER = {**ONE, "act": "Sit down for ten minutes"}
SCRIPT = make_script("- look_back: back\n- ask: feel\n  answer: text\n- agree: small_try\n- say: bye")
CARRIED = make_script("- say: hello\n- look_back: now\n  carried: yes\n- say: bye", "## hello\n{{ carried }}")
KEPT: Json = {"agreement": "d1", "outcome": "kept", "did": "twice"}
ACT: Json = {"act": "Call", "who": "both"}


def confirmed(count: int, *due: Json, one: Json = KEPT, script: Any = SCRIPT) -> Progress:
    """Return a conversation after `count` answers."""
    looked_back = {"due": list(due), "small_try": ACT, "carried": ONE, "now": {"agreement": "d1"}}
    progress, respond = Progress(), respond_with(looked_back)
    for _ in range(count):
        state = replay(script, progress.answers)
        assert isinstance(state, AwaitingAnswer | AwaitingFact)
        is_first = (
            isinstance(state, AwaitingAnswer) and state.step.id == "back" and state.agreement["id"] == "d1"
        )
        progress = submit_answer(script, progress, one if is_first else respond(state), "t")
    return progress


def rebased(progress: Progress, *standing: dict[str, Json], script: Any = SCRIPT) -> Progress:
    return rebase(script, progress, {str(one["id"]): one for one in standing}, TODAY)


def current_step(progress: Progress, script: Any = SCRIPT) -> AwaitingAnswer:
    state = replay(script, progress.answers)
    assert isinstance(state, AwaitingAnswer)
    return state


@pytest.mark.parametrize("count", [2, 3, 4, 5, 6])
def test_rebase_without_changes_returns_same_object(count: int) -> None:
    progress = confirmed(count, ONE, TWO)
    assert rebased(progress, ONE, TWO) is progress


def test_pending_look_back_shows_current_and_earlier_wording() -> None:
    after = rebased(confirmed(2, ONE), OTHER)
    assert current_step(after).agreement == {**OTHER, "before": "Sit down"}
    assert rebased(after, OTHER) is after
    assert rebased(rebased(after, ONE), ONE).answers[1].value[0]["act"] == "Sit down"


def test_recurrence_is_updated() -> None:
    weekly: dict[str, Json] = {**ONE, "rhythm": "FREQ=WEEKLY;BYDAY=SU", "turn": "a"}
    after = rebased(confirmed(2, weekly), {**ONE, "rhythm": "FREQ=DAILY"})
    assert current_step(after).agreement == {**ONE, "rhythm": "FREQ=DAILY"}


def test_optional_fields_are_updated_without_asking_again() -> None:
    known: dict[str, Json] = {**ONE, "sign": "We sleep", "end": LATER}
    after = rebased(confirmed(2, known), {**ONE, "obstacle": "Rain"})
    assert current_step(after).agreement == {**ONE, "obstacle": "Rain"}
    looked_at = confirmed(6, known, TWO)
    assert rebased(looked_at, {**ONE, "obstacle": "Rain"}, TWO) is looked_at


def test_changed_agreement_is_asked_again_with_answer_in_box() -> None:
    after = rebased(confirmed(6, ONE, TWO), OTHER, TWO)
    state = current_step(after)
    assert (state.key, state.agreement["act"]) == (("back.1", "back", "both"), OTHER["act"])
    assert after.stashed_value(state.key) == KEPT
    again = submit_answer(SCRIPT, after, {**KEPT, "did": "once"}, "t")
    assert current_step(again).agreement["id"] == "d2"
    again = submit_answer(SCRIPT, again, None, "t")
    assert current_step(again).step.id == "small_try"  # spoken answers are reused, agreements are asked again
    assert again.stashed_value(current_step(again).key) == ACT


def test_look_backs_before_the_changed_one_remain() -> None:
    two = {"agreement": "d2", "outcome": "partly"}
    progress = submit_answer(SCRIPT, confirmed(3, ONE, TWO), two, "t")
    after = rebased(progress, ONE, {**TWO, "who": "b"})
    assert [answer.step for answer in after.answers] == ["begins", "back", "back"]
    assert (current_step(after).agreement["id"], after.stashed_value(current_step(after).key)) == ("d2", two)


def test_first_of_several_changes_is_asked_first() -> None:
    progress = submit_answer(SCRIPT, confirmed(3, ONE, TWO), {"agreement": "d2", "outcome": "partly"}, "t")
    assert current_step(rebased(progress, OTHER, {**TWO, "who": "b"})).agreement["id"] == "d1"


def test_ended_or_moved_agreement_is_not_asked_about() -> None:
    for changed in (
        rebased(confirmed(2, ONE, TWO), TWO),
        rebased(confirmed(2, ONE, TWO), {**ONE, "look_back": LATER}, TWO),
    ):
        assert current_step(changed).key == ("back.2", "back", "both")
        assert current_step(rebased(changed, ONE, TWO)).key == ("back.1", "back", "both")
    assert current_step(rebased(confirmed(2, ONE))).step.id == "feel"


def test_skipped_look_back_that_is_due_again_is_asked_before_the_rest() -> None:
    progress = rebased(confirmed(2, ONE, TWO), {**ONE, "look_back": LATER}, TWO)
    for value in ({"agreement": "d2", "outcome": "partly"}, "well"):
        progress = submit_answer(SCRIPT, progress, value, "t")
    again = rebased(progress, ONE, TWO)
    assert current_step(again).key == ("back.1", "back", "both")
    assert [each.answer.step for each in again.stashed] == ["back", "feel"]


def test_answer_remains_if_agreement_ended_afterwards() -> None:
    progress = confirmed(5, ONE)
    assert rebased(progress) is progress
    assert rebased(progress, {**ONE, "look_back": LATER}) is progress


def test_postponed_look_back_is_not_asked_again() -> None:
    progress = confirmed(4, ONE, one=None)
    assert rebased(progress, OTHER) is progress
    assert rebased(progress) is progress


def test_carried_agreement_is_updated_until_it_ends() -> None:
    half, whole = confirmed(3, script=CARRIED), confirmed(4, script=CARRIED)
    later = {**ONE, "look_back": LATER}
    assert current_step(rebased(half, later, script=CARRIED), CARRIED).agreement == later
    assert current_step(rebased(half, script=CARRIED), CARRIED).step.id == "bye"
    assert rebased(whole, later, script=CARRIED) is whole
    again = rebased(whole, OTHER, script=CARRIED)
    assert current_step(again, CARRIED).agreement == {**OTHER, "before": "Sit down"}
    assert again.stashed_value(current_step(again, CARRIED).key) == {"agreement": "d1"}


def test_notebook_entries_are_not_agreements() -> None:
    script = make_script("- for_each: go\n  in: notebook.tasks\n  steps:\n    - say: x")
    progress = Progress()
    for value in ("a", [{"id": "d1", "text": "Dishes"}]):
        progress = submit_answer(script, progress, value, "t")
    assert rebased(progress, script=script) is progress
